// One box over all registers. The keyboard does everything: type, arrows, Enter, Esc.
import SearchIcon from '@mui/icons-material/Search';
import Modal from '@mui/material/Modal';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { call, sentenceOf } from '../api/client.ts';
import { usePreference } from '../api/preference.ts';
import { useHelpScreen } from '../help/screenHelp.ts';
import { go } from '../route.ts';
import { ErrorPanel, Keys, useShortcut } from '../ui/index.ts';
import {
  type FoundRow,
  groupsOf,
  marked,
  readRecent,
  recentGroup,
  type SearchGroup,
  type SearchItem,
  withRecent,
} from './searchItems.ts';
import './SearchPalette.css';

const pauseMs = 80;
const perRegister = 6;

interface Found {
  text: string;
  groups: SearchGroup[];
}

/** Asks while it is typed; an answer to an older text is dropped. */
function useFound(text: string): { found: Found | null; failure: string | null } {
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    setFailure(null);
    if (text === '') return setFound(null);
    let current = true;
    const timer = setTimeout(async () => {
      try {
        const answer = await call('search.all', { text, limit: perRegister });
        if (current) setFound({ text, groups: groupsOf(answer, text) });
      } catch (error) {
        if (current) setFailure(sentenceOf(error));
      }
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return { found, failure };
}

export default function SearchPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [recent, setRecent] = usePreference<FoundRow[]>('search.recent', readRecent);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const wanted = text.trim();
  const { found, failure } = useFound(wanted);
  const groups = wanted === '' ? recentGroup(recent) : (found?.groups ?? []);
  const items = groups.flatMap((group) => group.items);
  useHelpScreen('search');
  useShortcut('Ctrl+K', () => onClose());

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its first line
  useEffect(() => setActive(0), [found, wanted === '']);
  useEffect(() => {
    list.current?.querySelector(`[data-place="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const open = (item: SearchItem | undefined) => {
    if (!item) return;
    if (item.kind === 'row') setRecent(withRecent(recent, withoutRegister(item.row, wanted === '' ? recent : [])));
    onClose();
    void go(item.href);
  };
  /** The text that Enter was pressed for before its answer had come. */
  const entered = useRef<string | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const last = items.length - 1;
    if (event.key === 'ArrowDown') setActive(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') setActive(active <= 0 ? Math.max(last, 0) : active - 1);
    else if (event.key === 'Enter' && (wanted === '' || found?.text === wanted)) open(items[active]);
    // Faster than the answer: it is opened as soon as it is found.
    else if (event.key === 'Enter') entered.current = wanted;
    else return;
    event.preventDefault();
  };

  useEffect(() => {
    if (found === null || entered.current !== found.text) return;
    entered.current = null;
    open(items[0]);
  });

  let place = -1;
  return (
    <Modal open onClose={onClose} aria-label="搜索">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the input inside */}
      <div className="pa-palette" onKeyDown={onKeyDown}>
        <div className="pa-palette-box">
          <SearchIcon />
          <input
            // biome-ignore lint/a11y/noAutofocus: the box was opened to be typed in
            autoFocus
            type="text"
            role="combobox"
            aria-label="在全部台账中搜索"
            aria-expanded={items.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            placeholder="姓名、拼音首字母、电话或身份号码的几位、编号"
            value={text}
            onChange={(event) => {
              entered.current = null;
              setText(event.target.value);
            }}
          />
          <Keys of="Esc" />
        </div>
        <div className="pa-palette-list" ref={list} role="listbox" id={`${id}-list`} aria-label="结果">
          {failure !== null && <ErrorPanel message={failure} compact />}
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
            <div key={group.title} role="group" aria-label={group.title}>
              <h3>
                {group.title}
                <span>{group.note}</span>
              </h3>
              {group.items.map((item) => {
                place += 1;
                const mine = place;
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input, which keeps the focus
                  <div
                    key={item.key}
                    id={`${id}-${mine}`}
                    data-place={mine}
                    role="option"
                    tabIndex={-1}
                    aria-selected={mine === active}
                    className={mine === active ? 'pa-palette-active' : undefined}
                    onMouseMove={() => setActive(mine)}
                    onClick={() => open(item)}
                  >
                    <Line item={item} wanted={wanted} />
                  </div>
                );
              })}
            </div>
          ))}
          <Nothing wanted={wanted} found={found} failed={failure !== null} recent={recent.length} />
        </div>
        <footer className="pa-palette-foot">
          <span>
            <Keys of="↑" /> <Keys of="↓" /> 选择
          </span>
          <span>
            <Keys of="Enter" /> 打开
          </span>
          <span>
            <Keys of="F1" /> 搜索说明
          </span>
        </footer>
      </div>
    </Modal>
  );
}

/** A row opened from the recent ones keeps its own detail, without the register's name before it. */
function withoutRegister(row: FoundRow, recent: readonly FoundRow[]): FoundRow {
  return recent.find(({ register, id }) => register === row.register && id === row.id) ?? row;
}

function Line({ item, wanted }: { item: SearchItem; wanted: string }) {
  if (item.kind === 'all') {
    return <span className="pa-palette-all">在台账中列出全部 {item.total.toLocaleString('zh-CN')} 条</span>;
  }
  const { row, matched } = item;
  const value = matched.indexOf('：') + 1;
  const inTitle = matched.endsWith(`：${row.title}`);
  return (
    <>
      <span className="pa-palette-title">
        <Marked text={row.title} wanted={wanted} whole={inTitle} />
      </span>
      <span className="pa-palette-detail">
        <Marked text={row.detail} wanted={wanted} />
      </span>
      {matched !== '' && !inTitle && (
        <span className="pa-palette-matched">
          {matched.slice(0, value)}
          <Marked text={matched.slice(value)} wanted={wanted} whole />
        </span>
      )}
    </>
  );
}

/** With `whole` all of it is marked where the words do not stand as typed: pinyin found it, or it is masked. */
function Marked({ text, wanted, whole = false }: { text: string; wanted: string; whole?: boolean }) {
  const parts = marked(text, wanted);
  if (whole && text !== '' && !parts.some((part) => part.hit)) return <mark className="pa-palette-whole">{text}</mark>;
  return parts.map((part, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have nothing else to be known by
    part.hit ? <mark key={place}>{part.text}</mark> : part.text,
  );
}

function Nothing({
  wanted,
  found,
  failed,
  recent,
}: {
  wanted: string;
  found: Found | null;
  failed: boolean;
  recent: number;
}) {
  if (failed) return null;
  if (wanted === '') {
    if (recent > 0) return null;
    return (
      <p className="pa-palette-none">
        一个框查全部台账：中文一个字也可以；拼音首字母如 zjg 找张建国、zbh 找治保会；电话、身份号码输入其中几位。
      </p>
    );
  }
  if (found === null || found.text !== wanted)
    return found === null ? <p className="pa-palette-none">正在查找…</p> : null;
  if (found.groups.length > 0) return null;
  return (
    <p className="pa-palette-none" role="status">
      没有找到“{wanted}”。
      <br />
      请换个写法，如拼音首字母，或只输入号码的几位。注销的记录不在结果中。
    </p>
  );
}
