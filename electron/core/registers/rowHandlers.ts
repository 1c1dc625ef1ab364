// Saving rows, taking them out of use and bringing them back.
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Problem, Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Changes } from '../../../shared/contract/shapes.ts';
import type { Register } from '../../../shared/registers/register.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { changeRow, type RowChanged } from './change.ts';
import { namedRegister } from './columns.ts';
import { readFullRows, type Shown, showRows } from './readRows.ts';
import { revealRows } from './reveal.ts';
import { titlesOfLinks } from './rowTitles.ts';
import { restoreRows, withdrawRows } from './withdrawing.ts';
import { type WriteCall, writing } from './writeCall.ts';

type SaveResult = OutputOf<'rows.saveMany'>['results'][number];
type Edit = { id: string | null; version: number | null; changes: Changes };

/** A client changes what it has seen. @throws Refusal `conflict` when it does not say what that was. */
function requireSeen({ id, version }: Edit): void {
  if (id !== null && version === null) {
    throw new Refusal('conflict', '没有说明改的是哪一版，为免盖掉别人的修改没有保存。请看过现在的内容再改。');
  }
}

/** Every edit by itself: one that is refused leaves no trace, the others are written together. */
async function saveEach(
  register: Register,
  edits: readonly Edit[],
  write: WriteCall,
): Promise<(RowChanged | Refusal)[]> {
  const outcomes: (RowChanged | Refusal)[] = [];
  for (const [at, edit] of edits.entries()) {
    const outcome = await orNothing(write, async () => {
      requireSeen(edit);
      return changeRow({ register, ...edit }, write);
    });
    outcomes.push(outcome);
    // Windows that only read get their turn.
    if (at % 50 === 49) await setImmediate();
  }
  return outcomes;
}

/** Runs a part of a transaction; a refusal undoes that part alone and is returned. */
async function orNothing<R>({ trx }: WriteCall, work: () => Promise<R>): Promise<R | Refusal> {
  await sql`savepoint "part"`.execute(trx);
  try {
    const result = await work();
    await sql`release "part"`.execute(trx);
    return result;
  } catch (error) {
    // Anything else, such as a full disk, ends the whole transaction.
    if (!(error instanceof Refusal)) throw error;
    await sql`rollback to "part"`.execute(trx);
    await sql`release "part"`.execute(trx);
    return error;
  }
}

/** Rows as this window may see them. */
async function rowsShown(call: Call, register: Register, ids: readonly string[]): Promise<Shown> {
  const rows = await readFullRows(call.township.read, register, [...new Set(ids)], call.app.host.today());
  const seen = rows.map((row) => row.id);
  const revealed = await revealRows(call, register.key, seen);
  return showRows(call.township.read, register, rows, revealed, call.township.userName);
}

export const rowHandlers = {
  'rows.save': async ({ register: key, id, version, changes, reason }, call) => {
    const register = namedRegister(key);
    requireSeen({ id, version, changes });
    const changed = await writing(call, (write) =>
      changeRow({ register, id, version, changes, reason: reason ?? null }, write),
    );
    const { rows, titles } = await rowsShown(call, register, [changed.id]);
    return { row: rows[0]!, titles, problems: changed.problems };
  },

  'rows.saveMany': async ({ register: key, edits }, call) => {
    const register = namedRegister(key);
    const outcomes = await writing(call, (write) => saveEach(register, edits, write));
    const ids = outcomes.flatMap((outcome, at) => {
      const shown = outcome instanceof Refusal ? (outcome.code === 'conflict' ? edits[at]!.id : null) : outcome.id;
      return shown ?? [];
    });
    const { rows, titles } = await rowsShown(call, register, ids);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const results = outcomes.map((outcome, at): SaveResult => {
      if (outcome instanceof Refusal) {
        const { code, message, problems = [] } = outcome;
        const current = code === 'conflict' ? (byId.get(edits[at]!.id ?? '') ?? null) : null;
        return { ok: false, code, message, problems, current };
      }
      const row = byId.get(outcome.id)!;
      return { ok: true, row, titles: titlesOfLinks(register, row.values, titles), problems: outcome.problems };
    });
    return { results };
  },

  'rows.check': async ({ register: key, id, changes }, call) => {
    const register = namedRegister(key);
    let problems: Problem[] = [];
    const undo = new Error('checked only');
    await writing(call, async (write) => {
      problems = (await changeRow({ register, id, version: null, changes }, write)).problems;
      throw undo;
    }).catch((error: unknown) => {
      if (error === undo) return;
      if (!(error instanceof Refusal) || !error.problems) throw error;
      problems = error.problems;
    });
    return { problems };
  },

  'rows.withdraw': async ({ register: key, ids, reason }, call) => {
    const register = namedRegister(key);
    return { rows: await writing(call, (write) => withdrawRows(register, ids, reason, write)) };
  },

  'rows.restore': async ({ register: key, ids }, call) => {
    const register = namedRegister(key);
    return { rows: await writing(call, (write) => restoreRows(register, ids, write)) };
  },
} satisfies Partial<OpenHandlers>;
