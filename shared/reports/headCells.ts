// Where the cells of a head of several levels lie, on paper and on the screen alike.

/** One head cell; rows and columns count from 0. */
export interface HeadCell {
  text: string;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

export interface HeadCells {
  rows: number;
  cells: HeadCell[];
}

/**
 * Lays out columns under their heads (outermost first). Neighbours that share all heads down to a level are merged
 * there; a column with fewer heads than others fills the rows below its last one with its label.
 */
export function headCells(columns: readonly { label: string; heads: readonly string[] }[]): HeadCells {
  const rows = 1 + Math.max(0, ...columns.map(({ heads }) => heads.length));
  const cells: HeadCell[] = [];
  const open: (HeadCell | undefined)[] = [];
  columns.forEach(({ label, heads }, column) => {
    let isSame = true;
    heads.forEach((text, row) => {
      const cell = open[row];
      isSame = isSame && cell?.text === text;
      if (isSame && cell) {
        cell.columnSpan += 1;
        return;
      }
      const fresh = { text, row, column, rowSpan: 1, columnSpan: 1 };
      open[row] = fresh;
      open.length = row + 1;
      cells.push(fresh);
    });
    open.length = heads.length;
    cells.push({ text: label, row: heads.length, column, rowSpan: rows - heads.length, columnSpan: 1 });
  });
  return { rows, cells };
}
