// What differs between a locked report and another state of it: figures, and records that were changed, withdrawn or added.
import { sql } from 'kysely';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { plannedShiftKey } from '../../../shared/rules/duty/plannedShift.ts';
import { registerOf } from '../registers/columns.ts';
import { titlesOf } from '../registers/rowTitles.ts';
import { shiftTitles, shiftVersions } from '../rosters/facts/shiftsBehind.ts';
import type { Db } from '../tables.ts';
import type { KeptFigure, Snapshot } from './snapshot.ts';

export type Differences = OutputOf<'monthly.differences'>;

/** Another state: the figures of today, or of another lock, and the names (`register id`) of the records behind them. */
export interface OtherState {
  figures: readonly KeptFigure[];
  records: ReadonlySet<string>;
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

/** The state that a lock kept, to be told against an earlier one. */
export const stateOf = ({ figures, records }: Snapshot): OtherState => ({ figures, records: new Set(records.keys()) });

/** Locks made before planned shifts were listed named the shift pattern in their place, which nothing else does. */
function withoutShifts(before: ReadonlyMap<string, number>, now: ReadonlySet<string>) {
  const isOf = (key: string) => (name: string) => name.startsWith(`${key} `);
  if (![...before.keys()].some(isOf('shiftPattern'))) return { before, now };
  return {
    before: new Map([...before].filter(([name]) => !isOf('shiftPattern')(name))),
    now: new Set([...now].filter((name) => !isOf(plannedShiftKey)(name))),
  };
}

/** Records of the snapshot that were changed, withdrawn or do not count any more, and those that count since. */
async function changedRecords(
  db: Db,
  kept: ReadonlyMap<string, number>,
  counted: ReadonlySet<string>,
): Promise<Changed[]> {
  const { before, now } = withoutShifts(kept, counted);
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
  if (register === plannedShiftKey) {
    for (const [id, version] of await shiftVersions(db, ids)) states.set(id, { version, isWithdrawn: false });
    return states;
  }
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

/** n of 锁定后 n 条变更. */
export async function countChanged(db: Db, locked: Snapshot, now: ReadonlySet<string>): Promise<number> {
  return (await changedRecords(db, locked.records, now)).length;
}

/** Figures that differ between two states, with those that only one has. */
export function changedFigures(before: readonly KeptFigure[], after: readonly KeptFigure[]): Differences['figures'] {
  const later = new Map(after.map((figure) => [figure.key, figure]));
  const earlier = new Set(before.map(({ key }) => key));
  const changed = before.flatMap(({ key, label, text, unit }) => {
    const now = later.get(key);
    if (now && now.text === text && now.unit === unit) return [];
    return [{ key, label, before: text, after: now?.text ?? '不再统计' }];
  });
  const added = after.filter(({ key }) => !earlier.has(key));
  return [...changed, ...added.map(({ key, label, text }) => ({ key, label, before: '没有统计', after: text }))];
}

/** From a lock to another state, in words and with titles. */
export async function differencesBetween(db: Db, locked: Snapshot, other: OtherState): Promise<Differences> {
  const changed = await changedRecords(db, locked.records, other.records);
  const titles = new Map<string, Map<string, string>>();
  for (const [register, rows] of Map.groupBy(changed, (row) => row.register)) {
    const ids = rows.map(({ id }) => id);
    const isShift = register === plannedShiftKey;
    titles.set(register, isShift ? await shiftTitles(db, ids) : await titlesOf(db, registerOf(register), ids));
  }
  return {
    figures: changedFigures(locked.figures, other.figures),
    records: changed.map(({ register, id, change }) => ({
      register,
      id,
      title: titles.get(register)?.get(id) ?? '',
      change: changeWords[change],
    })),
  };
}
