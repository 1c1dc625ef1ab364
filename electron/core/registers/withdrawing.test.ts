import { expect, it } from 'vitest';
import { changed, idOfMade, refusalOf, villageNamed } from '../testing/rowCalls.ts';
import { type CallFunction, testApp } from '../testing/testApp.ts';

async function committeeWithChief(call: CallFunction) {
  const village = await villageNamed(call, '那铁村');
  const committee = await idOfMade(call, 'committee', { name: '那铁村治保会', village });
  const person = await idOfMade(call, 'person', { name: '张建国', village });
  const member = await idOfMade(call, 'committeeMember', { committee, person, post: '01', joinedOn: '2021-04-01' });
  return { village, committee, person, member };
}

const withdraw = (call: CallFunction, register: string, ...ids: string[]) =>
  call('rows.withdraw', { register, ids, reason: '登记有误' });
const restore = (call: CallFunction, register: string, ...ids: string[]) => call('rows.restore', { register, ids });

it('does not take away what others rest on, and says where that is', async () => {
  const { call } = await testApp();
  const { village, committee, person, member } = await committeeWithChief(call);
  await idOfMade(call, 'grid', { name: '一网格', village, head: person });
  await idOfMade(call, 'visit', { person, visitedOn: '2026-11-01', visitors: '石某、田某' });

  const standing = await refusalOf(withdraw(call, 'person', person));
  expect(standing.code).toBe('conflict');
  expect(standing.message).toContain('“张建国”还在使用');
  expect(standing.message).toContain('治保会委员（姓名）：张建国 · 那铁村治保会');
  expect(standing.message).toContain('网格（网格长）：一网格');
  expect(standing.message).not.toContain('走访记录');
  expect((await refusalOf(withdraw(call, 'committee', committee))).message).toContain('张建国');
  expect((await refusalOf(withdraw(call, 'village', village))).message).toContain('治保会（所属村（社区））');

  // One that is needed keeps the others of the same call in use too.
  const other = await idOfMade(call, 'person', { name: '李四' });
  await refusalOf(withdraw(call, 'person', other, person));
  expect((await call('rows.get', { register: 'person', id: other })).row.withdrawn).toBeNull();

  // Who has left is free to go; the visit keeps her name.
  await changed(call, 'committeeMember', member, { leftOn: '2026-10-01', leftReason: '外出' });
  const { suggestions } = await call('links.suggest', { register: 'grid', text: '一网格' });
  await changed(call, 'grid', suggestions[0]!.id, { head: null });
  expect(await withdraw(call, 'person', person)).toEqual({ rows: 1 });
  expect(await withdraw(call, 'committee', committee)).toEqual({ rows: 1 });
});

it('brings a row back only where it still fits', async () => {
  const { call } = await testApp();
  const idNumber = '433199199003070014';
  const first = await idOfMade(call, 'person', { name: '张建国', idNumber });
  await withdraw(call, 'person', first);
  const second = await idOfMade(call, 'person', { name: '张建军', idNumber });
  const taken = await refusalOf(restore(call, 'person', first));
  expect(taken).toMatchObject({ code: 'conflict', message: expect.stringContaining('“张建军”') });
  expect(taken.message).not.toContain(idNumber);
  await withdraw(call, 'person', second);
  expect(await refusalOf(restore(call, 'person', first, second))).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('相同'),
  });
  expect(await restore(call, 'person', first)).toEqual({ rows: 1 });
  // A row that is in use is left alone.
  expect(await restore(call, 'person', first)).toEqual({ rows: 0 });
});

it('brings a membership back only beside its committee and person, and never twice', async () => {
  const { call } = await testApp();
  const { committee, person, member } = await committeeWithChief(call);
  await withdraw(call, 'committeeMember', member);
  await withdraw(call, 'committee', committee);
  expect((await refusalOf(restore(call, 'committeeMember', member))).message).toContain(
    '“所属治保会”（那铁村治保会）已注销',
  );
  await restore(call, 'committee', committee);
  const again = await idOfMade(call, 'committeeMember', { committee, person, post: '03' });
  expect((await refusalOf(restore(call, 'committeeMember', member))).message).toContain('已在本治保会任职');
  await withdraw(call, 'committeeMember', again);
  expect(await restore(call, 'committeeMember', member)).toEqual({ rows: 1 });
});

it('says of whom it speaks when a change reaches somebody who is withdrawn', async () => {
  const { call } = await testApp();
  const person = await idOfMade(call, 'person', { name: '张建国' });
  const visit = await idOfMade(call, 'visit', { person, visitedOn: '2026-11-01', visitors: '石某、田某' });
  await withdraw(call, 'person', person);
  const refusal = await refusalOf(changed(call, 'visit', visit, { phone: '13807430000' }));
  expect(refusal).toMatchObject({ code: 'conflict', message: '人员“张建国”已注销，请先恢复再修改。' });
});
