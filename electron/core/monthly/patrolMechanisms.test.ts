// 巡防四项机制 in the work report: nothing while they have no names, the named ones after a refresh, in the Word file too.
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { dutyTeam } from '../rosters/testing/dutyTeam.ts';
import { made } from '../testing/rowCalls.ts';
import { type TestApp, testApp } from '../testing/testApp.ts';

const period = '2026-10';

async function reportWords(test: TestApp, run: string): Promise<string> {
  const { handle, bytes } = test.target('report.docx');
  await test.job('monthly.export', { run, what: 'report', file: handle });
  const xml = Buffer.from(unzipSync(bytes())['word/document.xml']!).toString('utf8');
  return xml.replace(/<[^>]+>/g, '');
}

it('tells the mechanisms that have a name, and prints no blank', async () => {
  const test = await testApp();
  const { call } = test;
  const { team, people } = await dutyTeam(call);
  const patrol = { patrolledOn: '2026-10-05', team, leader: people[0]!, start: '19:00', end: '21:00' };
  await made(call, 'patrolRecord', { ...patrol, level: '1', task: '1', expectedCount: 1, finding: '0' });
  const { run, version, text } = await call('monthly.open', { period });
  expect(JSON.stringify(text)).toContain('组织巡逻');
  expect(JSON.stringify(text)).not.toContain('机制');
  expect(await reportWords(test, run.id)).not.toMatch(/机制|未命名/);

  for (const [code, name] of [
    ['1', '专群联勤'],
    ['3', '定点值守'],
  ] as const)
    await call('codes.saveEntry', { table: 'patrolMechanism', code, name });
  const named = await call('monthly.refresh', { run: run.id, version });
  const told = (of: typeof text) =>
    of.sections
      .find(({ key }) => key === 'patrol')!
      .paragraphs.map(({ runs }) => runs.map((each) => each.text).join(''));
  expect(told(named.text)[0]).toBe('全镇巡防机制为专群联勤、定点值守。');
  expect(await reportWords(test, run.id)).toContain('全镇巡防机制为专群联勤、定点值守。');

  for (const code of ['1', '3']) await call('codes.saveEntry', { table: 'patrolMechanism', code, name: '' });
  const blank = await call('monthly.refresh', { run: run.id, version: named.version });
  expect(JSON.stringify(blank.text)).not.toContain('机制');
});
