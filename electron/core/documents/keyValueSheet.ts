// One record as a paper form (登记表): a grid of labels and values, and below it the list of what belongs to it.
import type { Writable } from 'node:stream';
import { AlignmentType, Paragraph, type Table, type TableCell, type TableRow } from 'docx';
import { breathe, throwIfCancelled, type WritingOptions, writeWhole } from './documentWriting.ts';
import { gridCell, gridRow, gridTable, spanWidth } from './docxCells.ts';
import { balancedLabel, fitTable, type TableFit } from './docxColumnWidths.ts';
import { addRow, emptyTable, measureTotals, type ReadTable, tableOf } from './docxGrid.ts';
import { noteParagraphs, rightLine, signerParagraphs, titleParagraph, unitLines } from './docxLines.ts';
import { type DocxContent, packDocx, packStamped } from './docxPacking.ts';
import { fonts, type PageShape, pageSection, size, textRuns, textWidthOf, twips } from './docxPage.ts';
import { foldedTexts, stampRows } from './docxStamping.ts';
import { legalText } from './legalText.ts';
import { chineseDay, type Signers, type TableColumn, type TableValue } from './tableDocument.ts';
import { textWidth } from './textMeasure.ts';

export interface FormPair {
  label: string;
  /** As printed; line ends are kept. */
  value: string;
  /** The value takes the whole line; so does any value of more than 40 half-width characters. */
  across?: boolean;
}

export interface FormGroup {
  /** Stands upright at the left of its lines, as on the paper form. */
  label?: string;
  pairs: FormPair[];
}

export interface FormList {
  /** E.g. 委员名单. */
  title: string;
  columns: TableColumn[];
  rows: TableValue[][];
}

export interface KeyValueSheet {
  /** E.g. 治安保卫委员会基本情况登记表. */
  title: string;
  /** 填报单位. */
  unit: string;
  /** 编号, at the right under the title. */
  number?: string;
  /** YYYY-MM-DD. */
  filledOn?: string;
  groups: FormGroup[];
  list?: FormList;
  notes?: string[];
  signers: Signers;
  footerMark?: string;
}

const longValue = 40;
const groupWidth = twips(9);
const labelWidth = twips(27);
const cellMargin = 80;

/** Writes the form as .docx and ends the stream. On cancel it throws a `Refusal` and leaves the stream as it was. */
export async function writeKeyValueSheet(sheet: KeyValueSheet, out: Writable, options: WritingOptions): Promise<void> {
  throwIfCancelled(options.signal);
  const list = sheet.list ? readList(sheet.list) : undefined;
  // The form keeps its own page; a wide list turns it.
  const shape: PageShape = list?.fit.shape ?? { landscape: false, paper: 'A4', side: 20 };
  const width = textWidthOf(shape);
  const filled = sheet.filledOn ? `填表日期：${chineseDay(sheet.filledOn)}` : '';
  const content: DocxContent = {
    title: sheet.title,
    writtenAt: options.writtenAt,
    bodySize: size.五号,
    section: pageSection(shape, sheet.footerMark, [
      titleParagraph(sheet.title),
      ...(sheet.number ? [rightLine(`编号：${sheet.number}`)] : []),
      ...unitLines(`填报单位（盖章）：${sheet.unit}`, filled, width),
      formTable(sheet.groups, width),
      ...(list ? [listTitle(sheet.list!.title), list.table] : []),
      ...noteParagraphs({ ...(sheet.notes ? { notes: sheet.notes } : {}) }),
      ...signerParagraphs(sheet.signers, width),
    ]),
  };
  const texts = list?.read.texts ?? [];
  const file =
    list && texts.length > 0
      ? await packStamped(content, (xml) => stampRows(xml, foldedTexts(sheet.list!.columns, texts, list.fit)))
      : await packDocx(content);
  await breathe(options.signal);
  await writeWhole(out, file);
}

function readList(list: FormList): { read: ReadTable; fit: TableFit; table: Table } {
  const read = emptyTable(list.columns);
  for (const row of list.rows) addRow(read, list.columns, row);
  measureTotals(read, list);
  // The form above is set in 五号, so the list is not set larger.
  const fit = fitTable(list.columns, read.measures, read.texts.length, size.五号);
  return { read, fit, table: tableOf(list, read, fit) };
}

const listTitle = (title: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 200, after: 100 },
    children: textRuns(title, { font: fonts.heading, size: size.四号 }),
  });

function formTable(groups: readonly FormGroup[], width: number): Table {
  const grouped = groups.some((group) => group.label);
  const side = grouped ? groupWidth : 0;
  const value = Math.floor((width - side - 2 * labelWidth) / 2);
  const pairs = [labelWidth, value, labelWidth, width - side - 2 * labelWidth - value];
  const widths = grouped ? [side, ...pairs] : pairs;
  return gridTable(
    groups.flatMap((group) => groupRows(group, widths, grouped)),
    widths,
    cellMargin,
  );
}

function groupRows(group: FormGroup, widths: readonly number[], grouped: boolean): TableRow[] {
  const lines = formLines(group.pairs);
  const first = grouped ? 1 : 0;
  return lines.map((line, index) => {
    const cells: TableCell[] = [];
    // A group without a name gives its place at the left to its first labels.
    const widened = grouped && !group.label;
    if (grouped && group.label && index === 0) cells.push(upright(group.label, widths[0]!, lines.length));
    line.forEach((pair, place) => {
      const column = first + 2 * place;
      const wide = widened && place === 0;
      cells.push(
        gridCell(
          balancedLabel(pair.label, labelWidth, { bodySize: size.五号, cellMargin }),
          wide ? spanWidth(widths, 0, 2) : widths[column]!,
          {
            align: 'center',
            label: true,
            columnSpan: wide ? 2 : undefined,
          },
        ),
      );
      const span = line.length === 1 ? 3 : 1;
      cells.push(
        gridCell(pair.value, spanWidth(widths, column + 1, span), {
          align: span === 3 ? 'left' : 'center',
          columnSpan: span === 1 ? undefined : span,
        }),
      );
    });
    return gridRow(cells, { height: isLong(line[0]!) ? 16 : 9 });
  });
}

const upright = (label: string, width: number, rowSpan: number): TableCell =>
  gridCell(Array.from(legalText(label).replace(/\s/g, '')).join('\n'), width, {
    align: 'center',
    label: true,
    rowSpan,
  });

const isLong = (pair: FormPair): boolean => textWidth(pair.value) > longValue || pair.value.includes('\n');

/** Two pairs a line; a long value, or a pair left over, has a line of its own. */
function formLines(pairs: readonly FormPair[]): FormPair[][] {
  const lines: FormPair[][] = [];
  let open: FormPair | undefined;
  for (const pair of pairs) {
    if (pair.across || isLong(pair)) {
      if (open) lines.push([open]);
      open = undefined;
      lines.push([pair]);
    } else if (open) {
      lines.push([open, pair]);
      open = undefined;
    } else open = pair;
  }
  if (open) lines.push([open]);
  return lines;
}
