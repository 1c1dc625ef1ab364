// Where the header cells of a table lie: one row, or two where neighbours share a group.
import type { TableColumn } from './tableDocument.ts';

export const serialLabel = '序号';

/** One header cell; `row` and `column` count from 0, column 0 is 序号. */
export interface HeaderCell {
  text: string;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

export interface TableHeader {
  rows: 1 | 2;
  cells: HeaderCell[];
}

/** The header of a table with 序号 in front; neighbours of one group are merged under its name. */
export function tableHeader(columns: readonly TableColumn[]): TableHeader {
  const rows = columns.some((column) => column.group) ? 2 : 1;
  const cells: HeaderCell[] = [{ text: serialLabel, row: 0, column: 0, rowSpan: rows, columnSpan: 1 }];
  let openGroup: HeaderCell | undefined;
  columns.forEach(({ label, group }, index) => {
    const column = index + 1;
    if (!group) {
      openGroup = undefined;
      cells.push({ text: label, row: 0, column, rowSpan: rows, columnSpan: 1 });
      return;
    }
    if (openGroup?.text === group) openGroup.columnSpan += 1;
    else {
      openGroup = { text: group, row: 0, column, rowSpan: 1, columnSpan: 1 };
      cells.push(openGroup);
    }
    cells.push({ text: label, row: 1, column, rowSpan: 1, columnSpan: 1 });
  });
  return { rows, cells };
}
