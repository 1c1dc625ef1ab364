// What a filter finds, by kind of field.
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Changes, Filter, ViewInput } from '../../../shared/contract/shapes.ts';
import { type CallFunction, testApp } from '../testing/testApp.ts';

async function save(call: CallFunction, register: string, changes: Changes): Promise<string> {
  return (await call('rows.save', { register, id: null, version: null, changes })).row.id;
}

/** The titles (first text column) of the rows a view shows, in its order. */
async function shown(call: CallFunction, view: ViewInput, field = 'name'): Promise<unknown[]> {
  const opened = await call('views.open', view);
  const { rows } = await call('views.rows', { view: opened.view, from: 0, count: 500 });
  return rows.map((row) => row.values[field]);
}

const found = (call: CallFunction, register: string, ...filters: Filter[]) => shown(call, { register, filters });

async function villageNamed(call: CallFunction, name: string): Promise<string> {
  const { suggestions } = await call('links.suggest', { register: 'village', text: name });
  return suggestions.find((each) => each.title === name)!.id;
}

it('finds empty cells beside chosen values', async () => {
  const { call } = await testApp();
  for (const [name, sex] of [
    ['张三', '1'],
    ['李四', '2'],
    ['王五', null],
  ] as const) {
    await save(call, 'person', { name, sex });
  }
  const count = async (values: (string | null)[]) =>
    (await found(call, 'person', { field: 'sex', op: 'anyOf', values })).length;
  expect([await count(['1']), await count([null]), await count(['1', null]), await count([])]).toEqual([1, 1, 2, 0]);
});

it('takes a month for its days, and a row of which only the month is known for any of them', async () => {
  const { call } = await testApp();
  for (const [name, birthDay] of [
    ['一月', '1975-01-31'],
    ['二月初', '1975-02-01'],
    ['二月', '1975-02'],
    ['二月末', '1975-02-28'],
    ['三月', '1975-03'],
  ] as const) {
    await save(call, 'person', { name, birthDay });
  }
  const born = (filter: Omit<Filter, 'field'>) => found(call, 'person', { field: 'birthDay', ...filter });
  const february = ['二月', '二月初', '二月末'];
  expect(await born({ op: 'is', value: '1975-02' })).toEqual(february);
  expect(await born({ op: 'isNot', value: '1975-02' })).toEqual(['三月', '一月']);
  expect(await born({ op: 'is', value: '1975-02-01' })).toEqual(['二月初']);
  expect(await born({ op: 'between', values: ['1975-02-01', '1975-02-28'] })).toEqual(february);
  expect(await born({ op: 'between', values: ['1975-02', '1975-02'] })).toEqual(february);
  expect(await born({ op: 'atLeast', value: '1975-02-10' })).toEqual(['二月', '二月末', '三月']);
  expect(await born({ op: 'atMost', value: '1975-02-10' })).toEqual(['二月', '二月初', '一月']);
  expect(await born({ op: 'startsWith', value: '1975-0' })).toHaveLength(5);
});

it('finds several codes in a list of them, and the narrow classes of a wide one', async () => {
  const { call } = await testApp();
  await save(call, 'person', { name: '甲', skills: ['01', '07'], education: '11' });
  await save(call, 'person', { name: '乙', skills: ['07'], education: '10' });
  await save(call, 'person', { name: '丙', education: '20' });
  const skilled = (filter: Omit<Filter, 'field'>) => found(call, 'person', { field: 'skills', ...filter });
  expect(await skilled({ op: 'is', value: '07' })).toEqual(['甲', '乙']);
  expect(await skilled({ op: 'is', value: ['07', '01'] })).toEqual(['甲']);
  expect(await skilled({ op: 'isNot', value: ['07', '01'] })).toEqual(['丙', '乙']);
  expect(await skilled({ op: 'anyOf', values: ['01', null] })).toEqual(['丙', '甲']);
  expect(await skilled({ op: 'contains', value: '驾' })).toEqual(['甲']);
  // Signs that mean something to LIKE are no codes.
  expect(await skilled({ op: 'is', value: '%' })).toEqual([]);
  const schooled = (filter: Omit<Filter, 'field'>) => found(call, 'person', { field: 'education', ...filter });
  expect(await schooled({ op: 'is', value: '10' })).toEqual(['甲', '乙']);
  expect(await schooled({ op: 'isNot', value: '10' })).toEqual(['丙']);
  expect(await schooled({ op: 'startsWith', value: '博士' })).toEqual(['甲']);
  expect(await schooled({ op: 'startsWith', value: '士研' })).toEqual([]);
});

