import { expect, it } from 'vitest';
import type { Changes } from '../../../shared/contract/shapes.ts';
import { importSample, rowsOf, samples } from '../testing/importing.ts';
import { mediationOffice } from '../testing/mediationCases.ts';
import { changed, idOfMade, villageNamed } from '../testing/rowCalls.ts';
import { type CallFunction, testApp } from '../testing/testApp.ts';

interface Outcome {
  made: number;
  held: { id: string; title: string; notes: string[] }[];
  notes: { id: string; notes: string[] }[];
}

const base = { happenedOn: '2026-10-01', people: 2, summary: '因用水发生争执。', kind: '02' };
const ledgerRow = (call: CallFunction, title: string, more: Changes) =>
  idOfMade(call, 'dispute', { ...base, title, ...more });

it('makes cases of the sample ledger: every row with its parties, result and ledger row', async () => {
  const app = await testApp();
  const { call } = app;
  const { committee } = await mediationOffice(call);
  await importSample(app, samples.disputes);
  const before = await rowsOf(app, 'dispute');
  const { disputes } = await call('mediation.disputes', {});
  expect(disputes).toHaveLength(before.length);
  const ids = disputes.filter(({ state }) => state === 'good').map(({ id }) => id);
  const outcome = (await app.job('mediation.fromDisputes', { ids, committee })) as Outcome;
  expect(outcome).toMatchObject({ made: ids.length, held: [] });
  expect(ids.length).toBeGreaterThan(100);
  // The ledger says of results what it said.
  const results = (rows: Record<string, unknown>[]) =>
    rows.map(({ id, outcome: result, resolvedOn, village }) => [id, result, resolvedOn, village]).sort();
  expect(results(await rowsOf(app, 'dispute'))).toEqual(results(before));
  const cases = await rowsOf(app, 'mediationCase');
  // 107 succeeded; of 70 the ledger says that the agreement was oral or written. The 5 failures have no day.
  expect(before.filter((row) => row.outcome === '1')).toHaveLength(107);
  expect(cases.filter((row) => row.outcome === '1')).toHaveLength(70);
  expect(cases.filter((row) => row.state === 'accepted')).toHaveLength(cases.length - 70);
  expect(new Set(cases.map(({ number }) => number)).size).toBe(cases.length);
  expect((await call('mediation.disputes', {})).disputes).toEqual([]);

  // The same ledger again changes nothing that the cases write.
  const kept = await rowsOf(app, 'dispute');
  const again = await importSample(app, samples.disputes);
  expect(again).toMatchObject({ saved: 0, held: 0 });
  expect(await rowsOf(app, 'dispute')).toEqual(kept);
}, 60_000);

it('invents nothing: agreements without sessions are marked, unclear parties are held back', async () => {
  const app = await testApp();
  const { call } = app;
  const { committee } = await mediationOffice(call);
  const village = await villageNamed(call, '那铁村');
  const known = await idOfMade(call, 'person', { name: '张三', village });
  const done = { village, outcome: '1', resolvedOn: '2026-10-20', acceptedOn: '2026-10-03', source: '01' };
  const oral = await ledgerRow(call, '张三与李四用水纠纷', {
    ...done,
    parties: '张三、李四',
    way: '12',
    result: '轮流放水。',
  });
  const failed = await ledgerRow(call, '甲', { ...done, parties: '王五与赵六', outcome: '2' });
  const backwards = await ledgerRow(call, '乙', { parties: '孙七与周八', acceptedOn: '2026-10-09' });
  await changed(call, 'dispute', backwards, { outcome: '2', resolvedOn: '2026-10-05' });
  const unclear = await ledgerRow(call, '丙', { parties: '部分村民' });
  const ids = [oral, failed, backwards, unclear];

  const { disputes } = await call('mediation.disputes', { ids });
  expect(disputes.map(({ state }) => state)).toEqual(['good', 'good', 'good', 'held']);
  const outcome = (await app.job('mediation.fromDisputes', { ids, committee })) as Outcome;
  expect(outcome.made).toBe(2);
  expect(outcome.held.map(({ id }) => id).sort()).toEqual([backwards, unclear].sort());
  expect(outcome.held.find(({ id }) => id === backwards)!.notes[0]).toContain('终止日期早于受理日期');

  const cases = await rowsOf(app, 'mediationCase');
  const ofLedger = (id: string) => cases.find(({ dispute }) => dispute === id)!;
  const first = await call('mediation.open', { case: String(ofLedger(oral).id) });
  expect(first.case.values).toMatchObject({
    outcome: '1',
    agreementForm: '1',
    state: 'performing',
    source: '1',
    late: true,
  });
  expect(first.parts.caseParty![0]!.values.person).toBe(known);
  expect(first.parts.caseSession).toEqual([]);
  expect(first.judgement.problems.map(({ part }) => part)).toContain('caseAgreement');
  expect(ofLedger(failed)).toMatchObject({ state: 'terminated', outcome: '2', terminatedOn: '2026-10-20' });
  // A case with that standing error can still be worked on.
  await changed(call, 'mediationCase', first.case.id, { difficulty: '1' });

  const again = (await app.job('mediation.fromDisputes', { ids: [oral], committee })) as Outcome;
  expect(again).toMatchObject({ made: 0, held: [{ notes: ['已经立为案件'] }] });
});
