// Our own documents as templates: taken out, given back unchanged and filled, they say what the built-in ones say.
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { reports } from '../../../shared/reports/index.ts';
import { readParts } from '../documents/zipParts.ts';
import { decodeXml } from '../exchange/workbook/xmlScanner.ts';
import { acceptedCase, agreed, mediated, mediationOffice } from '../testing/mediationCases.ts';
import { villageNamed } from '../testing/rowCalls.ts';
import { smallTownship } from '../testing/smallTownship.ts';
import { type TestApp, testApp } from '../testing/testApp.ts';

const october = '2026-10';
type Format = 'docx' | 'xlsx';

async function township(): Promise<TestApp> {
  const test = await testApp();
  await smallTownship(test.call);
  const village = await villageNamed(test.call, '那铁村');
  const dispute = (title: string, changes: Record<string, string | number>) =>
    test.call('rows.save', { register: 'dispute', id: null, version: null, changes: { title, village, ...changes } });
  await dispute('排水沟纠纷', { happenedOn: '2026-10-03', people: 4, outcome: '1', resolvedOn: '2026-10-20' });
  const office = await mediationOffice(test.call);
  const id = await acceptedCase(test.call);
  await mediated(test.call, id, office);
  await agreed(test.call, id);
  await dispute('宅基地纠纷', { happenedOn: '2026-10-12', people: 7, event: '0201' });
  return test;
}

async function started(test: TestApp, report: string, format: Format, redHead = false): Promise<Buffer> {
  const target = test.target(`start.${format}`);
  await test.job('templates.start', { report, format, redHead, period: october, file: target.handle });
  return target.bytes();
}

/** Kept as the first version and filled for the month. */
async function refilled(test: TestApp, report: string, format: Format): Promise<Buffer> {
  const file = await test.upload(`own.${format}`, await started(test, report, format));
  const { kept, check } = await test.call('templates.add', { report, name: `自用${format}`, file });
  expect(check.problems).toEqual([]);
  const target = test.target(`filled.${format}`);
  await test.job('templates.fill', { source: { template: kept!.template }, period: october, file: target.handle });
  return target.bytes();
}

/** Rows of texts and numbers; a formula as it is written, or its result. */
async function cells(bytes: Buffer, results = false): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book.worksheets.flatMap((sheet) => {
    const rows: string[][] = [];
    sheet.eachRow({ includeEmpty: false }, (row) => {
      const texts: string[] = [];
      row.eachCell({ includeEmpty: false }, (cell) => {
        if (cell.isMerged && cell.master !== cell) return;
        // A template writes days as texts.
        const day = cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : null;
        const value = day ?? (cell.formula && !results ? `=${cell.formula}` : cell.text.replace(/[ 　]+/gu, '').trim());
        if (value !== '') texts.push(value);
      });
      // How many cells the line under the title takes follows from its texts.
      if (texts[0]?.startsWith('填报单位')) rows.push([texts.join('')]);
      else if (texts.length > 0) rows.push(texts);
    });
    return rows;
  });
}

/** The text of each paragraph. */
const textsOf = (xml: string): string[] =>
  xml
    .split('</w:p>')
    .slice(0, -1)
    .map((one) => [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)</gu)].map(([, text]) => decodeXml(text!)).join(''));

/** Lines that our own documents have and no template: charts, and what is said of rows of zeros. */
const onlyBuilt = /^\d*\.?统计图$|没有逐行列出。$/u;

/** Tables by village print only villages with figures, and a line for the others; a template repeats its row for all. */
async function withoutZeroRows(bytes: Buffer): Promise<string[]> {
  const xml = (await readParts(bytes)).get('word/document.xml')!.toString('utf8');
  const told = xml.replaceAll(/<w:tr[ >].*?<\/w:tr>/gsu, (row) => {
    const texts = textsOf(row);
    const isNumbered = /^\d+$/u.test(texts[0] ?? '');
    const isSilent = texts.slice(isNumbered ? 2 : 1).every((text) => /^(?:0(?:\.0+)?%?|—)?$/u.test(text));
    // Signers without a note are a row of one text.
    if (isSilent && !texts[0]?.startsWith('单位负责人')) return '';
    // Rows that are told are counted from 1.
    return isNumbered ? row.replace(/<w:tc[ >].*?<\/w:tc>/su, '') : row;
  });
  return textsOf(told)
    .filter((text) => text !== '')
    .map((text) => text.replace(/^注：1\. /u, '注：'));
}

