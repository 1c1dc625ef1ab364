// Every procedure of the contract with input that has the right shape and no sense: an answer or a Chinese refusal,
// never a fault of ours.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { contract, type ProcedureName } from '../../shared/contract/index.ts';
import { registers } from '../../shared/registers/index.ts';
import { smallTownship } from './testing/smallTownship.ts';
import { testApp } from './testing/testApp.ts';

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
}

/** Texts that mean something somewhere, and texts that never should. */
function texts(ids: readonly string[]): fc.Arbitrary<string> {
  const fields = registers.flatMap(({ fields }) => fields.map((field) => field.key));
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ids) },
    { weight: 4, arbitrary: fc.constantFrom(...registers.map(({ key }) => key)) },
    { weight: 4, arbitrary: fc.constantFrom(...fields) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '',
        ' ',
        '张',
        '张建国',
        'zjg',
        '13807430001',
        '2026-02-30',
        '2026-11-21',
        '2026-03',
        '01',
        '-1',
        '9'.repeat(40),
        '1e400',
        '__proto__',
        'constructor',
        '"; drop table person; --',
        "' or 1=1",
        '%_\\',
        '*"(',
        'NEAR(',
        '\u0000',
        '\ud800',
        '../../keys.json',
        'backup:own/../keys.json',
      ),
    },
    { weight: 1, arbitrary: fc.string() },
  );
}

function valuesOf(schema: Schema, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => valuesOf(each, text)));
  switch (schema.type) {
    case 'object':
      return schema.properties ? objectsOf(schema, text) : recordsOf(schema, text);
    case 'array': {
      const least = schema.minItems ?? 0;
      return fc.array(valuesOf(schema.items ?? {}, text), { minLength: least, maxLength: Math.max(least, 3) });
    }
    case 'string':
      if (schema.pattern !== undefined) return fc.constantFrom('2026-11-21', '2026-02-30', '433125109', '000000000');
      return text.map((each) => each.padEnd(schema.minLength ?? 0, 'x').slice(0, schema.maxLength));
    case 'integer': {
      const [least, most] = [Math.max(schema.minimum ?? -5, -5), Math.min(schema.maximum ?? 1e9, 1e9)];
      return fc.oneof(
        fc.integer({ min: least, max: Math.max(least, Math.min(most, 20)) }),
        fc.constantFrom(least, most),
      );
    }
    case 'number':
      return fc.constantFrom(0, -1, 1.5, 2 ** 53, 1e300);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof(text, fc.constantFrom(null, 0, true, [], {}));
  }
}

function objectsOf({ properties = {}, required = [] }: Schema, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const parts = Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, valuesOf(each, text)]));
  return fc.record(parts, { requiredKeys: required.filter((key) => key in parts) });
}

function recordsOf({ additionalProperties }: Schema, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const value = typeof additionalProperties === 'object' ? additionalProperties : {};
  const keys = text.filter((key) => key.length > 0 && key.length <= 40);
  return fc.dictionary(keys, valuesOf(value, text), { maxKeys: 4 });
}

/** They end the session, wait for threads, or are tried elsewhere with real files. */
const leftOut = new Set<ProcedureName>([
  'session.logout',
  'session.lock',
  'session.login',
  'session.recover',
  'session.unlock',
  'session.changePassword',
  'users.newRecoveryKey',
]);

const names = (Object.keys(contract) as ProcedureName[]).filter((name) => !leftOut.has(name));

it.each(names)('%s', async (name) => {
  const test = await testApp();
  const small = await smallTownship(test.call);
  const view = (await test.call('views.open', { register: 'person' })).view;
  const ids = [...Object.values(small), view];
  const schema = z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' }) as Schema;
  const inputs = fc.sample(valuesOf(schema, texts(ids)), { numRuns: 40, seed: 7 });
  for (const input of inputs) {
    const answer = await test.connection.call(name, input);
    if (answer.ok) continue;
    const shown = `${name} ${JSON.stringify(input)} → ${JSON.stringify(answer.error)}\n${test.logged.at(-1)}`;
    expect(answer.error.code, shown).not.toBe('internal');
    expect(answer.error.message, shown).toMatch(/[一-龥]{3}/);
  }
});

it('input nested deeper than anything', async () => {
  const { connection } = await testApp();
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  for (const input of [deep, { key: 'a', value: deep }]) {
    const answer = await connection.call('preferences.set', input);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'invalid', message: expect.stringMatching(/[一-龥]{4}/) },
    });
  }
});

const odd = [
  '',
  '张',
  '-1',
  '2026-02-30',
  '9'.repeat(40),
  '__proto__',
  '%',
  '\u0000',
  '|',
  0,
  -1,
  1.5,
  2 ** 60,
  true,
  null,
];

function oddFilters() {
  const value = fc.constantFrom(...odd, ['01'], []);
  return fc
    .constantFrom(...registers.flatMap((register) => register.fields.map((field) => ({ register, field }))))
    .chain(({ register, field }) =>
      fc.record({
        register: fc.constant(register.key),
        filters: fc.tuple(
          fc.record(
            {
              field: fc.constant(field.key),
              op: fc.constantFrom(
                'is',
                'isNot',
                'anyOf',
                'contains',
                'startsWith',
                'atLeast',
                'atMost',
                'between',
                'empty',
                'filled',
              ),
              value,
              values: fc.array(value, { maxLength: 3 }),
            },
            { requiredKeys: ['field', 'op'] },
          ),
        ),
        sort: fc.tuple(
          fc.record({ field: fc.constant(field.key), direction: fc.constantFrom('ascending', 'descending') }),
        ),
        search: fc.constantFrom('', '张', '1380743', '"', '*'),
      }),
    );
}

it('any filter, sort and search on any field of any register', async () => {
  const test = await testApp();
  await smallTownship(test.call);
  for (const view of fc.sample(oddFilters(), { numRuns: 3000, seed: 11 })) {
    const answer = await test.connection.call('views.open', view);
    if (!answer.ok) expect(answer.error.code, `${JSON.stringify(view)}\n${test.logged.at(-1)}`).toBe('invalid');
  }
});

it('any value in any field of any register', async () => {
  const test = await testApp();
  const small = await smallTownship(test.call);
  const before = await test.call('rows.count', { register: 'person' });
  const value = fc.constantFrom(...odd, small.committee, ['01', '02'], [], { create: '张三' }, { create: '\u0000' });
  const change = fc.constantFrom(...registers).chain((register) =>
    fc.record({
      register: fc.constant(register.key),
      id: fc.constant(null),
      changes: fc.dictionary(fc.constantFrom(...register.fields.map((field) => field.key)), value, { maxKeys: 6 }),
    }),
  );
  for (const input of fc.sample(change, { numRuns: 1500, seed: 13 })) {
    const answer = await test.connection.call('rows.check', input);
    if (!answer.ok)
      expect(['invalid', 'notFound'], `${JSON.stringify(input)}\n${test.logged.at(-1)}`).toContain(answer.error.code);
  }
  expect(await test.call('rows.count', { register: 'person' })).toEqual(before);
});
