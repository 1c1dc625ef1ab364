// One change to one row, from top to bottom: load and compare the version → normalise → rows it points to → derive and
// complete → check → write → history → search index. It runs inside a transaction; a refusal undoes all of it.
import { type Problem, Refusal } from '../../../shared/contract/errors.ts';
import type { Changes } from '../../../shared/contract/shapes.ts';
import { problemOf } from '../../../shared/fields/codec.ts';
import {
  type Field,
  type FieldValue,
  isEditable,
  isStored,
  linkedRegister,
  type RowValues,
} from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import { checkRow } from '../../../shared/fields/rowRules.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import { indexRow } from '../search/searchIndex.ts';
import { pinyinSortKey } from '../search/tokens.ts';
import { rowsIn, type StoredRow } from '../tables.ts';
import { registerOf } from './columns.ts';
import { type HistoryAction, writeHistory } from './historyWriting.ts';
import { normalised, sameValue, switchedOff } from './normalise.ts';
import { readFullRow } from './readRows.ts';
import { linkProblems, refuseErrors, storedFields, takenValues } from './rowChecks.ts';
import { titleOfValues, titlesForRows } from './rowTitles.ts';
import { rulesOf } from './rules/index.ts';
import type { WriteCall } from './writeCall.ts';

export interface RowChange {
  register: Register;
  /** Null makes a new row. */
  id: string | null;
  /** The id of the new row, where whoever makes it must know it beforehand. */
  newId?: string;
  /** The version that was seen; null for a new row, or to change whatever is there (the core's own changes). */
  version: number | null;
  changes: Changes;
  reason?: string | null;
  action?: HistoryAction;
  /** Fields the program sets although nobody may type them. */
  own?: Record<string, FieldValue>;
}

export interface RowChanged {
  id: string;
  version: number;
  /** False where everything was so already. */
  isWritten: boolean;
  /** Warnings and hints; errors are thrown. */
  problems: Problem[];
  values: RowValues;
}

type Links = Map<string, { field: Field; target: Record<string, FieldValue>; create: string | null }>;

/** @throws Refusal `conflict` (newer version), `notFound`, `invalid` with every problem found. */
export async function changeRow(change: RowChange, call: WriteCall): Promise<RowChanged> {
  const { register } = change;
  const { around } = rulesOf(register.key);
  if (!around) return changeOne(change, call);
  const id = change.id ?? change.newId ?? call.newId();
  const how = change.id === null ? 'create' : change.action === 'merge' ? 'merge' : 'change';
  const given = { ...change.changes, ...change.own };
  const work = () => changeOne({ ...change, newId: id }, call);
  const changed = await around({ register, id, how, given }, call, work, changeRow);
  // What follows from a row may have written the row itself.
  return { ...changed, version: await versionOf(register, changed.id, call) };
}

async function changeOne(change: RowChange, call: WriteCall): Promise<RowChanged> {
  const { register } = change;
  const before = await loadForChange(change, call);
  const problems: Problem[] = [];

  const own: Record<string, FieldValue> = { ...change.own };
  const links = sortChanges(change, before, own, problems, call);
  refuseErrors(problems);

  const merged: Record<string, FieldValue> = { ...(before ?? defaultsOf(register)), ...own };
  const isWrittenBehind = await writeLinkedRows(register, links, merged, problems, call);

  const changed = new Set([...Object.keys(own), ...links.keys()]);
  const row = { id: change.id, values: merged, before, changed };
  const rules = rulesOf(register.key);
  Object.assign(merged, rules.derive?.(row));
  Object.assign(merged, await rules.complete?.(row, call));

  problems.push(...checkRow(storedFields(register), merged));
  problems.push(...(rules.checkValues?.(merged) ?? []));
  problems.push(...(await linkProblems(register, merged, before, call)));
  problems.push(...(await takenValues(register, change.id, merged, call)));
  problems.push(...((await rules.checkAgainst?.(row, call)) ?? []));
  refuseErrors(problems);

  const written = await writeRow(change, before, merged, isWrittenBehind, call);
  return { ...written, problems, values: merged };
}

