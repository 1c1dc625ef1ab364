import { Writable } from 'node:stream';
import XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/contract/errors.ts';
import { readPart } from './docxPacking.ts';
import { inventedRoster } from './inventedTable.ts';
import type { TableColumn, TableDocument, TableRows, TableValue } from './tableDocument.ts';
import { memorySink, rowsOf, testOptions, writtenBytes } from './writtenBytes.ts';
import { pageFooter } from './xlsxFrame.ts';
import { writeXlsxTable, writeXlsxTables } from './xlsxTable.ts';

const columns: TableColumn[] = [
  { key: 'name', label: '姓名', kind: 'text' },
  { key: 'id', label: '公民身份号码', kind: 'identifier' },
  { key: 'born', label: '出生日期', kind: 'day' },
  { key: 'households', label: '户数', group: '联系农户', kind: 'integer', total: 'sum' },
  { key: 'hours', label: '时长', group: '联系农户', kind: 'decimal', decimals: 1, total: 'sum' },
  { key: 'money', label: '补助（元）', kind: 'money', total: 'sum' },
  { key: 'visited', label: '走访人', kind: 'text', total: 'count' },
];

const rows: TableValue[][] = [
  ['张建国', '433199195501010008', '1955-01-01', 3, '1.5', 1005, '田志强'],
  ['李秀英', '43319919560202001X', '不详', 4, '0.1', 10, null],
  ['=1+1', '00012', null, 0, '0.2', 20, '彭春梅'],
];

const roster = (more: Partial<TableDocument> = {}): TableDocument => ({
  title: '迁陵镇治保会委员花名册',
  unit: '迁陵镇综治中心',
  period: '2026年11月',
  filledOn: '2026-11-21',
  unitNote: '单位：人',
  columns,
  signers: { unitHead: '田志强', reviewer: '彭春梅', preparer: '向小红', phone: '0743-7722018' },
  footerMark: '含个人信息 A&B，1号表',
  ...more,
});

const write = (document: TableDocument, chunks: TableRows): Promise<Buffer> =>
  writtenBytes((out) => writeXlsxTable(document, chunks, out, testOptions));

async function reopened(file: Buffer): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ExcelJS.Buffer);
  return workbook.worksheets[0]!;
}

const merges = (sheet: ExcelJS.Worksheet): string[] => [...sheet.model.merges].sort();

