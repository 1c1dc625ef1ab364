import { expect, test } from 'vitest';
import type { TableColumn } from './tableDocument.ts';
import { tableHeader } from './tableHeader.ts';

const column = (label: string, group?: string): TableColumn => ({ key: label, label, group, kind: 'text' });

test('without groups the header is one row with 序号 in front', () => {
  const header = tableHeader([column('姓名'), column('性别')]);
  expect(header.rows).toBe(1);
  expect(header.cells.map((cell) => [cell.text, cell.row, cell.column, cell.rowSpan, cell.columnSpan])).toEqual([
    ['序号', 0, 0, 1, 1],
    ['姓名', 0, 1, 1, 1],
    ['性别', 0, 2, 1, 1],
  ]);
});

test('only neighbours of one group are merged', () => {
  const header = tableHeader([column('a', '甲'), column('b', '甲'), column('c'), column('d', '甲'), column('e', '乙')]);
  expect(header.rows).toBe(2);
  expect(
    header.cells
      .filter((cell) => cell.row === 0)
      .map((cell) => [cell.text, cell.column, cell.rowSpan, cell.columnSpan]),
  ).toEqual([
    ['序号', 0, 2, 1],
    ['甲', 1, 1, 2],
    ['c', 3, 2, 1],
    ['甲', 4, 1, 1],
    ['乙', 5, 1, 1],
  ]);
  expect(header.cells.filter((cell) => cell.row === 1).map((cell) => [cell.text, cell.column])).toEqual([
    ['a', 1],
    ['b', 2],
    ['d', 4],
    ['e', 5],
  ]);
});
