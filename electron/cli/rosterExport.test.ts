// `roster export` on the real command line.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCalendar } from '../core/rosters/documents/testing/readCalendar.ts';
import { dutyTeam } from '../core/rosters/testing/dutyTeam.ts';
import { emptyTestApp, testPassword } from '../core/testing/testApp.ts';
import { openWorkshop, refusal, type Workshop } from './testing/spawnedCli.ts';

let workshop: Workshop;

beforeAll(() => {
  workshop = openWorkshop({ TAIZHANG_USER: '管理员', TAIZHANG_PASSWORD: testPassword });
});
afterAll(() => workshop.remove());

it('writes wall sheets and calendars, and leaves no file where it refuses', async () => {
  const data = workshop.path('data');
  const { app, call } = await emptyTestApp({ folder: data });
  await call('setup.create', {
    division: '433125109',
    admin: { login: '管理员', name: '管理员', newPassword: testPassword },
  });
  const { team, people, shifts } = await dutyTeam(call);
  await call('rota.edit', {
    team,
    month: '2026-12',
    version: 0,
    title: '排班',
    changes: [{ what: 'add', day: '2026-12-01', shift: shifts.夜班!, person: people[0]! }],
  });
  await app.close();
  const name = ['--team', '那铁村巡防队', '--month', '2026-12'];
  const run = (file: string, ...words: string[]) =>
    workshop.run(['roster', 'export', ...name, ...words, workshop.path(file)], { data });

  expect(JSON.parse((await run('wall.docx')).stdout)).toEqual({ file: workshop.path('wall.docx'), form: 'wallA3' });
  expect(readFileSync(workshop.path('wall.docx')).subarray(0, 2).toString()).toBe('PK');
  expect((await run('duty.ics', '--person', '王伟那')).code).toBe(0);
  const [event] = readCalendar(readFileSync(workshop.path('duty.ics'), 'utf8'));
  // 20:00 in Beijing.
  expect(event).toMatchObject({
    SUMMARY: '夜班（那铁村巡防队）',
    DTSTART: '20261201T120000Z',
    DTEND: '20261201T180000Z',
  });

  expect(refusal(await run('changes.docx', '--form', 'changes')).message).toContain('还没有发布');
  expect(existsSync(workshop.path('changes.docx'))).toBe(false);
  expect((await run('wall.pdf')).code).toBe(2);
  expect((await run('wall.docx', '--form', 'poster')).code).toBe(2);
  expect(refusal(await run('other.ics', '--person', '没有的人')).code).toBe('notFound');
});
