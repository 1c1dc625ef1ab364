// An office's own indicator stands wherever a built-in one does: periods, scopes, passports, the work report and its files.
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { made, villageNamed } from '../testing/rowCalls.ts';
import { testApp } from '../testing/testApp.ts';

const october = '2026-10';

async function withOwn() {
  const test = await testApp();
  const { call } = test;
  const [one, two] = [await villageNamed(call, '那铁村'), await villageNamed(call, '茶市村')];
  const dispute = (happenedOn: string, village: string | null, amount: number) =>
    made(call, 'dispute', { title: `纠纷${happenedOn}`, happenedOn, village, amount, people: 2, event: '0201' });
  await dispute('2026-10-03', one, 2_000_000);
  await dispute('2026-10-09', two, 3_000_000);
  await dispute('2026-10-11', null, 4_000_000);
  await dispute('2026-08-20', one, 2_000_000);
  await dispute('2026-10-12', one, 100);
  const { key } = await call('indicators.saveOwn', {
    key: '',
    label: '大额纠纷',
    group: 'disputes',
    unit: '件',
    about: '涉及金额一万元以上的纠纷。',
    register: 'dispute',
    day: 'happenedOn',
    aggregate: 'count',
    of: null,
    filters: [{ field: 'amount', op: 'atLeast', value: '10000' }],
  });
  return { ...test, key, one };
}

it('in every kind of period, of a village, village by village, month by month, with its records', async () => {
  const { call, key, one } = await withOwn();
  for (const [period, value] of [
    ['2026-10-03', '1'],
    ['2026-10-01..2026-10-10', '2'],
    [october, '3'],
    ['2026-Q3', '1'],
    ['2026-H2', '4'],
    ['2026', '4'],
    ['2026-08..2026-10', '4'],
  ] as const) {
    const { values } = await call('indicators.figures', { period, keys: [key] });
    expect([period, values[0]?.value]).toEqual([period, value]);
    expect((await call('indicators.records', { key, period })).total).toBe(Number(value));
  }
  for (const [scope, value] of [
    [{ village: one }, '1'],
    [{ village: '' }, '1'],
  ] as const) {
    const { values } = await call('indicators.figures', { period: october, keys: [key], scope });
    expect(values[0]?.value).toBe(value);
    expect((await call('indicators.records', { key, period: october, scope })).total).toBe(1);
  }
  const byVillage = await call('indicators.byVillage', { period: october, keys: [key] });
  expect([byVillage.total, byVillage.rows.at(-1)]).toEqual([
    ['3'],
    { village: null, title: '未填村（社区）', values: ['1'] },
  ]);
  const { series } = await call('indicators.series', { keys: [key], until: october, months: 3 });
  expect(series[0]?.values).toEqual(['1', '0', '3']);
});

it('in the text of the work report, in its files and its lock; taken out of use, the text is told so', async () => {
  const { call, job, target, key } = await withOwn();
  const { run, version, text, signers } = await call('monthly.open', { period: october });
  const number = { kind: 'number' as const, indicator: key, aspect: 'value' as const, village: null, text: '0' };
  const sections = text.sections.map((section) =>
    section.key === 'plans'
      ? {
          ...section,
          paragraphs: [{ id: 'own', isOwn: true, runs: [{ kind: 'text' as const, text: '大额纠纷' }, number] }],
        }
      : section,
  );
  const saved = await call('monthly.save', { run: run.id, version, text: { ...text, sections }, signers });
  const fresh = await call('monthly.refresh', { run: run.id, version: saved.version });
  const words = fresh.text.sections.find((section) => section.key === 'plans')!.paragraphs[0]!.runs;
  expect(words[1]).toMatchObject({ indicator: key, text: '3' });
  await job('monthly.lock', { run: run.id, version: fresh.version, reason: '报送补登中' });
  const file = target('all.zip');
  await job('monthly.export', { run: run.id, what: 'all', file: file.handle });
  const files = unzipSync(file.bytes());
  const figures = JSON.parse(Buffer.from(files['figures.json']!).toString()) as {
    figures: { key: string; value: string }[];
  };
  expect(figures.figures.find((each) => each.key === key)).toMatchObject({ value: '3' });

  // Out of use: the locked report holds it, a correction says that it is not counted any more.
  await call('indicators.dropOwn', { key });
  const { figures: differing } = await call('monthly.differences', { run: run.id });
  expect(differing).toEqual([{ key, label: '大额纠纷', before: '3', after: '不再统计' }]);
  const corrected = await call('monthly.correct', { run: run.id, reason: '停用自定指标' });
  const draft = await call('monthly.open', { period: october, run: corrected.run });
  const { lines } = await call('monthly.check', { period: october });
  expect(lines.find((line) => line.key === 'goneNumbers')).toMatchObject({ level: 'warning', count: 1 });
  await job('monthly.lock', { run: corrected.run, version: draft.version, reason: '报送补登中' });
}, 60_000);
