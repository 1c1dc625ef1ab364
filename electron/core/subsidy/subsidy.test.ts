import ExcelJS from 'exceljs';
import { expect, it, onTestFinished } from 'vitest';
import type { Changes } from '../../../shared/contract/shapes.ts';
import { emptySubsidyRules, type SubsidyRules } from '../../../shared/rules/mediation/subsidy/subsidyRules.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { createDatabase } from '../database/open.ts';
import { freshFolder } from '../database/testFolder.ts';
import { readPart } from '../documents/docxPacking.ts';
import type { SystemTables } from '../tables.ts';
import {
  acceptedCase,
  agreed,
  mediated,
  mediationOffice,
  type Office,
  recordOf,
  telephoneIntake,
} from '../testing/mediationCases.ts';
import { changed, idOfMade, refusalOf } from '../testing/rowCalls.ts';
import { type CallFunction, type TestApp, testApp } from '../testing/testApp.ts';

const period = '2026-11';
const rules: SubsidyRules = {
  ...emptySubsidyRules,
  difficulty: { '1': 5000, '2': 10001, '3': 20000, '4': 30000 },
  oral: { way: 'ratio', percent: 50, amount: null },
  dossier: 'complete',
};

const setRules = async (call: CallFunction, more: Partial<SubsidyRules> = {}) => {
  const wanted = { ...rules, ...more };
  const { version } = await call('subsidy.rules', {});
  return call('subsidy.setRules', { rules: { ...wanted, documents: [...wanted.documents] }, version });
};
const opened = (call: CallFunction, id: string) => call('mediation.open', { case: id });
const obstaclesOf = async (call: CallFunction, id: string) => {
  const { barred } = await call('subsidy.list', { period });
  return barred.find((each) => each.case === id)?.obstacles;
};
const audits = async (call: CallFunction) =>
  (await call('audit.list', { limit: 50 })).entries.map(({ action, detail, reason }) => ({ action, detail, reason }));

/** An office that asks for the nine documents, with its rules. */
async function paidOffice(call: CallFunction, more: Partial<SubsidyRules> = {}): Promise<Office> {
  const office = await mediationOffice(call);
  await call('mediation.setSettings', { template: 'national' });
  await setRules(call, more);
  return office;
}

/** A case with agreement, closed on 2026-11-06. @returns its id. */
async function closedCase(call: CallFunction, office: Office): Promise<string> {
  const id = await acceptedCase(call);
  await mediated(call, id, office);
  await agreed(call, id);
  return id;
}

/** Another case of the same persons, accepted some days later. */
async function sameParties(call: CallFunction, first: string, office: Office): Promise<string> {
  const { parts } = await opened(call, first);
  const parties = parts.caseParty!.map(
    ({ values }): Changes => ({ side: values.side ?? null, person: values.person ?? null, consent: '1' }),
  );
  const { case: id } = await call('mediation.intake', { ...telephoneIntake, parties, accept: { on: '2026-11-04' } });
  await mediated(call, id, office);
  await agreed(call, id);
  return id;
}

const pay = (call: CallFunction, cases: string[], expected: number, paidOn = '2026-11-20') =>
  call('subsidy.pay', { period, cases, paidOn, expected });

it('starts without rules, pays nothing, and logs every change of a rule in words', async () => {
  const { call } = await testApp();
  const office = await mediationOffice(call);
  await call('mediation.setSettings', { template: 'national' });
  const id = await closedCase(call, office);
  const before = await call('subsidy.rules', {});
  expect(before.rules).toEqual(emptySubsidyRules);
  expect(before.undecided).toHaveLength(2);
  expect(await obstaclesOf(call, id)).toEqual([
    { code: 'notArchived', text: '卷宗尚未归档' },
    { code: 'noAmount', text: '没有设定难度“一般”的金额' },
  ]);
  const wrong = await refusalOf(setRules(call, { sameWithinDays: -1 }));
  expect(wrong.message).toContain('判断重复的天数');
  expect((await setRules(call)).undecided).toEqual([]);
  await setRules(call);
  const logged = (await audits(call)).filter(({ detail }) => detail?.startsWith('以案定补规则'));
  expect(logged).toHaveLength(1);
  expect(logged[0]!.detail).toContain('卷宗要求：已归档 → 必备文书齐全');
  // Whoever changes rules that another director has just changed is told so.
  const old = await refusalOf(call('subsidy.setRules', { rules: before.rules, version: before.version }));
  expect([old.code, old.message]).toEqual(['conflict', expect.stringContaining('刚才在别处改过')]);
  expect((await call('subsidy.list', { period })).payable.map((each) => each.case)).toEqual([id]);
});

