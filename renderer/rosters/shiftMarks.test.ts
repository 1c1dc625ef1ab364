import { describe, expect, test } from 'vitest';
import { marksOf } from './shiftMarks.ts';

const shifts = (...names: string[]) => names.map((name) => ({ id: name, name, night: name.includes('夜') }));
const letters = (...names: string[]) => [...marksOf(shifts(...names)).values()].map(({ letter }) => letter).join('');

describe('marks of shifts', () => {
  test('a character of their own', () => {
    expect(letters('早班', '中班', '夜班')).toBe('早中夜');
    expect(letters('带班领导', '值班干部', '值班人员')).toBe('带干人');
  });
  test('never the same for two names', () => {
    const names = ['班', '班班', '班班班', '夜', '夜夜'];
    expect(new Set(letters(...names)).size).toBe(names.length);
  });
  test('one for the summer and the winter of a shift', () => {
    const marks = marksOf([
      { id: 'summer', name: '夜巡', night: true },
      { id: 'winter', name: '夜巡', night: true },
    ]);
    expect(marks.get('summer')).toEqual(marks.get('winter'));
  });
  test('nights are dark, and fills differ within each kind', () => {
    const marks = [...marksOf(shifts('早班', '中班', '晚班', '前夜', '后夜')).values()];
    expect(marks.map(({ fill }) => fill.startsWith('dark'))).toEqual([false, false, false, true, true]);
    expect(new Set(marks.map(({ fill }) => fill)).size).toBe(5);
  });
});