describe('a roster as a workbook', async () => {
  const file = await write(roster(), rowsOf(rows));
  const sheet = await reopened(file);

  test('stands as the form wants it', () => {
    expect(sheet.name).toBe('迁陵镇治保会委员花名册');
    expect(sheet.getCell('A1').value).toBe('迁陵镇治保会委员花名册');
    expect(sheet.getCell('A1').font.size).toBeGreaterThanOrEqual(18);
    expect(sheet.getRow(1).height).toBeGreaterThanOrEqual(30);
    const second = sheet.getRow(2).values as string[];
    expect(second.join('')).toContain('填报单位（盖章）：迁陵镇综治中心');
    expect(second.join('')).toContain('2026年11月');
    expect(second.join('')).toContain('填报日期：2026年11月21日　单位：人');
    expect(merges(sheet)).toEqual(
      expect.arrayContaining(['A1:H1', 'A3:A4', 'B3:B4', 'E3:F3', 'G3:G4', 'A8:D8', 'A9:H9']),
    );
    expect(sheet.getCell('E3').value).toBe('联系农户');
    expect(sheet.getCell('E4').value).toBe('户数');
    expect(sheet.getCell('A5').value).toBe(1);
    expect(sheet.getCell('A7').value).toBe(3);
    expect(String(sheet.getCell('A9').value)).toMatch(
      /^单位负责人：田志强　+审核人：彭春梅　+填表人：向小红　+联系电话：0743-7722018$/,
    );
  });

  test('keeps numbers of identity as text and days as days', () => {
    expect(sheet.getCell('C5').value).toBe('433199195501010008');
    expect(sheet.getCell('C5').numFmt).toBe('@');
    expect(sheet.getCell('C7').value).toBe('00012');
    expect(sheet.getCell('D5').value).toEqual(new Date('1955-01-01T00:00:00Z'));
    expect(sheet.getCell('D5').numFmt).toBe('yyyy-mm-dd');
    expect(sheet.getCell('D6').value).toBe('不详');
    expect(sheet.getCell('D7').value).toBeNull();
    expect(sheet.getCell('D7').border.left?.style).toBe('thin');
  });

  test('sums with formulas and their results', () => {
    expect(sheet.getCell('A8').value).toBe('合计');
    expect(sheet.getCell('E8').value).toMatchObject({ formula: 'SUM(E5:E7)', result: 7 });
    expect(sheet.getCell('F8').value).toMatchObject({ formula: 'SUM(F5:F7)', result: 1.8 });
    expect(sheet.getCell('G5').value).toBe(10.05);
    expect(sheet.getCell('G8').value).toMatchObject({ formula: 'SUM(G5:G7)', result: 10.35 });
    expect(sheet.getCell('G8').numFmt).toBe('0.00');
    expect(sheet.getCell('H8').value).toMatchObject({ formula: 'COUNTA(H5:H7)', result: 2 });
    expect(sheet.getCell('E8').font.bold).toBe(true);
  });

  test('a text like a formula stays text', () => {
    const cell = sheet.getCell('B7');
    expect(cell.type).toBe(ExcelJS.ValueType.String);
    expect(cell.value).toBe('=1+1');
    expect(cell.numFmt).toBe('@');
    const other = XLSX.read(file, { cellFormula: true }).Sheets.迁陵镇治保会委员花名册!;
    expect(other.B7).toMatchObject({ t: 's', v: '=1+1' });
    expect(other.B7.f).toBeUndefined();
    expect(other.E8).toMatchObject({ f: 'SUM(E5:E7)', v: 7 });
    expect(other.C5).toMatchObject({ t: 's', v: '433199195501010008' });
  });

  test('is set up for A4', async () => {
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    });
    for (const side of [sheet.pageSetup.margins!.left, sheet.pageSetup.margins!.right]) {
      expect(side * 2.54).toBeGreaterThanOrEqual(1.5);
      expect(side * 2.54).toBeLessThanOrEqual(2);
    }
    expect(sheet.headerFooter.oddFooter).toContain('第 &P 页 共 &N 页');
    expect(sheet.headerFooter.oddFooter).toContain('含个人信息 A&&B');
    const workbook = await readPart(file, 'xl/workbook.xml');
    expect(workbook).toMatch(/_xlnm\.Print_Titles[^>]*>&apos;迁陵镇治保会委员花名册&apos;!\$3:\$4</);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
  });

  test('names the program as author and the given time', async () => {
    const core = await readPart(file, 'docProps/core.xml');
    expect(core).toContain('<dc:creator>平安台账</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>平安台账</cp:lastModifiedBy>');
    expect(core).toContain('2026-11-21T08:00:00Z');
  });
});

test('over eight columns on paper it lies across', async () => {
  const eight = inventedRoster(1, 7);
  const nine = inventedRoster(1, 8);
  expect((await reopened(await write(eight.document, eight.rows))).pageSetup.orientation).toBe('portrait');
  expect((await reopened(await write(nine.document, nine.rows))).pageSetup.orientation).toBe('landscape');
});

test('long texts get higher rows, other rows at least 20 points', async () => {
  const document = roster({ columns: [{ key: 'remark', label: '备注', kind: 'text', width: 20 }, ...columns] });
  const filler = [null, null, null, null, null, null, null];
  const sheet = await reopened(
    await write(
      document,
      rowsOf([
        ['调解记录'.repeat(20), ...filler],
        ['无', ...filler],
        ['一\n二\n三', ...filler],
      ]),
    ),
  );
  const [long, short, three] = [5, 6, 7].map((row) => sheet.getRow(row).height);
  expect(short).toBeGreaterThanOrEqual(20);
  expect(three).toBeGreaterThan(40);
  expect(long).toBeGreaterThan(60);
  expect(sheet.getCell('B5').alignment).toMatchObject({ wrapText: true, vertical: 'middle' });
});

