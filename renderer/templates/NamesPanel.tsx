// What a template may name: groups, search, what would be filled in for the period; one click or Enter copies.
import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { type KeyboardEvent, useState } from 'react';
import { useAnswer } from '../api/useAnswer.ts';
import { Button, EmptyState, ErrorPanel, notify, SearchInput, Segmented, Select, SkeletonRows } from '../ui/index.ts';
import { copyText } from './copyText.ts';
import {
  type FoundGroup,
  findNames,
  listEnd,
  listStart,
  type NameFamily,
  type NameUse,
  placeholderText,
  type SlotShown,
} from './placeholderText.ts';

const uses = [
  { value: 'value', label: '填入' },
  { value: 'if', label: '有才写' },
  { value: 'unless', label: '没有才写' },
] as const;

const asItIs = 'asItIs';

const decimalChoices = [
  { value: asItIs, label: '小数照原样' },
  { value: '0', label: '不留小数' },
  { value: '1', label: '1 位小数' },
  { value: '2', label: '2 位小数' },
  { value: '4', label: '4 位小数' },
];

async function copy(text: string): Promise<void> {
  if (await copyText(text)) notify({ text: `已复制 ${text}` });
  else notify({ text: '没有复制成，请选中后按 Ctrl+C。', tone: 'warning' });
}

/** The arrow keys go from name to name. */
function moveBetweenNames(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches('.pt-name')) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.pt-name')];
  const next = all[all.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

export function NamesPanel({ report, period }: { report: string; period: string }) {
  const { data, failure, reload } = useAnswer('templates.names', { report, period });
  const [search, setSearch] = useState('');
  const [use, setUse] = useState<NameUse>('value');
  const [decimals, setDecimals] = useState(asItIs);
  const found = data ? findNames(data.groups, search) : [];
  const textOf = (slot: SlotShown) => placeholderText(slot, use, decimals === asItIs ? null : Number(decimals));
  return (
    <section className="pt-names" aria-label="占位符">
      <header className="pt-names-head">
        <h2>占位符</h2>
        <span className="pt-names-search">
          <SearchInput label="查找占位符" value={search} onChange={setSearch} />
        </span>
        <Segmented
          label="复制成什么写法"
          value={use}
          choices={uses}
          onChange={(value) => setUse(uses.find((each) => each.value === value)?.value ?? 'value')}
        />
        <Select
          narrow
          label="小数位数"
          value={decimals}
          choices={decimalChoices}
          disabled={use !== 'value'}
          onChange={setDecimals}
        />
      </header>
      <p className="pt-lead">
        {use === 'value'
          ? '点一下就复制，到 WPS 里粘贴在要填的地方。右边是这一期会填的内容。'
          : `复制的是一对，${use === 'if' ? '有内容（数字不是 0）' : '没有内容（或是 0）'}时才印中间写的文字。`}
      </p>
      {failure !== null && <ErrorPanel compact message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {data && found.length === 0 && (
        <EmptyState title={`没有含“${search.trim()}”的占位符`}>换一个词，或清空查找。</EmptyState>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons inside */}
      <div className="pt-groups" onKeyDown={moveBetweenNames}>
        {found.map((each, index) => (
          <Group
            // Anew for every search: what was found stands open.
            key={`${each.group.key} ${search.trim() === '' ? '' : 'found'}`}
            found={each}
            startsOpen={search.trim() !== '' || index === 0}
            textOf={textOf}
          />
        ))}
      </div>
    </section>
  );
}

interface GroupProps {
  found: FoundGroup;
  startsOpen: boolean;
  textOf: (slot: SlotShown) => string;
}

function Group({ found: { group, families }, startsOpen, textOf }: GroupProps) {
  const [isOpen, setOpen] = useState(startsOpen);
  const { title, list, rows } = group;
  return (
    <section className="pt-group" aria-label={title}>
      <h3>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className="pt-caret" aria-hidden />
          {title}
          <small>{list === null ? `${families.length} 个` : `${rows} 行，每行 ${families.length} 个`}</small>
        </button>
        {list !== null && (
          <span className="pt-ends">
            <Button kind="quiet" icon={<CopyIcon />} onClick={() => void copy(listStart(list))}>
              开头 {listStart(list)}
            </Button>
            <Button kind="quiet" icon={<CopyIcon />} onClick={() => void copy(listEnd(list))}>
              结尾 {listEnd(list)}
            </Button>
          </span>
        )}
      </h3>
      {isOpen && list !== null && (
        <p className="pt-lead">
          开头写在一行的第一格，结尾写在同一行的最后一格，这一行就按行重复；下面是第一行的内容。
        </p>
      )}
      {isOpen && (
        <ul>
          {families.map((family) => (
            <Family key={family.main.name} family={family} textOf={textOf} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Family({ family: { main, forms }, textOf }: { family: NameFamily; textOf: GroupProps['textOf'] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div className="pt-line">
        <Name slot={main} textOf={textOf} />
        {forms.length > 0 && (
          <Button kind="quiet" onClick={() => setOpen(!isOpen)}>
            {isOpen ? '收起' : `另 ${forms.length} 种`}
          </Button>
        )}
      </div>
      {isOpen && (
        <ul className="pt-forms">
          {forms.map((slot) => (
            <li key={slot.name} className="pt-line">
              <Name slot={slot} textOf={textOf} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Name({ slot, textOf }: { slot: SlotShown; textOf: GroupProps['textOf'] }) {
  const { about, example } = slot;
  return (
    <button type="button" className="pt-name" title={about} onClick={() => void copy(textOf(slot))}>
      <code>{textOf(slot)}</code>
      <span className="pt-about">{about}</span>
      <span className="pt-example">{example ?? <i>（空）</i>}</span>
    </button>
  );
}
