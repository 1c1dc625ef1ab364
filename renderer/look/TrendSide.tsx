// One chart for each unit, since a line of per cent beside one of cases says nothing; all figures in the table beneath.
import { useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import { readPeriod } from '../../shared/reports/period.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { PassportDrawer, type PassportNumber } from '../passport/PassportDrawer.tsx';
import { TrendLines } from '../ui/charts/TrendLines.tsx';
import { ErrorPanel, SkeletonRows, SmallTable } from '../ui/index.ts';
import { sinceFirst } from './sinceFirst.ts';

interface TrendSideProps {
  keys: readonly string[];
  until: string;
  months: number;
  scope: NonNullable<InputOf<'indicators.series'>['scope']>;
}

type Series = OutputOf<'indicators.series'>['series'][number];

interface Opened {
  number: PassportNumber;
  month: string;
}

export function TrendSide({ keys, until, months, scope }: TrendSideProps) {
  const answer = useAnswer('indicators.series', { keys: [...keys], until, months, scope });
  const { failure, reload } = answer;
  const data = answer.data && sinceFirst(answer.data);
  const [opened, setOpened] = useState<Opened | null>(null);
  if (failure !== null) return <ErrorPanel message={failure} onRetry={() => void reload()} compact />;
  if (!data) return <SkeletonRows />;
  const openAt = (of: Series | undefined, at: number) => {
    const [value, month] = [of?.values[at] ?? null, data.months[at]];
    if (of === undefined || value === null || month === undefined) return;
    setOpened({ month, number: { indicator: of.key, aspect: 'value', village: null, text: value } });
  };
  const units = [...new Set(data.series.map(({ unit }) => unit))];
  const period = opened === null ? null : readPeriod(opened.month);
  return (
    <div className="pl-side">
      {units.map((unit) => {
        const series = data.series.filter((each) => each.unit === unit);
        return (
          <TrendLines
            key={unit}
            title={series.map(({ label }) => label).join('、')}
            unit={unit}
            months={data.months}
            series={series}
            onOpen={(index, at) => openAt(series[index], at)}
          />
        );
      })}
      {data.months.length < months && (
        <p className="pl-zeros">{readPeriod(data.months[0] ?? '')?.title}以前没有数据，没有画出。</p>
      )}
      <SmallTable
        label="各月数值"
        rows={data.months.map((month, at) => ({ month, at })).toReversed()}
        rowKey={({ month }) => month}
        columns={[
          { key: 'month', title: '月份', width: '8rem', render: ({ month }) => readPeriod(month)?.title ?? month },
          ...data.series.map((series) => ({
            key: series.key,
            title: headOf(series),
            align: 'right' as const,
            render: ({ month, at }: { month: string; at: number }) => (
              <MonthFigure series={series} at={at} month={month} onOpen={setOpened} />
            ),
          })),
        ]}
      />
      {opened !== null && period !== null && (
        <PassportDrawer
          key={JSON.stringify(opened)}
          number={opened.number}
          period={period}
          scope={scope}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

const headOf = ({ label, unit }: Series): string => `${label}（${unit}）`;

interface MonthFigureProps {
  series: Series;
  at: number;
  month: string;
  onOpen: (opened: Opened) => void;
}

function MonthFigure({ series, at, month, onOpen }: MonthFigureProps) {
  const value = series.values[at] ?? null;
  if (value === null) return <span className="pc-none">无数据</span>;
  return (
    <button
      type="button"
      className="pc-open"
      aria-label={`${series.label} ${month} ${value}`}
      onClick={() => onOpen({ month, number: { indicator: series.key, aspect: 'value', village: null, text: value } })}
    >
      {value}
    </button>
  );
}
