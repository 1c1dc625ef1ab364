import { expect, it } from 'vitest';
import { testApp } from '../testing/testApp.ts';

it('finds empty cells beside chosen values', async () => {
  const { call } = await testApp();
  for (const [name, sex] of [
    ['张三', '1'],
    ['李四', '2'],
    ['王五', null],
  ] as const) {
    await call('rows.save', { register: 'person', id: null, version: null, changes: { name, sex } });
  }
  const count = async (values: (string | null)[]) =>
    (await call('rows.count', { register: 'person', filters: [{ field: 'sex', op: 'anyOf', values }] })).rows;
  expect(await count(['1'])).toBe(1);
  expect(await count([null])).toBe(1);
  expect(await count(['1', null])).toBe(2);
});
