import { expect, it } from 'vitest';
import type { IndicatorShown } from '../../shared/contract/indicatorProcedures.ts';
import { readPeriod } from '../../shared/reports/period.ts';
import { shadeOf } from '../ui/charts/shade.ts';
import { monthStep } from '../ui/charts/TrendLines.tsx';
import { compared } from './comparison.ts';
import { lastMonthOf, monthsUntil, queryOfLook, readLook } from './lookAddress.ts';
import { sinceFirst } from './sinceFirst.ts';

const shown = (value: string | null, unit = '件', key = 'one') => ({ key, unit, value }) as IndicatorShown;
const pair = (now: string | null, other: string | null, unit?: string) => {
  const [{ difference, change } = { difference: '', change: '' }] = compared([shown(now, unit)], [shown(other, unit)]);
  return [difference, change];
};

it('compares exactly, half up, and says where nothing can be compared', () => {
  expect(pair('31', '37')).toEqual(['-6', '-16.22%']);
  expect(pair('79', '8')).toEqual(['+71', '887.50%']);
  expect(pair('5', '5')).toEqual(['0', '0.00%']);
  expect(pair('5', '0')).toEqual(['+5', '—']);
  expect(pair('5', null)).toEqual(['', '另一期无数据']);
  expect(pair(null, '5')).toEqual(['', '']);
  expect(pair('94.79', '93.94', '%')).toEqual(['+0.85', '0.85个百分点']);
  expect(pair('0.3', '0.1', '万元')).toEqual(['+0.20', '200.00%']);
});

it('an indicator that the other period does not know stays', () => {
  expect(compared([shown('3')], [shown('4', '件', 'other')])).toMatchObject([{ other: null, change: '另一期无数据' }]);
});

it('the address holds what is looked at, and anything else is made usual', () => {
  const place = readLook(
    { side: 'compare', period: '2026-Q3', other: '2025-Q3', months: '24', keys: 'a,b', team: 't1' },
    '2026-11-20',
  );
  expect(queryOfLook(place)).toEqual({
    side: 'compare',
    period: '2026-Q3',
    other: '2025-Q3',
    months: '24',
    keys: 'a,b',
    team: 't1',
  });
  expect(readLook({ side: 'x', period: '2026-13', months: '7', keys: 'a,b,c,d,e' }, '2026-11-20')).toMatchObject({
    side: 'trend',
    period: { key: '2026-11' },
    other: { key: '2026-10' },
    months: 13,
    keys: ['a', 'b', 'c', 'd'],
    key: null,
    only: null,
    pivot: null,
  });
});

it('months go up to the last that has begun', () => {
  expect(lastMonthOf(readPeriod('2026')!, '2026-11-20')).toBe('2026-11');
  expect(lastMonthOf(readPeriod('2026-Q1')!, '2026-11-20')).toBe('2026-03');
  expect(monthsUntil('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02']);
});

it('a shade repeats the number: none for nothing, the least for anything, the darkest for the greatest', () => {
  expect([null, '0', '1', '50', '51', '100'].map((value) => shadeOf(value, 100))).toEqual([0, 0, 1, 3, 3, 5]);
});

it('a trend begins with its first figure, and shows a year and a month at least', () => {
  const months = monthsUntil('2026-10', 24);
  const since = (first: number) => {
    const values = months.map((_month, at) => (at < first ? null : '1'));
    return sinceFirst({ months, series: [{ values }, { values: months.map(() => null) }] });
  };
  expect(since(5).months).toEqual(months.slice(5));
  expect(since(5).series.map(({ values }) => values.length)).toEqual([19, 19]);
  expect(since(20).months).toEqual(months.slice(11));
  expect(since(30).months).toEqual(months);
});

it('months are named so that January always is', () => {
  expect([0.4, 1.2, 2.1, 3.5, 4.5, 7].map(monthStep)).toEqual([1, 2, 3, 4, 6, 12]);
});
