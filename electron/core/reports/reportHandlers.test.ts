// Reports through the application: files that reopen, refusals with a way out, figures typed by hand.
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { readPart } from '../documents/docxPacking.ts';
import { inventedIdNumber } from '../documents/inventedTable.ts';
import { idOfMade, made, refusalOf, villageNamed } from '../testing/rowCalls.ts';
import { type TestApp, testApp } from '../testing/testApp.ts';

const identity = inventedIdNumber(7);

/** Three disputes of September, one of them without anything that the forms ask for. */
async function withDisputes(): Promise<TestApp & { village: string }> {
  const test = await testApp();
  const { call } = test;
  const village = await villageNamed(call, '那铁村');
  const base = { village, summary: '双方发生争执。', parties: '张建国、李某', event: '0201', provincialKind: '17' };
  await made(call, 'dispute', {
    ...base,
    title: '张某与李某邻里纠纷',
    happenedOn: '2026-09-03',
    people: 4,
    amount: 1_234_567,
    outcome: '1',
    resolvedOn: '2026-09-20',
    mainParty: { create: '张建国' },
    mainPartyIdNumber: identity,
  });
  await made(call, 'dispute', { ...base, title: '=宅基地纠纷', happenedOn: '2026-09-10', people: 50 });
  await made(call, 'dispute', { title: '没有分类的纠纷', happenedOn: '2026-09-12' });
  return { ...test, village };
}

async function workbook(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  return book.worksheets[0]!;
}

const rowOf = (sheet: ExcelJS.Worksheet, label: string): ExcelJS.Row => {
  const found = Array.from({ length: sheet.rowCount }, (_, index) => sheet.getRow(index + 1)).find((row) =>
    (row.values as unknown[]).includes(label),
  );
  if (!found) throw new Error(`no row ${label}`);
  return found;
};

const asked = { report: 'dispute-monthly', period: '2026-09' };

it('lists the reports, the one that is usual first', async () => {
  const { call } = await testApp();
  const { reports, period } = await call('reports.list', {});
  expect(reports.map(({ key }) => key)).toEqual([
    'mediation-cases',
    'mediation-organisations',
    'dispute-monthly',
    'dispute-province',
    'dispute-ledger',
    'patrols',
  ]);
  expect(period.key).toBe('2026-11');
});

it('a figure, its records and what each adds', async () => {
  const { call, village } = await withDisputes();
  const figures = await call('reports.figures', asked);
  const index = figures.columns.findIndex(({ key }) => key === 'amount');
  expect(figures.total[index]).toBe('1.234567');
  expect(figures.rows).toHaveLength(41);
  const amount = await call('reports.records', { ...asked, row: village, column: 'amount' });
  expect(amount).toMatchObject({
    figure: '1.23',
    unit: '万元',
    shown: [{ title: '张某与李某邻里纠纷', addend: '1.234567' }],
  });
  const fresh = await call('reports.records', { ...asked, column: 'fresh', count: 1 });
  expect(fresh.records).toHaveLength(3);
  const counted = await call('reports.records', { ...asked, column: 'fresh', ids: false });
  expect([counted.total, counted.records.length, counted.shown.length]).toEqual([3, 0, 3]);
  expect(fresh.shown).toEqual([expect.objectContaining({ title: '没有分类的纠纷', day: '2026-09-12', addend: null })]);
});

it('the records behind a figure are written as a list that adds to it', async () => {
  const { job, target, village } = await withDisputes();
  const file = target('清单.xlsx');
  const which = { ...asked, row: village, whose: '那铁村', column: 'amount' };
  await job('reports.exportRecords', { ...which, format: 'xlsx', file: file.handle });
  const sheet = await workbook(file.bytes());
  const rows = sheet.getRows(1, sheet.rowCount)!.map((row) => (row.values as unknown[]).slice(1));
  const records = rows.filter(([serial]) => typeof serial === 'number');
  expect(records.map((cells) => [cells[1], cells[2], cells.at(-1)])).toEqual([
    ['张某与李某邻里纠纷', '矛盾纠纷', 1.234567],
  ]);
  expect(JSON.stringify(rows)).toContain('1.23万元，共 1 条记录');
});

