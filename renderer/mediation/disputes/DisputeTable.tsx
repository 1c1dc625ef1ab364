import { useEffect, useState } from 'react';
import { rowHref } from '../../route.ts';
import { Button, EmptyState, Tag } from '../../ui/index.ts';
import type { Dispute } from './DisputesPage.tsx';

export interface DisputeTableProps {
  rows: readonly Dispute[];
  chosen: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

/** A thousand rows of a plain table are drawn at once without a pause; more come on demand. */
const step = 300;

const sideWords: Readonly<Record<string, string>> = { '1': '申请人', '2': '被申请人', '3': '第三人' };

/** Disputes with the parties that each would have, and what is to be said about it. */
export function DisputeTable({ rows, chosen, onToggle }: DisputeTableProps) {
  const [most, setMost] = useState(step);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows begin at their beginning
  useEffect(() => setMost(step), [rows]);
  if (rows.length === 0) return <EmptyState title="没有符合条件的纠纷">换一个条件，或清空查找的词。</EmptyState>;
  return (
    <div className="pm-dispute-table">
      <table aria-label="台账里的纠纷">
        <thead>
          <tr>
            <th scope="col" className="pm-dispute-pick">
              选
            </th>
            <th scope="col">纠纷</th>
            <th scope="col" className="pm-dispute-day">
              发生日期
            </th>
            <th scope="col" className="pm-dispute-parties">
              转成后的当事人
            </th>
            <th scope="col" className="pm-dispute-notes">
              说明
            </th>
            <th scope="col" className="pm-dispute-link">
              台账
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <DisputeRow key={row.id} row={row} isChosen={chosen.has(row.id)} onToggle={onToggle} />
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <div className="pm-dispute-more">
          <Button onClick={() => setMost(most + step)}>
            再列出 {Math.min(step, rows.length - most)} 条（共 {rows.length.toLocaleString('zh-CN')} 条）
          </Button>
        </div>
      )}
    </div>
  );
}

interface DisputeRowProps {
  row: Dispute;
  isChosen: boolean;
  onToggle: (id: string) => void;
}

function DisputeRow({ row, isChosen, onToggle }: DisputeRowProps) {
  const good = row.state === 'good';
  return (
    <tr className={good ? undefined : 'pm-dispute-held'} aria-selected={good && isChosen}>
      <td>
        {good ? (
          <input type="checkbox" aria-label={row.title} checked={isChosen} onChange={() => onToggle(row.id)} />
        ) : (
          <Tag tone="warning">待改</Tag>
        )}
      </td>
      <td>{row.title}</td>
      <td>{row.happenedOn ?? '—'}</td>
      <td>
        <Parties parties={row.parties} />
      </td>
      <td>
        {row.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </td>
      <td>
        <a href={rowHref('dispute', row.id)}>{good ? '查看' : '去修改'}</a>
      </td>
    </tr>
  );
}

function Parties({ parties }: Pick<Dispute, 'parties'>) {
  if (parties.length === 0) return <>—</>;
  const sides = [...new Set(parties.map(({ side }) => side))].sort();
  return (
    <>
      {sides.map((side) => (
        <p key={side}>
          <span className="pm-dispute-side">{sideWords[side] ?? ''}</span>
          {parties
            .filter((party) => party.side === side)
            .map(({ name }) => name)
            .join('、')}
        </p>
      ))}
    </>
  );
}
