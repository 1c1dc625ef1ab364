// Shifts of rotas behind a figure: each opens the rota of its team at its day, and the patrols by which it was held.
import { rowHref } from '../route.ts';
import { SmallTable } from '../ui/index.ts';
import type { FigureRecord } from './FigureRecords.tsx';

export function ShiftTable({ records }: { records: readonly FigureRecord[] }) {
  return (
    <SmallTable
      label="班次"
      rows={records}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'day',
          title: '日期',
          width: '6.5rem',
          render: ({ register, id, day }) => (
            <a href={rowHref(register, id)} title="打开这一天的排班表">
              {day}
            </a>
          ),
        },
        {
          key: 'shift',
          title: '队伍和班次',
          width: '12rem',
          wrap: true,
          render: ({ shift }) => (
            <>
              {shift?.teamTitle} {shift?.name} <span className="pp-hours">{shift?.hours}</span>
            </>
          ),
        },
        { key: 'people', title: '排定', wrap: true, render: ({ shift }) => shift?.people.join('、') },
        {
          key: 'records',
          title: '巡逻记录',
          width: '7.5rem',
          wrap: true,
          render: ({ shift }) =>
            shift === null || shift === undefined || shift.records.length === 0 ? (
              <span className="pp-none">没有记录</span>
            ) : (
              shift.records.map(({ id, hours }) => (
                <a key={id} className="pp-patrol" href={rowHref('patrolRecord', id)}>
                  {hours}
                </a>
              ))
            ),
        },
      ]}
    />
  );
}
