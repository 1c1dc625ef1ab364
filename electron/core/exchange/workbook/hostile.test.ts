// Files made to hurt: each gives a sentence or its few rows. Those that are after the memory run in a thread with 128 MB.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Refusal } from '../../../../shared/contract/errors.ts';
import { runLimited } from '../../jobs/thread.ts';
import { bomb, inline, labelledRows, ole, withFilePass, xls, xlsx, zip } from './crafted.ts';
import { readTables } from './tables.ts';

const module = new URL('./tables.testTasks.ts', import.meta.url);
const samples = new URL('../../../../build/samples/ledgers/', import.meta.url);

/** The outcome of reading in a thread: rows of each table, or the sentence. */
function readLimited(bytes: Uint8Array, name = '名单.xlsx'): Promise<unknown> {
  return sentenceOf(runLimited({ module, task: 'rows', input: { bytes, name }, memoryMb: 128, seconds: 15 }));
}

function read(bytes: Uint8Array, name = '名单.xlsx'): Promise<unknown> {
  const rows = readTables(bytes, name).then(({ sheets }) => {
    return sheets.flatMap((sheet) => sheet.tables.map((table) => table.rows.length));
  });
  return sentenceOf(rows);
}

async function sentenceOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

const zipped = ({ data, size }: { data: Buffer; size: number }, claimed = size) => {
  return { name: '', data, deflated: true, size: claimed };
};

const MB = 1024 * 1024;
const damage = /不完整或已损坏/;
const tooLarge = /大得不正常/;
const password = /设了打开密码/;

test('a zip bomb that tells its size is refused before it is unpacked', async () => {
  const sheet = zipped(bomb('<worksheet><sheetData>', '<row></row>'.repeat(MB / 8), 1500, '</sheetData></worksheet>'));
  expect(sheet.size).toBeGreaterThan(1024 * MB);
  const started = performance.now();
  expect(await readLimited(xlsx({ sheet }))).toMatch(tooLarge);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(await readLimited(xlsx({ sheet: '', texts: zipped(bomb('<sst>', ' '.repeat(MB), 300, '</sst>')) }))).toMatch(
    tooLarge,
  );
});

test('a zip bomb that lies about its size is stopped where the lie shows', async () => {
  const large = bomb('<worksheet><sheetData>', '<row></row>'.repeat(MB / 8), 1500, '</sheetData></worksheet>');
  expect(await readLimited(xlsx({ sheet: zipped(large, 2000) }))).toMatch(damage);
});

test('a bomb below the limit is read through without piling up', async () => {
  const before = process.resourceUsage().maxRSS;
  const rows = bomb(
    `<worksheet><sheetData>${labelledRows(2)}`,
    '<row></row>'.repeat(MB / 16),
    150,
    '</sheetData></worksheet>',
  );
  expect(await readLimited(xlsx({ sheet: zipped(rows) }))).toMatch(/超出表格范围/);
  const oneTag = bomb('<worksheet><sheetData><row r="1"', ' '.repeat(MB), 150, '/></sheetData></worksheet>');
  expect(await readLimited(xlsx({ sheet: zipped(oneTag) }))).toMatch(damage);
  const oneText = bomb('<sst><si><t>', 'A'.repeat(MB), 150, '</t></si></sst>');
  expect(await readLimited(xlsx({ sheet: labelledRows(1), texts: zipped(oneText) }))).toMatch(damage);
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(300 * 1024);
});

test('a bomb in a part that is not needed is never unpacked', async () => {
  const picture = { ...zipped(bomb('', '\0'.repeat(MB), 3000, '')), name: 'xl/media/image1.png' };
  expect(await readLimited(xlsx({ sheet: labelledRows(3), more: [picture] }))).toEqual([3]);
});

test('row and column numbers beyond the sheet are refused', async () => {
  const sentence = /超出表格范围的行号或列号/;
  expect(
    await readLimited(xlsx({ sheet: `${labelledRows(1)}<row r="2000000000">${inline('A2000000000', 'x')}</row>` })),
  ).toMatch(sentence);
  expect(await readLimited(xlsx({ sheet: `<row r="0">${inline('A0', 'x')}</row>` }))).toMatch(sentence);
  expect(await readLimited(xlsx({ sheet: `<row r="-5">${inline('A1', 'x')}</row>` }))).toMatch(sentence);
  expect(await readLimited(xlsx({ sheet: `<row r="1">${inline('ZZZZZZZZ1', 'x')}</row>` }))).toMatch(sentence);
});

test('one value in the very last row and column costs no memory', async () => {
  expect(
    await readLimited(xlsx({ sheet: `${labelledRows(3)}<row r="1048576">${inline('XFD1048576', '末')}</row>` })),
  ).toEqual([4]);
});

test('values in the last column of many rows are refused', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `<row r="${at + 1}">${inline(`XFD${at + 1}`, 'x')}</row>`);
  expect(await readLimited(xlsx({ sheet: rows.join('') }))).toMatch(/单元格太多/);
});

test('a merge, a validation and a format of the whole sheet do no harm', async () => {
  const whole = 'A1:XFD1048576';
  const after =
    `<mergeCells count="1"><mergeCell ref="${whole}"/></mergeCells>` +
    `<conditionalFormatting sqref="${whole}"><cfRule type="expression"><formula>A1=1</formula></cfRule></conditionalFormatting>` +
    `<dataValidations><dataValidation type="list" sqref="${whole}"><formula1>"男,女"</formula1></dataValidation></dataValidations>`;
  expect(await readLimited(xlsx({ sheet: labelledRows(3), after }))).toEqual([3]);
});

