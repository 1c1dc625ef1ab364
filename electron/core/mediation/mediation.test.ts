import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  acceptedCase,
  agreed,
  mediated,
  mediationOffice,
  recordOf,
  telephoneIntake,
} from '../testing/mediationCases.ts';
import { changed, idOfMade, refusalOf } from '../testing/rowCalls.ts';
import { type CallFunction, emptyTestApp, testApp, testPassword } from '../testing/testApp.ts';

const opened = (call: CallFunction, id: string) => call('mediation.open', { case: id });
const valuesOf = async (call: CallFunction, id: string) => (await opened(call, id)).case.values;
const ledgerOf = async (call: CallFunction, id: string) => {
  const { dispute } = await valuesOf(call, id);
  return (await call('rows.get', { register: 'dispute', id: String(dispute) })).row;
};

it('takes in a case by telephone in one call: parties, ledger, number', async () => {
  const { call } = await testApp();
  const { committee } = await mediationOffice(call);
  const taken = await call('mediation.intake', { ...telephoneIntake, accept: { on: '2026-11-21' } });
  expect(taken.number).toBe('（2026）迁陵人调字第1号');
  const { case: head, parts, judgement } = await opened(call, taken.case);
  expect(head.values).toMatchObject({
    title: '张三与李四邻里纠纷',
    committee,
    registrar: '石主任',
    state: 'accepted',
    partyNames: '张三、李四',
    partyCount: 2,
    dueOn: '2026-12-21',
    nextDueOn: '2026-12-21',
  });
  expect(judgement).toMatchObject({ state: 'accepted', day: 1 });
  expect(parts.caseParty!.map(({ values }) => [values.position, values.name])).toEqual([
    [1, '张三'],
    [2, '李四'],
  ]);
  // Phones are masked as everywhere.
  expect(parts.caseParty![0]!.values.phone).not.toBe('13807431111');
  expect(parts.caseParty![0]!.masked).toContain('phone');
  expect((await ledgerOf(call, taken.case)).values).toMatchObject({
    title: '张三与李四邻里纠纷',
    parties: '张三、李四',
    outcome: '3',
    way: '01',
    organisation: '迁陵镇人民调解委员会',
    happenedOn: '2026-11-02',
  });
});

it('leads a case from the telephone to the archive; the ledger follows', async () => {
  const { call } = await testApp();
  const office = await mediationOffice(call);
  const id = await acceptedCase(call);
  await mediated(call, id, office);
  expect(await valuesOf(call, id)).toMatchObject({ state: 'mediating', sessionCount: 1, mediator: office.mediator });
  const agreement = await agreed(call, id);
  expect(await valuesOf(call, id)).toMatchObject({
    state: 'performing',
    outcome: '1',
    agreementNumber: '（2026）迁陵人调字第1号',
    effectiveOn: '2026-11-06',
    closedOn: '2026-11-06',
    agreementAmount: 50_000,
    late: true,
  });
  const { parts } = await opened(call, id);
  expect(parts.caseAgreement![0]!.values).toMatchObject({ copies: 3, effectiveOn: '2026-11-06' });
  expect(parts.caseSession![0]!.values).toMatchObject({ startTime: '09:30' });
  expect((await ledgerOf(call, id)).values).toMatchObject({
    outcome: '1',
    resolvedOn: '2026-11-06',
    mediator: '向玉兰',
    result: '李四恢复排水沟原状，赔偿张三 500 元。',
  });

  await recordOf(call, id, 'casePerformance', { agreement, what: '赔偿 500 元', dueOn: '2026-11-15' });
  expect(await valuesOf(call, id)).toMatchObject({ state: 'defaulted', performance: '5', nextDueOn: '2026-11-15' });
  const items = (await opened(call, id)).parts.casePerformance!;
  await changed(call, 'casePerformance', items[0]!.id, { doneOn: '2026-11-16', evidence: '收条' });
  expect(await valuesOf(call, id)).toMatchObject({ state: 'performed', performance: '1' });
  await recordOf(call, id, 'caseVisit', {
    visitedOn: '2026-11-18',
    visited: '张三',
    reason: '排水沟纠纷',
    situation: '已履行',
    visitor: '向玉兰',
  });
  expect((await opened(call, id)).parts.caseVisit![0]!.values.agreementNumber).toBe('（2026）迁陵人调字第1号');

  const filing = { filedBy: '石主任', filedOn: '2026-11-21', keeping: '2' };
  const version = async () => (await opened(call, id)).case.version;
  const refused = await refusalOf(call('mediation.archive', { case: id, version: await version(), ...filing }));
  expect(refused.message).toContain('当事人身份证明');
  expect(await valuesOf(call, id)).toMatchObject({ archivedOn: null, filedBy: null });

  await call('mediation.setSettings', { template: 'national' });
  await call('mediation.archive', { case: id, version: await version(), ...filing });
  const archived = await opened(call, id);
  expect(archived.case.values).toMatchObject({ state: 'archived', archivedOn: '2026-11-21', filedBy: '石主任' });
  expect(archived.archived).toEqual({ at: '2026-11-21T02:00:00.000Z', by: '石主任' });
});

