// Before the report is made: who has reported, and what is missing or odd, the gravest first; every line opens its records.
import RefreshIcon from '@mui/icons-material/Refresh';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { CheckLine } from '../../shared/contract/monthlyProcedures.ts';
import { titleOfId } from '../fields/links.ts';
import { rowHref, viewHref } from '../route.ts';
import { Button, ErrorPanel, IconButton, SkeletonRows, Tag, type TagTone } from '../ui/index.ts';

export type Check = OutputOf<'monthly.check'>;

interface CheckPanelProps {
  check: Check | undefined;
  failure: string | null;
  onAgain: () => void;
}

const levels = [
  { key: 'error', title: '应当先处理', tone: 'danger' },
  { key: 'warning', title: '请核对', tone: 'warning' },
  { key: 'hint', title: '提示', tone: 'plain' },
] as const;

export function CheckPanel({ check, failure, onAgain }: CheckPanelProps) {
  return (
    <section className="pn-side-part" aria-label="出报告前">
      <header>
        <h2>出报告前</h2>
        <IconButton label="重新检查" icon={<RefreshIcon />} onClick={onAgain} />
      </header>
      {failure !== null && <ErrorPanel compact message={failure} onRetry={onAgain} />}
      {!check && failure === null && <SkeletonRows />}
      {check && (
        <>
          <Reporting reporting={check.reporting} />
          {check.lines.length === 0 && <p className="pn-fine">没有发现缺漏和异常，可以出报告。</p>}
          {levels.map(({ key, title, tone }) => {
            const lines = check.lines.filter(({ level }) => level === key);
            if (lines.length === 0) return null;
            return <Level key={key} title={title} tone={tone} lines={lines} isFolded={key === 'hint'} />;
          })}
        </>
      )}
    </section>
  );
}

interface LevelProps {
  title: string;
  tone: TagTone;
  lines: readonly CheckLine[];
  /** Many lines of the lightest kind would push away what stands below. */
  isFolded: boolean;
}

const foldedBeyond = 3;

function Level({ title, tone, lines, isFolded }: LevelProps) {
  const [isOpen, setOpen] = useState(!isFolded || lines.length <= foldedBeyond);
  return (
    <div className="pn-level">
      <h3>
        <Tag tone={tone}>{title}</Tag> {lines.length} 项
        {isFolded && lines.length > foldedBeyond && (
          <Button kind="quiet" onClick={() => setOpen(!isOpen)}>
            {isOpen ? '收起' : '展开'}
          </Button>
        )}
      </h3>
      {isOpen && (
        <ul>
          {lines.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Reporting({ reporting }: { reporting: Check['reporting'] }) {
  const { expected, received, onTime, receivedRate, onTimeRate, until } = reporting;
  return (
    <dl className="pn-reporting">
      <div>
        <dt>村（社区）应报</dt>
        <dd>{expected}</dd>
      </div>
      <div>
        <dt>已报</dt>
        <dd>
          {received} <small>{receivedRate}</small>
        </dd>
      </div>
      <div>
        <dt>{until}前报</dt>
        <dd>
          {onTime} <small>{onTimeRate}</small>
        </dd>
      </div>
    </dl>
  );
}

function Line({ line }: { line: CheckLine }) {
  const [isOpen, setOpen] = useState(false);
  const { text, register, ids } = line;
  const href = hrefOfLine(line);
  return (
    <li>
      <span>{text}</span>
      {href !== null && (
        <a href={href} aria-label={`去看：${text}`}>
          去看
        </a>
      )}
      {href === null && register !== null && ids.length > 1 && (
        <Button kind="quiet" onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : `看这 ${ids.length} 条`}
        </Button>
      )}
      {isOpen && register !== null && <Records register={register} ids={ids} />}
    </li>
  );
}

/** Where a line is looked at; null where its records are listed below it. */
function hrefOfLine({ view, screen, register, ids }: CheckLine): string | null {
  if (view !== null) return viewHref(view);
  const [first, ...others] = ids;
  if (register !== null && first !== undefined) return others.length === 0 ? rowHref(register, first) : null;
  if (screen !== null) return `#/${screen}`;
  return register === null ? null : viewHref({ register });
}

const listed = 20;

function Records({ register, ids }: { register: string; ids: readonly string[] }) {
  const [titles, setTitles] = useState<readonly { id: string; title: string }[] | null>(null);
  useEffect(() => {
    let current = true;
    void Promise.all(ids.slice(0, listed).map(async (id) => ({ id, title: await titleOfId(register, id) }))).then(
      (found) => current && setTitles(found),
    );
    return () => {
      current = false;
    };
  }, [register, ids]);
  if (titles === null) return <SkeletonRows />;
  return (
    <ul className="pn-concerned">
      {titles.map(({ id, title }) => (
        <li key={id}>
          <a href={rowHref(register, id)}>{title === '' ? '未命名' : title}</a>
        </li>
      ))}
      {ids.length > listed && <li>另有 {ids.length - listed} 条，处理完以上记录后再检查。</li>}
    </ul>
  );
}