it('lists what a period pays with the way the amount came about, and what it does not with what is missing', async () => {
  const { call } = await testApp();
  const office = await paidOffice(call);
  const second = await idOfMade(call, 'mediator', {
    committee: office.committee,
    person: { create: '田志强' },
    post: '2',
  });
  const recorder = await idOfMade(call, 'mediator', {
    committee: office.committee,
    person: { create: '彭春梅' },
    post: '1',
  });
  const id = await closedCase(call, office);
  await recordOf(call, id, 'caseMediator', { mediator: second, role: '2', source: '1', from: '2026-11-02' });
  await recordOf(call, id, 'caseMediator', { mediator: recorder, role: '3', source: '1', from: '2026-11-02' });
  const lacking = await acceptedCase(call);
  await mediated(call, lacking, office);
  const agreement = await agreed(call, lacking);
  await changed(call, 'caseAgreement', agreement, { performance: null });
  const open = await acceptedCase(call);

  const list = await call('subsidy.list', { period });
  expect(list.title).toBe('2026年11月');
  expect(list.payable).toEqual([
    {
      case: id,
      number: '（2026）迁陵人调字第1号',
      title: '张三与李四邻里纠纷',
      day: '2026-11-06',
      form: '书面协议',
      difficulty: '一般',
      documents: { complete: expect.any(Number), all: expect.any(Number) },
      amount: 10001,
      why: '难度“一般” 100.01 元',
      repeats: [],
      shares: [
        { mediator: office.mediator, name: '向玉兰', amount: 5001 },
        { mediator: second, name: '田志强', amount: 5000 },
      ],
    },
  ]);
  const { complete, all } = list.payable[0]!.documents;
  expect(complete).toBe(all);
  expect(list.barred.map((each) => each.case)).toEqual([open, lacking]);
  expect(list.barred[0]!.obstacles).toEqual([{ code: 'open', text: '尚未结案' }]);
  const [missing] = list.barred[1]!.obstacles;
  expect(missing).toMatchObject({ code: 'documents' });
  expect(missing!.text).toContain('人民调解协议书（履行方式、时限');
  expect(list.barred[1]!.documents!.complete).toBe(list.barred[1]!.documents!.all - 1);

  await setRules(call, { share: 'presiding' });
  expect((await call('subsidy.list', { period })).payable[0]!.shares).toEqual([
    { mediator: office.mediator, name: '向玉兰', amount: 10001 },
  ]);
  expect((await call('subsidy.list', { period: '2026-10' })).payable).toEqual([]);
  expect((await refusalOf(call('subsidy.list', { period: '2026-13' }))).message).toContain('看不懂期间');
});

it('counts an archived dossier in the period of its archiving', async () => {
  const { call } = await testApp();
  const office = await paidOffice(call, { dossier: 'archived' });
  const id = await closedCase(call, office);
  expect((await obstaclesOf(call, id))?.map(({ code }) => code)).toEqual(['notArchived']);
  const { version } = (await opened(call, id)).case;
  await call('mediation.archive', { case: id, version, filedBy: '石主任', filedOn: '2026-11-21' });
  const list = await call('subsidy.list', { period: '2026-11-21..2026-11-30' });
  expect(list.payable.map((each) => [each.case, each.day])).toEqual([[id, '2026-11-21']]);
});

