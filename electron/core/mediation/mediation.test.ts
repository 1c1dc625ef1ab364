import { expect, it } from 'vitest';
import {
  acceptedCase,
  agreed,
  mediated,
  mediationOffice,
  recordOf,
  telephoneIntake,
} from '../testing/mediationCases.ts';
import { changed, idOfMade, refusalOf } from '../testing/rowCalls.ts';
import { type CallFunction, testApp, testPassword } from '../testing/testApp.ts';

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
void [idOfMade, testPassword];
