import { expect, it } from 'vitest';
import { changed, idOfMade, made, refusalOf, villageNamed } from '../testing/rowCalls.ts';
import { type CallFunction, testApp } from '../testing/testApp.ts';

/** A committee of the township with one mediator. Today is 2026-11-21. */
export async function committeeWithMediator(call: CallFunction) {
  const committee = await idOfMade(call, 'peopleCommittee', { name: '迁陵镇人民调解委员会', shortName: '迁陵', kind: '3' });
  const mediator = await idOfMade(call, 'mediator', { committee, person: { create: '向玉兰' }, post: '3', phone: '13807430001' });
  return { committee, mediator };
}

const intake = {
  case: { kind: '02', source: '1', applicationForm: '2', appliedOn: '2026-11-20', summary: '因排水沟改道发生争执。' },
  parties: [
    { side: '1', person: { create: '张三' }, phone: '13807431111', consent: '1' },
    { side: '2', person: { create: '李四' }, consent: '1' },
  ],
};

it('takes in a case by telephone in one call: parties, ledger, number', async () => {
  const { call } = await testApp();
  const { committee } = await committeeWithMediator(call);
  const taken = await call('mediation.intake', { ...intake, accept: { on: '2026-11-21' } });
  expect(taken.number).toBe('（2026）迁陵人调字第1号');
  const opened = await call('mediation.open', { case: taken.case });
  expect(opened.case.values).toMatchObject({
    title: '张三与李四邻里纠纷',
    committee,
    registeredOn: '2026-11-21',
    registrar: '石主任',
    state: 'accepted',
    partyNames: '张三、李四',
    partyCount: 2,
    dueOn: '2026-12-21',
    nextDueOn: '2026-12-21',
  });
  expect(opened.parts.caseParty!.map(({ values }) => [values.position, values.name])).toEqual([
    [1, '张三'],
    [2, '李四'],
  ]);
  const ledger = await call('rows.get', { register: 'dispute', id: String(opened.case.values.dispute) });
  expect(ledger.row.values).toMatchObject({
    title: '张三与李四邻里纠纷',
    parties: '张三、李四',
    outcome: '3',
    way: '01',
    organisation: '迁陵镇人民调解委员会',
    happenedOn: '2026-11-20',
  });
});
void [changed, made, refusalOf, villageNamed];
