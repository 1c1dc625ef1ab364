// Numbers in clear: only with a reason, and then every way of looking at them is in the log, row by row.
import { describe, expect, it } from 'vitest';
import { testApp } from '../testing/testApp.ts';

const idNumber = '433199199003070014';
const phone = '13807430000';

async function townshipWithPerson() {
  const test = await testApp();
  const { call } = test;
  const make = async (name: string, more: Record<string, string> = {}) =>
    (await call('rows.save', { register: 'person', id: null, version: null, changes: { name, phone, ...more } })).row;
  const person = await make('张建国', { idNumber });
  const seen = async () => (await call('audit.list', {})).entries.filter((entry) => entry.action === 'view');
  return { ...test, person, make, seen };
}

const ways: [name: string, look: (test: Awaited<ReturnType<typeof townshipWithPerson>>) => Promise<unknown>][] = [
  [
    'the grid',
    async ({ call }) => {
      const { view } = await call('views.open', { register: 'person' });
      return call('views.rows', { view, from: 0, count: 10 });
    },
  ],
  ['the form', ({ call, person }) => call('rows.get', { register: 'person', id: person.id })],
  ['the history of a row', ({ call, person }) => call('rows.history', { register: 'person', id: person.id })],
  ['the history of all rows', ({ call }) => call('history.recent', {})],
  [
    'the answer to a change',
    ({ call, person }) =>
      call('rows.save', { register: 'person', id: person.id, version: 1, changes: { note: '外出务工' } }),
  ],
  [
    'people who may be one',
    async ({ call, make }) => {
      await make('张建国');
      return call('persons.duplicates', {});
    },
  ],
];

describe('numbers of people', () => {
  it.each(ways)('are masked in %s without a reason, and logged there with one', async (_name, look) => {
    const test = await townshipWithPerson();
    const hidden = JSON.stringify(await look(test));
    expect(hidden).toContain('138****0000');
    expect(hidden).not.toContain(phone);
    expect(hidden).not.toContain(idNumber);
    expect(await test.seen()).toEqual([]);

    const fresh = await townshipWithPerson();
    await fresh.call('reveal.grant', { register: 'person', reason: '核对花名册' });
    expect(JSON.stringify(await look(fresh))).toContain(phone);
    const seen = await fresh.seen();
    for (const entry of seen) expect(entry).toMatchObject({ register: 'person', reason: '核对花名册' });
    const people = (await fresh.call('rows.count', { register: 'person' })).rows;
    expect(seen.reduce((rows, entry) => rows + entry.rows, 0)).toBe(people);
  });

  it('are shown for a quarter of an hour, to this window only, and until it is locked', async () => {
    const { call, another, pass, person } = await townshipWithPerson();
    const other = another();
    const shown = async (ask = call) => (await ask('rows.get', { register: 'person', id: person.id })).row.masked;
    await call('reveal.grant', { register: 'person', reason: '核对花名册' });
    expect(await shown()).toEqual([]);
    await expect(shown(other.call)).rejects.toMatchObject({ code: 'unauthenticated' });
    pass(15 * 60_000);
    await call('session.touch', {});
    expect(await shown()).toEqual(['idNumber', 'phone']);
  });

  it('are never compared by size, which would spell them out', async () => {
    const { call } = await townshipWithPerson();
    for (const filter of [
      { field: 'idNumber', op: 'atLeast' as const, value: '4331' },
      { field: 'phone', op: 'between' as const, values: ['138', '139'] },
    ]) {
      await expect(call('rows.count', { register: 'person', filters: [filter] })).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('不能按大小筛选'),
      });
    }
  });

  it('stay masked in suggestions, in search results and beside related rows', async () => {
    const { call, person } = await townshipWithPerson();
    const answers = [
      await call('links.suggest', { register: 'person', text: '43000' }),
      await call('search.all', { text: phone }),
      await call('search.all', { text: idNumber }),
      await call('rows.related', { register: 'person', id: person.id }),
    ];
    expect(JSON.stringify(answers)).not.toMatch(new RegExp(`${phone}|${idNumber}`));
  });
});
