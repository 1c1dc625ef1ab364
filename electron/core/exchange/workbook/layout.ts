// Finding the table in a sheet: its labels, its data rows, and everything around them that is not data.
import type { Cell } from '../../../../shared/fields/cell.ts';
import { cellText, emptyCell, isBlank } from '../../../../shared/fields/cell.ts';
import type { Header, KnownLabels } from './header.ts';
import { findHeader } from './header.ts';
import { normaliseLabel, tidyLabel } from './label.ts';
import { isSignatureRow, isTotalRow } from './rowKind.ts';
import type { Sheet } from './sheet.ts';
import { columnLetters } from './sheet.ts';

export interface Column {
  /** 0-based column of the sheet. */
  index: number;
  /** "联系方式/手机" under a caption; "D列" where the table has values but no label. */
  label: string;
  /** Up to five different values. */
  samples: string[];
}

export interface TableRow {
  /** 1-based row of the sheet, as the office sees it. */
  row: number;
  /** `cells[i]` belongs to `columns[i]`. */
  cells: Cell[];
  /** `filled[i]`: the cell came from a merged cell that starts in a row above. Absent when none did. */
  filled?: boolean[];
}

/** `header`: labels repeated in the middle. `signature`: also stamps and notes. */
export interface SkippedRow {
  row: number;
  why: 'empty' | 'total' | 'signature' | 'header';
}

export interface Table {
  sheet: string;
  /** 1-based, inclusive. */
  headerRows: [first: number, last: number];
  columns: Column[];
  rows: TableRow[];
  /** The texts above the labels, in order: title, 填报单位, facts about a team. */
  preface: string[];
  /** Rows below the labels that are no data. Of a long run of empty rows only the first hundred are named. */
  skipped: SkippedRow[];
}

const samplesKept = 5;
const emptyRowsNamed = 100;
const numbering = new Set(['序号', '编号', '序', '行号', 'no']);

/**
 * The table of a sheet, undefined where no labels are found. Tables below one another with the same labels come as
 * one, with the preface of the first; `findTables` keeps them apart.
 */
export function findTable(sheet: Sheet, knownLabels: KnownLabels = () => 0): Table | undefined {
  const [table, ...more] = findTables(sheet, knownLabels);
  if (!table) return undefined;
  const shape = labelShape(table);
  for (const next of more) {
    if (labelShape(next) !== shape) break;
    table.rows.push(...next.rows);
    table.skipped.push({ row: next.headerRows[0], why: 'header' }, ...next.skipped);
  }
  return table;
}

const labelShape = (table: Table): string =>
  table.columns.map((column) => `${column.index}:${column.label}`).join('\n');

/** All tables of a sheet from top to bottom: a new one starts where titles and labels, or other labels, come again. */
export function findTables(sheet: Sheet, knownLabels: KnownLabels = () => 0): Table[] {
  const tables: Table[] = [];
  const known = remembering(knownLabels);
  const fills = mergedDownward(sheet);
  for (let from = 0; from < sheet.rows.length; ) {
    const header = findHeader(sheet, from, known);
    if (!header) break;
    const body = sortRows(sheet, header, known);
    tables.push(buildTable(sheet, header, body, readPreface(sheet, from, header.first), fills));
    from = body.next;
  }
  return tables;
}

function remembering(knownLabels: KnownLabels): KnownLabels {
  const answers = new Map<string, number>();
  return (label) => {
    const answer = answers.get(label) ?? knownLabels(label);
    answers.set(label, answer);
    return answer;
  };
}

/** Cells of merges that start in a row above, by row: [column, cell of the merge's first row]. */
type Fills = Map<number, [number, Cell][]>;

/** Merges never overlap in a real sheet; those that do are left out, so that crafted ones cost nothing. */
function mergedDownward(sheet: Sheet): Fills {
  const fills: Fills = new Map();
  const lastBottom = new Map<number, number>();
  const ordered = sheet.merges.filter((merge) => merge.bottom > merge.top).sort((one, other) => one.top - other.top);
  for (const { top, left, bottom } of ordered) {
    const cell = sheet.rows[top]?.[left];
    if (!cell || isBlank(cell) || top <= (lastBottom.get(left) ?? -1)) continue;
    lastBottom.set(left, bottom);
    for (let row = top + 1; row <= bottom && row < sheet.rows.length; row += 1) {
      const filled = fills.get(row) ?? [];
      filled.push([left, cell]);
      fills.set(row, filled);
    }
  }
  return fills;
}

function readPreface(sheet: Sheet, from: number, to: number): string[] {
  return sheet.rows.slice(from, to).flatMap((row) => row.filter((cell) => !isBlank(cell)).map(cellText));
}

interface Body {
  /** 0-based rows that hold data. */
  data: number[];
  skipped: SkippedRow[];
  /** Where the next table may begin; the end of the sheet when none does. */
  next: number;
}

/** One row as the office typed it: its filled cells, without what merges fill in. */
interface OwnRow {
  columns: number[];
  texts: string[];
}

function ownRow(sheet: Sheet, row: number): OwnRow {
  const own: OwnRow = { columns: [], texts: [] };
  sheet.rows[row]?.forEach((cell, column) => {
    if (isBlank(cell)) return;
    own.columns.push(column);
    own.texts.push(cellText(cell));
  });
  return own;
}

