// Blocks of cells as they travel through the clipboard: tab-separated text and an HTML table, as WPS and Excel write them.

export type Matrix = readonly (readonly string[])[];

/** Tab-separated text as WPS writes it: CRLF between rows, cells with tab, newline or a leading quote in quotes. */
export function toTabText(matrix: Matrix): string {
  return matrix.map((row) => row.map(tabField).join('\t')).join('\r\n');
}

function tabField(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n');
  return /[\t\n]/.test(plain) || plain.startsWith('"') ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * Reads tab-separated text. A quoted field counts as such only when its closing quote ends the cell, so that text
 * which merely begins with a quote stays as typed. The row break that WPS puts after the last row is not a row.
 */
export function fromTabText(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '').replace(/\0+$/, '');
  if (source === '') return [];
  const rows: string[][] = [[]];
  let at = 0;
  while (true) {
    const field = quotedField(source, at) ?? plainField(source, at);
    rows[rows.length - 1]!.push(cleanCell(field.text));
    at = field.end;
    if (at >= source.length) break;
    if (source[at] === '\t') {
      at += 1;
      continue;
    }
    at += source.startsWith('\r\n', at) ? 2 : 1;
    if (at >= source.length) break;
    rows.push([]);
  }
  return squared(rows);
}

function plainField(source: string, start: number): { text: string; end: number } {
  let end = start;
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n' && source[end] !== '\r') end += 1;
  return { text: source.slice(start, end), end };
}

function quotedField(source: string, start: number): { text: string; end: number } | undefined {
  if (source[start] !== '"') return undefined;
  let at = start + 1;
  while (at < source.length) {
    if (source[at] !== '"') {
      at += 1;
    } else if (source[at + 1] === '"') {
      at += 2;
    } else {
      const end = at + 1;
      const closes = end >= source.length || /[\t\r\n]/.test(source[end]!);
      return closes ? { text: source.slice(start + 1, at).replaceAll('""', '"'), end } : undefined;
    }
  }
  return undefined;
}

/** Line ends as \n; the no-break spaces that office programs put in are ordinary ones to a clerk. */
function cleanCell(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\u00A0', ' ');
}

function squared(rows: string[][]): string[][] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

/**
 * An HTML table that WPS and Excel paste cell by cell. `asText` says per column that the cells are identifiers or
 * words: they carry the text format '\@' (and LibreOffice's `sdnum`), so that an 18-digit number keeps its digits and "1-2" does not become a date.
 */
