import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Quota } from './quotas.ts';
import type { LoadRange } from './spread.ts';
import { fitsWindow, leastSquares, leastWidth, squaresOf, windowOfTotals, windowsOf } from './spread.ts';

const range = fc
  .record({
    before: fc.integer({ min: 0, max: 3 }),
    least: fc.integer({ min: 0, max: 2 }),
    more: fc.integer({ min: 0, max: 3 }),
  })
  .map(
    ({ before, least, more }): LoadRange => ({
      before,
      least: before + least,
      most: before + least + more,
      partner: -1,
    }),
  );

/** Every totals vector within the ranges. */
function everyTotals(ranges: readonly LoadRange[]): number[][] {
  return ranges.reduce<number[][]>(
    (all, { least, most }) =>
      all.flatMap((totals) => Array.from({ length: most - least + 1 }, (_, more) => [...totals, least + more])),
    [[]],
  );
}

/** The narrowest window by trying all. */
function widthByTrying(ranges: readonly LoadRange[], totals: readonly number[]): number {
  for (let width = 0; ; width += 1)
    for (let low = 0; low <= 12; low += 1) if (fitsWindow({ low, high: low + width }, ranges, totals)) return width;
}

test('the least width and squares by counting are those of the best totals there are', () => {
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 4 }), fc.nat(), (ranges, pick) => {
      const all = everyTotals(ranges);
      const chosen = all[pick % all.length]!;
      const sum = chosen.reduce((a, b) => a + b, 0);
      const same = all.filter((totals) => totals.reduce((a, b) => a + b, 0) === sum);
      const best = Math.min(...same.map((totals) => widthByTrying(ranges, totals)));
      expect(leastWidth(ranges, { least: sum, most: sum })).toBe(best);
      const window = windowsOf(ranges, { least: sum, most: sum }, best)[0]!;
      const within = same.filter((totals) => fitsWindow(window, ranges, totals));
      expect(within.length).toBeGreaterThan(0);
      expect(leastSquares(window, ranges, { least: sum, most: sum })).toBe(Math.min(...within.map(squaresOf)));
    }),
  );
});

test('the window of totals is the narrowest they lie in', () => {
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 5 }), fc.nat(), (ranges, pick) => {
      const all = everyTotals(ranges);
      const totals = all[pick % all.length]!;
      const window = windowOfTotals(ranges, totals);
      expect(fitsWindow(window, ranges, totals)).toBe(true);
      expect(window.high - window.low).toBe(widthByTrying(ranges, totals));
    }),
  );
});

test('two who serve together keep the distance they came with', () => {
  const ranges: LoadRange[] = [
    { before: 2, least: 2, most: 9, partner: 1 },
    { before: 5, least: 5, most: 9, partner: 0 },
    { before: 3, least: 3, most: 9, partner: -1 },
  ];
  expect(leastWidth(ranges, { least: 14, most: 14 })).toBe(3);
});

test('seats that only some may hold: the least width and squares are those of the best totals that hold them', () => {
  const few = fc.array(range, { minLength: 2, maxLength: 4 }).chain((ranges) =>
    fc.record({
      ranges: fc.constant(ranges),
      able: fc.array(fc.boolean(), { minLength: ranges.length, maxLength: ranges.length }),
      seats: fc.integer({ min: 1, max: 6 }),
      gaps: fc.integer({ min: 0, max: 2 }),
      pick: fc.nat(),
    }),
  );
  fc.assert(
    fc.property(few, ({ ranges, able, seats, gaps, pick }) => {
      const quotas: Quota[] = [{ kind: 'leader', seats, able }];
      const all = everyTotals(ranges);
      const sumOf = (totals: readonly number[]) => totals.reduce((a, b) => a + b, 0);
      const most = sumOf(all[pick % all.length]!);
      const sum = { least: most - gaps, most };
      const held = (totals: readonly number[]) =>
        sumOf(totals.map((total, row) => (able[row] ? total - ranges[row]!.before : 0)));
      const same = all.filter(
        (totals) => sumOf(totals) >= sum.least && sumOf(totals) <= sum.most && held(totals) >= seats,
      );
      fc.pre(same.length > 0);
      const best = Math.min(...same.map((totals) => widthByTrying(ranges, totals)));
      expect(leastWidth(ranges, sum, quotas)).toBe(best);
      for (const window of windowsOf(ranges, sum, best, quotas)) {
        const within = same.filter((totals) => fitsWindow(window, ranges, totals));
        expect(within.length).toBeGreaterThan(0);
        expect(leastSquares(window, ranges, sum, quotas)).toBe(Math.min(...within.map(squaresOf)));
      }
    }),
    { numRuns: 300 },
  );
});