it('pays a case once; what was paid is taken back with a reason and stays in the list', async () => {
  const { call } = await testApp();
  const office = await paidOffice(call);
  const id = await closedCase(call, office);
  expect((await refusalOf(pay(call, [id], 10000))).message).toContain('现在合计 100.01 元，与页面上的 100.00 元 不同');
  expect((await refusalOf(pay(call, [id], 10001, '2026-11-22'))).message).toContain('不能晚于今天');
  expect((await refusalOf(pay(call, [id], 10001, '2026-11-05'))).message).toContain('早于它');
  expect((await refusalOf(pay(call, ['nobody'], 0))).message).toContain('不在这个期间里');
  expect((await call('subsidy.batches', {})).batches).toEqual([]);

  const { batch } = await pay(call, [id], 10001);
  expect(await obstaclesOf(call, id)).toEqual([{ code: 'paid', text: '已随 2026-11-20 的批次发放' }]);
  expect((await call('subsidy.list', { period })).barred[0]!.mediators).toEqual(['向玉兰']);
  const again = await refusalOf(pay(call, [id], 10001));
  expect(again.message).toContain('“张三与李四邻里纠纷”已随 2026-11-20 的批次发放');

  // Rules that change later do not change what was paid.
  await setRules(call, { difficulty: { ...rules.difficulty, '2': 99 } });
  expect(await call('subsidy.batch', { batch })).toMatchObject({
    lines: [{ name: '向玉兰', committee: '迁陵镇人民调解委员会', cases: 1, amount: 10001 }],
    cases: [{ case: id, amount: 10001, why: '难度“一般” 100.01 元' }],
    totalInWords: '人民币壹佰元零壹分',
  });

  await call('subsidy.takeBack', { batch, reason: '标记错了' });
  expect((await refusalOf(call('subsidy.takeBack', { batch, reason: '再来' }))).code).toBe('conflict');
  const second = await pay(call, [id], 99);
  expect((await call('subsidy.batches', {})).batches).toMatchObject([
    { id: second.batch, amount: 99, takenBack: null, by: '石主任', periodTitle: '2026年11月' },
    { id: batch, amount: 10001, cases: 1, mediators: 1, takenBack: { by: '石主任', reason: '标记错了' } },
  ]);
  const logged = (await audits(call)).filter(({ action }) => action === 'subsidy').map(({ detail }) => detail);
  expect(logged).toEqual([
    '标记已发放：2026年11月，1 件，0.99 元',
    '撤回 2026-11-20 发放的批次，1 件，100.01 元',
    '标记已发放：2026年11月，1 件，100.01 元',
  ]);
});

it('pays one dispute once, however often it was entered, until somebody decides', async () => {
  const { call } = await testApp();
  const office = await paidOffice(call);
  const first = await closedCase(call, office);
  const later = await sameParties(call, first, office);
  const list = await call('subsidy.list', { period });
  expect(list.payable.map((each) => each.case)).toEqual([first]);
  expect(list.barred).toMatchObject([
    {
      case: later,
      obstacles: [{ code: 'repeated', text: expect.stringContaining('疑似重复：（2026）迁陵人调字第1号') }],
      repeats: [{ case: first, why: '当事人和纠纷类型相同，相隔 2 天', decision: null }],
    },
  ]);
  expect((await refusalOf(pay(call, [first, later], 20002))).message).toContain('疑似重复');
  expect(
    (await refusalOf(call('subsidy.decide', { case: first, others: [later], separate: true, reason: '不是' }))).code,
  ).toBe('conflict');

  await call('subsidy.decide', { case: later, others: [first], separate: false, reason: '重复登记' });
  expect((await obstaclesOf(call, later))![0]!.text).toContain('已认定重复');
  await call('subsidy.decide', { case: later, others: [first], separate: true, reason: '另一条排水沟' });
  const decided = (await call('subsidy.list', { period })).payable;
  expect(decided.map((each) => each.case)).toEqual([first, later]);
  expect(decided[1]!.repeats).toMatchObject([{ case: first, decision: { isSeparate: true, reason: '另一条排水沟' } }]);
  // A decision can be taken anew.
  await call('subsidy.decide', { case: later, others: [first], separate: false, reason: '还是同一条' });
  expect((await obstaclesOf(call, later))![0]!.text).toContain('已认定重复');
  expect((await audits(call)).filter(({ action }) => action === 'subsidy').map(({ reason }) => reason)).toEqual([
    '还是同一条',
    '另一条排水沟',
    '重复登记',
  ]);
});

it('decides nothing about a case that came in after the list was read', async () => {
  const { call } = await testApp();
  const office = await paidOffice(call);
  const first = await closedCase(call, office);
  const later = await sameParties(call, first, office);
  const third = await sameParties(call, first, office);
  const wanted = { case: third, others: [first], separate: true, reason: '另一条排水沟' };
  expect((await refusalOf(call('subsidy.decide', wanted))).message).toContain('刚刚增加了');
  expect(await audits(call)).not.toContainEqual(expect.objectContaining({ action: 'subsidy' }));
  await call('subsidy.decide', { ...wanted, others: [first, later] });
});

it('bars the earlier case of a dispute once the later one was paid', async () => {
  const { call } = await testApp();
  const office = await paidOffice(call, { sameWithinDays: 0 });
  const first = await closedCase(call, office);
  const later = await sameParties(call, first, office);
  await pay(call, [later], 10001);
  await setRules(call);
  expect((await obstaclesOf(call, first))?.map(({ code }) => code)).toEqual(['repeated']);
});

const plainText = (xml: string) =>
  xml
    .replace(/<[^>]+>/g, '\n')
    .split('\n')
    .filter(Boolean);

