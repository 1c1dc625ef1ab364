import { expect, it } from 'vitest';
import { refusalOf } from './testing/rowCalls.ts';
import { testApp } from './testing/testApp.ts';

it('changes settings of the office together, logs them by their labels, and refuses others in words', async () => {
  const { call } = await testApp();
  await call('settings.set', { settings: { unit: '迁陵镇综治中心', autoLockMinutes: 30 } });
  expect((await call('settings.get', {})).settings).toMatchObject({ unit: '迁陵镇综治中心', autoLockMinutes: 30 });
  const logged = async () =>
    (await call('audit.list', {})).entries.filter(({ action }) => action === 'settings').map(({ detail }) => detail);
  expect(await logged()).toEqual(['填报单位、自动锁定分钟数']);
  const set = (settings: Record<string, string | number>) => refusalOf(call('settings.set', { settings }));
  expect((await set({ unit: '新名称', autoLockMinutes: 1000 })).message).toContain('“自动锁定分钟数”应为');
  // What every object has is no setting.
  for (const key of ['constructor', 'toString', 'site', 'demo'])
    expect((await set({ [key]: '1' })).code).toBe('invalid');
  expect((await call('settings.get', {})).settings.unit).toBe('迁陵镇综治中心');
  expect(await logged()).toHaveLength(1);
});
