// What a lock keeps beside the words: figures, the records behind each with their versions, and files. All of it is
// written within the caller's transaction, so that a power cut leaves a report locked or not.
import { plannedShiftKey } from '../../../shared/rules/duty/plannedShift.ts';
import type { Call } from '../handlers.ts';
import { type ShiftBehind, shiftVersions } from '../rosters/facts/shiftsBehind.ts';
import { type Db, rowsIn } from '../tables.ts';
import { keepFile } from './keptFiles.ts';
import type { RunRow } from './runs.ts';

/** A figure as it was printed; whoever locks may keep more of it beside. */
export interface KeptFigure {
  key: string;
  label: string;
  text: string;
  unit: string;
}

/** A record behind a figure, with what it adds to a sum and its day; a shift of a rota with who was planned and came. */
export type KeptRecord = [
  register: string,
  id: string,
  addend?: number | string | null,
  day?: string | null,
  behind?: ShiftBehind,
];

export type RecordVersion = [register: string, id: string, version: number];

export interface Snapshot {
  figures: KeptFigure[];
  /** `register id` → version. */
  records: Map<string, number>;
}

export const recordName = (register: string, id: string): string => `${register} ${id}`;

/** Rows of one statement; SQLite takes only so many values at once. */
const atOnce = 500;

/** The versions of rows of a register as they are. */
export async function versionsOf(db: Db, register: string, ids: readonly string[]): Promise<RecordVersion[]> {
  if (register === plannedShiftKey) {
    return [...(await shiftVersions(db, ids))].map(([id, version]) => [register, id, version]);
  }
  const versions: RecordVersion[] = [];
  for (let start = 0; start < ids.length; start += atOnce) {
    const rows = await rowsIn(db)
      .selectFrom(register)
      .select(['id', 'version'])
      .where('id', 'in', ids.slice(start, start + atOnce))
      .execute();
    for (const { id, version } of rows) versions.push([register, String(id), Number(version)]);
  }
  return versions;
}

/** Keeps the figures and versions of a run. */
export async function keepFigures(
  trx: Db,
  run: string,
  figures: readonly { figure: KeptFigure; records: readonly KeptRecord[] }[],
  versions: readonly RecordVersion[],
): Promise<void> {
  const kept = figures.map(({ figure, records }, position) => ({
    run,
    position,
    key: figure.key,
    value: JSON.stringify(figure),
    records: JSON.stringify(records),
  }));
  for (let start = 0; start < kept.length; start += atOnce) {
    await trx
      .insertInto('reportFigure')
      .values(kept.slice(start, start + atOnce))
      .execute();
  }
  const rows = versions.map(([register, rowId, version]) => ({ run, register, rowId, version }));
  for (let start = 0; start < rows.length; start += atOnce) {
    await trx
      .insertInto('reportRecord')
      .values(rows.slice(start, start + atOnce))
      .execute();
  }
}

/** Keeps the files of a run that is being locked. */
export async function keepRunFiles(
  trx: Db,
  call: Call,
  { id: run, report, period }: Pick<RunRow, 'id' | 'report' | 'period'>,
  files: readonly { what: string; name: string; bytes: Uint8Array }[],
): Promise<void> {
  const { host } = call.app;
  // One moment for all: lists of files show them in the order in which they are kept.
  const at = host.now();
  for (const { what, name, bytes } of files) {
    const head = { report, period, run, what, name, at, by: call.user.id };
    await keepFile(trx, { id: host.newId(), ...head, bytes });
  }
}

/** A figure that a lock kept, as it was kept, and the records behind it; null where it has none of this key. */
export async function keptFigure<F extends KeptFigure>(
  db: Db,
  run: string,
  key: string,
): Promise<{ figure: F; records: KeptRecord[] } | null> {
  const row = await db
    .selectFrom('reportFigure')
    .select(['value', 'records'])
    .where('run', '=', run)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return null;
  return { figure: JSON.parse(row.value) as F, records: JSON.parse(row.records) as KeptRecord[] };
}

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
    figures: figures.map(({ value }) => JSON.parse(value) as KeptFigure),
    records: new Map(rows.map(({ register, rowId, version }) => [recordName(register, rowId), version])),
  };
}
