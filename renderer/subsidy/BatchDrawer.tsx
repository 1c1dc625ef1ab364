import type { SubsidyBatch } from '../../shared/contract/subsidyProcedures.ts';
import { yuanWords } from '../../shared/rules/mediation/subsidy/amount.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { DrawerForm, ErrorPanel, Panel, SkeletonRows, SmallTable } from '../ui/index.ts';
import { CaseLink } from './CaseLink.tsx';

/** The mediators and cases of a batch as they were paid. */
export function BatchDrawer({ batch, onClose }: { batch: SubsidyBatch; onClose: () => void }) {
  const { data, failure, reload } = useAnswer('subsidy.batch', { batch: batch.id });
  return (
    <DrawerForm
      open
      width={720}
      title={`${batch.paidOn} 发放 · ${batch.periodTitle}`}
      subtitle={`${batch.cases} 件，${batch.mediators} 名调解员，${yuanWords(batch.amount)}${data ? `（${data.totalInWords}）` : ''}`}
      onClose={onClose}
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {data === undefined ? (
        failure === null && <SkeletonRows />
      ) : (
        <div className="ps-batch">
          <Panel title="签领" count={data.lines.length}>
            <SmallTable
              label="签领"
              rows={data.lines}
              rowKey={({ mediator }) => mediator}
              columns={[
                { key: 'name', title: '人民调解员', width: '8rem', render: ({ name }) => name },
                { key: 'committee', title: '人民调解委员会', wrap: true, render: ({ committee }) => committee },
                { key: 'cases', title: '件数', width: '4rem', align: 'right', render: ({ cases }) => cases },
                {
                  key: 'amount',
                  title: '金额',
                  width: '8rem',
                  align: 'right',
                  render: ({ amount }) => yuanWords(amount),
                },
              ]}
            />
          </Panel>
          <Panel title="案件" count={data.cases.length}>
            <SmallTable
              label="案件"
              rows={data.cases}
              rowKey={({ case: id }) => id}
              columns={[
                {
                  key: 'title',
                  title: '纠纷名称、卷号',
                  wrap: true,
                  render: (one) => <CaseLink id={one.case} title={one.title} number={one.number} />,
                },
                {
                  key: 'mediators',
                  title: '调解员',
                  width: '8rem',
                  wrap: true,
                  render: ({ shares }) => shares.map(({ name }) => name).join('、'),
                },
                {
                  key: 'amount',
                  title: '金额',
                  wrap: true,
                  render: ({ amount, why }) => (
                    <>
                      {yuanWords(amount)}
                      <div className="ps-why">{why}</div>
                    </>
                  ),
                },
              ]}
            />
          </Panel>
        </div>
      )}
    </DrawerForm>
  );
}