async function archivedCase(call: CallFunction): Promise<string> {
  const office = await mediationOffice(call);
  await call('mediation.setSettings', { template: 'national' });
  const id = await acceptedCase(call);
  await mediated(call, id, office);
  await agreed(call, id);
  const { version } = (await opened(call, id)).case;
  await call('mediation.archive', { case: id, version, filedBy: '石主任', filedOn: '2026-11-21' });
  return id;
}

it('keeps an archived case as it is: only statements are added', async () => {
  const { call, upload } = await testApp();
  const id = await archivedCase(call);
  const before = await opened(call, id);
  const refusals = [
    changed(call, 'mediationCase', id, { note: '改' }),
    changed(call, 'caseSession', before.parts.caseSession![0]!.id, { minutes: '改' }),
    recordOf(call, id, 'caseEvidence', { name: '照片' }),
    call('rows.withdraw', { register: 'caseParty', ids: [before.parts.caseParty![0]!.id], reason: '登记有误' }),
    call('rows.withdraw', { register: 'mediationCase', ids: [id], reason: '登记有误' }),
    call('mediation.accept', { case: id, version: before.case.version, on: '2026-11-03' }),
    upload('a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])).then((file) =>
      call('attachments.add', { register: 'mediationCase', id, field: 'scanD10', file }),
    ),
  ];
  for (const refusal of await Promise.all(refusals.map(refusalOf))) {
    expect(refusal).toMatchObject({ code: 'conflict' });
    expect(refusal.message).toContain('卷宗情况说明');
  }
  const words = { text: '第 3 页日期笔误，应为 5 日。', writtenBy: '石主任', writtenOn: '2026-11-21' };
  const statement = await recordOf(call, id, 'caseStatement', words);
  const after = await opened(call, id);
  expect(after.parts.caseStatement![0]!.values.afterArchive).toBe(true);
  expect(after.case.version).toBe(before.case.version);
  await changed(call, 'caseStatement', statement, { checkedBy: '田所长', checkedOn: '2026-11-21' });
});

it('refuses what the law forbids when it is entered, in one sentence with the rule, and writes nothing', async () => {
  const { call } = await testApp();
  await mediationOffice(call);
  const [first, second] = telephoneIntake.parties;
  const people = async () => (await call('rows.count', { register: 'person' })).rows;
  const before = await people();
  const firm = { kind: '2', organisation: '迁陵砖厂' };
  const twice = [
    { ...firm, side: '1' },
    { ...firm, side: '2' },
  ];
  const same = await refusalOf(call('mediation.intake', { case: telephoneIntake.case, parties: twice }));
  expect(same).toMatchObject({ code: 'invalid' });
  expect(same.message).toContain('迁陵砖厂');
  const alone = { case: telephoneIntake.case, parties: [first!], accept: { on: '2026-11-03' } };
  expect((await refusalOf(call('mediation.intake', alone))).problems).toContainEqual(
    expect.objectContaining({ code: 'R01', level: 'error' }),
  );
  const refusing = { ...alone, parties: [first!, { ...second!, consent: '2' }] };
  expect((await refusalOf(call('mediation.intake', refusing))).problems!.map(({ code }) => code)).toContain('R03');
  expect(await people()).toBe(before);
  expect((await call('rows.count', { register: 'mediationCase' })).rows).toBe(0);
  expect((await call('rows.count', { register: 'dispute' })).rows).toBe(0);

  const id = await acceptedCase(call);
  const early = { heldOn: '2026-11-01', minutes: '无', result: '3' };
  expect((await refusalOf(recordOf(call, id, 'caseSession', early))).message).toMatch(/受理/);
  const agreement = { form: '2', reachedOn: '2026-11-05', facts: '无', content: '无', performance: '无' };
  expect((await refusalOf(recordOf(call, id, 'caseAgreement', agreement))).code).toBe('invalid');
  expect((await refusalOf(changed(call, 'mediationCase', id, { fee: 100 }))).message).toContain('人民调解法第四条');
  const strange = { register: 'caseParty', id: null, version: null, changes: { case: id, side: '1' } };
  expect((await refusalOf(call('rows.save', strange))).message).toContain('自然人');
});