test('an empty table says so and sums to zero', async () => {
  // exceljs drops a cached 0 when reading, so SheetJS looks here.
  const sheet = XLSX.read(await write(roster(), rowsOf([])), { cellFormula: true }).Sheets.迁陵镇治保会委员花名册!;
  expect(sheet.A5.v).toBe('本期无记录');
  expect(sheet.E6).toMatchObject({ f: 'SUM(E5:E5)', v: 0 });
  expect(sheet.H6).toMatchObject({ f: 'COUNTA(H5:H5)', v: 0 });
});

test('numbers that a spreadsheet cannot hold stay text, and so does their sum', async () => {
  const document = roster({ columns: [{ key: 'n', label: '数', kind: 'decimal', total: 'sum' }] });
  const sheet = await reopened(await write(document, rowsOf([['12345678901234567.89'], ['0.01']])));
  expect(sheet.getCell('B4').value).toBe('12345678901234567.89');
  expect(sheet.getCell('B6').value).toBe('12345678901234567.90');
});

test('odd values do not break the sheet', async () => {
  const document = roster({
    title: "[表]:*?/\\'",
    columns: [
      { key: 'a', label: '月份', kind: 'month' },
      { key: 'b', label: '登记时间', kind: 'instant' },
      { key: 'c', label: '日期', kind: 'day' },
      { key: 'd', label: '备注', kind: 'text' },
    ],
  });
  const sheet = await reopened(
    await write(
      document,
      rowsOf([
        ['2026-11', '2026-11-20T17:30:00.000Z', '1899-12-31', 'a\u0000_x0041_b'],
        ['2026-13', '昨天', '2026-02-30', `@${'长'.repeat(300)}`],
      ]),
    ),
  );
  expect(sheet.name).toBe('表');
  expect(sheet.getCell('B4').value).toEqual(new Date('2026-11-01T00:00:00Z'));
  // 17:30 UTC is already the next day in China.
  expect(sheet.getCell('C4').value).toEqual(new Date('2026-11-21T01:30:00Z'));
  expect(sheet.getCell('D4').value).toBe('1899-12-31');
  expect(sheet.getCell('E4').value).toBe('a_x005F_x0041_b');
  expect([sheet.getCell('B5').value, sheet.getCell('C5').value, sheet.getCell('D5').value]).toEqual([
    '2026-13',
    '昨天',
    '2026-02-30',
  ]);
  expect(sheet.getCell('E5').numFmt).toBe('@');
});

test('over several sheets, what the repeated columns cannot show whole does not stand in them', async () => {
  const figures = Array.from(
    { length: 40 },
    (_, at): TableColumn => ({ key: `n${at}`, label: `第${at}项`, kind: 'integer' }),
  );
  const wide = (village: number): TableDocument =>
    roster({
      columns: [{ key: 'village', label: '村（社区）', kind: 'text', width: village }, ...figures],
      notes: ['化解率等于本期化解数除以本期应化解数。'],
    });
  const row: TableValue[] = ['白岩村', ...figures.map(() => 1)];
  const narrow = await reopened(await write(wide(10), rowsOf([row])));
  expect(narrow.pageSetup.printTitlesColumn).toBe('A:B');
  expect(narrow.getCell('A2').value).toBeNull();
  expect(String(narrow.getCell('C2').value)).toContain('填报单位（盖章）：迁陵镇综治中心');
  expect([narrow.getCell('A5').value, String(narrow.getCell('C5').value)]).toEqual([
    null,
    expect.stringMatching(/^注：/),
  ]);
  const roomy = await reopened(await write(wide(60), rowsOf([row])));
  expect(String(roomy.getCell('A2').value)).toContain('填报单位（盖章）：迁陵镇综治中心');
});

