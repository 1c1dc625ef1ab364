// The records behind a figure as a list that grows: as many as the figure says, each opens its row.
import { type ReactNode, useState } from 'react';
import type { ShownShift } from '../../shared/contract/shapes.ts';
import { rowHref } from '../route.ts';
import { Button, notifyError, SmallTable } from '../ui/index.ts';
import './passport.css';
import { RecordsFileMenu } from './RecordsFileMenu.tsx';
import { ShiftTable } from './ShiftTable.tsx';

export interface FigureRecord {
  register: string;
  id: string;
  title: string;
  day: string | null;
  /** What it adds to a sum; null where every record counts once. */
  addend: string | null;
  /** A shift of a rota in place of a row. */
  shift?: ShownShift | null;
}

/** Records are fetched so many at a time. */
export const recordsAtOnce = 100;

interface FigureRecordsProps {
  first: readonly FigureRecord[];
  total: number;
  /** Head of the addends. */
  unit: string;
  /** Stands before "共 n 条记录". */
  figure?: ReactNode;
  fetchFrom: (from: number) => Promise<readonly FigureRecord[]>;
  /** All of them as a file: its name without extension, and how it is written. */
  file: RecordsFile;
}

export interface RecordsFile {
  name: string;
  write: (format: 'xlsx' | 'docx', file: string) => Promise<{ job: string }>;
}

export function FigureRecords({ first, total, unit, figure, fetchFrom, file }: FigureRecordsProps) {
  const [more, setMore] = useState<readonly FigureRecord[]>([]);
  const shown = [...first, ...more];
  const showMore = async () => {
    try {
      setMore([...more, ...(await fetchFrom(shown.length))]);
    } catch (error) {
      notifyError(error);
    }
  };
  const isOfShifts = shown[0]?.shift != null;
  return (
    <>
      <div className="pp-count">
        <p>
          {figure}共 {total.toLocaleString('zh-CN')} {isOfShifts ? '个班次' : '条记录'}
        </p>
        <RecordsFileMenu {...file} />
      </div>
      {isOfShifts ? <ShiftTable records={shown} /> : <RecordTable records={shown} unit={unit} />}
      {shown.length < total && (
        <Button onClick={() => void showMore()}>
          再看 {recordsAtOnce} {isOfShifts ? '个' : '条'}
        </Button>
      )}
    </>
  );
}

function RecordTable({ records, unit }: { records: readonly FigureRecord[]; unit: string }) {
  const hasAddends = records.some(({ addend }) => addend !== null);
  return (
    <SmallTable
      label="记录"
      // A record may count more than once, e.g. a village in each month of the period.
      rows={records.map((record, position) => ({ ...record, position }))}
      rowKey={({ position }) => String(position)}
      columns={[
        {
          key: 'title',
          title: '记录',
          wrap: true,
          render: ({ register, id, title }) => <a href={rowHref(register, id)}>{title === '' ? '未命名' : title}</a>,
        },
        { key: 'day', title: '日期', width: '7rem', render: ({ day }) => day ?? '' },
        ...(hasAddends
          ? [
              {
                key: 'addend',
                title: unit,
                width: '7rem',
                align: 'right' as const,
                render: ({ addend }: FigureRecord) => addend ?? '',
              },
            ]
          : []),
      ]}
    />
  );
}
