import { registerTitle } from '../../../shared/registers/index.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { go, hrefOf } from '../../route.ts';
import { EmptyState, ErrorPanel, Panel, SkeletonRows, SmallTable, Tag } from '../../ui/index.ts';

/** Rows of other registers that point to this one, by register. */
export function RelatedTab({ register, id }: { register: string; id: string }) {
  const { data, failure, reload } = useAnswer('rows.related', { register, id });
  if (failure !== null) return <ErrorPanel message={failure} onRetry={reload} />;
  if (!data) return <SkeletonRows />;
  if (data.related.length === 0) {
    return <EmptyState title="没有相关记录">其他台账里还没有指向这一条的记录。</EmptyState>;
  }
  const keys = [...new Set(data.related.map((each) => each.register))];
  return (
    <div className="pr-related">
      {keys.map((key) => {
        const rows = data.related.filter((each) => each.register === key);
        const total = data.totals.reduce((sum, each) => (each.register === key ? sum + each.rows : sum), 0);
        return (
          <Panel key={key} title={registerTitle(key)} count={total}>
            <SmallTable
              label={registerTitle(key)}
              columns={[
                { key: 'title', title: '记录', render: (row) => row.title },
                { key: 'as', title: '关系', width: '9rem', render: (row) => row.detail.split(' · ').at(-1) },
                {
                  key: 'state',
                  title: '',
                  width: '5rem',
                  render: (row) => row.withdrawn && <Tag>已注销</Tag>,
                },
              ]}
              rows={rows}
              rowKey={(row) => `${row.field} ${row.id}`}
              rowTone={(row) => (row.withdrawn ? 'muted' : undefined)}
              onOpen={(row) => void go(hrefOf('register', row.register, { row: row.id }))}
            />
            {rows.length < total && <p>只列出最近有变动的 {rows.length} 条，其余请在台账里按这一条筛选。</p>}
          </Panel>
        );
      })}
    </div>
  );
}
