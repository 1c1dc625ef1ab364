import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreesWithDay, readWrittenDay, writtenDayText } from './writtenDay.ts';

function read(input: string | number, reading = {}): string {
  const outcome = readWrittenDay(input, reading);
  if (!outcome.ok) return outcome.problem.code;
  return [writtenDayText(outcome.value), ...outcome.notes.map((note) => note.code)].join(' ');
}

describe('written days', () => {
  test.each([
    ['1975.03', '1975-03'],
    ['1975年3月', '1975-03'],
    ['1975-3', '1975-03'],
    ['1975/03', '1975-03'],
    ['197503', '1975-03'],
    ['2021.4', '2021-04'],
    ['2021.10', '2021-10'],
    ['１９７５．０３', '1975-03'],
    ['2026.3.5', '2026-03-05'],
    ['2026.03.05.', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['2026—3—5', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['2026年3月5号', '2026-03-05'],
    ['2026 年 3 月 5 日', '2026-03-05'],
    ['2026年3月5日（星期四）', '2026-03-05'],
    ['二〇二六年三月五日', '2026-03-05'],
    ['二〇二六年十二月三十一日', '2026-12-31'],
    ['2026-03-05 00:00:00', '2026-03-05'],
    ['2026-03-05T00:00:00.000Z', '2026-03-05'],
    ['2026-03-05 14:30', '2026-03-05 dayTimeLeft'],
    ['1989年08月15日生', '1989-08-15'],
    ['46086', '2026-03-05 daySerialAsText'],
    [46086, '2026-03-05'],
    [46086.5, '2026-03-05 dayTimeLeft'],
    [26460, '1972-06-10'],
    [20260305, '2026-03-05'],
    [197503, '1975-03'],
    [1975.03, '1975-03'],
    [2021.4, '2021-04'],
    [2021.12, '2021-12'],
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [2021.1, 'dayAmbiguous'],
    [60, 'dayImpossible'],
    [1975, 'dayYearOnly'],
    [0, 'dayUnreadable'],
    [-3, 'dayUnreadable'],
    ['', 'dayMissing'],
    ['1975年', 'dayYearOnly'],
    ['1975', 'dayYearOnly'],
    ['75.3', 'dayAmbiguous'],
    ['75年3月5日', 'dayAmbiguous'],
    ['3月5日', 'dayYearMissing'],
    ['2001-02-29', 'dayImpossible'],
    ['2026年13月', 'dayImpossible'],
    ['20260231', 'dayImpossible'],
    ['2月30日', 'dayImpossible'],
    ['去年春节', 'dayUnreadable'],
    ['2026年3月至5月', 'dayUnreadable'],
  ])('%s reads as %s', (input, expected) => {
    expect(read(input)).toBe(expected);
  });

  test('a year from the title completes a day, and says so', () => {
    expect(read('3月5日', { year: 2026 })).toBe('2026-03-05 dayYearAssumed');
    expect(read('3.5', { year: 2026 })).toBe('2026-03-05 dayYearAssumed');
    expect(read('三月五日', { year: 2026 })).toBe('2026-03-05 dayYearAssumed');
    expect(read('2月29日', { year: 2026 })).toBe('dayImpossible');
    expect(read('2月29日', { year: 2024 })).toBe('2024-02-29 dayYearAssumed');
  });

  test('old Macs count from 1904', () => {
    expect(read(0.5 + 44624, { from1904: true })).toBe('2026-03-05 dayTimeLeft');
  });

  test('says how exact it is', () => {
    expect(readWrittenDay('1975.03')).toMatchObject({ value: { precision: 'month', month: '1975-03' } });
    expect(readWrittenDay('1975.03.02')).toMatchObject({
      value: { precision: 'day', day: '1975-03-02', month: '1975-03' },
    });
    expect(agreesWithDay({ precision: 'month', month: '1975-03' }, '1975-03-31')).toBe(true);
    expect(agreesWithDay({ precision: 'day', day: '1975-03-02', month: '1975-03' }, '1975-03-31')).toBe(false);
  });

  test('every usual way of writing a day means that day', () => {
    const days = fc.integer({ min: 0, max: 60_000 }).map((n) => new Date(Date.UTC(1900, 2, 1 + n)));
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [y, m, d] = day.split('-').map(Number) as [number, number, number];
        const serial = date.getTime() / 86_400_000 + 25_569;
        const written = [day, `${y}.${m}.${d}`, `${y}年${m}月${d}日`, `${y}/${m}/${d}`, day.replaceAll('-', '')];
        for (const text of written) expect(read(text)).toBe(day);
        if (serial > 2100) expect(read(serial)).toBe(day);
        expect(read(`${m}月${d}日`, { year: y })).toBe(`${day} dayYearAssumed`);
        expect(read(`${y}.${String(m).padStart(2, '0')}`)).toBe(day.slice(0, 7));
      }),
    );
  });
});