it('changes the ledger row only through its case, and lets it go with the case', async () => {
  const { call } = await testApp();
  await mediationOffice(call);
  const id = await acceptedCase(call);
  const ledger = await ledgerOf(call, id);
  const refused = await refusalOf(changed(call, 'dispute', ledger.id, { title: '改名', note: '随手记' }));
  const errors = refused.problems!.filter(({ level }) => level === 'error');
  expect(errors).toEqual([expect.objectContaining({ code: 'ownedByCase', field: 'title' })]);
  await changed(call, 'dispute', ledger.id, { note: '随手记', complex: true });
  const kept = call('rows.withdraw', { register: 'dispute', ids: [ledger.id], reason: '登记有误' });
  expect((await refusalOf(kept)).message).toContain('先注销案件');

  await changed(call, 'mediationCase', id, { summary: '补充事实。', people: 5 });
  expect((await ledgerOf(call, id)).values).toMatchObject({ summary: '补充事实。', people: 5, note: '随手记' });

  const parts = await opened(call, id);
  const [one] = parts.parts.caseParty!;
  const withdraw = { register: 'mediationCase', ids: [id], reason: '重复登记' };
  await call('rows.withdraw', withdraw);
  const gone = await call('rows.get', { register: 'caseParty', id: one!.id });
  expect(gone.row.withdrawn).toMatchObject({ reason: '重复登记' });
  expect((await refusalOf(recordOf(call, id, 'caseEvidence', { name: '照片' }))).message).toContain('已注销');
  await changed(call, 'dispute', ledger.id, { title: '另行处理' });
  const numbers = await call('mediation.numbers', { committee: String(parts.case.values.committee), year: '2026' });
  expect(numbers).toMatchObject({ next: 2, numbers: [{ running: 1, case: id, withdrawn: true, reason: '重复登记' }] });

  await call('rows.restore', { register: 'mediationCase', ids: [id] });
  const back = await opened(call, id);
  expect(back.parts.caseParty).toHaveLength(2);
  expect(back.case.values.number).toBe('（2026）迁陵人调字第1号');
  expect((await ledgerOf(call, id)).values.title).toBe('张三与李四邻里纠纷');
});

it('writes one history entry a change, none where nothing changed', async () => {
  const { call } = await testApp();
  await mediationOffice(call);
  const id = await acceptedCase(call);
  const entries = async (register: string, row: string) =>
    (await call('rows.history', { register, id: row })).entries.length;
  const ledger = (await ledgerOf(call, id)).id;
  const before = [await entries('mediationCase', id), await entries('dispute', ledger)];
  const version = (await opened(call, id)).case.version;
  await recordOf(call, id, 'caseEvidence', { name: '照片', source: '张三提供', pages: 2 });
  expect([await entries('mediationCase', id), await entries('dispute', ledger)]).toEqual(before);
  expect((await opened(call, id)).case.version).toBe(version);
  await changed(call, 'mediationCase', id, { note: '随手记' });
  expect([await entries('mediationCase', id), await entries('dispute', ledger)]).toEqual([before[0]! + 1, before[1]]);
});

