import { describe, expect, it } from 'vitest';
import { movedFormula, movedRange, movedRanges, shiftedFormula } from './formulaRows.ts';
import { rowMoves } from './rowMoves.ts';

// Row 5 three times; rows 8–9 twice, the second time without row 9; row 12 left out.
const moves = rowMoves([
  { first: 5, last: 5, copies: [[5], [5], [5]] },
  { first: 8, last: 9, copies: [[8, 9], [8]] },
  { first: 12, last: 12, copies: [] },
]);
const movesOf = (sheet: string) => (sheet === '汇总' || sheet === "a'b" ? moves : undefined);
const moved = (formula: string, sheet = '汇总') => movedFormula(formula, { sheet, movesOf });

describe('where rows go', () => {
  it('tells the first and last place of every row', () => {
    const places = Array.from({ length: 13 }, (_, index) => moves.rowOf(index + 1));
    expect(places.map((place) => place && [place.first, place.last])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 7],
      [8, 8],
      [9, 9],
      [10, 12],
      [11, 11],
      [13, 13],
      [14, 14],
      null,
      [15, 15],
    ]);
  });
});

describe('references in formulas', () => {
  it.each([
    ['SUM(B5:B5)', 'SUM(B5:B7)'],
    ['SUM(B5)', 'SUM(B5:B7)'],
    ['B5*2', 'B5*2'],
    ['SUM(B$4:$B5)/C10', 'SUM(B$4:$B7)/C13'],
    ['IF(A6="B5",LOG10(B6),Q1总数)', 'IF(A8="B5",LOG10(B8),Q1总数)'],
    ['A12+A11', '#REF!+A14'],
    ['SUM(A11:A12)', 'SUM(A14:A14)'],
    ['SUM(5:6)+SUM(A:A)', 'SUM(5:8)+SUM(A:A)'],
    ['表[件数]+5:5', '表[件数]+5:7'],
    ["'别的表'!B6+别的!B6", "'别的表'!B6+别的!B6"],
    ['1.5E10+B10', '1.5E10+B13'],
  ])('%s becomes %s', (formula, expected) => {
    expect(moved(formula)).toBe(expected);
  });

  it('moves references to another sheet by its own rows', () => {
    expect(moved("SUM(汇总!B5:B5)+B6+'a''b'!B6", '首页')).toBe("SUM(汇总!B5:B7)+B6+'a''b'!B8");
  });

  it('keeps a copy of a row within itself', () => {
    const own = moves.within(0, 2);
    const place = { sheet: '汇总', movesOf, own };
    expect(movedFormula('B5/C$10+SUM(B5:D5)+SUM(B$4:B5)', place)).toBe('B7/C$13+SUM(B7:D7)+SUM(B$4:B7)');
  });

  it('moves whole ranges, and drops what is left out', () => {
    expect(movedRange('A5', moves)).toBe('A5:A7');
    expect(movedRanges('A5:B6 C12 D13', moves)).toBe('A5:B8 D15');
  });

  it('writes a shared formula out', () => {
    expect(shiftedFormula('SUM($A1:B$2)&"A1"&LOG10(Z9)', 2, 1)).toBe('SUM($A3:C$2)&"A1"&LOG10(AA11)');
  });
});
