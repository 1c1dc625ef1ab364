// Villages by months: the number in every cell, and a shade that only repeats it.
import { useState } from 'react';
import { readPeriod } from '../../shared/reports/period.ts';
import { PassportDrawer, type PassportNumber } from '../passport/PassportDrawer.tsx';
import { shadeOf } from '../ui/charts/shade.ts';
import { EmptyState, ErrorPanel, SkeletonRows } from '../ui/index.ts';
import { heatMonths, monthsUntil } from './lookAddress.ts';
import { useVillageMonths } from './useVillageMonths.ts';

interface HeatSideProps {
  indicator: string;
  title: string;
  unit: string;
  until: string;
}

/** The village of records that name none. */
const unsaid = '';

interface Opened {
  number: PassportNumber;
  month: string;
}

export function HeatSide({ indicator, title, unit, until }: HeatSideProps) {
  const { data, failure } = useVillageMonths(indicator, monthsUntil(until, heatMonths));
  const [opened, setOpened] = useState<Opened | null>(null);
  if (failure !== null) return <ErrorPanel message={failure} compact />;
  if (!data) return <SkeletonRows />;
  if (data.rows.length === 0) return <EmptyState title="还没有村（社区）" />;
  const greatest = Math.max(0, ...data.rows.flatMap(({ values }) => values.map((value) => Number(value ?? 0))));
  const period = opened === null ? null : readPeriod(opened.month);
  const open = (village: string | null, month: string, text: string) =>
    setOpened({ month, number: { indicator, aspect: 'value', village, text } });
  return (
    <div className="pl-side">
      <section className="pl-heat" aria-label={`各村各月${title}`}>
        <table>
          <caption>
            {title}（{unit}），颜色越深数越大
          </caption>
          <thead>
            <tr>
              <th scope="col">村（社区）</th>
              {data.months.map((month, at) => (
                <th key={month} scope="col">
                  {(at === 0 || month.endsWith('-01')) && <small>{month.slice(0, 4)}年</small>}
                  {Number(month.slice(5))}月
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ village, title: name, values }) => (
              <tr key={village ?? ''}>
                <th scope="row">{name}</th>
                {data.months.map((month, at) => {
                  const value = values[at] ?? null;
                  return (
                    <td key={month} data-shade={shadeOf(value, greatest)}>
                      {value === null ? (
                        <span title="无数据">·</span>
                      ) : (
                        <button
                          type="button"
                          aria-label={`${name} ${month} ${value}`}
                          onClick={() => open(village ?? unsaid, month, value)}
                        >
                          {value}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              {data.months.map((month, at) => {
                const value = data.total[at] ?? null;
                return (
                  <td key={month}>
                    {value === null ? (
                      <span title="无数据">·</span>
                    ) : (
                      <button
                        type="button"
                        aria-label={`合计 ${month} ${value}`}
                        onClick={() => open(null, month, value)}
                      >
                        {value}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          </tfoot>
        </table>
      </section>
      <p className="pl-zeros">“·”表示无数据，不是 0。</p>
      {opened !== null && period !== null && (
        <PassportDrawer
          key={JSON.stringify(opened)}
          number={opened.number}
          period={period}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
