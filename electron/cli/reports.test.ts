// Statistics on the real command line: keys and titles, both files of a report, refusals.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkshop, refusal, setUpTownship, type Workshop } from './testing/spawnedCli.ts';

let workshop: Workshop;
let data: string;

beforeAll(async () => {
  workshop = openWorkshop();
  await setUpTownship(workshop);
  data = workshop.township('reports');
}, 60_000);

afterAll(() => workshop.remove());

const save = (values: Record<string, unknown>) =>
  workshop.run(
    ['call', 'rows.save', JSON.stringify({ register: 'dispute', id: null, version: null, changes: values })],
    { data },
  );

it('lists the reports without any data', async () => {
  const { stdout, code } = await workshop.run(['reports']);
  expect(code).toBe(0);
  const reports = JSON.parse(stdout) as { key: string; title: string; by: string[] }[];
  expect(reports[0]).toMatchObject({
    key: 'mediation-cases',
    title: '人民调解案件情况统计表',
    by: ['committee', 'village', 'mediator'],
  });
  expect(reports).toHaveLength(6);
});

it('writes both files under the office’s names, and says what does not add up', async () => {
  expect((await save({ title: '邻里纠纷', happenedOn: '2026-09-03', people: 4 })).code).toBe(0);
  const out = workshop.path('out');
  const ran = await workshop.run(['report', 'dispute-province', '--period', '2026-09', '--out', out], { data });
  expect(ran.stderr).toBe('');
  const { files, violations } = JSON.parse(ran.stdout) as {
    files: { file: string; rows: number }[];
    violations: { relation: string; ids: string[] }[];
  };
  expect(files.map(({ rows }) => rows)).toEqual([52, 52]);
  expect(files.map(({ file }) => basename(file)).toSorted()).toEqual(readdirSync(out).toSorted());
  for (const { file } of files) expect(statSync(file).size).toBeGreaterThan(5000);
  expect(basename(files[0]!.file)).toMatch(/_矛盾纠纷排查情况表_2026年9月_\d{8}\.xlsx$/);
  expect(violations).toMatchObject([{ relation: 'P3', ids: [expect.any(String)] }]);
});

it('what does not add up needs --reason; a wrong period or report is told, and no folder is left', async () => {
  expect((await save({ title: '没有人数的纠纷', happenedOn: '2026-08-03' })).code).toBe(0);
  const out = workshop.path('refused');
  const words = ['report', 'dispute-province', '--period', '2026-08', '--out', out];
  expect(refusal(await workshop.run(words, { data }), '2026-08')).toMatchObject({
    code: 'invalid',
    problems: [{ code: 'P2' }],
  });
  expect(existsSync(out)).toBe(false);
  expect((await workshop.run([...words, '--reason', '正在核实'], { data })).code).toBe(0);
  expect(readdirSync(out)).toHaveLength(2);
  const wrong = ['report', 'mediation-cases', '--period', '2026-15', '--out', out];
  expect((await workshop.run(wrong, { data })).stderr).toContain('不是统计期间');
  expect((await workshop.run(['report', 'mediation-cases', '--out', out], { data })).code).toBe(2);
});
