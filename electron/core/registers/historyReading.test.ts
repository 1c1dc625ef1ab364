import { expect, it } from 'vitest';
import { changed, idOfMade, made, villageNamed } from '../testing/rowCalls.ts';
import { testApp } from '../testing/testApp.ts';

it('of a row holds what changed in the rows behind it, as far as the row shows it', async () => {
  const { call, pass } = await testApp();
  const village = await villageNamed(call, '那铁村');
  const committee = await idOfMade(call, 'committee', { name: '那铁村治保会', village });
  const person = await idOfMade(call, 'person', { name: '张建国', phone: '13807430000' });
  await changed(call, 'person', person, { phone: '13807430001' });
  pass(60_000);
  const member = await made(call, 'committeeMember', { committee, person, post: '01' });
  await changed(call, 'committeeMember', member.id, { phone: '13907431111', post: '02' });
  // Who did it where: in the register of people, and nothing that the roster does not show.
  await changed(call, 'person', person, { education: '20', formerName: '张小国' });
  await changed(call, 'person', person, { formerName: '张大国' });
  const { entries } = await call('rows.history', { register: 'committeeMember', id: member.id });
  expect(entries.map(({ register, changes }) => [register, changes.map((change) => change.label)])).toEqual([
    ['person', ['文化程度']],
    ['committeeMember', ['会中职务']],
    ['person', ['联系电话']],
    ['committeeMember', ['所属治保会', '姓名', '会中职务']],
  ]);
  expect(entries[2]!.changes).toEqual([{ field: 'phone', label: '联系电话', old: '138****0001', new: '139****1111' }]);
});