it('numbers by committee and year without gaps, skips with a reason, and says who has which', async () => {
  const { call } = await testApp();
  const { committee } = await mediationOffice(call);
  const year = '2026';
  expect(await call('mediation.skipNumbers', { committee, year, upTo: 3, reason: '纸质卷宗已编' })).toEqual({
    skipped: 3,
  });
  await acceptedCase(call);
  const { numbers, next } = await call('mediation.numbers', { committee, year });
  expect(numbers.map(({ running, reason, title }) => [running, reason, title])).toEqual([
    [1, '纸质卷宗已编', null],
    [2, '纸质卷宗已编', null],
    [3, '纸质卷宗已编', null],
    [4, null, '张三与李四邻里纠纷'],
  ]);
  expect(next).toBe(5);
  const again = call('mediation.skipNumbers', { committee, year, upTo: 4, reason: '纸质卷宗已编' });
  expect((await refusalOf(again)).message).toContain('第 4 号和以前的号已经编过');
  const nameless = await idOfMade(call, 'peopleCommittee', { name: '那铁村调委会', kind: '1' });
  const elsewhere = { ...telephoneIntake, case: { ...telephoneIntake.case, committee: nameless } };
  const refused = await refusalOf(call('mediation.intake', { ...elsewhere, accept: { on: '2026-11-03' } }));
  expect(refused.message).toContain('简称');
  const lastYear = { ...telephoneIntake, case: { ...telephoneIntake.case, committee, registeredOn: '2025-12-30' } };
  const old = { ...lastYear, case: { ...lastYear.case, appliedOn: '2025-12-30' }, accept: { on: '2025-12-30' } };
  expect((await call('mediation.intake', old)).number).toBe('（2025）迁陵人调字第1号');
});

it('mends the day of acceptance without a second number, and refuses a version that was not seen', async () => {
  const { call } = await testApp();
  await mediationOffice(call);
  const id = await acceptedCase(call);
  const { version } = (await opened(call, id)).case;
  const mended = await call('mediation.accept', { case: id, version, on: '2026-11-03', noticeOn: '2026-11-03' });
  expect(mended.number).toBe('（2026）迁陵人调字第1号');
  expect(await valuesOf(call, id)).toMatchObject({
    acceptedOn: '2026-11-03',
    dueOn: '2026-12-03',
    noticeOn: '2026-11-03',
  });
  const stale = call('mediation.accept', { case: id, version, on: '2026-11-04' });
  expect((await refusalOf(stale)).code).toBe('conflict');
});

it('names mediators with their cases in hand and why one should stand back', async () => {
  const { call } = await testApp();
  const office = await mediationOffice(call);
  const neighbour = await idOfMade(call, 'mediator', {
    committee: office.committee,
    person: { create: '石某' },
    phone: '13807431111',
  });
  const gone = { committee: office.committee, person: { create: '田某' }, leftOn: '2026-01-01', leftReason: '换届' };
  await idOfMade(call, 'mediator', gone);
  const id = await acceptedCase(call);
  await mediated(call, id, office);
  const { mediators } = await call('mediation.pool', { case: id });
  const byId = Object.fromEntries(mediators.map((each) => [each.id, each]));
  expect(Object.keys(byId).sort()).toEqual([office.mediator, neighbour].sort());
  expect(byId[office.mediator]).toMatchObject({ name: '向玉兰', casesOpen: 1, warnings: [] });
  expect(byId[neighbour]).toMatchObject({ name: '石某', casesOpen: 0 });
  expect(byId[neighbour]!.warnings[0]).toContain('张三');
  await agreed(call, id);
  const { row } = await call('rows.get', { register: 'mediator', id: office.mediator });
  expect(row.values.casesOpen).toBe(0);
});

it('tells what falls due and what is over, as days pass', async () => {
  const test = await testApp();
  const { call } = test;
  await mediationOffice(call);
  const id = await acceptedCase(call);
  const keys = async () =>
    (await call('home.today', {})).tasks
      .filter(({ key }) => key.endsWith('Cases'))
      .map(({ key, count }) => [key, count]);
  expect(await keys()).toEqual([]);
  expect((await call('mediation.due', {})).items).toEqual([]);
  const later = async (days: number) => {
    test.pass(days * 86_400_000);
    await call('session.login', { login: '管理员', password: testPassword });
  };
  await later(8);
  expect(await keys()).toEqual([['dueCases', 1]]);
  const soon = {
    case: id,
    key: 'mediation',
    dueOn: '2026-12-02',
    days: 3,
    state: 'soon',
    number: '（2026）迁陵人调字第1号',
  };
  expect((await call('mediation.due', {})).items).toEqual([expect.objectContaining(soon)]);
  await later(4);
  expect(await keys()).toEqual([['overdueCases', 1]]);
  expect((await call('mediation.due', {})).items).toEqual([expect.objectContaining({ days: -1, state: 'over' })]);
});