it('looks for linked rows by their titles only, and for numbers however they are grouped', async () => {
  const { call } = await testApp();
  const [natie, chashi] = [await villageNamed(call, '那铁村'), await villageNamed(call, '茶市村')];
  await save(call, 'person', { name: '石茶香', village: natie, phone: '13807430000', address: '茶市村口' });
  await save(call, 'person', { name: '彭四', village: chashi, phone: '0743-8123456' });
  const one = (field: string, op: Filter['op'], value: string) => found(call, 'person', { field, op, value });
  expect(await one('village', 'contains', '茶')).toEqual(['彭四']);
  expect(await one('village', 'contains', 'ntc')).toEqual(['石茶香']);
  expect(await one('village', 'startsWith', '那')).toEqual(['石茶香']);
  expect(await one('village', 'startsWith', '铁')).toEqual([]);
  expect(await one('phone', 'contains', '138 0743')).toEqual(['石茶香']);
  expect(await one('phone', 'contains', '07438123')).toEqual(['彭四']);
  expect(await one('phone', 'startsWith', '0743')).toEqual(['彭四']);
  expect(await one('name', 'contains', '%')).toEqual([]);
  const visit = await save(call, 'visit', { person: { create: '田茶花' }, visitedOn: '2026-11-01', visitors: '石某' });
  // The address of the visited is no title of hers.
  await call('rows.save', { register: 'visit', id: visit, version: 1, changes: { village: chashi } });
  const visits = await call('rows.count', {
    register: 'visit',
    filters: [{ field: 'person', op: 'contains', value: '茶市' }],
  });
  expect(visits.rows).toBe(0);
});

describe('a filter that makes no sense', () => {
  it.each([
    ['dispute', { field: 'amount', op: 'contains', value: '3' }],
    ['dispute', { field: 'complex', op: 'startsWith', value: '是' }],
    ['dispute', { field: 'happenedOn', op: 'atLeast' }],
    ['dispute', { field: 'happenedOn', op: 'between', values: ['2026-01-01'] }],
    ['person', { field: 'age', op: 'is', value: '三十' }],
  ] as const)('is refused in words: %s %j', async (register, filter) => {
    const { call } = await testApp();
    const refusal = await call('rows.count', { register, filters: [filter as unknown as Filter] }).catch(
      (error: Refusal) => error,
    );
    expect(refusal).toMatchObject({ code: 'invalid', message: expect.stringMatching(/[\p{Script=Han}]{4}/u) });
  });
});

it('keeps empty cells last in both directions, also where a linked row has nothing to sort by', async () => {
  const { call } = await testApp();
  const [natie, chashi] = [await villageNamed(call, '那铁村'), await villageNamed(call, '茶市村')];
  const fresh = await save(call, 'village', { name: '新设社区', kind: 'community' });
  for (const [name, village] of [
    ['甲会', fresh],
    ['乙会', natie],
    ['丙会', chashi],
  ] as const) {
    await save(call, 'committee', { name, village });
  }
  const sorted = (direction: 'ascending' | 'descending') =>
    shown(call, { register: 'committee', sort: [{ field: 'village', direction }] });
  expect((await sorted('ascending')).at(-1)).toBe('甲会');
  expect((await sorted('descending')).at(-1)).toBe('甲会');
  expect((await sorted('ascending')).slice(0, 2)).toEqual((await sorted('descending')).slice(0, 2).reverse());
});

it('finds words of a view in different places of a row, together with filters', async () => {
  const { call } = await testApp();
  const natie = await villageNamed(call, '那铁村');
  const chashi = await villageNamed(call, '茶市村');
  for (const [village, committee] of [
    [natie, '那铁村治保会'],
    [chashi, '茶市村治保会'],
  ] as const) {
    const id = await save(call, 'committee', { name: committee, village });
    await save(call, 'committeeMember', { committee: id, person: { create: '张建国' }, post: '01' });
    await save(call, 'committeeMember', {
      committee: id,
      person: { create: '田英' },
      post: '03',
      phone: '13807430001',
    });
  }
  const count = async (search: string, filters: Filter[] = []) =>
    (await call('rows.count', { register: 'committeeMember', search, filters })).rows;
  expect(await count('张建国')).toBe(2);
  expect(await count('张建国 那铁')).toBe(1);
  expect(await count('那铁 zjg')).toBe(1);
  expect(await count('田英 张建国')).toBe(0);
  expect(await count('138 0743 0001')).toBe(2);
  expect(await count('那铁', [{ field: 'post', op: 'is', value: '03' }])).toBe(1);
});

it('finds words of long texts exactly where the field holds them', async () => {
  const { call } = await testApp();
  const dispute = (title: string, summary: string) =>
    save(call, 'dispute', { title, summary, happenedOn: '2026-11-01', parties: '张某、李某' });
  await dispute('水渠纠纷', '因灌溉用水先后顺序发生争执。Ａ区12号水表');
  await dispute('用水纠纷', '因水表读数争执');
  await dispute('张某借款纠纷', '因借款');
  const titled = (filter: Omit<Filter, 'field'>, field: string) =>
    shown(call, { register: 'dispute', filters: [{ field, ...filter }] }, 'title').then((titles) => titles.sort());
  expect(await titled({ op: 'contains', value: '用水' }, 'title')).toEqual(['用水纠纷']);
  expect(await titled({ op: 'contains', value: '用水' }, 'summary')).toEqual(['水渠纠纷']);
  expect(await titled({ op: 'contains', value: '水' }, 'summary')).toEqual(['水渠纠纷', '用水纠纷'].sort());
  expect(await titled({ op: 'contains', value: '12号水' }, 'summary')).toEqual(['水渠纠纷']);
  expect(await titled({ op: 'startsWith', value: '因水' }, 'summary')).toEqual(['用水纠纷']);
  // The word is in the parties of all three.
  expect(await titled({ op: 'contains', value: '张某' }, 'title')).toEqual(['张某借款纠纷']);
});