it('a workbook with heads of two levels, sums as formulas and the notes under the table', async () => {
  const { call, job, target } = await withDisputes();
  const { name } = await call('reports.name', { ...asked, format: 'xlsx' });
  expect(name).toMatch(/_矛盾纠纷排查化解情况月报表_2026年9月_20261121\.xlsx$/);
  const byOrganisation = await call('reports.name', { ...asked, scope: { by: 'organisation' }, format: 'docx' });
  expect(byOrganisation.name).toMatch(/_矛盾纠纷排查化解情况月报表_按化解组织_2026年9月_20261121\.docx$/);
  const file = target(name);
  const result = await job('reports.export', { ...asked, format: 'xlsx', file: file.handle });
  expect(result).toMatchObject({ rows: 41, violations: [{ relation: 'M3', level: 'warning' }] });
  const sheet = await workbook(file.bytes());
  expect(sheet.getCell('A1').value).toBe('迁陵镇矛盾纠纷排查化解情况月报表');
  expect([
    sheet.getCell('C3').value,
    sheet.getCell('C4').value,
    sheet.getCell('H4').value,
    sheet.getCell('H5').value,
  ]).toEqual(['排查化解', '上期结存', '未化解', '合计']);
  expect(sheet.getCell('J4').isMerged).toBe(true);
  // 40 villages and the disputes that do not say theirs, from row 6 on.
  const sums = sheet.getRow(47);
  expect(rowOf(sheet, '未填发生地').number).toBe(46);
  expect(sums.getCell(1).value).toBe('合计');
  expect(sums.getCell(4).value).toEqual({ formula: 'SUM(D6:D46)', result: 3 });
  // A rate is not added up: it comes from the totals.
  expect(sums.getCell(7).value).toBe(33.33);
  expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, printTitlesRow: '3:5' });
  expect(rowOf(sheet, '注：1. 化解率 33.33%（本期化解 1 ÷ 本期应化解 3）。').number).toBeGreaterThan(47);
});

it('figures below each other: row sums as formulas, rates of the totals, the year so far', async () => {
  const { job, target } = await withDisputes();
  const file = target('省表.xlsx');
  await job('reports.export', {
    report: 'dispute-province',
    period: '2026-09',
    format: 'xlsx',
    file: file.handle,
    reason: '没有人数的正在核实',
  });
  const sheet = await workbook(file.bytes());
  expect(sheet.getCell('D3').value).toBe('保靖县');
  expect(sheet.getCell('D4').value).toBe('迁陵镇');
  const found = rowOf(sheet, '排查数');
  const last = sheet.columnCount;
  expect(found.getCell(last - 1).value).toMatchObject({
    formula: expect.stringMatching(/^SUM\(D6:A[R-S]6\)$/),
    result: 3,
  });
  expect(found.getCell(last).value).toBe(3);
  expect(rowOf(sheet, '成功率（%）').getCell(last - 1).value).toBe('100.00%');
  // Beside the three columns that every sheet repeats.
  const notes = Array.from({ length: 6 }, (_, index) => String(sheet.getRow(57 + index).getCell(4).value)).join();
  expect(notes).toContain('说明：没有人数的正在核实');
});

it('in Word a wide table becomes several that all say what a row is', async () => {
  const { job, target } = await withDisputes();
  const file = target('月报.docx');
  expect(await job('reports.export', { ...asked, format: 'docx', file: file.handle })).toMatchObject({ rows: 41 });
  const xml = await readPart(file.bytes(), 'word/document.xml');
  const tables = xml.match(/<w:tbl>/g)!.length;
  expect(tables).toBeGreaterThan(2);
  expect(xml.match(/那铁村/g)).toHaveLength(tables);
  expect(xml).toContain('情况月报表（一）');
  expect(xml).toContain('w:orient="landscape"');
});

it('what does not add up is refused with its records, and written with a reason that is logged', async () => {
  const { call, job, target } = await withDisputes();
  const province = { report: 'dispute-province', period: '2026-09', format: 'xlsx' } as const;
  const refusal = await refusalOf(call('reports.export', { ...province, file: target('a.xlsx').handle }));
  expect(refusal.message).toContain(
    '有 1 项平衡关系不符：涉及人数四档之和＝排查数：3 与 2 不符，差 1；涉及 1 条记录。',
  );
  expect(refusal.problems).toMatchObject([{ code: 'P2', level: 'error' }]);
  const file = target('b.xlsx');
  await job('reports.export', { ...province, file: file.handle, reason: '正在核实' });
  expect(file.bytes().length).toBeGreaterThan(1000);
  const { entries } = await call('audit.list', { limit: 10 });
  expect(entries[0]).toMatchObject({ action: 'report', reason: '正在核实' });
});

