import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { Cell } from '../../../../shared/fields/cell.ts';
import { bookParts, inline, xlsx, zip } from './crafted.ts';
import { readWorkbook } from './read.ts';
import type { Sheet } from './sheet.ts';

async function firstSheet(bytes: Uint8Array): Promise<Sheet> {
  const { sheets } = await readWorkbook(bytes, '名单.xlsx');
  if (!sheets[0]) throw new Error('no sheet');
  return sheets[0];
}

const cellsOf = async (
  row: string,
  more: { texts?: string; styles?: string; workbook?: string } = {},
): Promise<Cell[]> => (await firstSheet(xlsx({ sheet: `<row r="1">${row}</row>`, ...more }))).rows[0] ?? [];

test('numbers keep every digit of the file and stay numbers', async () => {
  const row =
    '<c r="A1"><v>433199198908191040</v></c><c r="B1"><v>4.3319919890819104E+17</v></c><c r="C1"><v>0.30000000000000004</v></c>';
  expect(await cellsOf(row)).toEqual([
    { kind: 'number', number: 433199198908191040, text: '433199198908191040' },
    { kind: 'number', number: 433199198908191040, text: '433199198908191040' },
    { kind: 'number', number: 0.30000000000000004, text: '0.3' },
  ]);
});

test('of a formula the stored result counts, and without one the cell is an error', async () => {
  const row =
    '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>2x</v></c>' +
    '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1"><f>HYPERLINK("http://x")</f><v></v></c><c r="F1" t="str"><f>""</f><v></v></c>';
  expect(await cellsOf(row)).toEqual([
    { kind: 'number', number: 2, text: '2' },
    { kind: 'error', text: '公式没有结果' },
    { kind: 'text', text: '2x' },
    { kind: 'error', text: '#DIV/0!' },
    { kind: 'error', text: '公式没有结果' },
  ]);
});

test('texts: shared, rich, with readings, entities, line breaks and control characters', async () => {
  const texts =
    '<sst><si><t>张三</t></si><si><r><rPr/><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si>' +
    '<si><t>A &amp; B &lt;1&gt; &#x4E2D;&#22269;</t></si><si><t>一_x000D_\n二</t></si><si><t>   </t></si><si><t><![CDATA[<b>&amp;]]></t></si></sst>';
  const row = [0, 1, 2, 3, 4, 5, 99].map((index, at) => `<c r="${'ABCDEFG'[at]}1" t="s"><v>${index}</v></c>`).join('');
  expect((await cellsOf(row, { texts })).map((cell) => (cell.kind === 'text' ? cell.text : cell.kind))).toEqual([
    ...['张三', '甲 乙', 'A & B <1> 中国', '一\n二', 'empty', '<b>&amp;'],
  ]);
});

test('yes, no, days in ISO form, and days by number format', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/><numFmt numFmtId="177" formatCode="0.00&quot;万元&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="22"/><xf numFmtId="177"/><xf numFmtId="57"/><xf numFmtId="20"/></cellXfs></styleSheet>';
  const row =
    '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="d"><v>2026-03-05T14:30:00</v></c>' +
    '<c r="D1" s="1"><v>46086</v></c><c r="E1" s="2"><v>27463</v></c><c r="F1" s="3"><v>46086.604166666664</v></c>' +
    '<c r="G1" s="4"><v>2.3</v></c><c r="H1" s="5"><v>27463</v></c><c r="I1" s="6"><v>0.5</v></c><c r="J1" s="0"><v>46086</v></c>';
  expect(await cellsOf(row, { styles })).toEqual([
    { kind: 'yesNo', yes: true, text: 'TRUE' },
    { kind: 'yesNo', yes: false, text: 'FALSE' },
    { kind: 'day', day: '2026-03-05', time: '14:30', text: '2026-03-05 14:30' },
    { kind: 'day', day: '2026-03-05', text: '2026/3/5' },
    { kind: 'day', day: '1975-03-10', text: '1975年3月' },
    { kind: 'day', day: '2026-03-05', time: '14:30', text: '2026/3/5 14:30' },
    { kind: 'number', number: 2.3, text: '2.30万元' },
    { kind: 'day', day: '1975-03-10', text: '1975年3月' },
    { kind: 'number', number: 0.5, text: '12:00' },
    { kind: 'number', number: 46086, text: '46086' },
  ]);
});

