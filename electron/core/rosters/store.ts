// A team's rota of a month as it is kept: its row, cells, pins, and the steps by which it became what it is.
// Every change of cells or pins goes through `writeStep`, so that each can be told, taken back and refused when stale.
import { Refusal } from '../../../shared/contract/errors.ts';
import { addAudit } from '../audit.ts';
import type { Call } from '../handlers.ts';
import type { Db, SystemTables } from '../tables.ts';
import { rowsIn } from '../tables.ts';

export interface RotaCell {
  day: string;
  shift: string;
  person: string;
}

/** A pin: `serves` true stays here, false must not come here. */
export interface RotaPinCell extends RotaCell {
  serves: boolean;
}

/** How the generator came to a rota; `value` is proven to be the least possible where it equals `bound`. */
export interface MadeNote {
  status: 'optimal' | 'feasible' | 'infeasible';
  aims: { aim: string; title: string; value: number; bound: number }[];
  seconds: number;
  at: string;
}

export interface StoredRota extends Omit<SystemTables['rota'], 'made' | 'withdrawnAt'> {
  made: MadeNote | null;
}

/** One side of a step: what it took away, or what it put there. */
export interface StepSide {
  cells: RotaCell[];
  pins: RotaPinCell[];
  /** The generator's note before or after the step. */
  made: MadeNote | null;
}

export interface RotaStep {
  number: number;
  title: string;
  removed: StepSide;
  added: StepSide;
  at: string;
  by: string;
  undone: boolean;
  /** The 换班替班 record that was written with it. */
  record: string | null;
}

/** What a step changes. Cells and pins that are there already (or not there) may be given, they change nothing. */
export interface NewStep {
  /** What was done, in words, as undo names it: 生成排班表、换人. */
  title: string;
  removed?: readonly RotaCell[];
  added?: readonly RotaCell[];
  pins?: { removed?: readonly RotaPinCell[]; added?: readonly RotaPinCell[] };
  /** The generator's note, for a rota just made; left out: null once cells change, as before where only pins do. */
  made?: MadeNote | null;
  /** The 换班替班 record that was written with it. */
  record?: string;
}

/** Who has seen which state of which rota; version 0: none was there yet. */
export interface SeenRota {
  team: string;
  month: string;
  version: number;
}

/** The rota of a team and month, or null. */
export async function readRota(db: Db, which: { team: string; month: string }): Promise<StoredRota | null> {
  const row = await db
    .selectFrom('rota')
    .selectAll()
    .where('team', '=', which.team)
    .where('month', '=', which.month)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return row ? storedRota(row) : null;
}

function storedRota({ withdrawnAt: _, made, ...row }: SystemTables['rota']): StoredRota {
  return { ...row, made: made === null ? null : (JSON.parse(made) as MadeNote) };
}

/** The cells of a rota, by day, shift and person. */
export function cellsOfRota(db: Db, rota: string): Promise<RotaCell[]> {
  return db
    .selectFrom('rotaCell')
    .select(['day', 'shift', 'person'])
    .where('rota', '=', rota)
    .orderBy('day')
    .orderBy('shift')
    .orderBy('person')
    .execute();
}

/** The pins of a rota, for and against. */
export async function pinsOfRota(db: Db, rota: string): Promise<RotaPinCell[]> {
  const rows = await db
    .selectFrom('rotaPin')
    .select(['day', 'shift', 'person', 'serves'])
    .where('rota', '=', rota)
    .orderBy('day')
    .orderBy('shift')
    .orderBy('person')
    .execute();
  return rows.map((row) => ({ ...row, serves: row.serves === 1 }));
}

