// Every declared register does what the engine promises. A new register is tested here without a line.
import { describe, expect, it } from 'vitest';
import { shippedTable } from '../../../shared/codes/index.ts';
import type { Changes, Row } from '../../../shared/contract/shapes.ts';
import { type Field, isEditable, isSensitive, isStored, linkedRegister } from '../../../shared/fields/field.ts';
import { isEmptyValue } from '../../../shared/fields/rowRules.ts';
import { registers } from '../../../shared/registers/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { refusalOf } from '../testing/rowCalls.ts';
import { sampleChanges } from '../testing/sampleRow.ts';
import { type CallFunction, type TestApp, testApp } from '../testing/testApp.ts';

async function made(register: Register, index: number, call: CallFunction): Promise<Row> {
  const changes = await sampleChanges(register, index, call);
  return (await call('rows.save', { register: register.key, id: null, version: null, changes })).row;
}

/** A field that can be changed without touching another row or a rule. */
function plainField(register: Register): Field {
  return (
    register.fields.find((field) => field.key === 'note') ??
    register.fields.find((field) => isStored(field) && field.type === 'text')!
  );
}

const view = (register: Register, more: object = {}) => ({ register: register.key, ...more });

/** What a ledger carries of a row: shown values, without what the program works out. */
function carried(register: Register, row: Row): Record<string, unknown> {
  const entries = register.fields
    .filter(
      (field) =>
        field.inPrint !== false &&
        field.type !== 'computed' &&
        field.type !== 'attachment' &&
        linkedRegister(field) === null,
    )
    .map((field) => [field.key, row.values[field.key]]);
  return Object.fromEntries(entries);
}

async function allRows(register: Register, call: CallFunction): Promise<Row[]> {
  const opened = await call('views.open', view(register));
  return (await call('views.rows', { view: opened.view, from: 0, count: 500 })).rows;
}

