// Runs in a worker thread: the empty workbook of a register and, on its second sheet, how to fill it in.
import ExcelJS, { type DataValidation, type Style, type Worksheet } from 'exceljs';
import { documentAuthor, writeWhole } from '../../documents/documentWriting.ts';
import type { TableColumn } from '../../documents/tableDocument.ts';
import { tableHeader } from '../../documents/tableHeader.ts';
import * as styles from '../../documents/xlsxStyles.ts';
import type { TaskContext } from '../../jobs/thread.ts';
import { emittedBytes } from './emittedBytes.ts';
import type { Template, TemplateColumn } from './template.ts';

/** Rows with lines, ready to be filled in; formats and lists reach further. */
const linedRows = 30;
const validatedRows = 2000;
const firstHeaderRow = 2;

/** Writes the workbook and emits its bytes. */
export async function exportTemplate(input: unknown, context: TaskContext): Promise<void> {
  const template = input as Template;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = documentAuthor;
  workbook.lastModifiedBy = documentAuthor;
  workbook.created = new Date(template.writtenAt);
  workbook.modified = workbook.created;
  fillInSheet(workbook, template);
  rulesSheet(workbook, template);
  await writeWhole(emittedBytes(context), Buffer.from(await workbook.xlsx.writeBuffer()));
}

function fillInSheet(workbook: ExcelJS.Workbook, template: Template): void {
  const { columns } = template;
  const header = tableHeader(columns.map(headerColumn));
  const headerEnd = firstHeaderRow + header.rows - 1;
  const last = columns.length + 1;
  const sheet = workbook.addWorksheet(sheetName(template.sheetName), {
    views: [{ state: 'frozen', xSplit: 0, ySplit: headerEnd, showGridLines: true }],
    pageSetup: {
      paperSize: 9,
      orientation: last > 8 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${firstHeaderRow}:${headerEnd}`,
    },
  });
  sheet.columns = [{ width: 6 }, ...columns.map(({ width }) => ({ width: width + 2 }))];
  columns.forEach(({ format }, index) => {
    sheet.getColumn(index + 2).numFmt = format;
  });
  sheet.mergeCells(1, 1, 1, last);
  sheet.getCell(1, 1).value = template.title;
  sheet.getCell(1, 1).style = styles.titleStyle;
  sheet.getRow(1).height = 36;
  for (const cell of header.cells) {
    const [top, from] = [firstHeaderRow + cell.row, cell.column + 1];
    const [bottom, to] = [top + cell.rowSpan - 1, from + cell.columnSpan - 1];
    if (bottom > top || to > from) sheet.mergeCells(top, from, bottom, to);
    sheet.getCell(top, from).value = cell.text;
    for (let row = top; row <= bottom; row += 1)
      for (let column = from; column <= to; column += 1) sheet.getCell(row, column).style = styles.headerStyle;
  }
  for (let row = firstHeaderRow; row <= headerEnd; row += 1) sheet.getRow(row).height = 34;
  const lined = columns.map(({ format }) => ({ ...styles.emptyStyle, numFmt: format }));
  for (let row = headerEnd + 1; row <= headerEnd + linedRows; row += 1) {
    sheet.getCell(row, 1).style = styles.serialStyle;
    lined.forEach((style, index) => {
      sheet.getCell(row, index + 2).style = style;
    });
    sheet.getRow(row).height = 24;
  }
  columns.forEach((column, index) => {
    if (column.list) addList(sheet, index + 2, headerEnd + 1, column.list);
  });
}

const headerColumn = (column: TemplateColumn, index: number): TableColumn => ({
  key: String(index),
  label: column.required ? `*${column.label}` : column.label,
  kind: 'text',
  ...(column.group === undefined ? {} : { group: column.group }),
});

/** A drop-down list that warns and lets pass: import understands other words for the same thing too. */
function addList(sheet: Worksheet, column: number, firstRow: number, list: readonly string[]): void {
  const { letter } = sheet.getColumn(column);
  const validation: DataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: [`"${list.join(',')}"`],
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: '不在列表中',
    error: '这个内容不在列表中，导入时可能会被退回。仍要保留吗？',
  };
  // Missing in the library's types: one rule for a whole range.
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, rule: DataValidation): void };
  };
  dataValidations.add(`${letter}${firstRow}:${letter}${firstRow + validatedRows - 1}`, validation);
}

const ruleStyle = (horizontal: 'left' | 'center'): Partial<Style> => ({
  ...styles.emptyStyle,
  alignment: { horizontal, vertical: 'middle', wrapText: true },
});

function rulesSheet(workbook: ExcelJS.Workbook, template: Template): void {
  const sheet = workbook.addWorksheet('填表说明', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 24 }, { width: 8 }, { width: 60 }, { width: 60 }];
  sheet.mergeCells(1, 1, 1, 4);
  sheet.getCell(1, 1).value = '填表说明';
  sheet.getCell(1, 1).style = styles.titleStyle;
  sheet.getRow(1).height = 36;
  sheet.mergeCells(2, 1, 2, 4);
  sheet.getCell(2, 1).value =
    '在前一张工作表里填写，一行一条，不要改动表头，不要合并单元格。表头带 * 的必须填写；不知道的留空，不要编造。填好后交回，由乡镇导入。';
  sheet.getCell(2, 1).style = styles.noteStyle;
  sheet.getRow(2).height = 22;
  const head = sheet.addRow(['栏目', '要求', '怎样填', '可填内容']);
  head.height = 24;
  for (let column = 1; column <= 4; column += 1) head.getCell(column).style = styles.headerStyle;
  for (const { label, need, how, values } of template.rules) {
    const row = sheet.addRow([label, need, how, values]);
    row.height = Math.min(400, 8 + 15 * Math.max(1, lines(how), lines(values)));
    for (let column = 1; column <= 4; column += 1)
      row.getCell(column).style = ruleStyle(column === 2 ? 'center' : 'left');
  }
}

/** Lines of Chinese text in a column of 60. */
const lines = (text: string): number => Math.ceil(text.length / 27);

/** Excel forbids some characters in the name of a sheet. */
const sheetName = (title: string): string => title.replace(/[[\]:*?/\\]/g, '').slice(0, 31);
