import { describe, expect, test } from 'vitest';
import { monthFrom, queryOfRota, readRotaPlace } from './rotaAddress.ts';

describe('the address of a rota', () => {
  test('what is missing or wrong becomes this month by people', () => {
    const usual = { team: null, month: '2026-11', view: 'people', day: '2026-11-22' };
    expect(readRotaPlace({}, '2026-11-22')).toEqual(usual);
    expect(readRotaPlace({ month: '2026-13', view: 'x', day: 'y', team: '' }, '2026-11-22')).toEqual(usual);
  });
  test('the day of the week view lies in the month', () => {
    expect(readRotaPlace({ month: '2026-12' }, '2026-11-22').day).toBe('2026-12-01');
    expect(readRotaPlace({ month: '2026-12', day: '2026-12-16' }, '2026-11-22').day).toBe('2026-12-16');
  });
  test('is read back as it was written', () => {
    const place = { team: 't', month: '2026-12', view: 'week', day: '2026-12-16' } as const;
    expect(readRotaPlace(queryOfRota(place), '2026-11-22')).toEqual(place);
  });
  test('months go over the year', () => {
    expect(monthFrom('2026-12', 1)).toBe('2027-01');
    expect(monthFrom('2026-01', -1)).toBe('2025-12');
  });
});
