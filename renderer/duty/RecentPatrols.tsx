// The newest patrol records, with what they found.
import { useEffect, useState } from 'react';
import type { Row, RowTitles } from '../../shared/contract/shapes.ts';
import { patrolRecord } from '../../shared/registers/duty/facts.ts';
import { fieldOf } from '../../shared/registers/register.ts';
import { call, sentenceOf } from '../api/client.ts';
import { useUnlocks } from '../api/currentUser.ts';
import { shownText } from '../fields/cellView.ts';
import type { Office } from '../fields/office.ts';
import { go, rowHref } from '../route.ts';
import { EmptyState, ErrorPanel, Panel, SkeletonRows, SmallTable, Tag } from '../ui/index.ts';

const most = 20;

export function RecentPatrols({ office }: { office: Office }) {
  const [shown, setShown] = useState<{ rows: readonly Row[]; titles: RowTitles; total: number } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const unlocks = useUnlocks();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every unlocking asks anew
  useEffect(() => {
    let isHere = true;
    const read = async () => {
      const { view, total } = await call('views.open', { register: patrolRecord.key });
      const answer = await call('views.rows', { view, from: 0, count: most });
      if (isHere) setShown({ ...answer, total });
    };
    read().catch((error: unknown) => isHere && setFailure(sentenceOf(error)));
    return () => {
      isHere = false;
    };
  }, [unlocks]);
  if (failure !== null) return <ErrorPanel message={failure} />;
  if (!shown) return <SkeletonRows rows={6} />;
  const text = (row: Row, key: string) => shownText({ row, titles: shown.titles }, fieldOf(patrolRecord, key), office);
  return (
    <Panel title="最近登记的" count={shown.total}>
      <SmallTable
        label="最近登记的巡逻"
        rows={shown.rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void go(rowHref(patrolRecord.key, id))}
        empty={<EmptyState title="还没有巡逻记录">登记一次巡逻以后，列在这里。</EmptyState>}
        columns={[
          { key: 'day', title: '日期', width: '6.5rem', render: (row) => text(row, 'patrolledOn') },
          { key: 'team', title: '队伍', wrap: true, render: (row) => text(row, 'team') },
          {
            key: 'time',
            title: '时间',
            width: '7.5rem',
            render: (row) => `${text(row, 'start')}–${text(row, 'end')}`,
          },
          {
            key: 'people',
            title: '实到',
            width: '3.6rem',
            align: 'right',
            render: (row) => text(row, 'attendeeCount'),
          },
          {
            key: 'finding',
            title: '发现',
            width: '6.5rem',
            render: (row) => (
              <>
                {row.values.finding === '0' ? '无' : <Tag tone="warning">{text(row, 'finding')}</Tag>}
                {row.values.lateEntry === true && <Tag>补录</Tag>}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