/** 11月21日 10:32, in Chinese time. */
export function minuteWords(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日 ${local.slice(11, 16)}`;
}

/** 迁陵镇巡防队2026年12月. */
export function rotaWords(teamName: string, month: string): string {
  return `${teamName}${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

/**
 * The rota to be written, made where there was none. Call it first in the transaction.
 * @throws Refusal `conflict` that names who changed it when, where it is not the version that was seen.
 */
export async function rotaToWrite(
  trx: Db,
  { team, month, version }: SeenRota,
  call: Pick<Call, 'app' | 'user' | 'township'>,
): Promise<StoredRota> {
  const rota = await readRota(trx, { team, month });
  if (rota) {
    if (rota.version !== version) throw await changedMeanwhile(trx, rota, call);
    return rota;
  }
  if (version !== 0) throw new Refusal('notFound', '这份排班表已经不在了，请刷新后再看。');
  const now = call.app.host.now();
  const row: SystemTables['rota'] = {
    id: call.app.host.newId(),
    version: 0,
    team,
    month,
    state: 'draft',
    edition: 0,
    note: null,
    made: null,
    createdAt: now,
    createdBy: call.user.id,
    changedAt: now,
    changedBy: call.user.id,
    withdrawnAt: null,
  };
  await trx.insertInto('rota').values(row).execute();
  return storedRota(row);
}

async function changedMeanwhile(trx: Db, rota: StoredRota, call: Pick<Call, 'township'>): Promise<Refusal> {
  const team = await rowsIn(trx).selectFrom('team').select('name').where('id', '=', rota.team).executeTakeFirst();
  const last = await trx
    .selectFrom('rotaStep')
    .select('title')
    .where('rota', '=', rota.id)
    .where('undone', '=', 0)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const what = last ? `（${last.title}）` : '';
  const who = call.township.userName(rota.changedBy);
  return new Refusal(
    'conflict',
    `${rotaWords(String(team?.name ?? ''), rota.month)}的排班表已由${who}于${minuteWords(rota.changedAt)}改过${what}，` +
      '您刚才的改动没有保存，现有排班表没有受影响。请看过现在的排班表再改。',
    { details: { version: rota.version } },
  );
}

const keyOf = ({ day, shift, person }: RotaCell) => `${day} ${shift} ${person}`;
const pinKeyOf = (pin: RotaPinCell) => `${keyOf(pin)} ${pin.serves ? 1 : 0}`;

/** Removed and added as they really change what stands: what is on both sides, or already so, is left out. */
function realChange<T>(
  standing: readonly T[],
  removed: readonly T[],
  added: readonly T[],
  key: (each: T) => string,
): { removed: T[]; added: T[] } {
  const now = new Map(standing.map((each) => [key(each), each]));
  const put = new Map(added.map((each) => [key(each), each]));
  const taken = new Map(removed.map((each) => [key(each), each]));
  return {
    removed: [...taken].flatMap(([at, each]) => (now.has(at) && !put.has(at) ? [each] : [])),
    added: [...put].flatMap(([at, each]) => (now.has(at) ? [] : [each])),
  };
}

/**
 * Writes one step of work on a rota: cells and pins change, the version counts up, a published rota becomes `changed`
 * when cells did, steps that were taken back are forgotten, and the audit log tells it. A pin replaces the contrary one.
 * @returns the rota as it is now; the same version where nothing changed.
 */
export async function writeStep(
  trx: Db,
  rota: StoredRota,
  step: NewStep,
  call: Pick<Call, 'app' | 'user' | 'township'>,
): Promise<StoredRota> {
  const standingPins = await pinsOfRota(trx, rota.id);
  const cells = realChange(await cellsOfRota(trx, rota.id), step.removed ?? [], step.added ?? [], keyOf);
  const wanted = step.pins?.added ?? [];
  const contrary = wanted.map((pin) => ({ ...pin, serves: !pin.serves }));
  const pins = realChange(standingPins, [...(step.pins?.removed ?? []), ...contrary], wanted, pinKeyOf);
  const moves = cells.removed.length + cells.added.length;
  if (moves + pins.removed.length + pins.added.length === 0 && step.made === undefined) return rota;
  const made = step.made === undefined ? (moves > 0 ? null : rota.made) : step.made;
  const removed: StepSide = { cells: cells.removed, pins: pins.removed, made: rota.made };
  const added: StepSide = { cells: cells.added, pins: pins.added, made };

  await trx.deleteFrom('rotaStep').where('rota', '=', rota.id).where('undone', '=', 1).execute();
  const last = await trx
    .selectFrom('rotaStep')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('rota', '=', rota.id)
    .executeTakeFirst();
  await trx
    .insertInto('rotaStep')
    .values({
      rota: rota.id,
      number: (last?.number ?? 0) + 1,
      title: step.title,
      removed: JSON.stringify(removed),
      added: JSON.stringify(added),
      at: call.app.host.now(),
      by: call.user.id,
      undone: 0,
      record: step.record ?? null,
    })
    .execute();
  return applySides(trx, rota, { removed, added, title: step.title }, call);
}

/**
 * Takes `removed` away and puts `added` there, as a step or the taking back of one does. It writes no step itself.
 * @returns the rota as it is now.
 */
export async function applySides(
  trx: Db,
  rota: StoredRota,
  { removed, added, title }: { removed: StepSide; added: StepSide; title: string },
  call: Pick<Call, 'app' | 'user' | 'township'>,
): Promise<StoredRota> {
  for (const cell of removed.cells) {
    await trx
      .deleteFrom('rotaCell')
      .where('rota', '=', rota.id)
      .where('day', '=', cell.day)
      .where('shift', '=', cell.shift)
      .where('person', '=', cell.person)
      .execute();
  }
  for (const pin of removed.pins) {
    await trx
      .deleteFrom('rotaPin')
      .where('rota', '=', rota.id)
      .where('day', '=', pin.day)
      .where('shift', '=', pin.shift)
      .where('person', '=', pin.person)
      .execute();
  }
  // SQLite takes a limited number of values in one statement.
  for (let start = 0; start < added.cells.length; start += atOnce) {
    const part = added.cells.slice(start, start + atOnce);
    await trx
      .insertInto('rotaCell')
      .values(part.map(({ day, shift, person }) => ({ rota: rota.id, day, shift, person })))
      .execute();
  }
  for (const { day, shift, person, serves } of added.pins) {
    await trx
      .insertInto('rotaPin')
      .values({ rota: rota.id, day, shift, person, serves: serves ? 1 : 0 })
      .execute();
  }
  const moved = removed.cells.length + added.cells.length > 0;
  const now: StoredRota = {
    ...rota,
    version: rota.version + 1,
    state: rota.state === 'published' && moved ? 'changed' : rota.state,
    made: added.made,
    changedAt: call.app.host.now(),
    changedBy: call.user.id,
  };
  await trx
    .updateTable('rota')
    .set({
      version: now.version,
      state: now.state,
      made: now.made === null ? null : JSON.stringify(now.made),
      changedAt: now.changedAt,
      changedBy: now.changedBy,
    })
    .where('id', '=', rota.id)
    .execute();
  await addAudit(trx, call, {
    action: 'rota',
    register: 'team',
    rowIds: [rota.team],
    detail: `${rota.month} ${title}，减 ${removed.cells.length} 加 ${added.cells.length}`,
  });
  return now;
}

const atOnce = 200;

/** Steps of a rota, the first first; those taken back at the end. */
export async function stepsOfRota(db: Db, rota: string): Promise<RotaStep[]> {
  const rows = await db.selectFrom('rotaStep').selectAll().where('rota', '=', rota).orderBy('number').execute();
  return rows.map(({ number, title, removed, added, at, by, undone, record }) => ({
    number,
    title,
    removed: JSON.parse(removed) as StepSide,
    added: JSON.parse(added) as StepSide,
    at,
    by,
    undone: undone === 1,
    record,
  }));
}

/** The titles of the step that could be taken back, and of the one that could be done again. */
export async function stepTitles(db: Db, rota: string): Promise<{ undo: string | null; redo: string | null }> {
  const rows = await db
    .selectFrom('rotaStep')
    .select(['title', 'undone'])
    .where('rota', '=', rota)
    .orderBy('number')
    .execute();
  return {
    undo: rows.findLast(({ undone }) => undone === 0)?.title ?? null,
    redo: rows.find(({ undone }) => undone === 1)?.title ?? null,
  };
}
