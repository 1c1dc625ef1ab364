import { expect, test } from 'vitest';
import { createTally, limits } from './limits.ts';

test('rows, cells and kept texts are counted over the whole file', () => {
  const rows = createTally();
  for (let row = 0; row < limits.rows; row += 1) rows.row(1);
  expect(() => rows.row(1)).toThrow('超过 20 万行');

  const cells = createTally();
  cells.row(limits.cells);
  expect(() => cells.row(1)).toThrow('单元格太多');

  const texts = createTally();
  texts.cell(limits.keptBytes / 2 - 1000);
  expect(() => texts.cell(1000)).toThrow('单元格太多');
});
