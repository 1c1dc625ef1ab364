// Shifts that were planned and have no record yet: Enter opens the slip of one.
import type { PlannedShift } from '../../shared/contract/dutyProcedures.ts';
import { hoursWords } from '../../shared/rules/clockTime.ts';
import { weekdayName } from '../../shared/rules/days.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { go } from '../route.ts';
import { Callout, ErrorPanel, Panel, SkeletonRows, SmallTable } from '../ui/index.ts';
import { slipHref } from './patrolAddress.ts';

interface PlannedListProps {
  from: string;
  until: string;
}

/** 11月21日 周六. */
const dayWords = (day: string): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${weekdayName(day).replace('星期', '周')}`;

/** What begins later today cannot have been walked yet. */
const hasBegun = ({ day, start }: PlannedShift, today: string): boolean =>
  day < today || start <= new Date().toTimeString().slice(0, 5);

export function PlannedList({ from, until }: PlannedListProps) {
  const { data, failure, reload } = useAnswer('patrol.planned', { from, until, unrecorded: true });
  if (failure !== null) return <ErrorPanel message={failure} onRetry={() => void reload()} />;
  if (!data) return <SkeletonRows rows={4} />;
  const shifts = data.shifts.filter((shift) => hasBegun(shift, until));
  const open = ({ team, day, shift }: PlannedShift) => void go(slipHref({ team, day, shift }));
  return (
    <Panel title="排了还没有登记的" count={shifts.length}>
      <SmallTable
        label="排了还没有登记的班次"
        rows={shifts}
        rowKey={({ team, day, shift }) => `${team} ${day} ${shift}`}
        onOpen={open}
        maxHeight="26rem"
        empty={
          <Callout tone={data.planned === 0 ? 'info' : 'success'}>
            {data.planned === 0 ? '近两周没有已发布的排班。' : `近两周排定的 ${data.planned} 班都已登记。`}
          </Callout>
        }
        columns={[
          { key: 'day', title: '日期', width: '8rem', render: ({ day }) => dayWords(day) },
          { key: 'team', title: '队伍', wrap: true, render: ({ teamTitle }) => teamTitle },
          { key: 'name', title: '班次', width: '6rem', render: ({ name }) => name },
          { key: 'time', title: '时间', width: '8rem', render: ({ start, end }) => hoursWords(start, end) },
          { key: 'people', title: '已排', width: '3.6rem', align: 'right', render: ({ people }) => `${people} 人` },
        ]}
      />
    </Panel>
  );
}
