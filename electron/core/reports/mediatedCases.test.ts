// Cases led by the mediation procedures themselves: what they leave behind is what the statistics count.
import { expect, it } from 'vitest';
import { acceptedCase, agreed, mediated, mediationOffice } from '../testing/mediationCases.ts';
import { type CallFunction, testApp } from '../testing/testApp.ts';

async function figures(call: CallFunction, report: string, scope = {}) {
  const { columns, rows, total, violations, lines } = await call('reports.figures', {
    report,
    period: '2026-11',
    scope,
  });
  const at = (values: readonly (string | null)[] | undefined, key: string) =>
    values?.[columns.findIndex((column) => column.key === key)] ?? null;
  return {
    total: (...keys: string[]) => keys.map((key) => at(total, key)),
    row: (key: string, ...keys: string[]) =>
      keys.map((column) => at(rows.find((each) => each.key === key)?.values, column)),
    violations,
    lines,
  };
}

it('a case counts as pending, then as a success, under its committee and mediator; the ledger forms follow', async () => {
  const { call } = await testApp();
  const office = await mediationOffice(call);
  const id = await acceptedCase(call);
  expect((await figures(call, 'mediation-cases')).total('total', 'pending')).toEqual(['0', '1']);
  expect((await figures(call, 'dispute-monthly')).total('fresh', 'resolved', 'underWay')).toEqual(['1', '0', '1']);

  await mediated(call, id, office);
  await agreed(call, id);
  const cases = await figures(call, 'mediation-cases', { by: 'mediator' });
  expect(cases.total('total', 'success', 'pending', 'people', 'townshipCommittee', 'written', 'amount')).toEqual([
    '1',
    '1',
    '0',
    '2',
    '1',
    '1',
    '0.05',
  ]);
  expect(cases.row(office.mediator, 'total', 'type02')).toEqual(['1', '1']);
  expect(cases.violations).toEqual([]);
  const { records } = await call('reports.records', {
    report: 'mediation-cases',
    period: '2026-11',
    column: 'success',
  });
  expect(records).toEqual([{ register: 'mediationCase', id }]);

  const month = await figures(call, 'dispute-monthly');
  expect(month.total('fresh', 'resolved', 'underWay', 'mediated', 'rate')).toEqual(['1', '1', '0', '1', '100.00']);
  expect(month.violations.filter(({ level }) => level === 'hard')).toEqual([]);
});

it('rates have the decimals that the office has set', async () => {
  const { call } = await testApp();
  const office = await mediationOffice(call);
  const id = await acceptedCase(call);
  await mediated(call, id, office);
  await agreed(call, id);
  await call('mediation.setSettings', { rateDecimals: 0 });
  expect((await figures(call, 'mediation-cases')).lines[0]?.text).toMatch(/^100%（/);
});

it('a withdrawn case leaves its figures; the dispute itself stays in the ledger', async () => {
  const { call } = await testApp();
  await mediationOffice(call);
  const id = await acceptedCase(call);
  await call('rows.withdraw', { register: 'mediationCase', ids: [id], reason: '重复登记' });
  expect((await figures(call, 'mediation-cases')).total('total', 'pending')).toEqual(['0', '0']);
  expect((await figures(call, 'dispute-monthly')).total('fresh')).toEqual(['1']);
});
