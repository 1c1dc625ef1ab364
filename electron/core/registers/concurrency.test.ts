// Several windows at once: calls of one program interleave at every step.
import { expect, it } from 'vitest';
import { idOfMade, made, refusalOf } from '../testing/rowCalls.ts';
import { testApp, testPassword } from '../testing/testApp.ts';

async function twoWindows() {
  const test = await testApp();
  const other = test.another();
  await other.call('session.login', { login: '管理员', password: testPassword });
  return { ...test, other: other.call };
}

const codesOf = (settled: PromiseSettledResult<unknown>[]) =>
  settled.map((each) => (each.status === 'fulfilled' ? 'ok' : (each.reason as { code: string }).code)).sort();

it('lets one of two changes to the same row through', async () => {
  const { call, other } = await twoWindows();
  const { id, version } = await made(call, 'person', { name: '张建国' });
  const save = (ask: typeof call, note: string) =>
    ask('rows.save', { register: 'person', id, version, changes: { note } });
  expect(codesOf(await Promise.allSettled([save(call, '甲'), save(other, '乙')]))).toEqual(['conflict', 'ok']);
  expect((await call('rows.history', { register: 'person', id })).entries).toHaveLength(2);
});

it('does not lose a phone that somebody else has just changed through the same row', async () => {
  const { call, other } = await twoWindows();
  const team = await idOfMade(call, 'team', { name: '一队' });
  const { id, version } = await made(call, 'teamMember', { team, person: { create: '田英' }, phone: '13807430000' });
  const save = (ask: typeof call, phone: string) =>
    ask('rows.save', { register: 'teamMember', id, version, changes: { phone } });
  await save(other, '13807430001');
  expect((await refusalOf(save(call, '13807430002'))).code).toBe('conflict');
  // Saying what is there already changes nothing.
  const seen = (await call('rows.get', { register: 'teamMember', id })).row.version;
  const same = { register: 'teamMember', id, version: seen, changes: { phone: '13807430001' } };
  expect((await call('rows.save', same)).row.version).toBe(seen);
});

it('gives a number to one of two who claim it, and numbers of their own to two committees', async () => {
  const { call, other } = await twoWindows();
  const idNumber = '433199199003070014';
  const person = (ask: typeof call, name: string) => made(ask, 'person', { name, idNumber });
  expect(codesOf(await Promise.allSettled([person(call, '甲'), person(other, '乙')]))).toEqual(['invalid', 'ok']);
  const village = (await call('links.suggest', { register: 'village', text: '那铁村' })).suggestions[0]!.id;
  const committee = (ask: typeof call, name: string) => made(ask, 'committee', { name, village });
  const [one, two] = await Promise.all([committee(call, '甲会'), committee(other, '乙会')]);
  expect(one.values.number).not.toBe(two.values.number);
});

it('shows a block of rows wholly or not at all, and answers others meanwhile', async () => {
  const { call, other } = await twoWindows();
  const rows = 150;
  const edits = Array.from({ length: rows }, (_, index) => ({
    id: null,
    version: null,
    changes: { name: `第${index}人` },
  }));
  let saved = false;
  const block = call('rows.saveMany', { register: 'person', edits }).then(() => {
    saved = true;
  });
  const seen = new Set<number>();
  let meanwhile = 0;
  while (!saved) {
    seen.add((await other('rows.count', { register: 'person' })).rows);
    meanwhile += saved ? 0 : 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await block;
  expect(meanwhile).toBeGreaterThan(1);
  for (const count of seen) expect([0, rows]).toContain(count);
});

it('withdraws a person or puts her in office, never both, whichever comes first', async () => {
  const { call, other } = await twoWindows();
  const team = await idOfMade(call, 'team', { name: '一队' });
  for (const name of ['田英', '田秀']) {
    const person = await idOfMade(call, 'person', { name });
    const withdraw = () => call('rows.withdraw', { register: 'person', ids: [person], reason: '已迁出' });
    const appoint = () => made(other, 'teamMember', { team, person });
    const both = name === '田英' ? [withdraw(), appoint()] : [appoint(), withdraw()];
    expect(codesOf(await Promise.allSettled(both)).filter((code) => code === 'ok')).toHaveLength(1);
  }
});

it('does not change a row whose version a client does not say', async () => {
  const { call } = await testApp();
  const id = await idOfMade(call, 'person', { name: '张建国' });
  const edit = { id, version: null, changes: { note: '盖掉' } };
  expect((await refusalOf(call('rows.save', { register: 'person', ...edit }))).code).toBe('conflict');
  const { results } = await call('rows.saveMany', { register: 'person', edits: [edit] });
  expect(results[0]).toMatchObject({ ok: false, code: 'conflict', current: { id, version: 1 } });
});