export function toHtmlTable(matrix: Matrix, asText: readonly boolean[]): string {
  const cell = (text: string, column: number) => {
    const content = escapeHtml(text.replace(/\r\n?/g, '\n')).replaceAll(
      '\n',
      '<br style="mso-data-placement:same-cell">',
    );
    return asText[column] ? `<td sdnum="0;0;@" style="mso-number-format:'\\@'">${content}</td>` : `<td>${content}</td>`;
  };
  const rows = matrix.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return `<html><head><meta charset="utf-8"></head><body><table>${rows}</table></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A cell of a pasted HTML table; `number` is the stored number behind the shown text, where the sender says it. */
interface HtmlCell {
  text: string;
  number?: string;
}

/**
 * The cells of the first table in clipboard HTML; merged cells keep their text in the first place and leave the rest
 * empty. Undefined without a table. Reads tags only: nothing of it is ever put into the page.
 */
export function fromHtmlTable(html: string): string[][] | undefined {
  return htmlCells(html)?.map((row) => row.map((cell) => cell?.text ?? ''));
}

function htmlCells(html: string): (HtmlCell | undefined)[][] | undefined {
  const source = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, '');
  const start = source.search(/<table\b/i);
  if (start < 0) return undefined;
  const rows: (HtmlCell | undefined)[][] = [];
  let depth = 0;
  let row = -1;
  let open: { column: number; parts: string[]; number: string | undefined } | undefined;
  const close = () => {
    if (!open) return;
    const cell: HtmlCell = { text: htmlText(open.parts.join('')) };
    if (open.number !== undefined) cell.number = open.number;
    rows[row]![open.column] = cell;
    open = undefined;
  };
  for (const [, tag, text] of source.slice(start).matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (text !== undefined) {
      open?.parts.push(text.replace(/[\r\n\t ]+/g, ' '));
      continue;
    }
    const name = /^\/?\s*([a-z0-9]+)/i.exec(tag!)?.[0].toLowerCase() ?? '';
    if (name === 'table') depth += 1;
    else if (name === '/table') {
      depth -= 1;
      if (depth === 0) break;
    } else if (depth !== 1) {
      if (name === 'br' || name === '/p' || name === '/tr') open?.parts.push('\n');
    } else if (name === 'tr') {
      close();
      row += 1;
      rows[row] ??= [];
    } else if (name === 'td' || name === 'th') {
      close();
      if (row < 0) {
        row = 0;
        rows[0] ??= [];
      }
      const column = firstFree(rows[row]!);
      reserve(rows, row, column, span(tag!, 'rowspan'), span(tag!, 'colspan'));
      open = { column, parts: [], number: attribute(tag!, 'x:num') };
    } else if (name === '/td' || name === '/th' || name === '/tr') {
      close();
    } else if (name === 'br' || name === '/p' || name === '/div' || name === '/li') {
      open?.parts.push('\n');
    }
  }
  close();
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  return rows.map((cells) => Array.from({ length: width }, (_, column) => cells[column]));
}

function firstFree(cells: readonly (HtmlCell | undefined)[]): number {
  for (let at = 0; ; at += 1) if (cells[at] === undefined) return at;
}

function reserve(rows: (HtmlCell | undefined)[][], row: number, column: number, height: number, width: number): void {
  for (let down = 0; down < height; down += 1) {
    rows[row + down] ??= [];
    for (let across = 0; across < width; across += 1) rows[row + down]![column + across] = { text: '' };
  }
}

/** A merged block beyond these sizes is a trick or a mistake, not a form. */
const longestSpan = 1000;

function span(tag: string, name: string): number {
  const value = Number.parseInt(attribute(tag, name) ?? '1', 10);
  return Number.isFinite(value) ? Math.max(1, Math.min(longestSpan, value)) : 1;
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return match ? (match[1] ?? match[2] ?? match[3]) : undefined;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function htmlText(content: string): string {
  return content
    .replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
      const code =
        name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll('\u00A0', ' ')
    .replace(/ *\n */g, '\n')
    .trim();
}

/** A column too narrow or a number too long: the sender's text is not what the cell holds. */
const damaged = /^#{2,}$|^\d(?:\.\d+)?E\+\d+$/i;

/**
 * The pasted block. Plain text is what the clerk saw and is taken first; the HTML table is used where there is no
 * text, where a word processor broke cells into lines, and for cells shown as #### or 4.33E+17 whose number it carries.
 */
export function readClipboard(plain: string, html: string): string[][] {
  const fromText = fromTabText(plain);
  if (html === '') return fromText;
  const cells = htmlCells(html);
  if (!cells || cells.length === 0) return fromText;
  const fromHtml = cells.map((row) => row.map((cell) => cell?.text ?? ''));
  if (fromText.length === 0) return fromHtml;
  const sameShape = fromHtml.length === fromText.length && fromHtml[0]?.length === fromText[0]?.length;
  if (!sameShape) return isWordProcessor(html) ? fromHtml : fromText;
  return fromText.map((row, y) => row.map((text, x) => (damaged.test(text) ? (cells[y]?.[x]?.number ?? text) : text)));
}

function isWordProcessor(html: string): boolean {
  return /office:word|class="?Mso(Normal|Table)|name="?ProgId"?\s+content="?Word/i.test(html);
}

/** The block repeated over a selection when that is a whole multiple of it (one cell into many, a row into rows). */
export function tiled(matrix: Matrix, height: number, width: number): Matrix {
  const rows = matrix.length;
  const columns = matrix[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return matrix;
  if (height % rows !== 0 || width % columns !== 0) return matrix;
  if (height === rows && width === columns) return matrix;
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => matrix[y % rows]![x % columns]!),
  );
}
