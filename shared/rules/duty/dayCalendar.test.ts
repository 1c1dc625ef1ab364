import { describe, expect, it } from 'vitest';
import { calendarDay, isWorkday, lastPublishedYear, type OwnCalendarDay } from './dayCalendar.ts';

const none = new Map<string, OwnCalendarDay>();
const kind = (day: string, own = none) => {
  const { weekend, holiday, adjusted, name } = calendarDay(day, own);
  return [weekend && '周末', holiday && '放假', adjusted && '调休', name].filter(Boolean).join(' ') || '工作日';
};

describe('days', () => {
  // codes.md §12: the notices for 2025 and 2026.
  it.each([
    ['2026-10-01', '放假 国庆节'],
    ['2026-10-07', '放假 国庆节'],
    ['2026-10-10', '调休'],
    ['2026-02-14', '调休'],
    ['2026-02-15', '放假 春节'],
    ['2026-06-20', '放假 端午'],
    ['2026-11-21', '周末'],
    ['2026-11-23', '工作日'],
    ['2025-01-26', '调休'],
    ['2025-10-08', '放假 国庆节'],
  ])('%s is %s', (day, expected) => {
    expect(kind(day).replace('端午节', '端午')).toBe(expected);
  });

  it('of years that are not published are weekends and workdays until the office enters them', () => {
    const later = `${lastPublishedYear + 1}-10-01`;
    expect(calendarDay(later, none).holiday).toBe(false);
    const own = new Map([[later, { day: later, isHoliday: true, name: '国庆节', follows: null }]]);
    expect(kind(later, own)).toBe('放假 国庆节');
  });

  it('are first what the office says', () => {
    const worked = { day: '2026-10-03', isHoliday: false, name: '', follows: 4 };
    const day = calendarDay('2026-10-03', new Map([['2026-10-03', worked]]));
    expect(day).toMatchObject({ holiday: false, weekend: false, adjusted: true, follows: 4 });
    expect(isWorkday(day)).toBe(true);
  });
});
