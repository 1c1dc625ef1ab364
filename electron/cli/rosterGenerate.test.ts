// `roster generate` on the real command line, over a township with two teams.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dutyTeam } from '../core/rosters/testing/dutyTeam.ts';
import { emptyTestApp, testPassword } from '../core/testing/testApp.ts';
import { openWorkshop, refusal, type Workshop } from './testing/spawnedCli.ts';

let workshop: Workshop;

beforeAll(() => {
  workshop = openWorkshop({ TAIZHANG_USER: '管理员', TAIZHANG_PASSWORD: testPassword });
});
afterAll(() => workshop.remove());

it('makes a rota, saves it and prints every cell with its reason; what cannot be ends with 1', async () => {
  const data = workshop.path('data');
  const { app, call } = await emptyTestApp({ folder: data });
  await call('setup.create', {
    division: '433125109',
    admin: { login: '管理员', name: '石主任', newPassword: testPassword },
  });
  await dutyTeam(call, { people: 6, leaders: 3, shifts: [{ name: '夜巡', start: '20:00', end: '23:00' }] });
  await dutyTeam(call, { name: '茶市村巡防队', people: 1, leaders: 1 });
  await app.close();
  const generate = (...words: string[]) => workshop.run(['roster', 'generate', ...words], { data });

  const ran = await generate('--team', '那铁村巡防队', '--month', '2026-12', '--time-limit', '20');
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  const printed = JSON.parse(ran.stdout);
  expect(printed).toMatchObject({ status: 'optimal', spread: { duties: 1 } });
  expect(printed.objective).toEqual(printed.bound);
  expect(printed.aims).toHaveLength(printed.objective.length);
  expect(printed.assignments).toHaveLength(62);
  expect(printed.assignments[0]).toMatchObject({
    day: '2026-12-01',
    shift: '夜巡',
    why: expect.stringMatching(/。$/u),
  });
  expect(printed.assignments[0].person).toMatch(/^[一-龥]{2,4}$/u);

  expect(printed.notes).toEqual([]);
  const later = JSON.parse(
    (await generate('--team', '那铁村巡防队', '--month', '2033-05', '--time-limit', '1')).stdout,
  );
  expect(later.notes).toEqual([expect.stringContaining('2033年的放假和调休还没有登记')]);

  const listed = await workshop.run(['call', 'rota.teams', '{"month":"2026-12"}'], { data });
  expect(JSON.parse(listed.stdout).teams).toContainEqual(
    expect.objectContaining({ title: '那铁村巡防队', state: 'draft', violations: 0 }),
  );

  expect(refusal(await generate('--team', '茶市村巡防队', '--month', '2026-12')).message).toContain('至少');
  expect(refusal(await generate('--team', '没有的队', '--month', '2026-12')).message).toContain('可写：');
  expect((await generate('--team', '那铁村巡防队', '--month', '2026-13')).code).toBe(2);
  expect((await generate('--team', '那铁村巡防队', '--month', '2026-12', '--time-limit', '0')).code).toBe(2);
});
