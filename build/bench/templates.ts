// Filling a template of 5,000 rows, against the bare library for the same file: exceljs reads the workbook, puts rows in
// and writes it; docx writes a table of as many rows.
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import ExcelJS from 'exceljs';
import { fillTemplate } from '../../electron/core/templates/template.ts';
import type { SlotValue, TemplateNames, TemplateValues } from '../../shared/rules/templates/templateData.ts';
import { inTurn, type Line } from './measure.ts';
import { inventedName, inventedPhone } from './seed.ts';

const count = 5_000;
const head = ['姓名', '电话', '件数', '金额'];
const rows = Array.from({ length: count }, (_, index) => ({
  texts: [inventedName(index), inventedPhone(index)],
  numbers: [index % 17, (index * 37) % 9_999],
}));

const kinds = ['text', 'text', 'number', 'number'] as const;
const names: TemplateNames = {
  single: new Map([['单位', 'text']]),
  lists: new Map([['名单', new Map(head.map((label, index) => [label, kinds[index]!]))]]),
};
const slot = (value: string | number): SlotValue =>
  typeof value === 'string' ? { kind: 'text', text: value } : { kind: 'number', decimal: String(value) };
const values: TemplateValues = {
  single: new Map([['单位', slot('某镇')]]),
  lists: new Map([
    [
      '名单',
      {
        columns: head,
        rows: rows.map(
          ({ texts, numbers }) => new Map([...texts, ...numbers].map((value, at) => [head[at]!, slot(value)])),
        ),
      },
    ],
  ]),
};

const pattern = ['{{#名单}}{{姓名}}', '{{电话}}', '{{件数}}', '{{金额|2}}{{/名单}}'];

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('名单');
  sheet.addRow(['{{单位}}']);
  sheet.addRow(head);
  sheet.addRow(pattern);
  sheet.addRow(['合计', null, { formula: 'SUM(C3:C3)' }, { formula: 'SUM(D3:D3)' }]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function bareWorkbook(file: Buffer): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as unknown as ExcelJS.Buffer);
  const sheet = book.getWorksheet('名单')!;
  sheet.getCell('A1').value = '某镇';
  sheet.spliceRows(3, 1, ...rows.map(({ texts, numbers }) => [...texts, ...numbers]));
  sheet.getCell(count + 3, 3).value = { formula: `SUM(C3:C${count + 2})` };
  sheet.getCell(count + 3, 4).value = { formula: `SUM(D3:D${count + 2})` };
  await book.xlsx.writeBuffer();
}

const cell = (text: string): TableCell =>
  new TableCell({ children: [new Paragraph({ children: [new TextRun(text)] })] });

const document = (texts: readonly (readonly string[])[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [{ children: [new Table({ rows: texts.map((row) => new TableRow({ children: row.map(cell) })) })] }],
    }),
  );

/** Both formats, each against its library. */
export async function templates(): Promise<Line[]> {
  const [book, word] = [await workbook(), await document([head, pattern])];
  const written = [head, ...rows.map(({ texts, numbers }) => [...texts, ...numbers.map(String)])];
  const inExcel = await inTurn(
    5,
    () => fillTemplate(book, names, values),
    () => bareWorkbook(book),
  );
  const inWord = await inTurn(
    5,
    () => fillTemplate(word, names, values),
    () => document(written),
  );
  return [
    { what: 'fill an .xlsx template', ...inExcel, note: '5,000 rows, against exceljs reading, inserting, writing' },
    { what: 'fill a .docx template', ...inWord, note: '5,000 rows, against docx writing such a table' },
  ];
}
