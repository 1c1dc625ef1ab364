import type { OutputOf } from '../../shared/contract/index.ts';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { EmptyState, ErrorPanel, SkeletonRows, Tag, type TagTone } from '../ui/index.ts';
import './records.css';

export type HistoryEntry = OutputOf<'rows.history'>['entries'][number];

const actions: Record<HistoryEntry['action'], { word: string; tone: TagTone }> = {
  create: { word: '新增', tone: 'success' },
  change: { word: '修改', tone: 'accent' },
  withdraw: { word: '注销', tone: 'warning' },
  restore: { word: '恢复', tone: 'success' },
  merge: { word: '合并', tone: 'warning' },
  import: { word: '导入', tone: 'accent' },
  undoImport: { word: '撤销导入', tone: 'warning' },
};

/** Every change of a row, newest first: who, when, which field, from what to what. */
export function HistoryTab({ register, id }: { register: string; id: string }) {
  const { data, failure, reload } = useAnswer('rows.history', { register, id });
  if (failure !== null) return <ErrorPanel message={failure} onRetry={reload} />;
  if (!data) return <SkeletonRows />;
  const about = (entry: HistoryEntry) => (entry.register === register ? '' : entry.title);
  return <HistoryList entries={data.entries} about={about} />;
}

interface HistoryListProps {
  entries: readonly HistoryEntry[];
  /** Which record an entry is of; empty where that is plain. */
  about: (entry: HistoryEntry) => string;
}

/** Changes, the newest first. */
export function HistoryList({ entries, about }: HistoryListProps) {
  if (entries.length === 0) return <EmptyState title="还没有修改记录" />;
  return (
    <ol className="pc-history">
      {entries.map((entry) => (
        <li key={entry.id}>
          <header>
            <Tag tone={actions[entry.action].tone}>{actions[entry.action].word}</Tag>
            <strong>{entry.by}</strong>
            <time dateTime={entry.at}>{beijingText(entry.at)}</time>
            {about(entry) !== '' && <span className="pc-history-row">{about(entry)}</span>}
          </header>
          {entry.reason !== null && <p className="pc-history-reason">原因：{entry.reason}</p>}
          {entry.changes.length > 0 && (
            <table className={entry.changes.every((change) => change.old === '') ? 'pc-history-first' : undefined}>
              <thead className="pc-unseen">
                <tr>
                  <th scope="col">栏目</th>
                  <th scope="col">原来</th>
                  <th scope="col">改成</th>
                </tr>
              </thead>
              <tbody>
                {entry.changes.map((change) => (
                  <tr key={change.field}>
                    <th scope="row">{change.label}</th>
                    <td className={change.old === '' ? 'pc-history-none' : 'pc-history-old'}>
                      {change.old === '' ? '（空）' : change.old}
                    </td>
                    <td>{change.new === '' ? '（空）' : change.new}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </li>
      ))}
    </ol>
  );
}
