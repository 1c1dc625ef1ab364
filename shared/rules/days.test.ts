import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  dayOf,
  daysBetween,
  isDay,
  isFuture,
  isMonth,
  isWithin,
  monthBounds,
  weekday,
  weekdayName,
} from './days.ts';

const days = fc
  .integer({ min: 0, max: 80_000 })
  .map((offset) => new Date(Date.UTC(1880, 0, 1 + offset)).toISOString().slice(0, 10));

describe('days', () => {
  test('knows which days exist', () => {
    expect(isDay('2000-02-29')).toBe(true);
    expect(isDay('2001-02-29')).toBe(false);
    expect(isDay('1900-02-29')).toBe(false);
    expect(isDay('2026-13-01')).toBe(false);
    expect(isDay('2026-3-5')).toBe(false);
    expect(dayOf(2026, 4, 31)).toBeNull();
    expect(isMonth('1975-03')).toBe(true);
    expect(isMonth('1975-13')).toBe(false);
  });

  test('counts 27 Feb to 22 Mar as mechanisms.md D6 does', () => {
    expect(daysBetween('2024-02-27', '2024-03-22')).toBe(24);
    expect(daysBetween('2025-02-27', '2025-03-22')).toBe(23);
  });

  test('adding and counting undo each other', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40_000, max: 40_000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  test('months end where the calendar ends', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-12-31', 60)).toBe('2031-12-31');
    expect(monthBounds('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
  });

  test('weekdays', () => {
    expect(weekday('2026-09-20')).toBe(7);
    expect(weekdayName('2026-09-30')).toBe('星期三');
    fc.assert(fc.property(days, (day) => weekday(addDays(day, 7)) === weekday(day)));
  });

  test('age changes on the birthday', () => {
    expect(ageOn('1990-03-07', '2026-03-06')).toBe(35);
    expect(ageOn('1990-03-07', '2026-03-07')).toBe(36);
    expect(ageOn('2000-02-29', '2025-02-28')).toBe(24);
    expect(ageOn('2000-02-29', '2025-03-01')).toBe(25);
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 36_000 }), (birth, lived) => {
        const age = ageOn(birth, addDays(birth, lived));
        expect(age).toBeGreaterThanOrEqual(Math.floor(lived / 366));
        expect(age).toBeLessThanOrEqual(Math.floor(lived / 365));
      }),
    );
  });

  test('within and future', () => {
    expect(isWithin('2026-01-01', '2026-01-01', null)).toBe(true);
    expect(isWithin('2026-01-02', null, '2026-01-01')).toBe(false);
    expect(isFuture('2026-10-01', '2026-09-30')).toBe(true);
    expect(isFuture('2026-09-30', '2026-09-30')).toBe(false);
  });

  test('text that is no day is a fault of the caller', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => daysBetween('', '2026-01-01')).toThrow(RangeError);
  });
});