it('works out again what only days change: an agreed day that passes', async () => {
  const test = await testApp();
  const { call } = test;
  const office = await mediationOffice(call);
  const id = await acceptedCase(call);
  await mediated(call, id, office);
  const agreement = await agreed(call, id);
  await recordOf(call, id, 'casePerformance', { agreement, what: '赔偿', dueOn: '2026-11-25' });
  expect(await valuesOf(call, id)).toMatchObject({ state: 'performing', nextDueOn: '2026-11-25' });
  const { version } = (await opened(call, id)).case;
  test.pass(5 * 86_400_000);
  await call('session.login', { login: '管理员', password: testPassword });
  await call('home.today', {});
  const { case: head } = await opened(call, id);
  expect(head.values).toMatchObject({ state: 'defaulted', performance: '5' });
  expect(head.version).toBe(version);
});

it('finds a case by title, parties in pinyin and number', async () => {
  const { call } = await testApp();
  await mediationOffice(call);
  const id = await acceptedCase(call);
  for (const text of ['邻里纠纷', 'zhangsan', 'ls', '迁陵人调字第1号']) {
    const { groups } = await call('search.all', { text, limit: 5 });
    const hits = groups.find(({ register }) => register === 'mediationCase')?.hits ?? [];
    expect([text, hits.map((hit) => hit.id)]).toEqual([text, [id]]);
  }
});

it('keeps drafts per user, also when the program dies', async () => {
  const first = await testApp();
  await first.call('drafts.put', { key: 'session:1', text: '第一句' });
  await first.call('drafts.put', { key: 'session:1', text: '第一句，第二句' });
  // What a power cut leaves: the files as they are, nothing closed.
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-cut-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(first.folder, folder, { recursive: true, filter: (file) => !file.endsWith('.lock') });
  const second = await emptyTestApp({ folder });
  await second.call('session.login', { login: '管理员', password: testPassword });
  const { draft } = await second.call('drafts.get', { key: 'session:1' });
  expect(draft).toEqual({ text: '第一句，第二句', at: '2026-11-21T02:00:00.000Z' });
  for (const name of readdirSync(folder)) {
    if (!statSync(join(folder, name)).isFile()) continue;
    expect(readFileSync(join(folder, name)).includes(Buffer.from('第二句'))).toBe(false);
  }
  await second.call('drafts.drop', { key: 'session:1' });
  expect((await second.call('drafts.get', { key: 'session:1' })).draft).toBeNull();
});

it('refuses settings that lack what the law requires', async () => {
  const { call } = await testApp();
  const list = { template: 'own' as const, ownTemplate: [{ document: 'D01', need: 'required' as const }] };
  expect((await refusalOf(call('mediation.setSettings', list))).message).toContain('人民调解记录');
  expect((await refusalOf(call('mediation.setSettings', { numberPattern: '第{号}号' }))).message).toContain('{年}');
  expect((await call('mediation.settings', {})).template).toBe('local');
  await call('mediation.setSettings', { court: '保靖县人民法院', noticeDays: 7 });
  expect(await call('mediation.settings', {})).toMatchObject({ court: '保靖县人民法院', noticeDays: 7 });
});

it('logs in words which settings were changed, and nothing where none was', async () => {
  const { call } = await testApp();
  await call('mediation.setSettings', { court: '保靖县人民法院', noticeDays: 7, lateAfterDays: 3 });
  await call('mediation.setSettings', { court: '保靖县人民法院' });
  const { entries } = await call('audit.list', {});
  expect(entries.filter(({ action }) => action === 'settings').map(({ detail }) => detail)).toEqual([
    '人民调解设置：提前提醒、司法确认法院',
  ]);
});

