import { expect, it } from 'vitest';
import type { ViewSpec } from '../../../shared/contract/shapes.ts';
import { refusalOf } from '../testing/rowCalls.ts';
import { testApp } from '../testing/testApp.ts';

const view = (more: Partial<ViewSpec> = {}): ViewSpec => ({
  register: 'person',
  filters: [],
  sort: [],
  withdrawn: 'without',
  ...more,
});

it('keeps views under their names, and shares none with somebody’s number', async () => {
  const { call } = await testApp();
  const save = (name: string, given: ViewSpec, shared: boolean) =>
    call('savedViews.save', { register: 'person', name, view: given, columns: ['name'], shared });
  const byPhone = view({ filters: [{ field: 'phone', op: 'contains', value: '13807430000' }] });
  const first = await save('常用', byPhone, false);
  expect(await save('常用', view({ search: '张建国' }), true)).toEqual(first);
  const { views } = await call('savedViews.list', { register: 'person' });
  expect(views).toMatchObject([{ name: '常用', shared: true, own: true, view: { search: '张建国' } }]);
  for (const named of [byPhone, view({ search: '138 0743 0000' })]) {
    expect((await refusalOf(save('电话', named, true))).message).toContain('不能全单位共用');
  }
  await save('没有电话的', view({ filters: [{ field: 'phone', op: 'empty' }] }), true);
  await expect(save('别处的', view({ register: 'dispute' }), false)).rejects.toMatchObject({ code: 'invalid' });
  await expect(save('没有的栏', view({ sort: [{ field: 'x', direction: 'ascending' }] }), false)).rejects.toMatchObject(
    {
      code: 'invalid',
    },
  );
});
