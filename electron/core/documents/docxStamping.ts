// Long tables in Word: the docx package writes one pattern row, and its XML is stamped once for every record.
import { emWidth, type TableFit } from './docxColumnWidths.ts';
import { escapeXml } from './docxPacking.ts';
import type { TableColumn } from './tableDocument.ts';

export type PatternKind = 'plain' | 'last';

// Characters of the private use area with a word between them: no text of a title or a note looks like this.
/** What stands in a cell of a pattern row. `last` marks the pattern of the last rows. */
export const cellToken = (kind: PatternKind, column: number): string => `\uE000${kind}:${column}\uE001`;

/** The last rows are kept with what follows, so that the signers never stand alone on a page. */
const keptRows = 2;

/** Replaces the two pattern rows in the document's XML by one row for every record, numbered from 1. */
export function stampRows(xml: string, texts: readonly string[][]): string {
  return stampTables(xml, [{ texts, serials: [] }]);
}

export interface StampedTable {
  texts: readonly string[][];
  /** What stands for the numbers of rows, where it is no number. */
  serials: readonly (string | null)[];
}

/** The same for several tables with pattern rows, in the order in which they stand. */
export function stampTables(xml: string, tables: readonly StampedTable[]): string {
  let stamped = '';
  let from = 0;
  for (const table of tables) {
    // Patterns are looked for in what the package wrote, never in what was stamped.
    const plain = findPattern(xml, 'plain', from);
    const last = findPattern(xml, 'last', from);
    stamped += xml.slice(from, plain.start) + stampedRows(table, plain, last);
    from = last.end;
  }
  return stamped + xml.slice(from);
}

function stampedRows({ texts, serials }: StampedTable, plain: Pattern, last: Pattern): string {
  const rows = texts.map((row, index) => {
    const { pieces } = index >= texts.length - keptRows ? last : plain;
    let made = pieces[0]!;
    for (let column = 0; column <= row.length; column += 1)
      made += wordText(column === 0 ? (serials[index] ?? String(index + 1)) : row[column - 1]!) + pieces[column + 1]!;
    return made;
  });
  return rows.join('');
}

interface Pattern {
  start: number;
  end: number;
  /** The row's XML around its cells' texts. */
  pieces: string[];
}

function findPattern(xml: string, kind: PatternKind, from: number): Pattern {
  const at = xml.indexOf(cellToken(kind, 0), from);
  const start = xml.lastIndexOf('<w:tr>', at);
  const end = xml.indexOf('</w:tr>', at) + '</w:tr>'.length;
  if (at < 0 || start < 0) throw new Error(`the ${kind} pattern row is missing in the document`);
  return { start, end, pieces: xml.slice(start, end).split(/\uE000(?:plain|last):\d+\uE001/) };
}

const wordText = (text: string): string => {
  const escaped = escapeXml(text);
  return escaped.includes('\n') ? escaped.replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">') : escaped;
};

/** Where a column is too narrow for a day or an instant, the line ends after the year or before the time. */
export function foldedTexts(
  columns: readonly TableColumn[],
  texts: readonly string[][],
  fit: TableFit,
): readonly string[][] {
  const folds = columns.map((column, index) => {
    if (column.kind !== 'day' && column.kind !== 'instant') return undefined;
    const capacity = (fit.widths[index + 1]! - 2 * fit.cellMargin) / (fit.bodySize * 10);
    return (text: string): string => {
      if (emWidth(text) <= capacity) return text;
      return column.kind === 'day' ? text.replace(/^(\d{4}-)/, '$1\n') : text.replace(' ', '\n');
    };
  });
  if (folds.every((fold) => !fold)) return texts;
  return texts.map((row) => row.map((text, index) => folds[index]?.(text) ?? text));
}
