import { expect, it } from 'vitest';
import { villageNamed } from '../testing/rowCalls.ts';
import { testApp } from '../testing/testApp.ts';

it('lists the newest rows that point to a row, and says how many there are', async () => {
  const { call } = await testApp();
  const village = await villageNamed(call, '那铁村');
  const person = (index: number) => ({ id: null, version: null, changes: { name: `第${index}人`, village } });
  await call('rows.saveMany', { register: 'person', edits: Array.from({ length: 203 }, (_, index) => person(index)) });
  const { related, totals } = await call('rows.related', { register: 'village', id: village });
  expect(related).toHaveLength(200);
  expect(related[0]).toMatchObject({ register: 'person', field: 'village', detail: '人员 · 所在村（社区）' });
  expect(totals).toEqual([{ register: 'person', field: 'village', rows: 203 }]);
});
