import { expect, it } from 'vitest';
import { readPeriod } from '../../shared/reports/period.ts';
import { passportPeriods } from './passportPeriods.ts';

const keys = (aspect: Parameters<typeof passportPeriods>[0], written: string) =>
  passportPeriods(aspect, readPeriod(written)!).map(({ label, period }) => `${label} ${period.key}`);

it('a change has the records of both its sides', () => {
  expect(keys('againstPrevious', '2026-01')).toEqual(['本期 2026-01', '上期 2025-12']);
  expect(keys('againstLastYear', '2026-Q3')).toEqual(['本期 2026-Q3', '上年同期 2025-Q3']);
  expect(keys('againstLastYearCumulative', '2026-10')).toEqual([
    '本年累计 2026-01-01..2026-10-31',
    '上年累计 2025-01-01..2025-10-31',
  ]);
});

it('a plain figure has its own', () => {
  expect(keys('value', '2026-10')).toEqual(['本期 2026-10']);
  expect(keys('previous', '2026-H1')).toEqual(['上期 2025-H2']);
});
