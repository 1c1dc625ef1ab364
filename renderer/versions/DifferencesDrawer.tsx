// What a locked report would say today, or a version says otherwise than the one before; and the changed records.
import { recordKind } from '../../shared/registers/recordKind.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { rowHref } from '../route.ts';
import { DrawerForm, EmptyState, ErrorPanel, SkeletonRows, SmallTable } from '../ui/index.ts';
import './versions.css';

export type Against = 'before' | 'now';

interface DifferencesDrawerProps {
  /** The work report, or a statistic. */
  of: 'monthly' | 'reports';
  run: string;
  /** The other side: the version before, or the records of today. */
  against: Against;
  onClose: () => void;
}

export function DifferencesDrawer({ of, run, against, onClose }: DifferencesDrawerProps) {
  const { data, failure, reload } = useAnswer(`${of}.differences`, { run, against });
  const isCorrection = against === 'before';
  return (
    <DrawerForm
      open
      width={720}
      title={isCorrection ? '与上一版的差异' : '锁定后的差异'}
      subtitle={isCorrection ? '上一版锁定的数与这一版的数' : '锁定时的数与按现在的记录算出的数'}
      onClose={onClose}
    >
      {failure !== null && <ErrorPanel compact message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {data && data.figures.length === 0 && data.records.length === 0 && (
        <EmptyState title="没有差异">{isCorrection ? '两版的数相同。' : '锁定以后没有记录变更，数字相同。'}</EmptyState>
      )}
      {data && (data.figures.length > 0 || data.records.length > 0) && (
        <div className="pv-differences">
          <h3>数字（{data.figures.length}）</h3>
          <SmallTable
            label="不同的数字"
            rows={data.figures}
            rowKey={({ key }) => key}
            empty={<p>数字相同。</p>}
            columns={[
              { key: 'label', title: '指标', wrap: true, render: ({ label }) => label },
              {
                key: 'before',
                title: isCorrection ? '上一版' : '锁定时',
                align: 'right',
                width: '9rem',
                render: ({ before }) => before,
              },
              {
                key: 'after',
                title: isCorrection ? '这一版' : '现在',
                align: 'right',
                width: '9rem',
                render: ({ after }) => after,
              },
            ]}
          />
          <h3>变更的记录（{data.records.length}）</h3>
          <SmallTable
            label="变更的记录"
            rows={data.records}
            rowKey={({ register, id }) => `${register} ${id}`}
            empty={<p>没有记录变更。</p>}
            columns={[
              {
                key: 'title',
                title: '记录',
                wrap: true,
                render: ({ register, id, title }) => (
                  <a href={rowHref(register, id)}>{title === '' ? '未命名' : title}</a>
                ),
              },
              {
                key: 'register',
                title: '台账',
                width: '8rem',
                render: ({ register }) => recordKind(register),
              },
              { key: 'change', title: '变更', width: '7rem', render: ({ change }) => change },
            ]}
          />
        </div>
      )}
    </DrawerForm>
  );
}
