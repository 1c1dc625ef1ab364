// What a locked work report would say today, or a 更正版 says otherwise than the one before.
import type { Period } from '../../../shared/reports/period.ts';
import { recordsOfIndicator } from '../indicators/records.ts';
import { indicatorValues } from '../indicators/values.ts';
import {
  countChanged,
  type Differences,
  differencesBetween,
  type OtherState,
  stateOf,
} from '../locking/differences.ts';
import type { RunRow } from '../locking/runs.ts';
import { recordName, snapshotOf } from '../locking/snapshot.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';

/** The figures as they are now, and the records behind them, each once. */
async function stateNow(db: Db, period: Period, world: QueryWorld): Promise<OtherState> {
  const figures = await indicatorValues(db, { period }, world);
  const records = new Set<string>();
  for (const { key, records: count } of figures) {
    if (count === 0) continue;
    for (const { register, id } of await recordsOfIndicator(db, { key, period }, world))
      records.add(recordName(register, id));
  }
  return { figures, records };
}

/** 锁定后 n 条变更. */
export async function changedSince(db: Db, run: RunRow, period: Period, world: QueryWorld): Promise<number> {
  const { records } = await stateNow(db, period, world);
  return countChanged(db, await snapshotOf(db, run.id), records);
}

/** A locked run against today; what corrects an earlier one against that. A first draft has nothing to be told against. */
export async function differencesOf(
  db: Db,
  run: RunRow,
  before: RunRow | null,
  period: Period,
  world: QueryWorld,
): Promise<Differences> {
  const own = run.state === 'draft' ? null : await snapshotOf(db, run.id);
  if (before !== null) {
    const after = own === null ? await stateNow(db, period, world) : stateOf(own);
    return differencesBetween(db, await snapshotOf(db, before.id), after);
  }
  if (own === null) return { figures: [], records: [] };
  return differencesBetween(db, own, await stateNow(db, period, world));
}
