// Indicators on the real command line: figures exact and as printed, by village, refusals.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkshop, refusal, setUpTownship, type Workshop } from './testing/spawnedCli.ts';

let workshop: Workshop;
let data: string;

beforeAll(async () => {
  workshop = openWorkshop();
  await setUpTownship(workshop);
  data = workshop.township('indicators');
}, 60_000);

afterAll(() => workshop.remove());

interface Listed {
  key: string;
  value: string | null;
}

it('lists every indicator that has records, with its figures', async () => {
  const dispute = { title: '邻里纠纷', happenedOn: '2026-10-03', outcome: '1', resolvedOn: '2026-10-05' };
  const saved = { register: 'dispute', id: null, version: null, changes: dispute };
  expect((await workshop.run(['call', 'rows.save', JSON.stringify(saved)], { data })).code).toBe(0);
  const ran = await workshop.run(['indicators', '--period', '2026-10'], { data });
  expect(ran.stderr).toBe('');
  const listed = JSON.parse(ran.stdout) as Listed[];
  expect(listed.find(({ key }) => key === 'disputesSuccessRate')).toMatchObject({
    label: '纠纷化解成功率',
    value: '100.00',
    text: '100.00%',
    numerator: '1',
    denominator: '1',
    records: 1,
    period: '2026-10',
  });
  const inVillage = await workshop.run(['indicators', '--period', '2026-10', '--village', '那铁村'], { data });
  const there = JSON.parse(inVillage.stdout) as Listed[];
  expect(there.find(({ key }) => key === 'disputesFound')?.value).toBe('0');
});

it('refuses a period and a village that are none', async () => {
  const period = await workshop.run(['indicators', '--period', '2026-13'], { data });
  expect([period.code, refusal(period).message]).toEqual([1, expect.stringContaining('不是统计期间')]);
  const village = await workshop.run(['indicators', '--village', '没有村'], { data });
  expect(refusal(village).message).toContain('没有名为“没有村”的村（社区）');
});

it('of one team or line: a name that is none is refused with those that come near', async () => {
  const saved = (register: string, changes: object) =>
    workshop.run(['call', 'rows.save', JSON.stringify({ register, id: null, version: null, changes })], { data });
  const idOf = (stdout: string) => (JSON.parse(stdout) as { row: { id: string } }).row.id;
  const area = await saved('patrolArea', { name: '东片区', kind: '3' });
  expect(area.stderr).toBe('');
  const line = await saved('patrolLine', { name: '01号防线', area: idOf(area.stdout) });
  expect(line.stderr).toBe('');
  const ran = await workshop.run(['indicators', '--period', '2026-10', '--line', '01号防线'], { data });
  expect(ran.stderr).toBe('');
  const there = JSON.parse(ran.stdout) as Listed[];
  expect(there.find(({ key }) => key === 'linesUnpatrolled')?.value).toBe('1');
  // Disputes are of no line: no data, which is not zero.
  expect(there.some(({ key }) => key === 'disputesFound')).toBe(false);
  const unknown = await workshop.run(['indicators', '--team', '西街队'], { data });
  expect([unknown.code, refusal(unknown).code]).toEqual([1, 'notFound']);
  expect(refusal(unknown).message).toContain('没有名为“西街队”的队伍');
});