it('the ledger masks numbers of identity unless a reason is given, and writes no formula', async () => {
  const { call, job, target } = await withDisputes();
  const ledger = { report: 'dispute-ledger', period: '2026-09' };
  const shown = await call('reports.figures', ledger);
  expect(shown).toMatchObject({ layout: 'list', records: 3 });
  const masked = target('a.xlsx');
  await job('reports.export', { ...ledger, format: 'xlsx', file: masked.handle });
  const sheet = await workbook(masked.bytes());
  const first = rowOf(sheet, '张某与李某邻里纠纷');
  const cells = (first.values as unknown[]).slice(1);
  expect(cells).toContain(`${identity.slice(0, 6)}********${identity.slice(-4)}`);
  expect(cells).toContain('111');
  expect(cells[22]).toBe('1');
  expect(rowOf(sheet, '=宅基地纠纷').getCell(2).value).toBe('=宅基地纠纷');
  const clear = target('b.xlsx');
  await job('reports.export', { ...ledger, format: 'xlsx', file: clear.handle, reveal: '报送上级' });
  expect(rowOf(await workbook(clear.bytes()), '张某与李某邻里纠纷').values as unknown[]).toContain(identity);
  const { entries } = await call('audit.list', { limit: 10 });
  expect(entries[0]).toMatchObject({ action: 'export', reason: '报送上级', rows: 3 });
});

it('funds are typed by the year, shown, logged and taken away', async () => {
  const { call } = await testApp();
  const organisations = { report: 'mediation-organisations', period: '2026-Q3' };
  const fund = async () => {
    const { columns, total } = await call('reports.figures', organisations);
    return total[columns.findIndex(({ key }) => key === 'guidance')];
  };
  expect(await fund()).toBeNull();
  const typed = { report: 'mediation-organisations', column: 'guidance', year: '2026' };
  await call('reports.type', { ...typed, value: '12.5', source: '镇财政所' });
  expect(await fund()).toBe('12.5');
  expect((await call('audit.list', { limit: 1 })).entries[0]).toMatchObject({ action: 'typedFigure' });
  await call('reports.type', { ...typed, value: null });
  expect(await fund()).toBeNull();
  const refusal = await refusalOf(call('reports.type', { ...typed, column: 'mediators', value: '9' }));
  expect(refusal.message).toContain('由记录算出');
});

it.each([
  [{ report: 'nothing', period: '2026-09' }, '没有名为“nothing”的统计表。'],
  [{ report: 'mediation-cases', period: '2026-13' }, '“2026-13”不是统计期间。'],
  [{ report: 'mediation-cases', period: '2026', scope: { by: 'organisation' as const } }, '不能这样分行统计'],
  [{ report: 'dispute-monthly', period: '2026', scope: { mediator: 'x' } }, '没有登记调解员'],
])('%o is refused in words', async (input, sentence) => {
  const { call } = await testApp();
  expect((await refusalOf(call('reports.figures', input))).message).toContain(sentence);
});

it('rates and open figures have no records of their own', async () => {
  const { call } = await testApp();
  expect((await refusalOf(call('reports.records', { ...asked, column: 'rate' }))).message).toContain('分子和分母');
  expect((await refusalOf(call('reports.records', { ...asked, column: 'petition' }))).message).toContain('手工填写');
  const ledger = { report: 'dispute-ledger', period: '2026-09', column: '1' };
  expect((await refusalOf(call('reports.records', ledger))).message).toContain('一行就是一条记录');
});

it('a committee made today stands in the table with zeros', async () => {
  const { call } = await testApp();
  const id = await idOfMade(call, 'peopleCommittee', { name: '迁陵镇人民调解委员会', kind: '3' });
  const { rows } = await call('reports.figures', { report: 'mediation-cases', period: '2026-09' });
  expect(rows).toEqual([{ key: id, title: '迁陵镇人民调解委员会', values: expect.arrayContaining(['0']) }]);
});

it('hours open their minutes, which add up to them', async () => {
  const { call } = await testApp();
  const team = await idOfMade(call, 'team', { name: '东街巡防队' });
  const patrol = (patrolledOn: string, end: string) =>
    made(call, 'patrolRecord', {
      ...{ patrolledOn, team, level: '1', finding: '0', start: '19:00', end },
      leader: { create: '石兰' },
    });
  await patrol('2026-10-05', '20:35');
  await patrol('2026-10-06', '20:00');
  const scope = { by: 'task' } as const;
  const asked = { report: 'patrols', period: '2026-10', scope, column: 'hours', row: '1' };
  const { figure, unit, shown } = await call('reports.records', asked);
  expect([figure, unit, shown.map(({ addend }) => addend)]).toEqual(['2.6', '小时', ['60', '95']]);
});
