import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partText, sampleData } from './crafted.ts';
import { checkTemplate, fillTemplate } from './template.ts';

const columns = { 村名: 'text', 件数: 'number', 电话: 'text' } as const;
const rows = [
  { 村名: '东村', 件数: '#3', 电话: '013807430000' },
  { 村名: '=1+1', 件数: '#4.256', 电话: null },
  { 村名: '西村', 件数: null, 电话: '1' },
];
const data = sampleData({ 单位: '某镇', 总数: '#12.345', 有备注: false }, { 各村: { columns, rows } });

/** A table with a head over two rows, one pattern row, a total, a remark with a condition, and a second sheet. */
async function template(change: (sheet: ExcelJS.Worksheet) => void = () => {}): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(Date.UTC(2026, 9, 1));
  book.modified = book.created;
  const sheet = book.addWorksheet('汇总');
  sheet.getCell('A1').value = '{{单位}}统计表';
  sheet.mergeCells('A1:D1');
  sheet.getRow(2).values = ['村', '件数', '电话', '占比'];
  sheet.getRow(3).values = ['{{#各村}}{{村名}}', '{{件数|2}}', '{{电话}}'];
  sheet.getCell('D3').value = { formula: 'B3/B$4', result: 999 };
  sheet.getCell('E3').value = '{{/各村}}';
  sheet.getCell('B3').numFmt = '0.0';
  sheet.getRow(4).values = ['合计'];
  sheet.getCell('B4').value = { formula: 'SUM(B3:B3)', result: 999 };
  sheet.getCell('C4').value = '{{总数|1}}';
  sheet.getCell('A5').value = '{{?有备注}}备注';
  sheet.getCell('B5').value = '{{/?}}';
  sheet.getCell('A6').value = '填表：{{单位}} 共{{总数}}件';
  sheet.mergeCells('A6:D6');
  sheet.addConditionalFormatting({
    ref: 'B3:B3',
    rules: [{ type: 'cellIs', operator: 'greaterThan', formulae: ['B4'], priority: 1, style: {} }],
  });
  sheet.getCell('A6').dataValidation = { type: 'list', allowBlank: true, formulae: ['$A$3:$A$3'] };
  sheet.pageSetup.printArea = 'A1:D6';
  sheet.pageSetup.printTitlesRow = '1:2';
  sheet.autoFilter = 'A2:D3';
  change(sheet);
  const other = book.addWorksheet('首页');
  other.getCell('A1').value = { formula: "SUM(汇总!B3:B3)+'汇总'!C4", result: 1 };
  book.addWorksheet('说明').getCell('A1').value = '原样';
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function read(file: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as unknown as ExcelJS.Buffer);
  return book;
}

const fill = async (given = data): Promise<Buffer> => fillTemplate(await template(), given.names, given.values);

