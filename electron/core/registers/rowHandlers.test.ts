import { expect, it } from 'vitest';
import { idOfMade, made, villageNamed } from '../testing/rowCalls.ts';
import { testApp } from '../testing/testApp.ts';

it('saves what holds of many rows and leaves no trace of the rest', async () => {
  const { call } = await testApp();
  const village = await villageNamed(call, '那铁村');
  const committee = await idOfMade(call, 'committee', { name: '那铁村治保会', village });
  const known = await made(call, 'committeeMember', { committee, person: { create: '田英' }, post: '01' });
  const member = (name: string, more: object = {}) => ({
    id: null,
    version: null,
    changes: { committee, person: { create: name }, post: '03', ...more },
  });
  const { results } = await call('rows.saveMany', {
    register: 'committeeMember',
    edits: [
      member('甲一'),
      // The person is made before the days are found wrong.
      member('乙二', { joinedOn: '2026-01-01', leftOn: '2025-01-01' }),
      { id: known.id, version: 7, changes: { note: '旧版本' } },
      { id: known.id, version: known.version, changes: { note: '新的' } },
      member('丙三', { phone: '1380743000' }),
      member('丁四'),
    ],
  });
  expect(results.map((result) => (result.ok ? 'ok' : result.code))).toEqual([
    'ok',
    'invalid',
    'conflict',
    'ok',
    'invalid',
    'ok',
  ]);
  const conflict = results[2]!;
  expect(conflict.ok === false && conflict.current?.values.note).toBe('新的');
  const first = results[0]!;
  // Its own titles only, not those of all the rows.
  expect(first.ok && Object.values(first.titles.person ?? {})).toEqual(['甲一']);
  const { view } = await call('views.open', { register: 'person' });
  const people = (await call('views.rows', { view, from: 0, count: 50 })).rows.map((row) => row.values.name);
  expect(people).toEqual(['丁四', '甲一', '田英']);
});
