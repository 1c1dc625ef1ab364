// Taking rows out of use and bringing them back. Nothing is deleted; what others rest on is not taken away from them.
import { sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import { linkedRegister } from '../../../shared/fields/field.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import { diskRefusal } from '../database/diskRefusal.ts';
import { rowsIn } from '../tables.ts';
import { changeRow } from './change.ts';
import { registerOf } from './columns.ts';
import { writeHistory } from './historyWriting.ts';
import { type FullRow, readFullRows } from './readRows.ts';
import { fieldsPointingTo } from './related.ts';
import { storedFields, takenValues } from './rowChecks.ts';
import { titlesOf } from './rowTitles.ts';
import { rulesOf } from './rules/index.ts';
import type { WriteCall } from './writeCall.ts';

/**
 * Withdraws rows that are in use; others are left as they are. @returns how many.
 * @throws Refusal `conflict` naming what still rests on one of them.
 */
export async function withdrawRows(
  register: Register,
  ids: readonly string[],
  reason: string,
  write: WriteCall,
): Promise<number> {
  const own = new Set(ids);
  for (const id of own) await refuseWhileNeeded(register, id, own, write);
  return setWithdrawn(register, own, reason, write);
}

/**
 * Brings withdrawn rows back; others are left as they are. @returns how many.
 * @throws Refusal `conflict` when one of them no longer fits beside the rows in use.
 */
export async function restoreRows(register: Register, ids: readonly string[], write: WriteCall): Promise<number> {
  const rows = await readFullRows(write.trx, register, [...new Set(ids)], write.today);
  const gone = rows.filter((row) => row.withdrawnAt !== null);
  for (const row of gone) await refuseUnfit(register, row, write);
  const restored = gone.map((row) => row.id);
  return setWithdrawn(register, restored, null, write).catch((error: unknown) => {
    throw sameAmongThem(error);
  });
}

/** Two rows that are brought back together may hold the same number. */
function sameAmongThem(error: unknown): unknown {
  if (diskRefusal(error) || !String((error as Error).message).includes('UNIQUE')) return error;
  return new Refusal('conflict', '不能恢复：要恢复的几条里有相同的编号、名称、身份证号或任职，请分开恢复。', {
    cause: error,
  });
}

async function setWithdrawn(
  register: Register,
  ids: Iterable<string>,
  reason: string | null,
  write: WriteCall,
): Promise<number> {
  const wanted = [...ids];
  const titles = await titlesOf(write.trx, register, wanted);
  const { around } = rulesOf(register.key);
  let rows = 0;
  for (const id of wanted) {
    const work = () => setOne(register, id, titles.get(id) ?? '', reason, write);
    const how = reason === null ? 'restore' : 'withdraw';
    rows += around ? await around({ register, id, how, given: {} }, write, work, changeRow) : await work();
  }
  return rows;
}

/** Sets one row, and with it the rows it carries. @returns 1, or 0 when it was so already. */
async function setOne(
  register: Register,
  id: string,
  title: string,
  reason: string | null,
  write: WriteCall,
): Promise<number> {
  const withdrawing = reason !== null;
  const was = await rowsIn(write.trx)
    .selectFrom(register.key)
    .select('withdrawnAt')
    .where('id', '=', id)
    .executeTakeFirst();
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
  if (!updated) return 0;
  await writeHistory(write, {
    register: register.key,
    rowId: id,
    title,
    action: withdrawing ? 'withdraw' : 'restore',
    reason,
    version: updated.version,
    changes: {},
  });
  await setCarried(register, id, reason, was?.withdrawnAt ?? null, write);
  return 1;
}

/** Rows that go with another one; those that went before it are not brought back with it. */
async function setCarried(
  register: Register,
  id: string,
  reason: string | null,
  wentAt: string | null,
  write: WriteCall,
): Promise<void> {
  for (const { register: key, field } of rulesOf(register.key).carries ?? []) {
    const carried = await rowsIn(write.trx)
      .selectFrom(key)
      .select('id')
      .where(field, '=', id)
      .where('withdrawnAt', 'is', wentAt)
      .execute();
    const ids = carried.map((row) => row.id);
    await setWithdrawn(registerOf(key), ids, reason, write);
  }
}

async function refuseWhileNeeded(
  register: Register,
  id: string,
  withdrawnToo: ReadonlySet<string>,
  write: WriteCall,
): Promise<void> {
  const places = await restingOn(register, id, write, (from, row) => from === register && withdrawnToo.has(row));
  if (places.length === 0) return;
  const title = (await titlesOf(write.trx, register, [id])).get(id) ?? '';
  throw new Refusal(
    'conflict',
    `“${title}”还在使用，不能注销。请先在这些地方办理退出、换人或注销：${places.join('；')}。`,
    { details: { id } },
  );
}

const named = 5;

/**
 * What rests on a row, in words by register: a person who is in office, a committee with members, a village with people.
 * Ended memberships and what tells of the past (visits, disputes) do not: they go on naming the row.
 * @param leftOut rows that are no obstacle.
 */
export async function restingOn(
  register: Register,
  id: string,
  write: WriteCall,
  leftOut: (from: Register, row: string) => boolean,
): Promise<string[]> {
  const places: string[] = [];
  for (const { register: key, field } of fieldsPointingTo(register.key)) {
    const from = registerOf(key);
    if (from.event) continue;
    const ids = (await rowsPointing(from, field, id, write)).filter((row) => !leftOut(from, row));
    if (ids.length === 0) continue;
    const titles = [...(await titlesOf(write.trx, from, ids.slice(0, named))).values()];
    const more = ids.length > named ? ` 等 ${ids.length} ${from.unit}` : '';
    places.push(`${from.title}（${fieldOf(from, field).label}）：${titles.join('、')}${more}`);
  }
  return places;
}

/** Rows in use whose membership, where it is one, has not ended. */
async function rowsPointing(from: Register, field: string, id: string, write: WriteCall): Promise<string[]> {
  const until = from.period === undefined ? null : sql.ref(from.period.until);
  const open = until === null ? sql`` : sql` and (${until} is null or ${until} > ${write.today})`;
  const found = await sql<{ id: string }>`select "id" from ${sql.table(from.key)}
    where ${sql.ref(field)} = ${id} and "withdrawnAt" is null${open} order by "id"`.execute(write.trx);
  return found.rows.map((row) => row.id);
}

/** A row that is brought back must hold beside those that came since, and rest on rows in use. */
async function refuseUnfit(register: Register, row: FullRow, write: WriteCall): Promise<void> {
  const own = { id: row.id, values: row.values, before: row.values, changed: new Set<string>() };
  const problems = [
    ...(await takenValues(register, row.id, row.values, write)),
    ...((await rulesOf(register.key).checkAgainst?.(own, write)) ?? []),
  ];
  const error = problems.find((problem) => problem.level === 'error');
  if (error) throw new Refusal('conflict', `不能恢复：${error.message}。`, { problems });
  if (register.event) return;
  for (const field of storedFields(register)) {
    const link = linkedRegister(field);
    const id = row.values[field.key];
    if (link === null || typeof id !== 'string') continue;
    const target = await rowsIn(write.trx)
      .selectFrom(link)
      .select('withdrawnAt')
      .where('id', '=', id)
      .executeTakeFirst();
    if (target?.withdrawnAt == null) continue;
    const title = (await titlesOf(write.trx, registerOf(link), [id])).get(id) ?? '';
    throw new Refusal('conflict', `不能恢复：它的“${field.label}”（${title}）已注销，请先恢复那一条。`);
  }
}
