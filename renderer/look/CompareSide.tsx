import { useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import type { IndicatorShown } from '../../shared/contract/indicatorProcedures.ts';
import type { Period } from '../../shared/reports/period.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { PassportDrawer, type PassportNumber } from '../passport/PassportDrawer.tsx';
import { EmptyState, ErrorPanel, SkeletonRows } from '../ui/index.ts';
import { compared } from './comparison.ts';

interface CompareSideProps {
  now: OutputOf<'indicators.figures'>;
  period: Period;
  other: Period;
  scope: NonNullable<InputOf<'indicators.figures'>['scope']>;
}

interface Opened {
  number: PassportNumber;
  period: Period;
}

/** All indicators of two periods, with difference and change. */
export function CompareSide({ now, period, other, scope }: CompareSideProps) {
  const { data, failure, reload } = useAnswer('indicators.figures', { period: other.key, scope });
  const [opened, setOpened] = useState<Opened | null>(null);
  if (failure !== null) return <ErrorPanel message={failure} onRetry={() => void reload()} compact />;
  if (!data) return <SkeletonRows />;
  if (period.key === other.key) return <EmptyState title="两个期间是同一个">换一个对比的期间。</EmptyState>;
  const rows = compared(now.values, data.values);
  const groups = now.groups
    .map((group) => ({ ...group, rows: rows.filter((row) => row.now.group === group.key) }))
    .filter((group) => group.rows.length > 0);
  return (
    <div className="pl-side">
      <section className="pl-compare" aria-label={`${period.title}与${other.title}对比`}>
        <table>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">{period.title}</th>
              <th scope="col">{other.title}</th>
              <th scope="col">相差</th>
              <th scope="col">变化</th>
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.key}>
              <tr className="pl-group">
                <th scope="colgroup" colSpan={5}>
                  {group.title}
                </th>
              </tr>
              {group.rows.map((row) => (
                <tr key={row.now.key}>
                  <th scope="row">
                    {row.now.label}
                    <small>（{row.now.unit}）</small>
                  </th>
                  <td>
                    <Figure value={row.now} period={period} onOpen={setOpened} />
                  </td>
                  <td>{row.other && <Figure value={row.other} period={other} onOpen={setOpened} />}</td>
                  <td>{row.difference}</td>
                  <td>{row.change}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
      {opened && (
        <PassportDrawer
          key={JSON.stringify(opened.number) + opened.period.key}
          number={opened.number}
          period={opened.period}
          scope={scope}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

interface FigureProps {
  value: IndicatorShown;
  period: Period;
  onOpen: (opened: Opened) => void;
}

function Figure({ value, period, onOpen }: FigureProps) {
  if (value.value === null) return <span className="pc-none">{value.text}</span>;
  return (
    <button
      type="button"
      className="pc-open"
      aria-label={`${value.label} ${period.title} ${value.text}`}
      onClick={() =>
        onOpen({ period, number: { indicator: value.key, aspect: 'value', village: null, text: value.text } })
      }
    >
      {value.text}
    </button>
  );
}