test('a workbook that counts days from 1904', async () => {
  const workbook = '<workbook><workbookPr date1904="1"/><sheets><sheet name="a" r:id="r1"/></sheets></workbook>';
  const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
  expect(await cellsOf('<c r="A1" s="0"><v>44624</v></c>', { workbook, styles })).toMatchObject([
    { day: '2026-03-05' },
  ]);
});

test('gaps, rows without numbers, prefixes, single quotes and ">" in attributes', async () => {
  const sheet = await firstSheet(
    xlsx({ sheet: `<row r="3">${inline('C3', '丙')}</row><row><c><v>1</v></c><c/><c><v>3</v></c></row>` }),
  );
  expect(sheet.name).toBe('表&一');
  expect(sheet.rows).toEqual([
    ...[[], []],
    [{ kind: 'empty' }, { kind: 'empty' }, { kind: 'text', text: '丙' }],
    [{ kind: 'number', number: 1, text: '1' }, { kind: 'empty' }, { kind: 'number', number: 3, text: '3' }],
  ]);
  const prefixed =
    "<?xml version='1.0'?><!-- <row> --><x:worksheet xmlns:x='a>b'><x:sheetData><x:row\n r='2' note=\"1>0\"><x:c r='A2' t=\"inlineStr\"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
  expect((await firstSheet(xlsx({ sheet: prefixed, whole: true }))).rows).toEqual([[], [{ kind: 'text', text: '甲' }]]);
});

test('merges, hidden sheets, UTF-16 parts and names in another letter case', async () => {
  const workbook =
    '<workbook><sheets><sheet name="露" r:id="r1"/><sheet name="藏" state="hidden" r:id="r1"/><sheet name="图" r:id="r9"/></sheets></workbook>';
  const after =
    '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2:B5"/><mergeCell ref="D1"/><mergeCell ref="D5:A1"/></mergeCells>';
  const parts = bookParts({ sheet: `<row r="1">${inline('A1', '题')}</row>`, after, workbook }).map((part) => {
    if (part.name !== 'xl/worksheets/sheet1.xml') return part;
    return { name: 'xl/Worksheets/Sheet1.xml', data: Buffer.from(`\uFEFF${String(part.data)}`, 'utf16le') };
  });
  const { sheets } = await readWorkbook(zip(parts), 'a.xlsx');
  expect(sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
    ['露', false],
    ['藏', true],
  ]);
  expect(sheets[0]?.merges).toEqual([
    { top: 0, left: 0, bottom: 0, right: 2 },
    { top: 1, left: 1, bottom: 4, right: 1 },
  ]);
});

test('a name ending says nothing: a workbook behind .xls or .csv is read', async () => {
  const bytes = xlsx({ sheet: `<row r="1">${inline('A1', '甲')}</row>` });
  for (const name of ['a.xls', 'a.et', 'a.csv', 'a']) expect((await readWorkbook(bytes, name)).sheets).toHaveLength(1);
});

test('reports how far it is', async () => {
  const seen: number[] = [];
  const row = (at: number): string => `<row r="${at + 1}">${inline(`A${at + 1}`, `第${at}行`)}</row>`;
  await readWorkbook(xlsx({ sheet: Array.from({ length: 3000 }, (_, at) => row(at)).join('') }), 'a.xlsx', (done) =>
    seen.push(done),
  );
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.every((done, at) => done >= (seen[at - 1] ?? 0) && done <= 1)).toBe(true);
});

test('what exceljs writes', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('名单');
  sheet.addRow(['姓名', '生日', '党员', '电话', '合计']);
  sheet.addRow([
    { richText: [{ text: '张' }, { text: '三', font: { bold: true } }] },
    new Date(Date.UTC(1975, 2, 1)),
    true,
    '138 0743 0000',
    0,
  ]);
  sheet.getCell('B2').numFmt = 'yyyy-mm-dd';
  sheet.getCell('E2').value = { formula: 'SUM(1,2)', result: 3 };
  sheet.mergeCells('A3:B3');
  const { rows, merges } = await firstSheet(new Uint8Array(await book.xlsx.writeBuffer()));
  expect(rows[1]).toEqual([
    { kind: 'text', text: '张三' },
    { kind: 'day', day: '1975-03-01', text: '1975-03-01' },
    { kind: 'yesNo', yes: true, text: 'TRUE' },
    { kind: 'text', text: '138 0743 0000' },
    { kind: 'number', number: 3, text: '3' },
  ]);
  expect(merges).toEqual([{ top: 2, left: 0, bottom: 2, right: 1 }]);
});