/** The name of each figure with its last two columns: 小计 and 年度累计. */
const sums = (rows: readonly string[][]): string[][] =>
  rows.filter(([serial]) => /^\d+$/u.test(serial ?? '')).map((row) => [row[2]!, ...row.slice(-2)]);

it('every statistic: our own document, given back and filled, is the built-in one', { timeout: 240_000 }, async () => {
  const test = await township();
  for (const { key } of reports) {
    // The writers are the same for all: one wide document, one whose figures stand below each other, one list in Word.
    const isSameAgain = key === 'dispute-monthly' || key === 'dispute-province';
    for (const format of isSameAgain ? (['xlsx'] as const) : (['xlsx', 'docx'] as const)) {
      const target = test.target(`built.${format}`);
      await test.job('reports.export', {
        report: key,
        period: october,
        format,
        file: target.handle,
        reason: '测试数据',
      });
      const [built, own] = [target.bytes(), await refilled(test, key, format)];
      // Villages stand across the page there; a template grows downwards only, so it has the sums without the villages.
      if (key === 'dispute-province') expect(sums(await cells(own))).toEqual(sums(await cells(built, true)));
      else if (format === 'docx') {
        const words = (await withoutZeroRows(built)).filter((text) => !onlyBuilt.test(text));
        expect(await withoutZeroRows(own), key).toEqual(words);
      } else expect(await cells(own), key).toEqual(await cells(built));
    }
  }
});

/** The text of the built-in report without what no template has. */
async function toldBy(bytes: Buffer): Promise<string> {
  const told = await withoutZeroRows(bytes);
  // Charts are drawn by the built-in document alone: a last attachment with its line in the list.
  const charts = told.findIndex((text, index) => text.startsWith('附件') && told[index + 1] === '统计图');
  // A head that is two lines there may be one here.
  return told
    .slice(0, charts)
    .filter((text) => !onlyBuilt.test(text))
    .join('');
}

/** The organ in red with its size of type, and the number beneath it. */
async function headIn(bytes: Buffer): Promise<string[]> {
  const xml = (await readParts(bytes)).get('word/document.xml')!.toString('utf8');
  const lines = xml.split('</w:p>').slice(0, 8);
  const mark = lines.find((line) => line.includes('<w:color w:val="FF0000"/>'))!;
  return [
    /<w:sz w:val="(\d+)"/u.exec(mark)![1]!,
    ...textsOf(lines.map((line) => `${line}</w:p>`).join('')).filter(Boolean),
  ];
}

it('the work report as an issued document, its number a placeholder too', { timeout: 120_000 }, async () => {
  const test = await township();
  const { run } = await test.call('monthly.open', { period: october });
  const built = async () => {
    const target = test.target('redHead');
    await test.job('monthly.export', { run: run.id, what: 'report', redHead: true, file: target.handle });
    return target.bytes();
  };
  await test.call('officialNumbers.setSettings', { code: '迁综治', mark: '' });
  const template = await started(test, 'monthly', 'docx', true);
  const file = await test.upload('own.docx', template);
  const { kept, check } = await test.call('templates.add', { report: 'monthly', name: '红头', file });
  expect(check.problems).toEqual([]);
  const filled = async () => {
    const target = test.target('filled.docx');
    await test.job('templates.fill', { source: { template: kept!.template }, period: october, file: target.handle });
    return target.bytes();
  };
  // Until a number is taken its line is empty.
  expect((await withoutZeroRows(await filled())).join('')).toBe(await toldBy(await built()));
  await test.call('officialNumbers.take', { period: october });
  const head = await headIn(await filled());
  expect(head).toEqual(await headIn(await built()));
  expect(head).toContain('迁综治〔2026〕1号');
  const wrong = { report: 'dispute-monthly', format: 'docx', redHead: true, period: october } as const;
  await expect(test.job('templates.start', { ...wrong, file: test.target('a').handle })).rejects.toThrow('工作月报');
});

it('the work report, text and tables', { timeout: 120_000 }, async () => {
  const test = await township();
  const { run } = await test.call('monthly.open', { period: october });
  const built = async (what: 'report' | 'tables') => {
    const target = test.target(what);
    await test.job('monthly.export', { run: run.id, what, file: target.handle });
    return target.bytes();
  };
  const words = await withoutZeroRows(await refilled(test, 'monthly', 'docx'));
  expect(words.join('')).toBe(await toldBy(await built('report')));
  const rows = await cells(await refilled(test, 'monthly', 'xlsx'));
  const tables = await cells(await built('tables'));
  const figures = tables.findIndex(([first]) => first === '月份');
  expect(rows).toEqual(tables.slice(0, figures));
});
