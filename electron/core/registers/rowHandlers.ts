// Saving rows, taking them out of use and bringing them back.
import { type Problem, Refusal } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/contract/shapes.ts';
import type { Register } from '../../../shared/registers/register.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { rowsIn } from '../tables.ts';
import { changeRow, type RowChanged } from './change.ts';
import { namedRegister } from './columns.ts';
import { writeHistory } from './historyWriting.ts';
import { readFullRow, readFullRows, type Shown, showRows } from './readRows.ts';
import { revealRows } from './reveal.ts';
import { titlesOf } from './rowTitles.ts';
import { rulesOf } from './rules/index.ts';
import { type WriteCall, writing } from './writeCall.ts';

/** A row as this window may see it. */
async function shownRow(call: Call, register: Register, id: string): Promise<Shown & { row: Row }> {
  const row = await readFullRow(call.township.read, register, id, call.app.host.today());
  if (!row) throw new Refusal('notFound', `“${register.title}”里没有这一条。`);
  const shown = await showRows(
    call.township.read,
    register,
    [row],
    await revealRows(call, register.key, [id]),
    call.township.userName,
  );
  return { ...shown, row: shown.rows[0]! };
}

async function answerFor(
  call: Call,
  register: Register,
  changed: RowChanged,
): Promise<{ row: Row; titles: Shown['titles']; problems: Problem[] }> {
  const { row, titles } = await shownRow(call, register, changed.id);
  return { row, titles, problems: changed.problems };
}

function rejected(error: unknown): { ok: false; code: string; message: string; problems: Problem[] } {
  if (!(error instanceof Refusal)) throw error;
  return { ok: false, code: error.code, message: error.message, problems: error.problems ?? [] };
}

async function setWithdrawn(
  register: Register,
  ids: readonly string[],
  reason: string | null,
  write: WriteCall,
): Promise<number> {
  const titles = await titlesOf(write.trx, register, ids);
  let rows = 0;
  for (const id of ids) {
    const withdrawing = reason !== null;
    const updated = await rowsIn(write.trx)
      .updateTable(register.key)
      .set((builder) => ({
        version: builder('version', '+', 1),
        withdrawnAt: withdrawing ? write.now : null,
        withdrawnBy: withdrawing ? write.userId : null,
        withdrawnReason: reason,
        changedAt: write.now,
        changedBy: write.userId,
      }))
      .where('id', '=', id)
      .where('withdrawnAt', withdrawing ? 'is' : 'is not', null)
      .returning('version')
      .executeTakeFirst();
    if (!updated) continue;
    rows += 1;
    await writeHistory(write, {
      register: register.key,
      rowId: id,
      title: titles.get(id) ?? '',
      action: withdrawing ? 'withdraw' : 'restore',
      reason,
      version: updated.version,
      changes: {},
    });
  }
  return rows;
}

/** A restored row must still hold beside those that came since. */
async function checkRestored(register: Register, ids: readonly string[], write: WriteCall): Promise<void> {
  for (const row of await readFullRows(write.trx, register, ids, write.today)) {
    const own = { id: row.id, values: row.values, before: row.values, changed: new Set<string>() };
    const problems = (await rulesOf(register.key).checkAgainst?.(own, write)) ?? [];
    const error = problems.find((problem) => problem.level === 'error');
    if (error) throw new Refusal('conflict', `不能恢复：${error.message}`, { problems });
  }
}

export const rowHandlers = {
  'rows.save': async ({ register: key, id, version, changes, reason }, call) => {
    const register = namedRegister(key);
    const changed = await writing(call, (write) =>
      changeRow({ register, id, version, changes, reason: reason ?? null }, write),
    );
    return answerFor(call, register, changed);
  },

  'rows.saveMany': async ({ register: key, edits }, call) => {
    const register = namedRegister(key);
    const results = [];
    for (const { id, version, changes } of edits) {
      try {
        const changed = await writing(call, (write) => changeRow({ register, id, version, changes }, write));
        results.push({ ok: true as const, ...(await answerFor(call, register, changed)) });
      } catch (error) {
        const answer = rejected(error);
        const current = answer.code === 'conflict' && id !== null ? (await shownRow(call, register, id)).row : null;
        results.push({ ...answer, current });
      }
    }
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
    return { rows: await writing(call, (write) => setWithdrawn(register, ids, reason, write)) };
  },

  'rows.restore': async ({ register: key, ids }, call) => {
    const register = namedRegister(key);
    const rows = await writing(call, async (write) => {
      await checkRestored(register, ids, write);
      return setWithdrawn(register, ids, null, write).catch((error: unknown) => {
        if (String((error as Error).message).includes('UNIQUE')) {
          throw new Refusal('conflict', '不能恢复：已有相同的编号、名称或身份证号在使用。', { cause: error });
        }
        throw error;
      });
    });
    return { rows };
  },
} satisfies Partial<OpenHandlers>;
