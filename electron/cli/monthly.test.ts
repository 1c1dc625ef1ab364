// The work report on the real command line: its files, locking it, and a power cut while it is locked.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentOf, keyOf, openWorkshop, refusal, setUpTownship, type Workshop } from './testing/spawnedCli.ts';

let workshop: Workshop;
let data: string;

beforeAll(async () => {
  workshop = openWorkshop();
  await setUpTownship(workshop);
  data = workshop.township('monthly');
}, 60_000);

afterAll(() => workshop.remove());

interface Opened {
  run: { id: string; state: string };
  runs: unknown[];
}

async function opened(folder = data): Promise<Opened> {
  const ran = await workshop.run(['call', 'monthly.open', '{"period":"2026-10"}'], { data: folder });
  expect(ran.stderr).toBe('');
  return JSON.parse(ran.stdout) as Opened;
}

it('writes the report, its tables and figures.json; a period ahead is refused and leaves no folder', async () => {
  const out = workshop.path('out');
  const ran = await workshop.run(['report', 'monthly', '--period', '2026-10', '--out', out], { data });
  expect(ran.stderr).toBe('');
  expect(JSON.parse(ran.stdout)).toMatchObject({ state: 'draft', number: 1 });
  const names = readdirSync(out);
  expect(names.map((name) => name.split('.').at(-1)).toSorted()).toEqual(['docx', 'json', 'xlsx', 'xlsx']);
  const { figures } = JSON.parse(readFileSync(`${out}/figures.json`, 'utf8')) as {
    figures: { key: string; records: number; recordList: unknown[] }[];
  };
  expect(figures.find(({ key }) => key === 'committees')!.records).toBeGreaterThan(0);
  for (const { records, recordList } of figures) expect(recordList).toHaveLength(records);
  const ahead = ['report', 'monthly', '--period', '2099-10', '--out', workshop.path('ahead')];
  expect(refusal(await workshop.run(ahead, { data })).message).toContain('还没有开始');
  expect(existsSync(workshop.path('ahead'))).toBe(false);
});

it('locks once', async () => {
  const folder = workshop.township('locked');
  const locked = await workshop.run(['lock', '--period', '2026-10', '--reason', '村报送补登中'], { data: folder });
  expect(locked.stderr).toBe('');
  expect((await opened(folder)).run.state).toBe('locked');
  expect(refusal(await workshop.run(['lock', '--period', '2026-10'], { data: folder })).code).toBe('conflict');
  expect((await workshop.run(['lock'], { data: folder })).code).toBe(2);
});

it('a power cut while locking leaves it locked with all its files, or a draft', async () => {
  await opened();
  const key = keyOf(data);
  const started = Date.now();
  const whole = workshop.township('whole');
  const lock = ['lock', '--period', '2026-10', '--reason', '村报送补登中'];
  await workshop.run(lock, { data: whole });
  const lasts = Date.now() - started;
  const states: string[] = [];
  for (const part of [0.6, 0.8, 0.95]) {
    if ((await opened()).run.state === 'locked') break;
    const child = workshop.start(lock, { data });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await sleep(lasts * part);
    child.kill('SIGKILL');
    await gone;
    const { run } = await opened();
    states.push(run.state);
    contentOf(data, key);
    const out = workshop.path(`cut-${part}`);
    const written = await workshop.run(['report', 'monthly', '--period', '2026-10', '--out', out], { data });
    expect(written.stderr).toBe('');
    expect(readdirSync(out)).toHaveLength(4);
  }
  for (const state of states) expect(['draft', 'locked']).toContain(state);
  key.fill(0);
}, 120_000);