describe.each(registers.map((register) => [register.title, register] as const))('%s', (_title, register) => {
  it('names code tables, groups and printed columns that exist', () => {
    for (const field of register.fields) {
      if ('table' in field) expect(shippedTable(field.table), field.key).toBeDefined();
    }
    expect(register.about.length).toBeGreaterThan(8);
    expect(register.fields.some((field) => field.inPrint !== false)).toBe(true);
  });

  it('creates, reads, changes, refuses a conflicting change, withdraws, restores and remembers', async () => {
    const { call } = await testApp();
    const row = await made(register, 1, call);
    expect(row.version).toBe(1);

    const editable = register.fields.filter((field) => isEditable(field) && isStored(field) && field.required);
    for (const field of editable) expect(row.values[field.key], field.key).not.toBeNull();
    for (const field of register.fields) {
      if (isSensitive(field) && row.values[field.key] !== null)
        expect(String(row.values[field.key]), field.key).toContain('*');
    }

    const field = plainField(register);
    const changed = await call('rows.save', {
      register: register.key,
      id: row.id,
      version: 1,
      changes: { [field.key]: '改过一次' },
    });
    expect(changed.row.values[field.key]).toBe('改过一次');
    const conflict = await refusalOf(
      call('rows.save', { register: register.key, id: row.id, version: 1, changes: { [field.key]: '旧版本' } }),
    );
    expect(conflict.code).toBe('conflict');

    await call('rows.withdraw', { register: register.key, ids: [row.id], reason: '登记错误' });
    expect((await call('rows.count', view(register, { withdrawn: 'only' }))).rows).toBeGreaterThanOrEqual(1);
    expect(
      (await refusalOf(call('rows.save', { register: register.key, id: row.id, version: null, changes: {} }))).code,
    ).toBe('conflict');
    await call('rows.restore', { register: register.key, ids: [row.id] });

    const { entries } = await call('rows.history', { register: register.key, id: row.id });
    expect(entries.map((entry) => entry.action)).toEqual(['restore', 'withdraw', 'change', 'create']);
    expect(entries[2]!.changes).toEqual([expect.objectContaining({ field: field.key, new: '改过一次' })]);
  });

  it('opens a view sorted by and filtered on every field', async () => {
    const { call } = await testApp();
    const row = await made(register, 2, call);
    for (const field of register.fields) {
      const sorted = await call(
        'views.open',
        view(register, { sort: [{ field: field.key, direction: 'descending' }] }),
      );
      expect(sorted.total, field.key).toBeGreaterThanOrEqual(1);
      const value = row.values[field.key];
      // A slot for files is empty while it holds none.
      const filled = !isEmptyValue(value) && !(field.type === 'attachment' && value === 0);
      const found = await call(
        'rows.count',
        view(register, { filters: [{ field: field.key, op: filled ? 'filled' : 'empty' }] }),
      );
      expect(found.rows, field.key).toBeGreaterThanOrEqual(1);
      if (!filled || row.masked.includes(field.key) || field.type === 'attachment') continue;
      const one = Array.isArray(value) ? value[0] : value;
      const same = await call('rows.count', view(register, { filters: [{ field: field.key, op: 'is', value: one }] }));
      expect(same.rows, `${field.key} is`).toBeGreaterThanOrEqual(1);
      const other = await call(
        'rows.count',
        view(register, { filters: [{ field: field.key, op: 'isNot', value: one }] }),
      );
      const all = await call('rows.count', view(register));
      expect(same.rows + other.rows, `${field.key} is and is not`).toBe(all.rows);
    }
  });

  it('refuses an unknown field, a read-only field and an empty required field, naming it', async () => {
    const { call } = await testApp();
    const changes = await sampleChanges(register, 3, call);
    const save = (more: object) =>
      call('rows.save', { register: register.key, id: null, version: null, changes: { ...changes, ...more } });
    expect((await refusalOf(save({ noSuchField: 1 }))).code).toBe('invalid');
    for (const field of register.fields.filter((each) => each.required && isEditable(each))) {
      const refusal = await refusalOf(save({ [field.key]: null }));
      expect(
        refusal.problems?.map((problem) => problem.field),
        field.key,
      ).toContain(field.key);
    }
    const readOnly = register.fields.find((field) => !isEditable(field) && field.type !== 'attachment');
    if (readOnly) expect((await refusalOf(save({ [readOnly.key]: '1' }))).code).toBe('invalid');
  });

  it('comes back equal through export and import', async () => {
    const source = await testApp();
    for (const index of [4, 5, 6]) await made(register, index, source.call);
    await source.call('reveal.grant', { register: register.key, reason: '导出核对' });
    const target = source.target('台账.xlsx');
    await source.job('exports.start', {
      view: view(register),
      format: 'xlsx',
      file: target.handle,
      reveal: '交接台账',
    });
    const before = await allRows(register, source.call);

    const copy = await testApp();
    await prepareReferences(register, source, copy);
    const file = await copy.upload('台账.xlsx', target.bytes());
    const opened = (await copy.job('imports.open', { file, register: register.key })) as { import: string };
    const { sheets } = await copy.call('imports.sheets', { import: opened.import });
    const mappings = sheets.filter((sheet) => sheet.chosen).map(({ sheet, columns }) => ({ sheet, columns }));
    await copy.job('imports.preview', { import: opened.import, register: register.key, mappings });
    const preview = await copy.call('imports.rows', { import: opened.import, show: 'held', from: 0, count: 20 });
    expect(preview.rows.map((row) => row.problems)).toEqual([]);
    await copy.job('imports.save', { import: opened.import });
    await copy.call('reveal.grant', { register: register.key, reason: '导入核对' });
    const after = await allRows(register, copy.call);
    expect(after.map((row) => carried(register, row))).toEqual(before.map((row) => carried(register, row)));
  });
});

/** Rows that a ledger may only name, never make, exist in the other office too; and what those refer to. */
async function prepareReferences(
  register: Register,
  source: TestApp,
  copy: TestApp,
  done: Set<string> = new Set(['village', 'person', register.key]),
): Promise<void> {
  for (const field of register.fields) {
    const link = linkedRegister(field);
    if (link === null || done.has(link)) continue;
    done.add(link);
    const target = registers.find((each) => each.key === link)!;
    await prepareReferences(target, source, copy, done);
    await source.call('reveal.grant', { register: target.key, reason: '准备引用' });
    for (const row of await allRows(target, source.call)) await copyRow(target, row, source, copy);
  }
}

async function copyRow(register: Register, row: Row, source: TestApp, copy: TestApp): Promise<void> {
  const changes: Record<string, unknown> = {};
  for (const field of register.fields) {
    const value = row.values[field.key];
    const link = linkedRegister(field);
    if (value === null || value === undefined || !isEditable(field) || !isStored(field)) continue;
    if (link === null) {
      changes[field.key] = value;
      continue;
    }
    const linked = (await source.call('rows.get', { register: link, id: String(value) })).row;
    const name = String(linked.values.name);
    if (link === 'person') {
      changes[field.key] = { create: name };
      continue;
    }
    const { suggestions } = await copy.call('links.suggest', { register: link, text: name });
    changes[field.key] = suggestions.find((each) => each.title === name)!.id;
  }
  await copy.call('rows.save', { register: register.key, id: null, version: null, changes: changes as Changes });
}
