import { describe, expect, it } from 'vitest';
import { inSeason, isMonthDay, readMonthDay } from './season.ts';

describe('seasons', () => {
  it('hold their first and last day', () => {
    expect(inSeason('2026-06-01', '06-01', '09-30')).toBe(true);
    expect(inSeason('2026-09-30', '06-01', '09-30')).toBe(true);
    expect(inSeason('2026-10-01', '06-01', '09-30')).toBe(false);
  });

  it('may cross the new year', () => {
    expect(inSeason('2026-12-31', '11-01', '03-31')).toBe(true);
    expect(inSeason('2027-03-31', '11-01', '03-31')).toBe(true);
    expect(inSeason('2027-04-01', '11-01', '03-31')).toBe(false);
  });

  it('are the whole year where no end is given', () => {
    expect(inSeason('2026-05-05', null, null)).toBe(true);
  });

  it('are written by month and day', () => {
    expect(['6月1日', '6-1', '06.01', ' 6 月 1 号'].map(readMonthDay)).toEqual(Array(4).fill('06-01'));
    expect(['2-30', '13-01', '6月', '夏天'].map(readMonthDay)).toEqual([null, null, null, null]);
    expect(isMonthDay('02-29')).toBe(true);
  });
});
