// An office's own template on the real command line: checked without data, filled with the figures of a month.
import { existsSync, writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { craftedWord, paragraph } from '../core/templates/crafted.ts';
import { openWorkshop, refusal, setUpTownship, type Workshop } from './testing/spawnedCli.ts';

let workshop: Workshop;
let data: string;

beforeAll(async () => {
  workshop = openWorkshop();
  await setUpTownship(workshop);
  data = workshop.township('templates');
}, 60_000);

afterAll(() => workshop.remove());

it('checks a file without any data, and tells places and nearest names', async () => {
  const file = workshop.path('check.docx');
  writeFileSync(file, await craftedWord(paragraph('{{期间}}') + paragraph('{{人民调解成功律}}')));
  const ran = await workshop.run(['template', 'check', file]);
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.stdout)).toMatchObject({
    format: 'docx',
    placeholders: [{ written: '{{期间}}', place: '第1段' }, { place: '第2段' }],
    problems: [{ code: 'unknown', place: '第2段', suggestion: '人民调解成功率' }],
  });
  writeFileSync(file, await craftedWord(paragraph('{{期间}}')));
  expect((await workshop.run(['template', 'check', file])).code).toBe(0);
});

it('fills a workbook with the figures of the period, by village too; a wrong one writes nothing', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表');
  sheet.getCell('A1').value = '{{期间}}';
  sheet.getCell('B1').value = '{{村（社区）}}';
  sheet.getRow(2).values = ['{{#各村}}{{村名}}', '{{人民调解委员会}}', '{{/各村}}'];
  sheet.getCell('B3').value = { formula: 'SUM(B2)' };
  const file = workshop.path('own.xlsx');
  await book.xlsx.writeFile(file);
  const out = workshop.path('filled.xlsx');
  const words = ['template', 'fill', file, '--report', 'monthly', '--period', '2026-10', '--out', out];
  const ran = await workshop.run(words, { data });
  expect(ran.stderr).toBe('');
  const made = new ExcelJS.Workbook();
  await made.xlsx.readFile(out);
  const filled = made.getWorksheet('表')!;
  expect(filled.getCell('A1').value).toBe('2026年10月');
  const villages = filled.getCell('B1').value as number;
  expect(villages).toBeGreaterThan(1);
  expect(filled.getCell('A2').value).toMatch(/村|社区/u);
  const total = filled.getColumn(2).values.findIndex((value) => typeof value === 'object' && value !== null);
  expect(filled.getCell(total, 2).formula).toBe(`SUM(B2:B${total - 1})`);
  expect(total).toBeGreaterThanOrEqual(villages + 2);

  sheet.getCell('C1').value = '{{没有的数}}';
  await book.xlsx.writeFile(file);
  const refused = [...words.slice(0, -1), workshop.path('none.xlsx')];
  expect(refusal(await workshop.run(refused, { data }))).toMatchObject({
    code: 'invalid',
    problems: [{ code: 'unknown' }],
  });
  expect(existsSync(workshop.path('none.xlsx'))).toBe(false);
});
