import { expect, it } from 'vitest';
import { nextCode } from './codeHandlers.ts';
import { changed, made, refusalOf } from './testing/rowCalls.ts';
import { type CallFunction, testApp } from './testing/testApp.ts';

const entriesOf = async (call: CallFunction, table: string) =>
  (await call('codes.all', {})).tables.find(({ key }) => key === table)!.entries;

it('gives an entry a free code, beside 其他 and when the usual ones are used up', () => {
  const numbered = (...codes: string[]) => codes.map((code) => ({ code }));
  expect(nextCode([])).toBe('01');
  expect(nextCode(numbered('01', '03', '99'))).toBe('04');
  expect(nextCode(numbered('1', '2'))).toBe('3');
  expect(nextCode(numbered('01', '89'))).toBe('90');
  expect(nextCode(numbered('01', '89', '90', '99'))).toBe('91');
});

it('lets every word of a dictionary mean one entry', async () => {
  const { call } = await testApp();
  const add = (name: string, aliases: string[] = []) =>
    call('codes.saveEntry', { table: 'orgForm', code: null, name, aliases });
  const { code } = await add('专职', ['专门', ' 专门 ', '']);
  const { code: other } = await add('兼职');
  expect(await entriesOf(call, 'orgForm')).toEqual([
    { code, name: '专职', aliases: ['专门'], active: true },
    { code: other, name: '兼职', active: true },
  ]);
  for (const refused of [add('兼 职'), add('专门'), add('临时', ['兼职'])]) {
    expect((await refusalOf(refused)).code).toBe('conflict');
  }
  await call('codes.saveEntry', { table: 'orgForm', code: other, name: '兼职', aliases: [], active: false });
  expect((await refusalOf(add('兼职'))).message).toContain('已停用');
  expect((await refusalOf(call('codes.saveEntry', { table: 'sex', code: null, name: '其他' }))).code).toBe('forbidden');
  const { entries } = await call('audit.list', {});
  expect(entries.filter(({ action }) => action === 'dictionary').map(({ detail }) => detail)).toEqual([
    '组织形式：停用“兼职”',
    '组织形式：新增“兼职”',
    '组织形式：新增“专职”',
  ]);
});

it('names the lines of a fixed dictionary, empties them again and gets no more of them', async () => {
  const { call } = await testApp();
  const table = 'patrolMechanism';
  const save = (code: string | null, name: string, active = true) =>
    call('codes.saveEntry', { table, code, name, active });
  const names = async () => (await entriesOf(call, table)).map(({ name }) => name);
  expect(await names()).toEqual(['', '', '', '']);
  await save('2', ' 专群联勤 ');
  await save('4', '定点值守');
  expect(await names()).toEqual(['', '专群联勤', '', '定点值守']);
  expect((await refusalOf(save('1', '专群联勤'))).code).toBe('conflict');
  expect((await refusalOf(save(null, '第五项'))).message).toContain('只有 4 项');
  expect((await refusalOf(save('4', '定点值守', false))).message).toContain('清空');
  await save('4', '');
  expect(await names()).toEqual(['', '专群联勤', '', '']);
  const { entries } = await call('audit.list', {});
  expect(entries.filter(({ action }) => action === 'dictionary').map(({ detail }) => detail)).toEqual([
    '巡防四项机制：清空机制四“定点值守”',
    '巡防四项机制：机制四命名为“定点值守”',
    '巡防四项机制：机制二命名为“专群联勤”',
  ]);
  // Other dictionaries have no nameless entries.
  const nameless = call('codes.saveEntry', { table: 'orgForm', code: null, name: '  ' });
  expect((await refusalOf(nameless)).message).toBe('名称没有填写。');
});

it('gives two entries that are added at once two codes', async () => {
  const { call } = await testApp();
  const add = (name: string) => call('codes.saveEntry', { table: 'orgForm', code: null, name });
  await Promise.all([add('专职'), add('兼职')]);
  expect((await entriesOf(call, 'orgForm')).map(({ name }) => name).sort()).toEqual(['专职', '兼职'].sort());
});

it('shows an entry that is switched off where it stands, and does not let it be chosen anew', async () => {
  const { call } = await testApp();
  const { code } = await call('codes.saveEntry', { table: 'visitKind', code: null, name: '困境儿童' });
  const visit = { person: { create: '田英' }, visitedOn: '2026-11-01', visitors: '石某、田某' };
  const row = await made(call, 'visit', { ...visit, careKind: code });
  await call('codes.saveEntry', { table: 'visitKind', code, name: '困境儿童', active: false });
  const { entries } = await call('rows.history', { register: 'visit', id: row.id });
  expect(entries[0]!.changes).toContainEqual(expect.objectContaining({ field: 'careKind', new: '困境儿童' }));
  // A form that sends all its fields may leave it as it is.
  expect((await changed(call, 'visit', row.id, { careKind: code, note: '核对过' })).row.values.careKind).toBe(code);
  const refusal = await refusalOf(made(call, 'visit', { ...visit, careKind: '困境儿童' }));
  expect(refusal.message).toContain('“困境儿童”已停用');
  const some = { register: 'visit', filters: [{ field: 'careKind', op: 'is' as const, value: code }] };
  expect((await call('rows.count', some)).rows).toBe(1);
});