/** The row's own stored values as they are, or null for a new row. */
async function loadForChange(change: RowChange, call: WriteCall): Promise<Record<string, FieldValue> | null> {
  if (change.id === null) return null;
  const { register } = change;
  const row = await readFullRow(call.trx, register, change.id, call.today);
  if (!row) throw new Refusal('notFound', `“${register.title}”里没有这一条，可能已随导入撤销。`);
  if (row.withdrawnAt !== null)
    throw new Refusal('conflict', `${nameOf(register, row.values)}已注销，请先恢复再修改。`);
  if (change.version !== null && row.version !== change.version) {
    throw new Refusal('conflict', '这一条刚被别人或在别处改过，请看过新内容再改。', {
      details: { version: row.version },
    });
  }
  return Object.fromEntries(storedFields(register).map((field) => [field.key, row.values[field.key] ?? null]));
}

/** 人员“张建国”, or 走访记录里的这一条 where the title is not a text of the row's own. */
function nameOf(register: Register, values: RowValues): string {
  const key = register.titleFields[0]!;
  const title = values[key];
  const own = linkedRegister(fieldOf(register, key)) === null && typeof title === 'string';
  return own ? `${register.title}“${title}”` : `${register.title}里的这一条`;
}

function defaultsOf(register: Register): Record<string, FieldValue> {
  return Object.fromEntries(storedFields(register).map((field) => [field.key, field.default ?? null]));
}

/** Parts a change into the row's own values (into `own`) and those that live in rows it points to. */
function sortChanges(
  change: RowChange,
  before: RowValues | null,
  own: Record<string, FieldValue>,
  problems: Problem[],
  call: WriteCall,
): Links {
  const { register } = change;
  const links: Links = new Map();
  const linkFor = (key: string) => {
    const known = links.get(key);
    if (known) return known;
    const target: Record<string, FieldValue> = {};
    const link = { field: fieldOf(register, key), target, create: null as string | null };
    links.set(key, link);
    return link;
  };
  const context = { today: call.today, table: (key: string) => call.codes.table(key) };
  for (const [key, given] of Object.entries(change.changes)) {
    const field = register.fields.find((each) => each.key === key);
    if (!field) throw new Refusal('invalid', `“${register.title}”没有“${key}”这一栏。`);
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
      const isOwnLink = linkedRegister(field) !== null && isStored(field) && isEditable(field);
      if (!isOwnLink) throw new Refusal('invalid', `“${field.label}”不能在这里新建，请从已有的里面选。`);
      linkFor(key).create = (given as { create: string }).create;
      continue;
    }
    const { value, problems: found } = normalised(field, given as FieldValue, context);
    problems.push(...found, ...switchedOff(field, value, before?.[key] ?? null, call.codes));
    if (field.via !== undefined) linkFor(field.via).target[field.of!] = value;
    else own[key] = value;
  }
  return links;
}

/**
 * Makes and changes the rows that this one points to; their problems are told under this register's labels.
 * @returns whether one of them was written.
 */
async function writeLinkedRows(
  register: Register,
  links: Links,
  merged: Record<string, FieldValue>,
  problems: Problem[],
  call: WriteCall,
): Promise<boolean> {
  let isWritten = false;
  for (const [key, { field, target, create }] of links) {
    const linked = registerOf(linkedRegister(field)!);
    const id = typeof merged[key] === 'string' && create === null ? (merged[key] as string) : null;
    if (id === null && create === null) {
      if (Object.values(target).every((value) => value === null)) continue;
      problems.push(problemOf(field, 'error', 'linkMissing', `请先填写“${field.label}”`));
      continue;
    }
    const fresh = create === null ? {} : await valuesOfNewLinked(register, linked, key, create, merged, call);
    const changed = await changeRow(
      { register: linked, id, version: null, changes: { ...fresh, ...target } },
      call,
    ).catch((error: unknown) => {
      throw relabelled(error, register, key);
    });
    merged[key] = changed.id;
    isWritten ||= changed.isWritten;
    problems.push(
      ...changed.problems
        .filter((problem) => problem.level === 'warning')
        .map((problem) => underOwnLabel(problem, register, key)),
    );
  }
  return isWritten;
}

async function valuesOfNewLinked(
  register: Register,
  linked: Register,
  key: string,
  create: string,
  merged: RowValues,
  call: WriteCall,
): Promise<Record<string, FieldValue>> {
  const [title] = linked.titleFields;
  return {
    ...homeOf(register, linked, merged),
    ...(await rulesOf(register.key).newLinked?.(key, merged, call)),
    [title!]: create,
  };
}

