import { describe, expect, test } from 'vitest';
import { charactersOf, signaturePlaces } from './signaturePlaces.ts';

const date = '2026年11月3日';

describe('signature and date (GB/T 9704-2012, 7.3.5)', () => {
  test('with seal: the date four characters from the right, the name centred above it', () => {
    const organ = '迁陵镇人民政府';
    const places = signaturePlaces(organ, date, true);
    expect(places.date).toBe(4);
    const middle = (right: number, text: string) => right + charactersOf(text) / 2;
    expect(middle(places.organ, organ)).toBe(middle(places.date, date));
  });

  test('without seal: the name two characters from the right, the date two characters behind its first', () => {
    const organ = '迁陵镇平安法治办公室';
    const places = signaturePlaces(organ, date, false);
    expect(places.organ).toBe(2);
    const begin = (right: number, text: string) => right + charactersOf(text);
    expect(begin(places.organ, organ) - begin(places.date, date)).toBe(2);
  });

  test('without seal: a date longer than the name stands two from the right and moves the name', () => {
    expect(signaturePlaces('县委', '2026年12月31日', false)).toMatchObject({ date: 2, organ: 9 });
  });

  test('nothing hangs over the edge, however long the name', () => {
    for (const isSealed of [true, false]) {
      const places = signaturePlaces('迁陵镇平安建设领导小组办公室暨社会治安综合治理中心', date, isSealed);
      expect(Math.min(places.organ, places.date)).toBeGreaterThanOrEqual(0);
    }
  });
});