/** Tells data from the rest, from below the header to the end of the sheet or to the next table. */
function sortRows(sheet: Sheet, header: Header, known: KnownLabels): Body {
  const body: Body = { data: [], skipped: [], next: sheet.rows.length };
  const repeats = headerRepeats(sheet, header);
  let afterSignature = false;
  let emptyRun = 0;
  const skip = (row: number, why: SkippedRow['why']): void => {
    body.skipped.push({ row: row + 1, why });
  };
  for (let row = header.last + 1; row < sheet.rows.length; row += 1) {
    const own = ownRow(sheet, row);
    if (holdsNothing(own, header)) {
      emptyRun += 1;
      if (emptyRun <= emptyRowsNamed) skip(row, 'empty');
      continue;
    }
    emptyRun = 0;
    const repeated = repeats(own);
    if (repeated || isOtherHeader(own, known)) {
      const start = titlesBefore(sheet, header, row, body);
      if (start < row || !repeated) return { ...body, next: start };
      skip(row, 'header');
    } else if (isTotalRow(own.texts)) skip(row, 'total');
    else if (isSignatureRow(own.texts, afterSignature)) {
      skip(row, 'signature');
      afterSignature = true;
    } else body.data.push(row);
  }
  return body;
}

/** Nothing, or nothing but the number that was printed before the row was used. */
function holdsNothing(own: OwnRow, header: Header): boolean {
  const [column, ...others] = own.columns;
  if (column === undefined) return true;
  return (
    others.length === 0 &&
    numbering.has(normaliseLabel(header.labels.get(column) ?? '')) &&
    /^\d+$/.test(own.texts[0] ?? '')
  );
}

/** Tells whether a row is one of the header's rows again. */
function headerRepeats(sheet: Sheet, header: Header): (own: OwnRow) => boolean {
  const rows: Map<number, string>[] = [];
  for (let row = header.first; row <= header.last; row += 1) {
    const { columns, texts } = ownRow(sheet, row);
    rows.push(new Map(columns.map((column, at) => [column, normaliseLabel(texts[at] ?? '')])));
  }
  return ({ columns, texts }) =>
    rows.some((labels) => {
      const same = columns.filter((column, at) => {
        const label = labels.get(column);
        return label !== undefined && label === normaliseLabel(texts[at] ?? '');
      });
      return same.length >= 2 && same.length * 2 > columns.length && same.length * 2 >= labels.size;
    });
}

/** A row of nothing but known labels starts a table of another shape. */
function isOtherHeader({ texts }: OwnRow, known: KnownLabels): boolean {
  if (texts.length < 3 || texts.some((text) => text.length > 14 || /\d/.test(text))) return false;
  const sure = texts.filter((text) => known(tidyLabel(text)) > 0.5).length;
  return sure >= 3 && sure >= texts.length * 0.7;
}

const titleRowsLookedAt = 6;

/**
 * The row where the titles above a repeated header begin: rows with one text at the left and lines such as 填报单位,
 * right before it. They are taken out of the body. Gives `row` itself when there are none.
 */
function titlesBefore(sheet: Sheet, header: Header, row: number, body: Body): number {
  if (header.labels.size < 3) return row;
  const signed = new Set(
    body.skipped.filter((skipped) => skipped.why === 'signature').map((skipped) => skipped.row - 1),
  );
  let start = row;
  let hasTitle = false;
  for (let at = row - 1; at > header.last && row - at <= titleRowsLookedAt; at -= 1) {
    const own = ownRow(sheet, at);
    if (own.columns.length === 0) continue;
    // Above a title the signatures belong to the table before.
    if (signed.has(at) ? hasTitle : !isTitle(own) || body.data.at(-1) !== at) break;
    if (!signed.has(at)) {
      body.data.pop();
      hasTitle = true;
    }
    start = at;
  }
  body.skipped = body.skipped.filter((skipped) => skipped.row <= start);
  return start;
}

/** One text at the left, or two of which the second is a fact ("填报日期：…"). */
function isTitle({ columns, texts }: OwnRow): boolean {
  if ((columns[0] ?? 2) > 1 || /^\d+$/.test(texts[0] ?? '')) return false;
  return columns.length === 1 || (columns.length === 2 && /[:：]/.test(texts[1] ?? ''));
}

function buildTable(sheet: Sheet, header: Header, body: Body, preface: string[], fills: Fills): Table {
  const indexes = new Set(header.labels.keys());
  for (const row of body.data) {
    sheet.rows[row]?.forEach((cell, column) => {
      if (!isBlank(cell)) indexes.add(column);
    });
  }
  const columns = [...indexes]
    .sort((one, other) => one - other)
    .map((index): Column => ({ index, label: header.labels.get(index) ?? `${columnLetters(index)}列`, samples: [] }));
  const places = new Map(columns.map((column, at) => [column.index, at]));
  const rows = body.data.map((row) => buildRow(sheet, row, columns, places, fills.get(row)));
  for (const [at, column] of columns.entries()) column.samples = takeSamples(rows, at);
  return {
    sheet: sheet.name,
    headerRows: [header.first + 1, header.last + 1],
    columns,
    rows,
    preface,
    skipped: body.skipped,
  };
}

function buildRow(
  sheet: Sheet,
  row: number,
  columns: Column[],
  places: Map<number, number>,
  fills: [number, Cell][] | undefined,
): TableRow {
  const source = sheet.rows[row] ?? [];
  const cells = columns.map((column) => source[column.index] ?? emptyCell);
  const built: TableRow = { row: row + 1, cells };
  for (const [index, cell] of fills ?? []) {
    const at = places.get(index);
    if (at === undefined || !isBlank(cells[at] ?? emptyCell)) continue;
    cells[at] = cell;
    built.filled ??= columns.map(() => false);
    built.filled[at] = true;
  }
  return built;
}

function takeSamples(rows: TableRow[], at: number): string[] {
  const samples = new Set<string>();
  for (const row of rows) {
    const text = cellText(row.cells[at] ?? emptyCell);
    if (text !== '') samples.add(text);
    if (samples.size === samplesKept) break;
  }
  return [...samples];
}
