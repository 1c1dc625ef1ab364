// An office's own template on the real command line: checked without data, filled with the figures of a month.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { craftedWord, paragraph, partText } from '../core/templates/crafted.ts';
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

it('takes every report, by key or title, and with data the office’s own indicators', async () => {
  const file = workshop.path('statistic.docx');
  writeFileSync(file, await craftedWord(paragraph('{{标题}}：{{排查数}}件') + paragraph('{{#各村}}{{名称}}{{/各村}}')));
  expect((await workshop.run(['template', 'check', file, '--report', 'dispute-province'])).code).toBe(0);
  expect((await workshop.run(['template', 'check', file])).code).toBe(1);
  const none = await workshop.run(['template', 'check', file, '--report', '没有这张表']);
  expect(refusal(none)).toMatchObject({ code: 'notFound' });
  const out = workshop.path('statistic-filled.docx');
  const words = ['--report', '矛盾纠纷排查情况表（省表）', '--period', '2026-10', '--out', out, '--reason', '测试数据'];
  const ran = await workshop.run(['template', 'fill', file, ...words], { data });
  expect(ran.stderr).toBe('');
  expect(await partText(readFileSync(out), 'word/document.xml')).toMatch(/迁陵镇矛盾纠纷排查情况表：\d+件/u);

  const own = {
    ...{ key: '', label: '涉水纠纷', group: 'disputes', unit: '件', about: '名称里有水的纠纷', register: 'dispute' },
    ...{ day: 'happenedOn', aggregate: 'count', of: null, filters: [] },
  };
  await workshop.run(['call', 'indicators.saveOwn', JSON.stringify(own)], { data });
  writeFileSync(file, await craftedWord(paragraph('{{涉水纠纷}}件')));
  expect((await workshop.run(['template', 'check', file])).code).toBe(1);
  expect((await workshop.run(['template', 'check', file], { data })).code).toBe(0);
});

it('a folder that is not there is said before anything is worked out', async () => {
  const file = workshop.path('nowhere.docx');
  writeFileSync(file, await craftedWord(paragraph('{{期间}}')));
  const out = workshop.path('nowhere', 'a.docx');
  const words = ['template', 'fill', file, '--report', 'monthly', '--period', '2026-10', '--out', out];
  expect(refusal(await workshop.run(words, { data }), workshop.path('nowhere'))).toMatchObject({ code: 'notFound' });
  expect(existsSync(workshop.path('nowhere'))).toBe(false);
});