it('follows a corrected name and people who turn out to be one; never two parties in one', async () => {
  const { call } = await testApp();
  await mediationOffice(call);
  const id = await acceptedCase(call);
  const [one, two] = (await opened(call, id)).parts.caseParty!;
  const person = String(one!.values.person);
  await changed(call, 'person', person, { name: '张山' });
  expect((await valuesOf(call, id)).partyNames).toBe('张山、李四');
  expect((await ledgerOf(call, id)).values.parties).toBe('张山、李四');
  const same = await idOfMade(call, 'person', { name: '张山' });
  await call('persons.merge', { keep: same, drop: [person], take: {}, reason: '同一人' });
  expect((await opened(call, id)).parts.caseParty![0]!.values.person).toBe(same);
  const both = { keep: same, drop: [String(two!.values.person)], take: {}, reason: '同一人' };
  expect((await refusalOf(call('persons.merge', both))).message).toContain('不能同时站在两方');
});

it('lets people of an archived case be merged without touching what was bound', async () => {
  const { call } = await testApp();
  const id = await archivedCase(call);
  const before = await opened(call, id);
  const person = String(before.parts.caseParty![0]!.values.person);
  const same = await idOfMade(call, 'person', { name: '张三丰' });
  await call('persons.merge', { keep: same, drop: [person], take: {}, reason: '同一人' });
  const after = await opened(call, id);
  expect(after.parts.caseParty![0]!.values.person).toBe(same);
  expect(after.case.version).toBe(before.case.version);
});

it('keeps what belongs together: records go with the agreement, and never to another case', async () => {
  const { call } = await testApp();
  const office = await mediationOffice(call);
  const id = await acceptedCase(call);
  await mediated(call, id, office);
  const agreement = await agreed(call, id);
  await call('rows.withdraw', { register: 'caseAgreement', ids: [agreement], reason: '登记有误' });
  const { case: head, parts } = await opened(call, id);
  expect(parts.caseSignature).toEqual([]);
  expect(head.values).toMatchObject({ state: 'mediating', outcome: '3', agreementNumber: null, closedOn: null });
  expect((await ledgerOf(call, id)).values).toMatchObject({ outcome: '3', resolvedOn: null });
  await call('rows.restore', { register: 'caseAgreement', ids: [agreement] });
  expect((await opened(call, id)).parts.caseSignature).toHaveLength(2);
  expect((await valuesOf(call, id)).state).toBe('performing');

  const other = await acceptedCase(call);
  const moved = refusalOf(changed(call, 'caseAgreement', agreement, { case: other }));
  expect((await moved).problems!.map(({ code }) => code)).toContain('otherCase');
  const party = (await opened(call, other)).parts.caseParty![0]!.id;
  const foreign = { name: '王律师', party, powers: ['1'] };
  expect((await refusalOf(recordOf(call, id, 'caseAgent', foreign))).message).toContain('别的案件');
});

it('tells of first visits from the day on which the office decides when they are due', async () => {
  const { call } = await testApp();
  const office = await mediationOffice(call);
  const id = await acceptedCase(call);
  await mediated(call, id, office);
  const agreement = await agreed(call, id);
  await changed(call, 'caseAgreement', agreement, { state: '1', stateOn: '2026-11-10' });
  expect((await valuesOf(call, id)).nextDueOn).toBeNull();
  await call('mediation.setSettings', { visitAfterDays: 10 });
  expect((await valuesOf(call, id)).nextDueOn).toBe('2026-11-16');
  expect((await call('mediation.due', {})).items).toEqual([expect.objectContaining({ key: 'visit', state: 'over' })]);
});

it('brings a case back only beside what became of its ledger row', async () => {
  const app = await testApp();
  const { call } = app;
  const { committee } = await mediationOffice(call);
  const id = await acceptedCase(call);
  const ledger = (await ledgerOf(call, id)).id;
  const again = { register: 'mediationCase', ids: [id] };
  await call('rows.withdraw', { ...again, reason: '登记有误' });
  await call('rows.withdraw', { register: 'dispute', ids: [ledger], reason: '登记有误' });
  await call('rows.restore', again);
  expect((await ledgerOf(call, id)).id).not.toBe(ledger);

  const fresh = (await ledgerOf(call, id)).id;
  await call('rows.withdraw', { ...again, reason: '登记有误' });
  await app.job('mediation.fromDisputes', { ids: [fresh], committee });
  expect((await refusalOf(call('rows.restore', again))).message).toContain('已经立为案件');
});
