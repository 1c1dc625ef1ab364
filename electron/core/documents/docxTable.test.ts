import { describe, expect, test } from 'vitest';
import { readPart } from './docxPacking.ts';
import { docxRowLimit, writeDocxTable, writeDocxTables } from './docxTable.ts';
import { inventedRoster } from './inventedTable.ts';
import type { TableColumn, TableDocument, TableRows, TableValue } from './tableDocument.ts';
import { memorySink, rowsOf, testOptions, writtenBytes } from './writtenBytes.ts';

const columns: TableColumn[] = [
  { key: 'name', label: '姓名', kind: 'text' },
  { key: 'id', label: '公民身份号码', kind: 'identifier' },
  { key: 'households', label: '户数', group: '联系农户', kind: 'integer', total: 'sum' },
  { key: 'money', label: '补助（元）', group: '联系农户', kind: 'money', total: 'sum' },
  { key: 'remark', label: '备注', kind: 'text' },
];
const rows: TableValue[][] = [
  ['张建国', '433199195501010008', 3, 1005, '<甲> & "乙"'],
  ['李秀英', '43319919560202001X', 4, 10, '第一行\n第二行'],
  ['=1+1', null, null, null, '\uE000plain:0\uE001 $& $1'],
];
const roster = (more: Partial<TableDocument> = {}): TableDocument => ({
  title: '迁陵镇治保会委员花名册',
  unit: '迁陵镇综治中心',
  period: '2026年11月',
  filledOn: '2026-11-21',
  columns,
  signers: { unitHead: '田志强', preparer: '向小红' },
  notes: ['甲', '乙'],
  footerMark: '含个人信息',
  ...more,
});

const write = (document: TableDocument, chunks: TableRows): Promise<Buffer> =>
  writtenBytes((out) => writeDocxTable(document, chunks, out, testOptions));

