import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockMinutes, hoursWords, isClockTime, readClockTime } from './clockTime.ts';

describe('times of day', () => {
  it.each([
    ['9:30', '09:30'],
    ['９：３０', '09:30'],
    ['930', '09:30'],
    ['1530', '15:30'],
    ['9', '09:00'],
    ['9点', '09:00'],
    ['9点半', '09:30'],
    ['9时05分', '09:05'],
    ['下午3点20', '15:20'],
    ['下午3时整', '15:00'],
    ['中午12:10', '12:10'],
    ['中午1点', '13:00'],
    ['晚上8点', '20:00'],
    [' 10 : 05 ', '10:05'],
    ['24:00', '00:00'],
    ['凌晨5点', '05:00'],
    ['夜间11点', '23:00'],
    ['20:00:00', '20:00'],
  ])('%s is %s', (typed, time) => {
    expect(readClockTime(typed)).toBe(time);
  });

  it.each(['', '25:00', '9:60', '上午', '9点钟左右', '12345', '下午'])('%s is none', (typed) => {
    expect(readClockTime(typed)).toBeNull();
  });

  it('have hours between them, over midnight too', () => {
    expect(clockMinutes('20:00', '23:30')).toBe(210);
    expect(clockMinutes('23:00', '06:00')).toBe(420);
    expect(clockMinutes('08:00', '08:00')).toBe(1440);
  });

  it('are written one way', () => {
    expect(['08:00', '23:59', '00:00'].every(isClockTime)).toBe(true);
    expect(['8:00', '24:00', '12:60', ''].some(isClockTime)).toBe(false);
  });

  it('are read as they are written', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), (hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(readClockTime(time)).toBe(time);
        expect(readClockTime(time.replace(':', ''))).toBe(time);
      }),
    );
  });
});

it('hours that end the next day say so', () => {
  expect(hoursWords('19:00', '22:30')).toBe('19:00–22:30');
  expect(hoursWords('22:00', '06:00')).toBe('22:00–次日06:00');
  expect(hoursWords('08:30', '08:30')).toBe('08:30–次日08:30');
});
