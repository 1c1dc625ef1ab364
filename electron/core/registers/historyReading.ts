// The history as people read it: labels and shown texts instead of keys and stored values.
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StoredValue } from '../../../shared/fields/codec.ts';
import { type Field, isSensitive, linkedRegister } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { rowsIn, type SystemTables } from '../tables.ts';
import { namedRegister, registerOf } from './columns.ts';
import { maskValue } from './readRows.ts';
import { revealRows } from './reveal.ts';
import { titlesOf } from './rowTitles.ts';

type Entry = OutputOf<'rows.history'>['entries'][number];
type Change = [string, StoredValue, StoredValue];

async function readable(rows: readonly SystemTables['history'][], call: Call): Promise<Entry[]> {
  const titles = await titlesNamed(rows, call);
  const revealed = await revealedIn(rows, call);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    by: call.township.userName(row.by),
    register: row.register,
    row: row.rowId,
    title: row.title,
    action: row.action as Entry['action'],
    reason: row.reason,
    changes: changesOf(row).flatMap(([key, old, now]) => {
      const field = findRegister(row.register)?.fields.find((each) => each.key === key);
      if (!field) return [];
      const show = (stored: StoredValue) => shownText(field, stored, revealed.has(row.register), titles, call);
      return [{ field: key, label: field.label, old: show(old), new: show(now) }];
    }),
  }));
}

function changesOf(row: SystemTables['history']): Change[] {
  const changes = JSON.parse(row.changes) as Record<string, [StoredValue, StoredValue]>;
  return Object.entries(changes).map(([key, [old, now]]) => [key, old, now]);
}

/** Registers whose numbers these entries show in clear to this window; the rows are logged as seen. */
async function revealedIn(rows: readonly SystemTables['history'][], call: Call): Promise<Set<string>> {
  const holding = new Map<string, Set<string>>();
  for (const row of rows) {
    const sensitive = findRegister(row.register)?.fields.filter(isSensitive) ?? [];
    if (!changesOf(row).some(([key]) => sensitive.some((field) => field.key === key))) continue;
    holding.set(row.register, (holding.get(row.register) ?? new Set()).add(row.rowId));
  }
  const revealed = new Set<string>();
  for (const [register, ids] of holding) if (await revealRows(call, register, [...ids])) revealed.add(register);
  return revealed;
}

function shownText(
  field: Field,
  stored: StoredValue,
  revealed: boolean,
  titles: Map<string, string>,
  call: Call,
): string {
  if (stored === null) return '';
  // The name of a file that was added or taken out of use.
  if (field.type === 'attachment') return String(stored);
  const value = codecOf(field).load(stored, field);
  if (isSensitive(field) && !revealed) return maskValue(field, value);
  return codecOf(field).format(value, field, {
    table: (key) => call.township.codes.table(key),
    rowTitle: (target, id) => titles.get(`${target} ${id}`),
  });
}

/** Titles of all rows that the changes point to, by `register id`. */
async function titlesNamed(rows: readonly SystemTables['history'][], call: Call): Promise<Map<string, string>> {
  const wanted = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const [key, ...values] of changesOf(row)) {
      const field = findRegister(row.register)?.fields.find((each) => each.key === key);
      const link = field ? linkedRegister(field) : null;
      if (link === null) continue;
      const ids = wanted.get(link) ?? new Set<string>();
      for (const value of values) if (typeof value === 'string') ids.add(value);
      wanted.set(link, ids);
    }
  }
  const titles = new Map<string, string>();
  for (const [link, ids] of wanted) {
    for (const [id, title] of await titlesOf(call.township.read, registerOf(link), ids))
      titles.set(`${link} ${id}`, title);
  }
  return titles;
}

type StoredEntry = SystemTables['history'];

/** The link fields through which a row shows values of other rows, with the fields of those that it shows. */
function shownThrough(register: Register): Map<string, Set<string>> {
  const shown = new Map<string, Set<string>>();
  for (const { via, of } of register.fields) {
    if (via !== undefined && of !== undefined) shown.set(via, (shown.get(via) ?? new Set()).add(of));
  }
  return shown;
}

/**
 * Changes, since the row was made, of what it shows of the rows it points to now: a phone changed in a roster is the
 * person's, and yet it is looked for here.
 */
async function entriesBehind(register: Register, id: string, call: Call): Promise<StoredEntry[]> {
  const links = shownThrough(register);
  if (links.size === 0) return [];
  const row = await rowsIn(call.township.read)
    .selectFrom(register.key)
    .select(['createdAt', ...links.keys()])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return [];
  const found: StoredEntry[] = [];
  for (const [link, shown] of links) {
    const target = row[link];
    if (typeof target !== 'string') continue;
    const entries = await call.township.read
      .selectFrom('history')
      .selectAll()
      .where('register', '=', linkedRegister(fieldOf(register, link))!)
      .where('rowId', '=', target)
      .where('at', '>=', String(row.createdAt))
      .where('version', '>', 1)
      .execute();
    found.push(...entries.flatMap((entry) => onlyChangesOf(entry, shown)));
  }
  return found;
}

function onlyChangesOf(entry: StoredEntry, fields: ReadonlySet<string>): StoredEntry[] {
  const kept = changesOf(entry).filter(([key]) => fields.has(key));
  if (kept.length === 0) return [];
  return [{ ...entry, changes: JSON.stringify(Object.fromEntries(kept.map(([key, old, now]) => [key, [old, now]]))) }];
}

export const historyHandlers = {
  'rows.history': async ({ register: key, id }, call) => {
    const register = namedRegister(key);
    const own = await call.township.read
      .selectFrom('history')
      .selectAll()
      .where('register', '=', key)
      .where('rowId', '=', id)
      .execute();
    const rows = [...own, ...(await entriesBehind(register, id, call))];
    rows.sort((one, other) => (one.id < other.id ? 1 : -1));
    return { entries: await readable(rows, call) };
  },
  'history.recent': async ({ before, register, limit }, call) => {
    let query = call.township.read.selectFrom('history').selectAll().orderBy('id', 'desc').limit(limit);
    if (before !== undefined) query = query.where('id', '<', before);
    if (register !== undefined) query = query.where('register', '=', register);
    return { entries: await readable(await query.execute(), call) };
  },
} satisfies Partial<OpenHandlers>;