/** Whoever is made in place belongs, as far as is known, to the village of the row. */
function homeOf(register: Register, linked: Register, values: RowValues): Record<string, FieldValue> {
  const hasVillage = (each: Register) => each.fields.some((field) => field.key === 'village' && isStored(field));
  if (!hasVillage(register) || !hasVillage(linked)) return {};
  return { village: values.village ?? null };
}

function underOwnLabel(problem: Problem, register: Register, via: string): Problem {
  const field = register.fields.find((each) => each.via === via && each.of === problem.field);
  return field ? { ...problem, field: field.key, label: field.label } : { ...problem, field: via };
}

function relabelled(error: unknown, register: Register, via: string): unknown {
  if (!(error instanceof Refusal) || !error.problems) return error;
  return new Refusal(error.code, error.message, {
    problems: error.problems.map((problem) => underOwnLabel(problem, register, via)),
    details: error.details,
    cause: error,
  });
}

/** The columns of a row's own values, with their pinyin sort keys. */
export function storedColumns(register: Register, values: RowValues): Record<string, string | number | null> {
  const columns: Record<string, string | number | null> = {};
  for (const field of storedFields(register)) {
    const value = values[field.key] ?? null;
    columns[field.key] = codecOf(field).store(value, field);
    if (field.type === 'text' && field.pinyinSort)
      columns[`${field.key}Sort`] = typeof value === 'string' ? pinyinSortKey(value) : null;
  }
  return columns;
}

async function writeRow(
  change: RowChange,
  before: RowValues | null,
  values: RowValues,
  isWrittenBehind: boolean,
  call: WriteCall,
): Promise<{ id: string; version: number; isWritten: boolean }> {
  const { register } = change;
  const fields = storedFields(register).filter(
    (field) => !sameValue(before?.[field.key] ?? null, values[field.key] ?? null),
  );
  const id = change.id ?? change.newId ?? call.newId();
  if (before !== null && fields.length === 0) {
    // What the row shows of another one is another text now: who has seen the old one must not overwrite it unseen.
    const version = isWrittenBehind ? await updateRow(register, id, {}, call) : await versionOf(register, id, call);
    return { id, version, isWritten: false };
  }
  const columns = storedColumns(register, values);
  const version =
    before === null ? await insertRow(register, id, columns, call) : await updateRow(register, id, columns, call);
  const titles = await titlesForRows(call.trx, register, [values]);
  await writeHistory(call, {
    register: register.key,
    rowId: id,
    title: titleOfValues(register, values, titles),
    action: change.action ?? (before === null ? 'create' : 'change'),
    reason: change.reason ?? null,
    version,
    changes: Object.fromEntries(fields.map((field) => [field.key, [stored(field, before), stored(field, values)]])),
  });
  if (before === null || fields.some((field) => field.search !== undefined)) {
    await indexRow(call.trx, register, id, values);
  }
  return { id, version, isWritten: true };
}

async function versionOf(register: Register, id: string, call: WriteCall): Promise<number> {
  const row = await rowsIn(call.trx)
    .selectFrom(register.key)
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.version;
}

function stored(field: Field, values: RowValues | null): string | number | null {
  return codecOf(field).store(values?.[field.key] ?? null, field);
}

async function insertRow(
  register: Register,
  id: string,
  columns: Record<string, string | number | null>,
  call: WriteCall,
): Promise<number> {
  const row: StoredRow = {
    ...columns,
    id,
    version: 1,
    createdAt: call.now,
    createdBy: call.userId,
    changedAt: call.now,
    changedBy: call.userId,
    withdrawnAt: null,
    withdrawnBy: null,
    withdrawnReason: null,
    batch: call.batch,
  };
  await rowsIn(call.trx).insertInto(register.key).values(row).execute();
  return 1;
}

async function updateRow(
  register: Register,
  id: string,
  columns: Record<string, string | number | null>,
  call: WriteCall,
): Promise<number> {
  const updated = await rowsIn(call.trx)
    .updateTable(register.key)
    .set((builder) => ({
      ...columns,
      version: builder('version', '+', 1),
      changedAt: call.now,
      changedBy: call.userId,
    }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return updated.version;
}
