// The rows that were not saved, as a workbook like the one they came from: mended there, it is imported again.
import type { Writable } from 'node:stream';
import ExcelJS, { type Row } from 'exceljs';
import { workbookText } from '../../documents/legalText.ts';
import { textWidth } from '../../documents/textMeasure.ts';
import type { MappedSheet, Preview, PreviewEntry } from './importState.ts';
import { reasonLabel, sourceRowLabel } from './ledgerLabels.ts';
import { type PackedCell, packedText } from './packedCell.ts';

const isHeld = ({ checked }: PreviewEntry): boolean => checked.state === 'held' || checked.state === 'doubtful';

const widest = 40;
const headFill: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFF2F7' } };
const border: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};

/** Writes the held and undecided rows, a sheet for each of theirs. Every cell is text. Ends the stream. */
export async function writeHeldWorkbook(preview: Preview, out: Writable): Promise<{ rows: number }> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const names = new Set<string>();
  let rows = 0;
  for (const mapped of preview.sheets) {
    const held = preview.rows.filter((entry) => entry.mapped === mapped && isHeld(entry));
    if (held.length === 0 && (rows > 0 || mapped !== preview.sheets.at(-1))) continue;
    writeSheet(workbook, sheetName(mapped.source.key, names), mapped, held);
    rows += held.length;
  }
  const written = new Promise<void>((resolve, reject) => {
    out.once('finish', resolve).once('error', reject);
  });
  await Promise.all([workbook.commit(), written]);
  return { rows };
}

/** Excel forbids some characters in the name of a sheet, more than 31 of them, and the same name twice. */
function sheetName(key: string, names: Set<string>): string {
  const plain =
    workbookText(key)
      .replace(/[[\]:*?/\\'\n\t]/g, '')
      .slice(0, 31)
      .toWellFormed() || '表1';
  let name = plain;
  for (let count = 2; names.has(name.toLowerCase()); count += 1) name = `${plain.slice(0, 27)} ${count}`;
  names.add(name.toLowerCase());
  return name;
}

function writeSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  { source, fields }: MappedSheet,
  held: readonly PreviewEntry[],
): void {
  const labels = [sourceRowLabel, ...source.columns.map(({ label }) => label), reasonLabel];
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: source.preface.length + 1 }] });
  sheet.columns = labels.map((label, at) => ({
    width: at === labels.length - 1 ? widest : widthOf(label, source.columns[at - 1]?.samples ?? []),
  }));
  // The titles say which team and which year the rows belong to.
  for (const text of source.preface) sheet.addRow([workbookText(text)]).commit();
  const head = sheet.addRow(labels.map(workbookText));
  styled(head, true);
  head.commit();
  for (const entry of held) {
    const row = sheet.addRow([String(entry.source.row), ...textsOf(entry, fields), reasonOf(entry)].map(workbookText));
    styled(row, false);
    row.commit();
  }
  sheet.commit();
}

function widthOf(label: string, samples: readonly string[]): number {
  const longest = Math.max(...[label, ...samples].map((text) => textWidth(text)));
  return Math.min(widest, Math.max(8, longest + 2));
}

function styled(row: Row, head: boolean): void {
  row.eachCell({ includeEmpty: true }, (cell) => {
    cell.numFmt = '@';
    cell.border = border;
    cell.alignment = { vertical: 'middle', wrapText: true };
    if (!head) return;
    cell.font = { bold: true };
    cell.fill = headFill;
  });
}

function textsOf(entry: PreviewEntry, fields: readonly (string | null)[]): string[] {
  return fields.map(
    (field, at) => (field === null ? undefined : entry.mended.get(field)) ?? textOf(entry.source.cells[at]),
  );
}

/** The text that is read as the cell was. */
function textOf(cell: PackedCell | undefined): string {
  if (cell === null || cell === undefined || typeof cell === 'string') return packedText(cell);
  if (cell.kind === 'number') return numberText(cell.number, cell.text);
  if (cell.kind === 'day' && /\d{4}\s*[-./年]\s*\d{1,2}\s*月?$/.test(cell.text.trim())) return cell.text;
  if (cell.kind === 'day') return cell.time === undefined ? cell.day : `${cell.day} ${cell.time}`;
  return packedText(cell);
}

const exactDigits = 1e15;

function numberText(number: number, shown: string): string {
  // Eighteen digits kept as a number have lost the last three: written out they might pass for a real identity number.
  if (Math.abs(number) >= exactDigits) return number.toExponential(14).toUpperCase();
  return Number(shown.replaceAll(',', '')) === number ? shown : String(number);
}

function reasonOf({ checked }: PreviewEntry): string {
  const errors = checked.problems.filter(({ level }) => level === 'error');
  const told = errors.length > 0 ? errors : checked.problems;
  return told
    .map(({ label, message }) => (label && !message.includes(label) ? `${label}：${message}` : message))
    .join('\n');
}
