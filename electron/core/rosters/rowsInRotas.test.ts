// What rotas rest on is not removed under them; two entries that are one person are one in every rota.
import { expect, test } from 'vitest';
import { importSample, samples } from '../testing/importing.ts';
import { made, refusalOf } from '../testing/rowCalls.ts';
import { testApp } from '../testing/testApp.ts';
import { dutyTeam } from './testing/dutyTeam.ts';

const month = '2026-12';

test('a person merged into another takes his place in rotas, pins and steps', async () => {
  const { call, job } = await testApp();
  const { team, people, shifts } = await dutyTeam(call);
  const [first, twin] = people as [string, string];
  const start = await call('rota.edit', {
    team,
    month,
    version: 0,
    title: '锁定',
    changes: [
      { day: '2026-12-05', shift: shifts.白班!, person: twin, what: 'pin' },
      { day: '2026-12-06', shift: shifts.白班!, person: first, what: 'add' },
      { day: '2026-12-06', shift: shifts.白班!, person: twin, what: 'add' },
    ],
  });
  await call('persons.merge', { keep: first, drop: [twin], reason: '同一个人登记了两次' });
  const merged = await call('rota.sheet', { team, month });
  expect(merged.rota!.version).toBe(start.rota!.version + 1);
  expect(merged.cells).toEqual([
    { day: '2026-12-05', shift: shifts.白班, person: first, pinned: true },
    { day: '2026-12-06', shift: shifts.白班, person: first, pinned: false },
  ]);
  expect(merged.people.map(({ id }) => id)).not.toContain(twin);
  const before = await call('rota.undo', { team, month, version: merged.rota!.version });
  expect(before.cells).toEqual([]);
  await job('rota.generate', { team, month, version: before.rota!.version });
  expect((await call('rota.sheet', { team, month })).violations).toEqual([]);
});

test('an import whose people stand in a rota is not taken back', async () => {
  const app = await testApp();
  const { batch } = await importSample(app, samples.teams);
  await made(app.call, 'shiftPattern', {
    name: '夜巡',
    level: '1',
    days: '1',
    start: '20:00',
    end: '22:00',
    least: 2,
    leaders: 0,
    position: 1,
  });
  const { teams } = await app.call('rota.teams', { month });
  const team = teams.find(({ members }) => members >= 5)!.team;
  expect(await app.job('rota.generate', { team, month, version: 0 })).toMatchObject({ conflict: null });
  const refusal = await refusalOf(app.call('imports.undo', { batch: batch! }));
  expect(refusal.message).toMatch(/其中有 \d+ 条被后来登记的记录引用/u);
  expect((await app.call('rota.sheet', { team, month })).violations).toEqual([]);
});
