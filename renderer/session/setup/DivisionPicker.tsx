// Finding the township: typed by name or pinyin, or walked down from the province. One box, one list, no mouse needed.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call, sentenceOf } from '../../api/client.ts';
import { ErrorPanel, SearchInput } from '../../ui/index.ts';
import './DivisionPicker.css';

export type Division = OutputOf<'divisions.search'>['divisions'][number];

export interface DivisionPickerProps {
  onPick: (township: Division) => void;
}

const pauseMs = 100;
const most = 50;

function list(text: string, within: string): Promise<OutputOf<'divisions.search'>> {
  if (text === '') return call('divisions.children', { code: within });
  return call('divisions.search', { text, level: 'township', limit: most, ...(within === '' ? {} : { within }) });
}

export function DivisionPicker({ onPick }: DivisionPickerProps) {
  const [text, setText] = useState('');
  const [above, setAbove] = useState<readonly Division[]>([]);
  const [found, setFound] = useState<readonly Division[]>();
  const [failure, setFailure] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const wanted = text.trim();
  const within = above.at(-1)?.code ?? '';

  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      async () => {
        try {
          const { divisions } = await list(wanted, within);
          if (!current) return;
          setFound(divisions);
          setActive(0);
          setFailure(null);
        } catch (error) {
          if (current) setFailure(sentenceOf(error));
        }
      },
      wanted === '' ? 0 : pauseMs,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, within]);

  useEffect(() => {
    box.current?.querySelectorAll('[role=option]')[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const take = (division: Division | undefined) => {
    if (!division) return;
    if (division.level === 'township') return onPick(division);
    setAbove([...above, division]);
    setText('');
    setFound(undefined);
    box.current?.querySelector('input')?.focus();
  };
  const goUpTo = (count: number) => {
    setAbove(above.slice(0, count));
    setFound(undefined);
    box.current?.querySelector('input')?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || found === undefined || !(event.target instanceof HTMLInputElement)) return;
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter') take(found[active]);
    else if (event.key === 'Backspace' && text === '' && above.length > 0) goUpTo(above.length - 1);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the input inside
    <div className="pa-division-picker" ref={box} onKeyDown={onKeyDown}>
      <SearchInput
        label="乡镇（街道）名称或拼音首字母，如 迁陵、qlz、保靖 迁陵"
        value={text}
        onChange={setText}
        autoFocus
      />
      <nav className="pa-division-path" aria-label="所在地区">
        <button type="button" onClick={() => goUpTo(0)} disabled={above.length === 0}>
          全国
        </button>
        {above.map((division, place) => (
          <button
            key={division.code}
            type="button"
            onClick={() => goUpTo(place + 1)}
            disabled={place === above.length - 1}
          >
            {division.name}
          </button>
        ))}
      </nav>
      {failure !== null && <ErrorPanel message={failure} compact />}
      <div className="pa-division-list" role="listbox" id={listId} aria-label="地区">
        {found?.map((division, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input, which keeps the focus
          <div
            key={division.code}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            className={place === active ? 'pa-division-active' : undefined}
            onMouseMove={() => setActive(place)}
            onClick={() => take(division)}
          >
            <span className="pa-division-name">{division.name}</span>
            {wanted !== '' && <span className="pa-division-above">{division.path.slice(0, -1).join(' › ')}</span>}
            <span className="pa-division-code">{division.level === 'township' ? division.code : '›'}</span>
          </div>
        ))}
        {wanted !== '' && found?.length === most && (
          <p className="pa-division-none">
            只列出前 {most} 个。多输入一个字，或在前面加上县名，如“保靖 迁陵”“bj qlz”。
          </p>
        )}
        {found?.length === 0 && (
          <p className="pa-division-none">
            {wanted === ''
              ? '全国区划中这里没有下级。'
              : `没有找到“${wanted}”。请换一种写法，或清空后从省、市、县逐级选择。`}
          </p>
        )}
      </div>
    </div>
  );
}