describe('filling a workbook', () => {
  it('repeats the row; numbers are numbers in the style of the cell, text is text whatever it looks like', async () => {
    const sheet = (await read(await fill())).getWorksheet('汇总')!;
    expect(sheet.getCell('A1').value).toBe('某镇统计表');
    expect([3, 4, 5].map((row) => [1, 2, 3].map((column) => sheet.getCell(row, column).value))).toEqual([
      ['东村', 3, '013807430000'],
      ['=1+1', 4.26, null],
      ['西村', null, '1'],
    ]);
    expect(sheet.getCell('E4').value).toBeNull();
    expect(sheet.getCell('B5').numFmt).toBe('0.0');
    expect(sheet.getCell('C6').value).toBe(12.3);
    expect(sheet.getCell('A7').value).toBe('填表：某镇 共12.345件');
  });

  it('lets formulas, merged cells, formats, checks, names and filters go along', async () => {
    const filled = await fill();
    const book = await read(filled);
    const sheet = book.getWorksheet('汇总')!;
    expect(sheet.getCell('B6').formula).toBe('SUM(B3:B5)');
    expect([3, 4, 5].map((row) => sheet.getCell(row, 4).formula)).toEqual(['B3/B$6', 'B4/B$6', 'B5/B$6']);
    expect(book.getWorksheet('首页')!.getCell('A1').formula).toBe("SUM(汇总!B3:B5)+'汇总'!C6");
    const xml = await partText(filled, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="A7:D7"/></mergeCells>');
    expect(xml).toContain('<conditionalFormatting sqref="B3:B5">');
    expect(xml).toContain('<formula>B6</formula>');
    expect(xml).toMatch(/<dataValidation [^>]*sqref="A7"[^>]*><formula1>\$A\$3:\$A\$5<\/formula1>/u);
    expect(xml).toContain('<autoFilter ref="A2:D5"');
    const workbook = await partText(filled, 'xl/workbook.xml');
    expect(workbook).toContain("'汇总'!$A1:$D7");
    expect(workbook).toContain('$1:$2');
    expect(workbook).toContain('fullCalcOnLoad="1"');
    expect(xml).not.toContain('<v>999</v>');
  });

  it('drops checks and links of rows that are left out, and their lists when nothing is left in them', async () => {
    const file = await template((sheet) => {
      sheet.getCell('C5').dataValidation = { type: 'whole', operator: 'between', formulae: [1, 9] };
      sheet.getCell('D5').value = { text: '看', hyperlink: 'https://example.org' };
    });
    const xml = await partText(fillTemplate(file, data.names, data.values), 'xl/worksheets/sheet1.xml');
    const before = await partText(file, 'xl/worksheets/sheet1.xml');
    expect(before).toContain('<dataValidations count="2">');
    expect(before).toContain('<hyperlink ');
    expect(xml).toMatch(/<dataValidations count="1"><dataValidation [^>]*sqref="A7"/u);
    expect(xml).not.toContain('hyperlink');
  });

  it('keeps one empty row for a list without rows, so that totals stay', async () => {
    const given = sampleData({ 单位: '某镇', 总数: '#0', 有备注: true }, { 各村: { columns, rows: [] } });
    const sheet = (await read(await fill(given))).getWorksheet('汇总')!;
    expect(sheet.getCell('A3').value).toBeNull();
    expect(sheet.getCell('B4').formula).toBe('SUM(B3:B3)');
    expect(sheet.getCell('A5').value).toBe('备注');
    expect(sheet.getCell('C4').value).toBe(0);
  });

  it('leaves every part that is not concerned byte for byte, and gives the same bytes again', async () => {
    const file = await template();
    const filled = fillTemplate(file, data.names, data.values);
    expect(filled.equals(fillTemplate(file, data.names, data.values))).toBe(true);
    for (const part of ['xl/styles.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet3.xml', 'xl/theme/theme1.xml'])
      expect(await partText(filled, part)).toBe(await partText(file, part));
  });

  it('repeats several rows with a merge in each copy, and leaves out rows of ends', async () => {
    const file = await template((sheet) => {
      sheet.getCell('A10').value = '{{#各村}}';
      sheet.getCell('A11').value = '{{村名}}';
      sheet.mergeCells('A11:A12');
      sheet.getCell('B11').value = '{{件数}}';
      sheet.getCell('B12').value = { formula: 'B11*2' };
      sheet.getCell('A13').value = '{{/各村}}';
      sheet.getCell('A14').value = { formula: 'SUM(B11:B12)' };
    });
    const filled = fillTemplate(file, data.names, data.values);
    const sheet = (await read(filled)).getWorksheet('汇总')!;
    // Two rows more and one less above; the block begins at row 11.
    expect(sheet.getCell('B12').formula).toBe('B11*2');
    expect(sheet.getCell('A13').value).toBe('=1+1');
    expect(sheet.getCell('B16').formula).toBe('B15*2');
    expect(sheet.getCell('A17').formula).toBe('SUM(B11:B16)');
    const xml = await partText(filled, 'xl/worksheets/sheet1.xml');
    for (const range of ['A11:A12', 'A13:A14', 'A15:A16']) expect(xml).toContain(`<mergeCell ref="${range}"/>`);
  });

  it('gives back any list that was filled in', async () => {
    const file = await template();
    const text = fc.string({ unit: fc.constantFrom(...'甲0 <>&"=;_x'), minLength: 1, maxLength: 8 });
    const row = fc.record({ 村名: text, 件数: fc.integer({ min: -9999, max: 9999 }).map((cents) => cents / 100) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (list) => {
        const given = sampleData(
          { 单位: '某镇', 总数: '#1', 有备注: false },
          { 各村: { columns, rows: list.map((each) => ({ 村名: each.村名, 件数: `#${each.件数}`, 电话: null })) } },
        );
        const sheet = (await read(fillTemplate(file, given.names, given.values))).getWorksheet('汇总')!;
        const found = list.map((_, index) => ({
          村名: sheet.getCell(index + 3, 1).value,
          件数: sheet.getCell(index + 3, 2).value,
        }));
        expect(found).toEqual(list);
        expect(sheet.getCell(list.length + 3, 2).formula).toBe(`SUM(B3:B${list.length + 2})`);
      }),
      { numRuns: 15 },
    );
  });
});

describe('checking a workbook', () => {
  it('names the sheet and the cell, and the nearest name', async () => {
    const file = await template((sheet) => {
      sheet.getCell('F9').value = '{{总树}}';
      sheet.getCell('A10').value = '{{#各村}}';
    });
    expect(checkTemplate(file, data.names).problems).toMatchObject([
      { code: 'unclosed', place: '工作表“汇总”A10' },
      { code: 'unknown', place: '工作表“汇总”F9', suggestion: '总数' },
    ]);
  });

  it('refuses two blocks side by side in one row', async () => {
    const file = await template((sheet) => {
      sheet.getRow(9).values = ['{{#各村}}{{村名}}', '{{/各村}}', '{{?单位}}', '{{/?}}'];
    });
    expect(checkTemplate(file, data.names).problems).toMatchObject([{ code: 'crossed', place: '工作表“汇总”C9' }]);
  });
});
