// What falls due in cases of mediation: each limit by itself, the most urgent first, leading to its case.
import type { OutputOf } from '../../shared/contract/index.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { hrefOf } from '../route.ts';
import { ErrorPanel, Panel, Tag } from '../ui/index.ts';

type Due = OutputOf<'mediation.due'>['items'][number];

/** More are a list of their own. */
const most = 8;

/** Nothing where nothing is due. */
export function CasesDue() {
  const { data, failure, reload } = useAnswer('mediation.due', {});
  if (failure !== null) return <ErrorPanel compact message={failure} onRetry={() => void reload()} />;
  if (data === undefined || data.items.length === 0) return null;
  const { items, casesLeft } = data;
  return (
    <Panel
      title="案件期限"
      count={items.length}
      action={
        (items.length > most || casesLeft > 0) && <a href={hrefOf('mediation', 'cases', { filter: 'over' })}>全部</a>
      }
    >
      <ul className="pa-today-tasks">
        {items.slice(0, most).map((item) => (
          <li key={`${item.case} ${item.key} ${item.row} ${item.title}`}>
            <a className="pa-today-task" href={hrefOf('mediation', 'case', { row: item.case })}>
              <Tag tone={item.state === 'over' ? 'danger' : 'warning'}>{wordsOf(item)}</Tag>
              <span className="pa-today-text">
                {item.title}
                <span className="pa-today-case">{[item.caseTitle, item.number].filter(Boolean).join(' ')}</span>
              </span>
              <span className="pa-today-day">{item.dueOn}</span>
            </a>
          </li>
        ))}
      </ul>
      {casesLeft > 0 && (
        <p className="pa-today-left">另有 {casesLeft.toLocaleString('zh-CN')} 件案件也有事项到期，在“全部”里看。</p>
      )}
    </Panel>
  );
}

function wordsOf({ days }: Due): string {
  if (days < 0) return `已超 ${-days} 天`;
  return days === 0 ? '今天到期' : `还有 ${days} 天`;
}
