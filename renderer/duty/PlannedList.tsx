// Shifts that were planned and have no record yet: Enter opens the slip of one.
import type { PlannedShift } from '../../shared/contract/dutyProcedures.ts';
import { dayWithWeekday } from '../../shared/rules/rota/rotaWords.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { go } from '../route.ts';
import { Callout, ErrorPanel, Panel, SkeletonRows, SmallTable } from '../ui/index.ts';
import { slipHref } from './patrolAddress.ts';

interface PlannedListProps {
  from: string;
  until: string;
}

export function PlannedList({ from, until }: PlannedListProps) {
  const { data, failure, reload } = useAnswer('patrol.planned', { from, until, unrecorded: true });
  if (failure !== null) return <ErrorPanel message={failure} onRetry={() => void reload()} />;
  if (!data) return <SkeletonRows rows={4} />;
  const open = ({ team, day, shift }: PlannedShift) => void go(slipHref({ team, day, shift }));
  return (
    <Panel title="排了还没有登记的" count={data.shifts.length}>
      <SmallTable
        label="排了还没有登记的班次"
        rows={data.shifts}
        rowKey={({ team, day, shift }) => `${team} ${day} ${shift}`}
        onOpen={open}
        maxHeight="26rem"
        empty={
          <Callout tone="success">
            {data.planned === 0 ? '近两周没有已发布的排班。' : `近两周排定的 ${data.planned} 班都已登记。`}
          </Callout>
        }
        columns={[
          { key: 'day', title: '日期', width: '9.5rem', render: ({ day }) => dayWithWeekday(day) },
          { key: 'team', title: '队伍', wrap: true, render: ({ teamTitle }) => teamTitle },
          { key: 'name', title: '班次', width: '7rem', render: ({ name }) => name },
          { key: 'time', title: '时间', width: '8rem', render: ({ start, end }) => `${start}–${end}` },
          { key: 'people', title: '已排', width: '4rem', align: 'right', render: ({ people }) => `${people} 人` },
        ]}
      />
    </Panel>
  );
}