async function documentText(test: TestApp, procedure: 'sheet' | 'batch', input: { case: string; batch?: string }) {
  const file = test.target('签领表.docx');
  if (procedure === 'batch') {
    await test.job('subsidy.batchSheet', { batch: input.batch!, format: 'docx', file: file.handle });
  } else await test.job('subsidy.sheet', { period, cases: [input.case], format: 'docx', file: file.handle });
  return plainText(await readPart(file.bytes(), 'word/document.xml'));
}

it('writes the sheet to sign with its annex, and a paid batch again as it was', async () => {
  const test = await testApp();
  const { call } = test;
  const office = await paidOffice(call);
  const id = await closedCase(call, office);
  expect(await call('subsidy.sheetName', { period, format: 'docx' })).toEqual({
    name: expect.stringMatching(/以案定补发放签领表_2026年11月_20261121\.docx$/),
  });
  const text = await documentText(test, 'sheet', { case: id });
  const joined = text.join('');
  for (const words of [
    '迁陵镇以案定补发放签领表',
    '签领',
    '合计人民币（大写）：壹佰元零壹分',
    '迁陵镇以案定补案件清单（附件）',
    '（2026）迁陵人调字第1号',
    '难度“一般” 100.01 元',
  ]) {
    expect(joined).toContain(words);
  }

  const { batch } = await pay(call, [id], 10001, '2026-11-21');
  const paid = await documentText(test, 'batch', { case: id, batch });
  expect(paid).toEqual(text);
  // Whatever happens to names and rules later, the batch is printed as it was paid.
  const { parts } = await opened(call, id);
  const mediator = parts.caseMediator![0]!.values.mediator;
  const { row } = await call('rows.get', { register: 'mediator', id: String(mediator) });
  await changed(call, 'person', String(row.values.person), { name: '向玉兰（改）' });
  await setRules(call, { difficulty: { ...rules.difficulty, '2': 1 } });
  expect(await documentText(test, 'batch', { case: id, batch })).toEqual(text);

  const file = test.target('签领表.xlsx');
  await test.job('subsidy.batchSheet', { batch, format: 'xlsx', file: file.handle });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file.bytes() as unknown as ExcelJS.Buffer);
  const [sheet, annex] = workbook.worksheets as [ExcelJS.Worksheet, ExcelJS.Worksheet];
  expect(sheet.getRow(4).values).toEqual([undefined, 1, '向玉兰', '迁陵镇人民调解委员会', 1, 100.01]);
  expect(sheet.getCell('E5').value).toMatchObject({ result: 100.01 });
  expect(annex.getCell('B4').value).toBe('（2026）迁陵人调字第1号');
  expect(await audits(call)).toContainEqual({
    action: 'export',
    detail: '以案定补发放签领表：2026年11月',
    reason: null,
  });
});

it('shows a viewer everything and lets her change nothing; only the director changes rules and takes back', async () => {
  const test = await testApp();
  const office = await paidOffice(test.call);
  const id = await closedCase(test.call, office);
  const newPassword = '另一句够长的话2026';
  for (const role of ['viewer', 'clerk'] as const) {
    await test.call('users.create', { login: role, name: role, role, newPassword });
    const { call } = test.another();
    await call('session.login', { login: role, password: newPassword });
    expect((await call('subsidy.list', { period })).payable).toHaveLength(1);
    expect((await refusalOf(setRules(call))).code).toBe('forbidden');
    expect((await refusalOf(call('subsidy.takeBack', { batch: 'x', reason: '标错了' }))).code).toBe('forbidden');
    if (role === 'viewer') {
      expect((await refusalOf(pay(call, [id], 10001))).code).toBe('forbidden');
      expect(
        (await refusalOf(call('subsidy.decide', { case: id, others: [id], separate: true, reason: '不是' }))).code,
      ).toBe('forbidden');
    } else await pay(call, [id], 10001);
  }
});

it('keeps a case from two payments by the table itself, but for batches taken back', async () => {
  const database = createDatabase<SystemTables>(`${freshFolder()}/taizhang.db`, Buffer.alloc(32, 7));
  onTestFinished(database.close);
  await migrateDatabase(database, { migrations, beforeMigrating: async () => undefined });
  const { driver } = database;
  driver.pragma('foreign_keys = OFF');
  const insert = driver.prepare(
    'insert into "subsidyPayment" ("batch", "case", "amount", "takenBackAt") values (?, ?, 1, ?)',
  );
  insert.run('b1', 'c1', '2026-11-20T00:00:00.000Z');
  insert.run('b2', 'c1', null);
  expect(() => insert.run('b3', 'c1', null)).toThrow(/UNIQUE/);
});
