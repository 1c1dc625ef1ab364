// The 综治 statistics: all from the ledger 矛盾纠纷.
import { expect, it } from 'vitest';
import type { RowValues } from '../../../shared/fields/field.ts';
import { loadedTownship } from './testing/loadedTownship.ts';

const dispute = (id: string, values: Record<string, unknown>): RowValues =>
  ({
    id,
    title: id,
    village: 'v1',
    outcome: '3',
    event: '0201',
    provincialKind: '17',
    people: 3,
    ...values,
  }) as RowValues;

const ledger = [
  dispute('old', { happenedOn: '2026-07-01' }),
  dispute('carriedAndResolved', { happenedOn: '2026-08-20', outcome: '1', resolvedOn: '2026-09-03', way: '01' }),
  dispute('endedBefore', { happenedOn: '2026-08-01', outcome: '2', resolvedOn: '2026-08-30' }),
  dispute('fresh', { happenedOn: '2026-09-05', event: '02', people: 60, amount: 150_000 }),
  dispute('freshResolved', {
    happenedOn: '2026-09-06',
    outcome: '1',
    resolvedOn: '2026-09-20',
    people: 100,
    scale: '03',
  }),
  dispute('freshFailed', {
    happenedOn: '2026-09-07',
    outcome: '2',
    resolvedOn: '2026-09-21',
    people: 500,
    village: 'v2',
  }),
  // It arose in July and was taken in in September.
  dispute('takenInLate', { happenedOn: '2026-07-30', acceptedOn: '2026-09-30', event: '1402', people: 49 }),
  dispute('nextMonth', { happenedOn: '2026-10-01', outcome: '1', resolvedOn: '2026-10-02' }),
];

it('the monthly form closes: carried over and new ones are resolved or not', async () => {
  const { load, ask } = await loadedTownship();
  load('dispute', ledger);
  const month = await ask('dispute-monthly', '2026-09');
  const figures = (...keys: string[]) => keys.map((key) => month.of(key));
  expect(figures('carried', 'fresh', 'due', 'resolved', 'failed', 'underWay', 'unresolved')).toEqual([
    '2',
    '4',
    '6',
    '2',
    '1',
    '3',
    '4',
  ]);
  expect(await month.records('carried')).toEqual(['carriedAndResolved', 'old']);
  expect(await month.records('underWay')).toEqual(['fresh', 'takenInLate', 'old']);
  expect(month.of('rate')).toBe('33.33');
  expect(figures('event02', 'event14', 'people', 'amount', 'major', 'mediated')).toEqual([
    '3',
    '1',
    '709',
    '0.15',
    '1',
    '1',
  ]);
  expect(month.of('petition')).toBeNull();
  expect(await month.broken()).toEqual([]);
  // What was carried into October is what September left under way.
  expect((await ask('dispute-monthly', '2026-10')).of('carried')).toBe(month.of('underWay'));
});

it('a dispute that ended without a day is named, by both forms', async () => {
  const { load, ask } = await loadedTownship();
  load('dispute', [
    dispute('noDay', { happenedOn: '2026-09-05', outcome: '1' }),
    dispute('noEnd', { happenedOn: '2026-09-05', outcome: '2' }),
  ]);
  for (const [key, relation] of [
    ['dispute-monthly', 'M1'],
    ['dispute-province', 'P1'],
  ] as const) {
    const broken = await (await ask(key, '2026-09')).broken();
    expect(broken.find((each) => each.relation === relation)).toMatchObject({ level: 'hard', ids: ['noDay'] });
    expect(broken.find((each) => each.relation === `${relation[0]}7`)).toMatchObject({
      level: 'warning',
      ids: ['noEnd'],
    });
  }
  expect(await (await ask('dispute-monthly', '2026-09')).records('underWay')).toEqual(['noEnd', 'noDay']);
});

it('the provincial form: sizes, classes, rates with 0 for nothing, and the year so far', async () => {
  const { load, ask } = await loadedTownship();
  load('dispute', [...ledger, dispute('unclassed', { happenedOn: '2026-09-08', provincialKind: null, people: null })]);
  load('screening', [
    {
      screenedOn: '2026-09-02',
      committee: 'committee1',
      village: 'v1',
      area: '全域',
      people: '甲',
      kind: '3',
      times: 2,
      found: 0,
      prevented: 0,
    },
    {
      screenedOn: '2026-09-02',
      committee: 'committee1',
      village: 'v1',
      area: '全域',
      people: '甲',
      kind: '1',
      times: 9,
      found: 0,
      prevented: 0,
    },
  ]);
  const form = await ask('dispute-province', '2026-09');
  const figures = (...keys: string[]) => keys.map((key) => form.of(key));
  expect(figures('found', 'handled', 'handledRate', 'success', 'successRate')).toEqual([
    '5',
    '3',
    '60.00',
    '2',
    '66.67',
  ]);
  expect(figures('under50', 'under100', 'under500', 'from500')).toEqual(['1', '1', '1', '1']);
  expect(figures('found17', 'handled17', 'majorFound', 'majorSuccess', 'majorRate', 'screenings')).toEqual([
    '4',
    '3',
    '1',
    '1',
    '100.00',
    '2',
  ]);
  expect([form.at('v2', 'found'), form.at('v2', 'success'), form.at('v2', 'majorRate')]).toEqual(['1', '0', '0.00']);
  const column = (key: string) => form.columns.findIndex((each) => each.key === key);
  expect(form.cumulative?.[column('found')]).toBe('8');
  expect(form.cumulative?.[column('handled')]).toBe('4');
  expect(await form.records('handled', null, true)).toHaveLength(4);
  const broken = new Map((await form.broken()).map((each) => [each.relation, each]));
  expect(broken.get('P2')).toMatchObject({ level: 'hard', ids: ['unclassed'] });
  expect(broken.get('P3')).toMatchObject({ level: 'warning', ids: ['unclassed'] });
  expect(broken.has('P4')).toBe(false);
});

it('the year so far is the sum of its months', async () => {
  const { load, ask } = await loadedTownship();
  load('dispute', ledger);
  const months = await Promise.all(['07', '08', '09'].map((month) => ask('dispute-province', `2026-${month}`)));
  const september = months.at(-1)!;
  for (const key of ['found', 'handled', 'success', 'found17', 'under50']) {
    const index = september.columns.findIndex((each) => each.key === key);
    const sum = months.reduce((total, month) => total + Number(month.of(key)), 0);
    expect(september.cumulative?.[index], key).toBe(String(sum));
  }
});

it('by the words of the ledger: who settles it', async () => {
  const { load, ask } = await loadedTownship();
  load('dispute', [
    dispute('a', { happenedOn: '2026-09-05', organisation: '那铁村人民调解委员会' }),
    dispute('b', { happenedOn: '2026-09-05' }),
  ]);
  const month = await ask('dispute-monthly', '2026-09', { by: 'organisation' });
  expect(month.rows.map(({ title }) => title)).toEqual(['那铁村人民调解委员会', '未填化解组织']);
  expect(await month.records('fresh', '')).toEqual(['b']);
  expect(month.of('confirmed')).toBe('—');
});
