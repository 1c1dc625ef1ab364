// What a locked report would say today, and which of its records were changed, withdrawn or added since.
import { sql } from 'kysely';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import type { Period } from '../../../shared/reports/period.ts';
import { recordsOfIndicator } from '../indicators/records.ts';
import { indicatorValues } from '../indicators/values.ts';
import { registerOf } from '../registers/columns.ts';
import { titlesOf } from '../registers/rowTitles.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import type { RunRow } from './runs.ts';

export type Differences = OutputOf<'monthly.differences'>;

interface Snapshot {
  values: IndicatorValue[];
  /** `register id` → version. */
  records: Map<string, number>;
}

const nameOf = (register: string, id: string): string => `${register} ${id}`;

/** What a lock kept. */
export async function snapshotOf(db: Db, run: string): Promise<Snapshot> {
  const figures = await db
    .selectFrom('reportFigure')
    .select('value')
    .where('run', '=', run)
    .orderBy('position')
    .execute();
  const rows = await db.selectFrom('reportRecord').selectAll().where('run', '=', run).execute();
  return {
    values: figures.map(({ value }) => JSON.parse(value) as IndicatorValue),
    records: new Map(rows.map(({ register, rowId, version }) => [nameOf(register, rowId), version])),
  };
}

/** The records behind the figures as they are now, each once. */
async function recordsNow(
  db: Db,
  period: Period,
  world: QueryWorld,
): Promise<{ values: IndicatorValue[]; records: Set<string> }> {
  const values = await indicatorValues(db, { period }, world);
  const records = new Set<string>();
  for (const { key, records: count } of values) {
    if (count === 0) continue;
    for (const { register, id } of await recordsOfIndicator(db, { key, period }, world))
      records.add(nameOf(register, id));
  }
  return { values, records };
}

interface Changed {
  register: string;
  id: string;
  change: 'changed' | 'withdrawn' | 'added' | 'gone';
}

const changeWords: Record<Changed['change'], string> = {
  changed: '锁定后修改',
  withdrawn: '锁定后停用',
  added: '锁定后计入',
  gone: '锁定后不再计入',
};

/** Records of the snapshot that were changed, withdrawn or do not count any more, and those that count since. */
async function changedRecords(
  db: Db,
  before: ReadonlyMap<string, number>,
  now: ReadonlySet<string>,
): Promise<Changed[]> {
  const changed: Changed[] = [];
  const split = (name: string) => {
    const [register = '', id = ''] = name.split(' ');
    return { register, id };
  };
  const locked = [...before].map(([name, version]) => ({ ...split(name), name, version }));
  for (const [register, rows] of Map.groupBy(locked, (row) => row.register)) {
    const versions = await rowStates(
      db,
      register,
      rows.map(({ id }) => id),
    );
    for (const { id, name, version } of rows) {
      const state = versions.get(id);
      if (!state || state.isWithdrawn) changed.push({ register, id, change: 'withdrawn' });
      else if (state.version !== version) changed.push({ register, id, change: 'changed' });
      else if (!now.has(name)) changed.push({ register, id, change: 'gone' });
    }
  }
  for (const name of now) if (!before.has(name)) changed.push({ ...split(name), change: 'added' });
  return changed;
}

const atOnce = 500;

async function rowStates(
  db: Db,
  register: string,
  ids: readonly string[],
): Promise<Map<string, { version: number; isWithdrawn: boolean }>> {
  const states = new Map<string, { version: number; isWithdrawn: boolean }>();
  for (let start = 0; start < ids.length; start += atOnce) {
    const found = await sql<{
      id: string;
      version: number;
      withdrawnAt: string | null;
    }>`select "id", "version", "withdrawnAt"
      from ${sql.table(register)} where "id" in (${sql.join(ids.slice(start, start + atOnce))})`.execute(db);
    for (const { id, version, withdrawnAt } of found.rows) {
      states.set(id, { version, isWithdrawn: withdrawnAt !== null });
    }
  }
  return states;
}

/** 锁定后 n 条变更. */
export async function changedSince(db: Db, run: RunRow, period: Period, world: QueryWorld): Promise<number> {
  const { records: before } = await snapshotOf(db, run.id);
  const { records: now } = await recordsNow(db, period, world);
  return (await changedRecords(db, before, now)).length;
}

/** Figures that differ between two states, with those that only one has. */
function changedFigures(before: readonly IndicatorValue[], after: readonly IndicatorValue[]): Differences['figures'] {
  const later = new Map(after.map((value) => [value.key, value]));
  const earlier = new Set(before.map(({ key }) => key));
  const changed = before.flatMap(({ key, label, text, unit }) => {
    const now = later.get(key);
    if (now && now.text === text && now.unit === unit) return [];
    return [{ key, label, before: text, after: now?.text ?? '不再统计' }];
  });
  const added = after.filter(({ key }) => !earlier.has(key));
  return [...changed, ...added.map(({ key, label, text }) => ({ key, label, before: '没有统计', after: text }))];
}

async function shown(db: Db, changed: readonly Changed[]): Promise<Differences['records']> {
  const titles = new Map<string, Map<string, string>>();
  for (const [register, rows] of Map.groupBy(changed, (row) => row.register)) {
    titles.set(
      register,
      await titlesOf(
        db,
        registerOf(register),
        rows.map(({ id }) => id),
      ),
    );
  }
  return changed.map(({ register, id, change }) => ({
    register,
    id,
    title: titles.get(register)?.get(id) ?? '',
    change: changeWords[change],
  }));
}

/** A locked run against today; a draft or replaced 更正版 against the run before it. */
export async function differencesOf(
  db: Db,
  run: RunRow,
  before: RunRow | null,
  period: Period,
  world: QueryWorld,
): Promise<Differences> {
  const now = await recordsNow(db, period, world);
  const own = run.state === 'draft' ? now : await snapshotOf(db, run.id);
  const ownRecords = own.records instanceof Map ? new Set(own.records.keys()) : own.records;
  // What corrects an earlier one is told against that, what is the first one against today.
  const base = before === null ? null : await snapshotOf(db, before.id);
  const figures = base ? changedFigures(base.values, own.values) : changedFigures(own.values, now.values);
  const records = base
    ? await changedRecords(db, base.records, ownRecords)
    : run.state === 'draft'
      ? []
      : await changedRecords(db, own.records as Map<string, number>, now.records);
  return { figures, records: await shown(db, records) };
}