test('small print in the footer stands on one line, letter for letter', () => {
  expect(pageFooter('筛选：class\nA&B')).toMatch(/\n&8 筛选：class A&&B$/);
});

test('says how far it is', async () => {
  const seen: number[] = [];
  const { document, rows: chunks } = inventedRoster(1200, 3);
  const result = await writeXlsxTable(document, chunks, memorySink().out, {
    ...testOptions,
    onProgress: (done) => seen.push(done),
  });
  expect(result).toEqual({ rows: 1200 });
  expect(seen).toEqual([500, 1000, 1200]);
});

test('a cancel stops it between chunks and leaves the stream unfinished', async () => {
  const stop = new AbortController();
  const sink = memorySink();
  const { document, rows: chunks } = inventedRoster(5000, 3);
  const writing = writeXlsxTable(document, chunks, sink.out, {
    ...testOptions,
    signal: stop.signal,
    onProgress: (done) => {
      if (done >= 1000) stop.abort();
    },
  });
  await expect(writing).rejects.toThrow(new Refusal('unavailable', '已取消导出，没有留下文件。'));
  const size = sink.bytes().length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(sink.out.writableEnded).toBe(false);
  expect(sink.bytes()).toHaveLength(size);
});

test('trouble with the stream comes out as it is', async () => {
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const out = new Writable({ write: (_chunk, _encoding, done) => done(full) });
  const { document, rows: chunks } = inventedRoster(20_000, 10);
  await expect(writeXlsxTable(document, chunks, out, testOptions)).rejects.toBe(full);
});

test('trouble with the rows comes out as it is', async () => {
  const lost = new Error('database closed');
  async function* broken(): TableRows {
    yield [['张三', null, null, 1, '1', 1, null]];
    throw lost;
  }
  await expect(writeXlsxTable(roster(), broken(), memorySink().out, testOptions)).rejects.toBe(lost);
});

test('a disk that stands still makes it wait instead of holding the whole sheet', async () => {
  const out = new Writable({ write: () => undefined });
  let pulled = 0;
  const { document, rows: source } = inventedRoster(200_000, 20);
  async function* counted(): TableRows {
    for await (const chunk of source) {
      pulled += chunk.length;
      yield chunk;
    }
  }
  const stop = new AbortController();
  const writing = writeXlsxTable(document, counted(), out, { ...testOptions, signal: stop.signal });
  writing.catch(() => undefined);
  let before = -1;
  while (pulled !== before) {
    before = pulled;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  stop.abort();
  await expect(writing).rejects.toThrow('已取消导出');
  expect(pulled).toBeGreaterThan(1000);
  expect(pulled).toBeLessThan(100_000);
});

test('several tables are sheets of one workbook, each with its rows and total', async () => {
  const annex = roster({
    signers: null,
    title: '附件',
    columns: [{ key: 'fen', label: '金额（元）', kind: 'money', total: 'sum' }],
  });
  const file = await writtenBytes((out) =>
    writeXlsxTables(
      [
        { document: roster({ isSigned: true, sumLine: '合计人民币（大写）：壹佰元整' }), rows: rowsOf(rows) },
        { document: annex, rows: rowsOf([[150], [250]]) },
      ],
      out,
      testOptions,
    ),
  );
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ExcelJS.Buffer);
  const [first, second] = workbook.worksheets as [ExcelJS.Worksheet, ExcelJS.Worksheet];
  expect([first.name, second.name]).toEqual(['迁陵镇治保会委员花名册', '附件']);
  expect(first.getRow(5).height).toBe(32);
  expect(first.getCell('A9').value).toBe('合计人民币（大写）：壹佰元整');
  expect(second.getRow(4).height).toBeLessThan(32);
  expect([second.getCell('B4').value, second.getCell('B5').value]).toEqual([1.5, 2.5]);
  expect(second.getCell('B6').value).toMatchObject({ formula: 'SUM(B4:B5)', result: 4 });
  expect(second.getCell('A7').value).toBeNull();
});