test('many merges on top of one another do no harm', async () => {
  const merges = Array.from({ length: 100_000 }, (_, at) => `<mergeCell ref="A${(at % 900) + 2}:A1048576"/>`).join('');
  expect(await readLimited(xlsx({ sheet: labelledRows(1000), after: `<mergeCells>${merges}</mergeCells>` }))).toEqual([
    1000,
  ]);
});

test('a sheet formatted down to row 1,048,576 gives its few rows', async () => {
  const empty = Array.from(
    { length: 1_048_576 - 11 },
    (_, at) => `<row r="${at + 12}"><c r="A${at + 12}" s="0"/><c r="B${at + 12}"/></row>`,
  );
  expect(await readLimited(xlsx({ sheet: labelledRows(10) + empty.join('') }))).toEqual([10]);
});

test('more than 200,000 rows of data are refused', async () => {
  const rows = Array.from({ length: 200_001 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`);
  expect(await readLimited(xlsx({ sheet: rows.join('') }))).toMatch(/超过 20 万行/);
});

test('names that climb out of the archive are refused, targets that do find nothing', async () => {
  for (const name of ['../../evil.xml', '/etc/evil', 'C:/evil.dll']) {
    expect(await read(xlsx({ sheet: labelledRows(1), more: [{ name, data: 'x' }] }))).toMatch(/指向别处的路径/);
  }
  expect(await read(xlsx({ sheet: labelledRows(1), sheetTarget: '../../../etc/passwd' }))).toMatch(damage);
});

test('too many parts, too many sheets and defined entities are refused', async () => {
  const more = Array.from({ length: 5001 }, (_, at) => ({ name: `xl/media/${at}.png`, data: '' }));
  expect(await read(xlsx({ sheet: labelledRows(1), more }))).toMatch(tooLarge);
  const sheets = '<sheet name="a" r:id="r1"/>'.repeat(501);
  expect(await read(xlsx({ sheet: '', workbook: `<workbook><sheets>${sheets}</sheets></workbook>` }))).toMatch(
    tooLarge,
  );
  const laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData/></worksheet>';
  expect(await read(xlsx({ sheet: laughs, whole: true }))).toMatch(damage);
});

test('what is no workbook is named', async () => {
  const text = Buffer.from('姓名,电话\n张三,138\n');
  expect(await read(text, '名单.xlsx')).toMatch(/以 \.xlsx 结尾，里面却不是工作簿/);
  expect(await read(text, '名单.XLS')).toMatch(/以 \.XLS 结尾/);
  expect(await read(Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), '名单.xls')).toMatch(
    /网页表格.*另存为 \.xlsx/,
  );
  expect(await read(Buffer.from('\uFEFF<?xml version="1.0"?><Workbook/>'), '名单.xls')).toMatch(/XML 表格/);
  expect(await read(Buffer.from('%PDF-1.7 …'), '名单.csv')).toMatch(/PDF/);
  expect(await read(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), '名单.xlsx')).toMatch(/图片/);
  expect(await read(new Uint8Array(), '名单.csv')).toMatch(/是空的/);
  expect(await read(zip([{ name: 'a.txt', data: 'x' }]))).toMatch(/压缩包.*先解压/);
  expect(await read(zip([{ name: 'word/document.xml', data: '<a/>' }]))).toMatch(/Word 文档/);
  expect(await read(ole({ WordDocument: new Uint8Array(5000) }), '名单.xls')).toMatch(/Word 文档/);
  expect(await read(ole({ 别的: new Uint8Array(5000) }), '名单.xls')).toMatch(/不是工作簿/);
  const bytes = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251);
  expect(await read(bytes, '名单.csv')).toMatch(/不是工作簿/);
});

test('a workbook with a password is named as such', async () => {
  expect(await read(ole({ EncryptionInfo: new Uint8Array(300), EncryptedPackage: new Uint8Array(9000) }))).toMatch(
    password,
  );
  const honest = xls([
    ['姓名', '性别', '电话'],
    ...Array.from({ length: 60 }, (_, at) => ['张三', '男', 13800000000 + at]),
  ]);
  expect(await read(honest, '名单.xls')).toEqual([60]);
  expect(await read(withFilePass(honest), '名单.xls')).toMatch(password);
});

test('a file that is cut off is refused, wherever the cut is', async () => {
  for (const name of ['01 治保会花名册.xlsx', '03 矛盾纠纷排查化解台账.xls']) {
    const whole = new Uint8Array(readFileSync(new URL(name, samples)));
    for (const share of [0.05, 0.5, 0.9, 0.999]) {
      expect([name, share, await read(whole.slice(0, Math.floor(whole.length * share)), name)]).toEqual([
        name,
        share,
        expect.stringMatching(damage),
      ]);
    }
  }
  expect(await read(Buffer.from('姓名,电话\n"张三,138\n'), '名单.csv')).toMatch(/第 2 行有一个引号没有配对/);
});

test('bytes changed at random end in words or in rows, never in a fault', async () => {
  const honest = [
    { name: '名单.xlsx', bytes: xlsx({ sheet: labelledRows(40) }) },
    {
      name: '名单.xls',
      bytes: xls([['姓名', '性别', '电话'], ...Array.from({ length: 60 }, () => ['张三', '男', 1])]),
    },
  ];
  let seed = 1;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (const { name, bytes } of honest) {
    for (let round = 0; round < 150; round += 1) {
      const changed = bytes.slice();
      for (let at = 0; at < 8; at += 1) changed[random(changed.length)] = random(256);
      const outcome = await read(changed, name);
      expect(Array.isArray(outcome) || typeof outcome === 'string').toBe(true);
    }
  }
});
