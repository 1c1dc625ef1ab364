import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInFormat, numberCell, numberStyle, plainNumber, serialDay } from './numberCell.ts';
import { columnIndex, columnLetters } from './sheet.ts';

test('formats that mean a day, and formats that do not', () => {
  for (const format of [
    'yyyy/m/d',
    'yyyy"年"m"月"',
    'm"月"d"日"',
    '[$-804]yyyy"年"m"月"d"日";@',
    'm/d/yy',
    'yyyy-mm-dd hh:mm:ss',
    'd-mmm',
  ]) {
    expect([format, numberStyle(format).kind]).toEqual([format, 'day']);
  }
  for (const format of [
    '0.00',
    '#,##0',
    '0%',
    '0"天"',
    '0"d"',
    'h:mm',
    '[h]:mm:ss',
    'mm:ss',
    '0.00E+00',
    '[Red]0',
    '¥#,##0.00',
    '00000"号"',
  ]) {
    expect([format, numberStyle(format).kind]).toEqual([format, 'number']);
  }
  for (const format of ['General', 'general', '@', '0', '', 'y'.repeat(300)]) {
    expect([format, numberStyle(format).kind]).toEqual([format, 'plain']);
  }
  expect(builtInFormat(58)).toBe('m"月"d"日"');
  expect(builtInFormat(9999)).toBe('General');
});

test('days around the 29 February 1900 that Excel counts but never was', () => {
  expect(serialDay(1, false)?.day).toBe('1900-01-01');
  expect(serialDay(59, false)?.day).toBe('1900-02-28');
  expect(serialDay(60, false)).toBeUndefined();
  expect(serialDay(61, false)?.day).toBe('1900-03-01');
  expect(serialDay(2_958_465, false)?.day).toBe('9999-12-31');
  expect(serialDay(2_958_466, false)).toBeUndefined();
  expect(serialDay(-1, false)).toBeUndefined();
  expect(serialDay(0, true)?.day).toBe('1904-01-01');
});

test('every day of two centuries comes back, with any minute of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 73_050 }), fc.integer({ min: 0, max: 1439 }), (serial, minute) => {
      const found = serialDay(serial + minute / 1440, false);
      const instant = new Date(Date.UTC(1899, 11, 30) + (serial * 1440 + minute) * 60_000).toISOString();
      expect(`${found?.day}T${found?.time}:00.000Z`).toBe(instant);
    }),
  );
});

test('a number out of range of days, or under a broken format, stays a number', () => {
  expect(numberCell(433199198908191040, numberStyle('yyyy/m/d'), false)).toMatchObject({
    kind: 'number',
    text: '433199198908191040',
  });
  expect(numberCell(5, numberStyle('[=[=0.0#"'), false)).toMatchObject({ kind: 'number', number: 5 });
});

test('plain digits, whatever the size', () => {
  expect(plainNumber(19907434960)).toBe('19907434960');
  expect(plainNumber(-2)).toBe('-2');
  expect(plainNumber(1.1 + 2.2)).toBe('3.3');
});

test('column letters and numbers are inverse', () => {
  expect([columnLetters(0), columnLetters(25), columnLetters(26), columnLetters(16_383)]).toEqual([
    'A',
    'Z',
    'AA',
    'XFD',
  ]);
  fc.assert(fc.property(fc.nat(16_383), (index) => columnIndex(columnLetters(index)) === index));
});
