import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isDay } from '../rules/days.ts';
import { neighbour, periodAround, readPeriod, usualPeriod, yearBefore, yearToDate } from './period.ts';

describe('a written period', () => {
  it.each([
    ['2026-09', '2026-09-01', '2026-09-30', '2026年9月'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024年2月'],
    ['2026-Q3', '2026-07-01', '2026-09-30', '2026年第三季度'],
    ['2026q1', '2026-01-01', '2026-03-31', '2026年第一季度'],
    ['2026-H1', '2026-01-01', '2026-06-30', '2026年上半年'],
    ['2026-H2', '2026-07-01', '2026-12-31', '2026年下半年'],
    ['2026', '2026-01-01', '2026-12-31', '2026年'],
    ['2026-01..2026-09', '2026-01-01', '2026-09-30', '2026年1月至9月'],
    ['2026-09-01..2026-09-15', '2026-09-01', '2026-09-15', '2026年9月1日至9月15日'],
    ['2026-09-15', '2026-09-15', '2026-09-15', '2026年9月15日'],
    ['2025-12-25..2026-01-05', '2025-12-25', '2026-01-05', '2025年12月25日至2026年1月5日'],
  ])('%s', (written, first, last, title) => {
    expect(readPeriod(written)).toMatchObject({ first, last, title });
  });

  it.each([
    '',
    '2026-13',
    '2026-00',
    '26-09',
    '2026-Q5',
    '2026-H3',
    '2026-02-30..2026-03-01',
    '2026-09..2026-08',
    '九月',
  ])('%s is none', (written) => expect(readPeriod(written)).toBeNull());

  it('is read again from its key', () => {
    for (const written of ['2026-09', '2026-Q3', '2026-H1', '2026', '2026-01..2026-09', '2026-09-01..2026-09-15']) {
      const period = readPeriod(written)!;
      expect(readPeriod(period.key)).toEqual(period);
    }
  });
});

it('periods of one kind follow each other without a gap', () => {
  const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
  const kinds = fc.constantFrom('month', 'quarter', 'half', 'year') as fc.Arbitrary<
    'month' | 'quarter' | 'half' | 'year'
  >;
  fc.assert(
    fc.property(days, kinds, (date, kind) => {
      const day = date.toISOString().slice(0, 10);
      const period = periodAround(kind, day);
      expect(period.first <= day && day <= period.last).toBe(true);
      expect(addDays(neighbour(period, -1)!.last, 1)).toBe(period.first);
      expect(neighbour(neighbour(period, 3)!, -3)).toEqual(period);
      expect(isDay(period.last)).toBe(true);
      expect(yearBefore(period).first.slice(5)).toBe(period.first.slice(5));
    }),
  );
});

it('compares with the same days of last year, also at the end of February', () => {
  expect(yearBefore(readPeriod('2026-09')!).key).toBe('2025-09');
  expect(yearBefore(readPeriod('2026-01..2026-02')!)).toMatchObject({ first: '2025-01-01', last: '2025-02-28' });
  expect(yearBefore(readPeriod('2025-01..2025-02')!)).toMatchObject({ last: '2024-02-29' });
  expect(neighbour(readPeriod('2026-09-01..2026-09-15')!, -1)).toBeNull();
});

it('counts from the first of January', () => {
  const year = yearToDate(readPeriod('2026-Q3')!);
  expect(year).toMatchObject({ first: '2026-01-01', last: '2026-09-30' });
  expect(daysBetween(year.first, year.last)).toBe(272);
});

it('in the first ten days the month before is reported', () => {
  expect(usualPeriod('2026-11-10').key).toBe('2026-10');
  expect(usualPeriod('2026-11-11').key).toBe('2026-11');
  expect(usualPeriod('2026-01-05').key).toBe('2025-12');
});
