import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readPart } from '../docxPacking.ts';
import { testOptions, writtenBytes } from '../writtenBytes.ts';
import { placedRows } from './placedRows.ts';
import { writeRuledDocx } from './ruledDocx.ts';
import { capacity, linesIn, type RuledDocument, type RuledRow, roomOf } from './ruledPage.ts';
import { writeRuledXlsx } from './ruledXlsx.ts';

const document: RuledDocument = {
  title: '值班表',
  pages: [
    {
      name: '第1张',
      paper: 'A3',
      landscape: true,
      side: 14,
      top: 14,
      widths: [20, 60, 60],
      isWhole: true,
      blocks: [
        { kind: 'title', text: '迁陵镇值班表', size: 22 },
        {
          kind: 'grid',
          size: 12,
          rows: [
            { isHead: true, height: 8, cells: [{ text: '日期' }, { text: '人员', columns: 2, shade: 'head' }] },
            {
              height: 8,
              cells: [
                { text: '一', rows: 2 },
                { text: [{ text: '张建国', bold: true }, { text: '、李芳' }] },
                { text: '=1+1' },
              ],
            },
            { height: 8, cells: [{ text: '013800000000' }, { text: '丁' }] },
          ],
        },
      ],
    },
    {
      name: '第2张',
      paper: 'A4',
      landscape: false,
      side: 20,
      top: 20,
      widths: [170],
      isWhole: false,
      blocks: [{ kind: 'grid', size: 10.5, rows: [{ height: 8, cells: [{ text: '第二页' }] }] }],
    },
  ],
};

describe('cells of a ruled grid', () => {
  it('begin after those that reach down from above', () => {
    const rows: RuledRow[] = [
      {
        height: 5,
        cells: [
          { text: 'a', rows: 3 },
          { text: 'b', columns: 2 },
        ],
      },
      { height: 5, cells: [{ text: 'c' }, { text: 'd', rows: 2 }] },
      { height: 5, cells: [{ text: 'e' }] },
      { height: 5, cells: [{ text: 'f', columns: 3 }] },
    ];
    expect(placedRows(rows).map(({ starts }) => starts)).toEqual([[0, 1], [1, 2], [1], [0]]);
  });
});

describe('ruled pages', () => {
  it('are written as a workbook with a sheet each, one sheet of paper where they say so', async () => {
    const bytes = await writtenBytes((out) => writeRuledXlsx(document, out, testOptions));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const [first, second] = workbook.worksheets;
    expect([first!.name, second!.name]).toEqual(['第1张', '第2张']);
    expect(first!.pageSetup).toMatchObject({ paperSize: 8, orientation: 'landscape', fitToWidth: 1, fitToHeight: 1 });
    expect(second!.pageSetup).toMatchObject({ paperSize: 9, orientation: 'portrait', fitToHeight: 0 });
    expect(first!.getCell('B3').text).toBe('张建国、李芳');
    expect(first!.getCell('A4').text).toBe('一');
    // Neither a formula nor a number.
    expect(first!.getCell('C3').value).toBe('=1+1');
    expect(first!.getCell('B4').value).toBe('013800000000');
  });

  it('are written as a document with a section each', async () => {
    const bytes = await writtenBytes((out) => writeRuledDocx(document, out, testOptions));
    const xml = await readPart(bytes, 'word/document.xml');
    expect(xml.match(/<w:sectPr/g)).toHaveLength(2);
    expect(xml).toContain('w:orient="landscape"');
    expect(xml).toMatch(/<w:b\/>.*?张建国/s);
    expect(xml.match(/w:vMerge/g)!.length).toBeGreaterThanOrEqual(2);
    expect(xml).toContain('<w:tblHeader/>');
  });
});

describe('the measure of text', () => {
  it('counts a Chinese character twice and lines that are broken by hand', () => {
    const room = capacity(40, 12);
    expect(linesIn('甲'.repeat(Math.floor(room / 2)), room)).toBe(1);
    expect(linesIn('甲'.repeat(Math.floor(room / 2) + 1), room)).toBe(2);
    expect(linesIn('甲\n乙', room)).toBe(2);
  });

  it('knows what a page leaves to print on', () => {
    expect(roomOf({ paper: 'A4', landscape: true, side: 12, top: 10 })).toEqual({ width: 273, height: 190 });
  });
});
