// The body rows of a sheet as XML, written straight into the sheet that exceljs has open. exceljs builds an object for
// every cell, its address, value and style; without them a table is written in less than half the time. The few
// members of exceljs used here are not in its types; its version is pinned, and the tests reopen what is written.
import type { Style, stream, Worksheet } from 'exceljs';

interface SheetInternals {
  stream: { write(xml: string): unknown; pipes: { _writableState: { length: number } }[] };
  /** Number of the next row. */
  _rowZero: number;
  _sheetRelsWriter: { _hyperlinks: { address: string; target: string }[] };
}
interface BookInternals {
  styles: { addStyleModel(style: Partial<Style>): number };
}

export interface SheetRows {
  /** The number by which cells refer to a style. */
  styleId(style: Partial<Style>): number;
  /** Writes one row of cells (see `cellXml`) with its height in points; null: as high as its texts will be. */
  write(cells: string, height: number | null): void;
  /** Makes a cell lead to another of the workbook, `target` as 指标记录!B4; without a relation, so nothing external. */
  link(address: string, target: string): void;
  /** Hands what has been gathered to the packer and tells exceljs at which row to go on. */
  flush(): void;
  /** Bytes of XML that wait for the packer. */
  backlog(): number;
}

const gatheredEnough = 64 * 1024;

/** Rows from `first` on, in order. Rows before it must have been committed. */
export function sheetRows(book: stream.xlsx.WorkbookWriter, sheet: Worksheet, first: number): SheetRows {
  const inner = sheet as unknown as SheetInternals;
  const { styles } = book as unknown as BookInternals;
  let next = first;
  let gathered = '';
  const flush = (): void => {
    if (gathered !== '') inner.stream.write(gathered);
    gathered = '';
    inner._rowZero = next;
  };
  return {
    styleId: (style) => styles.addStyleModel(style),
    write(cells, height) {
      const tall = height === null ? '' : ` ht="${height}" customHeight="1"`;
      gathered += `<row r="${next}"${tall}>${cells}</row>`;
      next += 1;
      if (gathered.length > gatheredEnough) flush();
    },
    link: (address, target) => void inner._sheetRelsWriter._hyperlinks.push({ address, target }),
    flush,
    backlog: () => inner.stream.pipes.reduce((most, queue) => Math.max(most, queue._writableState.length), 0),
  };
}

const special = /[<>&]/;
const escaped = (text: string): string =>
  special.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
/** XML readers may drop space at the edges unless told to keep it. */
const edgeSpace = /^\s|\s$|\n/;

/** A cell that is worked out from others, with its value as it is now. */
export const formulaXml = (reference: string, styleId: number, formula: string, result: number): string =>
  `<c r="${reference}" s="${styleId}"><f>${formula}</f><v>${result}</v></c>`;

/** One cell: a number, an inline string (never a formula), or an empty one that only carries its lines. */
export function cellXml(reference: string, styleId: number, value: string | number | null): string {
  if (value === null) return `<c r="${reference}" s="${styleId}"/>`;
  if (typeof value === 'number') return `<c r="${reference}" s="${styleId}"><v>${value}</v></c>`;
  const keep = edgeSpace.test(value) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}" s="${styleId}" t="inlineStr"><is><t${keep}>${escaped(value)}</t></is></c>`;
}
