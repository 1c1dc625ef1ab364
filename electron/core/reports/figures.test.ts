// Figures, the records behind them, and what is told when they do not add up.
import { expect, it } from 'vitest';
import type { RowValues } from '../../../shared/fields/field.ts';
import { sumDecimals } from '../../../shared/rules/decimal.ts';
import { casesOf, type Loaded, loadedTownship } from './testing/loadedTownship.ts';

const day = (index: number) =>
  `2026-${String(1 + (index % 11)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;

/** Cases and screenings whose fields are spread without any pattern that the figures share. */
function mixedCases({ load }: Loaded): void {
  load(
    'mediationCase',
    Array.from({ length: 140 }, (_, index) => {
      const isOpen = index % 17 === 3;
      const ends = index % 9 === 0 ? '2' : '1';
      const values: Record<string, unknown> = {
        title: `案件${index}`,
        acceptedOn: day(index),
        committee: `committee${1 + (index % 7)}`,
        village: index % 13 === 0 ? null : index % 2 === 0 ? 'v1' : 'v2',
        source: index % 23 === 0 ? null : String(1 + (index % 7)),
        kind: String(1 + ((index * 7) % 20)).padStart(2, '0'),
        people: index % 4 === 0 ? null : 2 + (index % 30),
        partyCount: 2,
        difficulty: String(1 + (index % 4)),
        ...(isOpen ? {} : { closedOn: day(index), outcome: ends }),
        ...(ends === '1' && !isOpen
          ? {
              agreementForm: String(1 + (index % 2)),
              agreementAmount: index * 123_457,
              performance: ['1', '3', '4', '99', '5'][index % 5],
            }
          : { terminatedOn: isOpen ? null : day(index) }),
        confirmedOn: index % 19 === 0 ? day(index) : null,
        prevented: index % 11 === 0 ? String(1 + (index % 4)) : null,
        preventedPeople: index % 11 === 0 ? 1 + (index % 40) : null,
      };
      return values as RowValues;
    }),
  );
  load(
    'screening',
    Array.from({ length: 30 }, (_, index) => ({
      screenedOn: day(index * 3),
      committee: `committee${1 + (index % 7)}`,
      village: index % 3 === 0 ? null : 'v1',
      area: '全域',
      people: '甲',
      kind: String(1 + (index % 3)),
      times: 1 + (index % 4),
      found: index % 5,
      prevented: index % 2,
    })),
  );
}

it.each(['committee', 'village', 'mediator'] as const)('by %s, every figure opens exactly its records', async (by) => {
  const loaded = await loadedTownship();
  mixedCases(loaded);
  const report = await loaded.ask('mediation-cases', '2026-Q3', { by });
  let opened = 0;
  for (const column of report.columns) {
    const places = [
      { key: null, figure: report.of(column.key) },
      ...report.rows.map(({ key }) => ({ key, figure: report.at(key, column.key) })),
    ];
    for (const { key, figure } of places) {
      const ids = await report.records(column.key, key);
      if (figure === '—') expect(ids).toEqual([]);
      else if (column.figure.kind === 'count') expect(String(ids.length), `${key} ${column.key}`).toBe(figure);
      else expect(ids.length > 0, `${key} ${column.key}`).toBe(Number(figure) > 0);
      opened += ids.length;
    }
    // The rows make up the total.
    const rows = report.rows.map(({ key }) => report.at(key, column.key) ?? '0').filter((figure) => figure !== '—');
    if (rows.length === report.rows.length) expect(Number(sumDecimals(rows))).toBe(Number(report.of(column.key)));
  }
  expect(opened).toBeGreaterThan(200);
  expect(report.of('screenings') === '—').toBe(by === 'mediator');
});

it('only one village, and all rows of the dimension that have figures', async () => {
  const loaded = await loadedTownship();
  mixedCases(loaded);
  const all = await loaded.ask('mediation-cases', '2026', { by: 'village' });
  const one = await loaded.ask('mediation-cases', '2026', { by: 'committee', only: { village: 'v1' } });
  expect(one.of('total')).toBe(all.at('v1', 'total'));
  expect(one.of('amount')).toBe(all.at('v1', 'amount'));
  expect(all.rows.map(({ title }) => title)).toEqual(['那铁村', '茶市村', '未填村（社区）']);
});

it('a case belongs to the period in which it was closed; open ones stand apart, refused and withdrawn ones nowhere', async () => {
  const { load, ask, database } = await loadedTownship();
  const base = { committee: 'committee1', kind: '02', source: '1' };
  load('mediationCase', [
    {
      id: 'closed',
      title: '甲',
      ...base,
      acceptedOn: '2026-08-30',
      closedOn: '2026-09-01',
      outcome: '1',
      agreementForm: '2',
    },
    {
      id: 'later',
      title: '乙',
      ...base,
      acceptedOn: '2026-09-02',
      closedOn: '2026-10-01',
      outcome: '1',
      agreementForm: '1',
    },
    { id: 'ended', title: '丙', ...base, acceptedOn: '2026-09-02', closedOn: '2026-09-30', terminatedOn: '2026-09-30' },
    { id: 'early', title: '庚', ...base, closedOn: '2026-09-29', terminatedOn: '2026-09-29' },
    { id: 'going', title: '丁', ...base, acceptedOn: '2026-09-20', outcome: '3' },
    { id: 'refused', title: '戊', ...base, refusedOn: '2026-09-20', closedOn: '2026-09-20' },
    { id: 'gone', title: '己', ...base, acceptedOn: '2026-09-20', closedOn: '2026-09-20', outcome: '1' },
  ] as unknown as RowValues[]);
  database.driver.exec(`update "mediationCase" set "withdrawnAt" = '2026-10-01' where "id" = 'gone'`);
  const september = await ask('mediation-cases', '2026-09');
  expect([september.of('total'), september.of('success'), september.of('failed'), september.of('pending')]).toEqual([
    '2',
    '1',
    '1',
    '2',
  ]);
  expect(await september.records('total')).toEqual(['ended', 'closed']);
  expect(await september.records('pending')).toEqual(['going', 'later']);
  expect((await september.broken()).filter(({ level }) => level === 'hard')).toEqual([]);
});

it('names the records that keep the table from adding up', async () => {
  const { load, ask } = await loadedTownship();
  const good = {
    kind: '02',
    source: '1',
    committee: 'committee1',
    closedOn: '2026-09-10',
    outcome: '1',
    agreementForm: '2',
  };
  load('mediationCase', [
    { id: 'good', title: '甲', ...good },
    { id: 'noKind', title: '乙', ...good, kind: null },
    { id: 'noSource', title: '丙', ...good, source: null },
    { id: 'noForm', title: '丁', ...good, agreementForm: null },
    { id: 'nobody', title: '戊', ...good, prevented: '2' },
    { id: 'odd', title: '己', ...good, outcome: '2', performance: '1', agreementForm: null },
    { id: 'bare', title: '庚', ...good, agreementForm: '1', confirmedOn: '2026-09-20', performance: null },
  ] as unknown as RowValues[]);
  const report = await ask('mediation-cases', '2026-09');
  const broken = new Map((await report.broken()).map((violation) => [violation.relation, violation]));
  expect(broken.get('E2')).toMatchObject({ level: 'hard', ids: ['noSource'] });
  expect(broken.get('E4')).toMatchObject({ level: 'hard', ids: ['noKind'] });
  expect(broken.get('E4')?.message).toBe('调解案件总数＝各纠纷类型之和：7 与 6 不符，差 1；涉及 1 条记录。');
  expect(broken.get('E8')).toMatchObject({ level: 'warning', ids: ['noForm'] });
  expect(broken.get('E9')).toMatchObject({ level: 'warning', ids: ['nobody'] });
  // One performed among six successes is not too many, one confirmation among five written ones neither.
  expect([...broken.keys()]).toEqual(['E2', 'E4', 'E8', 'E9']);
});

it('one too many and one too few in the same sum are still told', async () => {
  const { load, ask } = await loadedTownship();
  const good = { kind: '02', source: '1', committee: 'committee1', closedOn: '2026-09-10' };
  load('mediationCase', [
    { id: 'a', title: '甲', ...good, outcome: '1' },
    { id: 'b', title: '乙', ...good, outcome: '2', agreementForm: '2' },
  ]);
  const broken = await (await ask('mediation-cases', '2026-09')).broken();
  expect(broken.find(({ relation }) => relation === 'E8')).toMatchObject({ ids: ['b', 'a'] });
  expect(broken.find(({ relation }) => relation === 'E8')?.message).toContain('合计 1 相符，但有记录重复计或漏计');
});

it('compares with the period before and with last year; never counted is not zero', async () => {
  const { load, ask } = await loadedTownship();
  const shares = { outcome: { '1': 99 } };
  const base = { kind: '02', source: '1', committee: 'committee1' };
  load('mediationCase', [
    ...casesOf(10, '2026-09-05', shares, base),
    ...casesOf(49, '2026-08-05', shares, base),
    ...casesOf(5, '2025-11-05', shares, base),
  ]);
  const lines = async (period: string) =>
    Object.fromEntries(
      (await ask('mediation-cases', period, { decimals: 1 })).lines.map(({ label, text }) => [label, text]),
    );
  const september = await lines('2026-09');
  expect(september.调解案件总数环比).toBe('-79.6%（2026年8月 49 件）');
  expect(september.调解案件总数同比).toBe('上年同期无数据');
  // Something was counted before, and nothing in that month: no percentage of zero.
  expect((await lines('2026-08')).调解案件总数环比).toBe('—（2026年7月 0 件）');
  expect((await lines('2025-11')).调解案件总数环比).toBe('上期无数据');
});

it('money is added in fen and rounded once', async () => {
  const { load, ask } = await loadedTownship();
  const base = { kind: '02', source: '1', outcome: '1', closedOn: '2026-09-05' };
  // 0.005 万元 twice is 0.01; each by itself rounds to 0.01.
  load('mediationCase', [
    { title: '甲', ...base, committee: 'committee1', agreementAmount: 5_000 },
    { title: '乙', ...base, committee: 'committee2', agreementAmount: 5_000 },
  ]);
  const report = await ask('mediation-cases', '2026-09');
  expect([report.of('amount'), report.at('committee1', 'amount')]).toEqual(['0.01', '0.005']);
});

it('mediators of one name are told apart by their committees', async () => {
  const { load, ask } = await loadedTownship();
  load('person', [
    { id: 'p1', name: '张建国' },
    { id: 'p2', name: '彭秀英' },
  ]);
  load('mediator', [
    { id: 'm1', person: 'p1', committee: 'committee1', post: '3' },
    { id: 'm2', person: 'p1', committee: 'committee3', post: '1' },
    { id: 'm3', person: 'p2', committee: 'committee3', post: '1' },
    { id: 'left', person: 'p2', committee: 'committee1', post: '1', leftOn: '2026-01-01' },
  ]);
  const { rows } = await ask('mediation-cases', '2026-09', { by: 'mediator' });
  expect(rows.map(({ title }) => title).toSorted()).toEqual(['张建国（调委会1）', '张建国（调委会3）', '彭秀英']);
});
