import { expect, it } from 'vitest';
import { changed, idOfMade, made, villageNamed } from '../testing/rowCalls.ts';
import { testApp } from '../testing/testApp.ts';

it('asks nobody for what is missing of a membership that has ended', async () => {
  const { call } = await testApp();
  const team = await idOfMade(call, 'team', { name: '一队' });
  const member = await made(call, 'teamMember', { team, person: { create: '梁伟' } });
  const unfinished = async () => (await call('rows.count', { register: 'teamMember', unfinished: true })).rows;
  expect(member.unfinished).toContain('公民身份号码');
  expect(await unfinished()).toBe(1);
  const left = await changed(call, 'teamMember', member.id, { leftOn: '2026-10-31' });
  expect(left.row.unfinished).toEqual([]);
  expect(await unfinished()).toBe(0);
  await changed(call, 'teamMember', member.id, { leftOn: null });
  await call('rows.withdraw', { register: 'teamMember', ids: [member.id], reason: '登记有误' });
  expect(await unfinished()).toBe(0);
});

it('counts a member from the first day of a month of joining, and no longer from the first of a month of leaving', async () => {
  const { call } = await testApp();
  const village = await villageNamed(call, '那铁村');
  const committee = await idOfMade(call, 'committee', { name: '那铁村治保会', village });
  await made(call, 'committeeMember', {
    committee,
    person: { create: '石志强' },
    post: '01',
    joinedOn: '2021-04',
    leftOn: '2024-06',
    leftReason: '换届',
  });
  const on = async (asOf: string) => (await call('rows.count', { register: 'committeeMember', asOf })).rows;
  const days = ['2021-03-31', '2021-04-01', '2024-05-31', '2024-06-01', '2024-06-30'];
  expect(await Promise.all(days.map(on))).toEqual([0, 1, 1, 0, 0]);
});

it('keeps the view that is in use longest, however many are opened', async () => {
  const { call } = await testApp();
  const first = await call('views.open', { register: 'village' });
  for (let opened = 0; opened < 30; opened += 1) {
    await call('views.open', { register: 'person' });
    expect((await call('views.rows', { view: first.view, from: 0, count: 1 })).rows).toHaveLength(1);
  }
});