/** The rows of the table as their XML. */
const tableRows = (xml: string): string[] => xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
/** The text of a piece of the document; a line break is |. */
const textOf = (xml: string): string =>
  xml
    .replaceAll('<w:br/>', '|')
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
const cellsOf = (row: string): string[] => (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map(textOf);

describe('a roster in Word', async () => {
  const file = await write(roster(), rowsOf(rows));
  const xml = await readPart(file, 'word/document.xml');
  const table = tableRows(xml);

  test('has title, fill line, notes and signers', () => {
    const text = textOf(xml);
    expect(text).toContain('迁陵镇治保会委员花名册');
    expect(text).toContain('填报单位（盖章）：迁陵镇综治中心');
    expect(text).toContain('填报日期：2026年11月21日');
    expect(text).toContain('注：1. 甲');
    expect(text).toContain('2. 乙');
    expect(text).toContain('单位负责人：田志强\t审核人：\t填表人：向小红\t联系电话：');
    expect(xml).toMatch(/w:eastAsia="方正小标宋简体"[^>]*\/>/);
    expect(xml).toContain('<w:sz w:val="44"/>');
  });

  test('repeats a merged header of two rows', () => {
    expect(table[0]).toContain('<w:tblHeader/>');
    expect(table[1]).toContain('<w:tblHeader/>');
    expect(table[2]).not.toContain('<w:tblHeader/>');
    expect(cellsOf(table[0]!)).toEqual(['序号', '姓名', '公民身份号码', '联系农户', '备注']);
    expect(table[0]).toContain('<w:gridSpan w:val="2"/>');
    expect(table[0]!.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(4);
    expect(cellsOf(table[1]!).filter((text) => text !== '')).toEqual(['户数', '补助|（元）']);
  });

  test('holds every row once, numbered, with its texts as they are', () => {
    expect(table).toHaveLength(2 + 3 + 1);
    expect(cellsOf(table[2]!)).toEqual(['1', '张建国', '433199195501010008', '3', '10.05', '<甲> & "乙"']);
    expect(cellsOf(table[3]!)[5]).toBe('第一行|第二行');
    expect(cellsOf(table[4]!)).toEqual(['3', '=1+1', '', '', '', '\uE000plain:0\uE001 $& $1']);
    for (const row of table.slice(2)) {
      expect(row).toContain('<w:cantSplit/>');
      expect(row).toMatch(/<w:trHeight [^>]*w:val="454"/);
      expect(row).toMatch(/w:hRule="atLeast"/);
    }
  });

  test('sums in bold in the last row', () => {
    expect(cellsOf(table[5]!)).toEqual(['合计', '7', '10.15', '']);
    expect(table[5]).toContain('<w:b/>');
    expect(table[5]).toContain('<w:gridSpan w:val="3"/>');
  });

  test('places identifiers in the middle and numbers at the right', () => {
    const places = (table[2]!.match(/<w:jc w:val="(\w+)"\/>/g) ?? []).map((place) => place.match(/"(\w+)"/)![1]);
    expect(places).toEqual(['center', 'center', 'center', 'right', 'right', 'left']);
  });

  test('is ruled with 0.5 pt lines on upright A4', () => {
    expect(xml).toMatch(/<w:insideV w:val="single" w:color="000000" w:sz="4"\/>/);
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"[^>]*w:orient="portrait"/);
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>');
  });

  test('numbers its pages and names no person or machine', async () => {
    const footer = await readPart(file, 'word/footer1.xml');
    expect(footer).toContain('PAGE');
    expect(footer).toContain('NUMPAGES');
    expect(footer).toContain('含个人信息');
    const core = await readPart(file, 'docProps/core.xml');
    expect(core).toContain('<dc:creator>平安台账</dc:creator>');
    expect(core.match(/2026-11-21T08:00:00Z/g)).toHaveLength(2);
  });

  test('sets fonts for Chinese and Latin text alike', async () => {
    const styles = await readPart(file, 'word/styles.xml');
    const defaults = styles.slice(0, styles.indexOf('</w:docDefaults>'));
    expect(defaults).toContain('w:eastAsia="仿宋"');
    expect(defaults).toContain('w:ascii="宋体"');
    expect(defaults).toContain('w:hAnsi="宋体"');
    for (const fonts of xml.match(/<w:rFonts [^>]+>/g) ?? [])
      expect(fonts).toMatch(/w:ascii=.*w:hAnsi=|w:hAnsi=.*w:ascii=/);
  });
});

test('over eight columns on paper it lies across', async () => {
  const pageOf = async (count: number): Promise<string> => {
    const { document, rows: chunks } = inventedRoster(1, count);
    return (await readPart(await write(document, chunks), 'word/document.xml')).match(/<w:pgSz [^>]+>/)![0];
  };
  expect(await pageOf(7)).toContain('portrait');
  expect(await pageOf(8)).toContain('w:w="16838" w:h="11906" w:orient="landscape"');
});

test('the last rows stay with the signers', async () => {
  const { document, rows: chunks } = inventedRoster(10, 4);
  const table = tableRows(await readPart(await write(document, chunks), 'word/document.xml'));
  expect(table).toHaveLength(11);
  expect(table.map((row) => row.includes('<w:keepNext/>'))).toEqual([...Array(9).fill(false), true, true]);
});

test('an empty table says so', async () => {
  const table = tableRows(await readPart(await write(roster(), rowsOf([])), 'word/document.xml'));
  expect(table.slice(2).map(cellsOf)).toEqual([['本期无记录'], ['合计', '0', '0.00', '']]);
});

test('a day in a column too narrow for it breaks after its year', async () => {
  const days: TableColumn[] = Array.from({ length: 26 }, (_day, index) => ({
    key: `d${index}`,
    label: '日期',
    kind: 'day',
  }));
  const file = await write(roster({ columns: days }), rowsOf([days.map(() => '2026-11-21')]));
  const row = tableRows(await readPart(file, 'word/document.xml'))[1]!;
  expect(cellsOf(row)[1]).toBe('2026-|11-21');
});

test('a table too long for Word is refused in words, and the stream is left as it was', async () => {
  const sink = memorySink();
  const { document, rows: chunks } = inventedRoster(docxRowLimit + 1, 3);
  await expect(writeDocxTable(document, chunks, sink.out, testOptions)).rejects.toThrow(/最多 10000 行.*Excel/);
  expect(sink.out.writableEnded).toBe(false);
  expect(sink.bytes()).toHaveLength(0);
});

test('a cancel stops it between chunks', async () => {
  const stop = new AbortController();
  const sink = memorySink();
  const { document, rows: chunks } = inventedRoster(2000, 3);
  const writing = writeDocxTable(document, chunks, sink.out, {
    ...testOptions,
    signal: stop.signal,
    onProgress: (done) => {
      if (done >= 1000) stop.abort();
    },
  });
  await expect(writing).rejects.toMatchObject({ code: 'unavailable', message: '已取消导出，没有留下文件。' });
  expect(sink.bytes()).toHaveLength(0);
});

test('5,000 rows are written whole', async () => {
  const { document, rows: chunks } = inventedRoster(5000, 10);
  const table = tableRows(await readPart(await write(document, chunks), 'word/document.xml'));
  expect(table).toHaveLength(5001);
  expect(cellsOf(table[5000]!)[0]).toBe('5000');
});

test('several tables stand on pages of their own, each with its rows', async () => {
  const annex = roster({
    signers: null,
    title: '附件：案件清单',
    columns: [{ key: 'why', label: '金额由来', kind: 'text' }],
  });
  const file = await writtenBytes((out) =>
    writeDocxTables(
      [
        { document: roster({ isSigned: true, sumLine: '合计人民币（大写）：壹佰元整' }), rows: rowsOf(rows) },
        { document: annex, rows: rowsOf([['难度“一般”']]) },
        { document: { ...annex, title: '附件二' }, rows: rowsOf([]) },
      ],
      out,
      testOptions,
    ),
  );
  const xml = await readPart(file, 'word/document.xml');
  const [first, second, third] = xml.split('<w:tbl>').slice(1) as [string, string, string];
  expect(tableRows(first).slice(2, 5).map(cellsOf)[1]).toEqual([
    '2',
    '李秀英',
    '43319919560202001X',
    '4',
    '0.10',
    '第一行|第二行',
  ]);
  expect(first).toContain('w:val="624"');
  expect(tableRows(second).map(cellsOf)).toEqual([
    ['序号', '金额由来'],
    ['1', '难度“一般”'],
  ]);
  expect(second).not.toContain('w:val="624"');
  expect(textOf(first)).toContain('合计人民币（大写）：壹佰元整');
  expect(textOf(third)).toContain('本期无记录');
  expect([first, second, third].map((part) => textOf(part).includes('填表人'))).toEqual([true, false, false]);
  expect(xml.match(/<w:sectPr/g)).toHaveLength(3);
});
