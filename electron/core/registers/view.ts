// Opened views: the core sorts and filters once and keeps the ids; windows fetch rows by position. Scrolling, copying,
// exporting and printing all mean this list.
import { sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { ViewSpec } from '../../../shared/contract/shapes.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import type { Db } from '../tables.ts';
import { columnOf, namedRegister, self } from './columns.ts';
import { readFullRow, readFullRows, showRows } from './readRows.ts';
import { revealRows } from './reveal.ts';
import { type QueryWorld, registerOfView, viewQuery } from './viewQuery.ts';

export interface OpenedView {
  spec: ViewSpec;
  ids: readonly string[];
}

const keptViews = 12;

/** The ids of a view's rows, in order; all of them, or the first `most`. */
export async function viewIds(db: Db, spec: ViewSpec, world: QueryWorld, most?: number): Promise<string[]> {
  const query = viewQuery(spec, sql`${sql.ref(`${self}.id`)} as "id"`, [], world);
  const limited = most === undefined ? query : sql<Record<string, unknown>>`${query} limit ${most}`;
  const found = await limited.execute(db);
  return found.rows.map((row) => String(row.id));
}

/** How many rows a view has. */
export async function countRows(db: Db, spec: ViewSpec, world: QueryWorld): Promise<number> {
  const found = await viewQuery(spec, sql`count(*) as "rows"`, [], world, false).execute(db);
  return Number(found.rows[0]?.rows ?? 0);
}

/** What a query needs to know of the township that the call is about. */
export function worldOf(call: Call): QueryWorld {
  return { today: call.app.host.today(), codes: call.township.codes };
}

function openedView(call: Call, id: string): OpenedView {
  const view = call.connection.views.get(id);
  if (!view) throw new Refusal('notFound', '这个列表已经关闭，请重新打开。');
  // The one used last is forgotten last.
  call.connection.views.delete(id);
  call.connection.views.set(id, view);
  return view;
}

const summed = new Set(['integer', 'money', 'decimal']);

/** Exact sums over a view: integers, fen, or decimal text. @throws Refusal `invalid` for what is no number. */
async function sumsOf(spec: ViewSpec, fields: readonly string[], call: Call): Promise<OutputOf<'views.sums'>['sums']> {
  const register = registerOfView(spec);
  const world = worldOf(call);
  const unknown = fields.find((key) => !register.fields.some((field) => field.key === key));
  if (unknown !== undefined) throw new Refusal('invalid', `“${register.title}”没有“${unknown}”这一栏。`);
  const columns = [...new Set(fields)].map((key) => columnOf(register, key, world.today));
  for (const { field } of columns) {
    const kind = field.type === 'computed' ? field.result : field.type;
    if (!summed.has(kind)) throw new Refusal('invalid', `“${field.label}”不是数字，不能合计。`);
  }
  if (columns.length === 0) return {};
  const what = sql.join(
    columns.map((column) => sql`coalesce(sum(${column.expression}), 0) as ${sql.ref(`s_${column.field.key}`)}`),
  );
  const joins = columns.flatMap((column) => column.joins);
  const found = await viewQuery(spec, what, joins, world, false).execute(call.township.read);
  return Object.fromEntries(
    columns.map(({ field }) => {
      const sum = Number(found.rows[0]?.[`s_${field.key}`] ?? 0);
      return [field.key, field.type === 'decimal' ? String(codecOf(field).load(sum, field)) : sum];
    }),
  );
}

export const viewHandlers = {
  'views.open': async (spec, call) => {
    const ids = await viewIds(call.township.read, spec, worldOf(call));
    const id = call.app.host.newId();
    const { views } = call.connection;
    views.set(id, { spec, ids });
    for (const oldest of views.keys()) {
      if (views.size <= keptViews) break;
      views.delete(oldest);
    }
    return { view: id, total: ids.length };
  },

  'views.rows': async ({ view, from, count }, call) => {
    const { spec, ids } = openedView(call, view);
    const register = registerOfView(spec);
    const rows = await readFullRows(call.township.read, register, ids.slice(from, from + count), call.app.host.today());
    const seen = rows.map((row) => row.id);
    const revealed = await revealRows(call, register.key, seen);
    return showRows(call.township.read, register, rows, revealed, call.township.userName);
  },

  'views.position': async ({ view, id }, call) => ({ position: openedView(call, view).ids.indexOf(id) }),

  'views.sums': async ({ view, fields }, call) => ({ sums: await sumsOf(openedView(call, view).spec, fields, call) }),

  'views.close': async ({ view }, call) => {
    call.connection.views.delete(view);
    return { ok: true };
  },

  'rows.count': async (spec, call) => ({ rows: await countRows(call.township.read, spec, worldOf(call)) }),

  'rows.get': async ({ register: key, id }, call) => {
    const register = namedRegister(key);
    const row = await readFullRow(call.township.read, register, id, call.app.host.today());
    if (!row) throw new Refusal('notFound', `“${register.title}”里没有这一条，可能已随导入撤销。`);
    const revealed = await revealRows(call, key, [id]);
    const shown = await showRows(call.township.read, register, [row], revealed, call.township.userName);
    return { row: shown.rows[0]!, titles: shown.titles };
  },
} satisfies Partial<OpenHandlers>;
