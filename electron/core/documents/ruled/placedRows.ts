// Where the cells of a ruled grid begin, when cells above reach down.
import type { RuledRow } from './ruledPage.ts';

/** The first column of every cell of every row, cells from above that reach down left out. */
export function placedRows(rows: readonly RuledRow[]): { row: RuledRow; starts: number[] }[] {
  // How many further rows a cell above takes of each column.
  const taken: number[] = [];
  return rows.map((row) => {
    const starts: number[] = [];
    const here = taken.map((left) => left > 0);
    for (let column = 0; column < taken.length; column += 1) taken[column] = Math.max(0, taken[column]! - 1);
    let column = 0;
    for (const cell of row.cells) {
      while (here[column]) column += 1;
      starts.push(column);
      for (let at = column; at < column + (cell.columns ?? 1); at += 1) taken[at] = (cell.rows ?? 1) - 1;
      column += cell.columns ?? 1;
    }
    return { row, starts };
  });
}
