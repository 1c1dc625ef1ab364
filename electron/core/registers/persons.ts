// People who may be one and the same, and merging them into one entry.
import { sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import { type FieldValue, isStored } from '../../../shared/fields/field.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { rowsIn } from '../tables.ts';
import { changeRow } from './change.ts';
import { registerOf } from './columns.ts';
import { writeHistory } from './historyWriting.ts';
import { readFullRows, showRows } from './readRows.ts';
import { countPointingTo, fieldsPointingTo } from './related.ts';
import { revealRows } from './reveal.ts';
import { titlesOf } from './rowTitles.ts';
import { type WriteCall, writing } from './writeCall.ts';

const most = 200;

interface Pair {
  one: string;
  other: string;
  why: string;
}

/**
 * Pairs of people in use with the same name who share a phone, a village or a birthday, unless both have identity numbers
 * (then they are two people), and pairs that somebody has not already declared different.
 */
async function likelyPairs(call: Call): Promise<Pair[]> {
  const found = await sql<Pair>`select a."id" as "one", b."id" as "other",
      case when a."phone" = b."phone" then '姓名和电话相同'
           when a."birthDay" is not null and substr(a."birthDay", 1, 7) = substr(b."birthDay", 1, 7) then '姓名和出生年月相同'
           else '姓名和村（社区）相同' end as "why"
    from "person" a join "person" b on b."name" = a."name" and b."id" > a."id"
    where a."withdrawnAt" is null and b."withdrawnAt" is null
      and (a."idNumber" is null or b."idNumber" is null)
      and (a."phone" = b."phone" or a."village" = b."village" or substr(a."birthDay", 1, 7) = substr(b."birthDay", 1, 7))
      and not exists (select 1 from "notDuplicate" n where n."one" = a."id" and n."other" = b."id")
    order by a."nameSort", a."id" limit ${most}`.execute(call.township.read);
  return found.rows;
}

/** Joins pairs that share a person into groups. */
function grouped(pairs: readonly Pair[]): { why: string; ids: string[] }[] {
  const groups: { why: Set<string>; ids: Set<string> }[] = [];
  for (const { one, other, why } of pairs) {
    const known = groups.find((group) => group.ids.has(one) || group.ids.has(other));
    const group = known ?? { why: new Set<string>(), ids: new Set<string>() };
    if (!known) groups.push(group);
    group.why.add(why);
    group.ids.add(one).add(other);
  }
  return groups.map((group) => ({ why: [...group.why].join('；'), ids: [...group.ids] }));
}

/** Points everything that refers to `from` at `to`; a standing that would be double is withdrawn instead. */
async function moveReferences(from: string, to: string, reason: string, write: WriteCall): Promise<number> {
  let moved = 0;
  for (const { register, field } of fieldsPointingTo('person')) {
    const rows = await rowsIn(write.trx)
      .selectFrom(register)
      .select(['id', 'version', 'withdrawnAt'])
      .where(field, '=', from)
      .execute();
    for (const row of rows) {
      await moveReference(register, field, row, to, reason, write);
      moved += 1;
    }
  }
  return moved;
}

async function moveReference(
  register: string,
  field: string,
  row: { id: string; version: number; withdrawnAt: string | null },
  to: string,
  reason: string,
  write: WriteCall,
): Promise<void> {
  const declared = registerOf(register);
  if (row.withdrawnAt === null) {
    try {
      await changeRow(
        { register: declared, id: row.id, version: null, changes: { [field]: to }, reason, action: 'merge' },
        write,
      );
      return;
    } catch (error) {
      const twice = error instanceof Refusal && error.problems?.some((problem) => problem.code === 'alreadyMember');
      if (!twice) throw error;
    }
  }
  // A withdrawn row, or a second standing of the same person: it points to the person kept, out of use.
  const title = (await titlesOf(write.trx, declared, [row.id])).get(row.id) ?? '';
  const [before] = await rowsIn(write.trx).selectFrom(register).select(field).where('id', '=', row.id).execute();
  await rowsIn(write.trx)
    .updateTable(register)
    .set((builder) => ({
      [field]: to,
      version: builder('version', '+', 1),
      withdrawnAt: row.withdrawnAt ?? write.now,
      withdrawnBy: write.userId,
      withdrawnReason: reason,
      changedAt: write.now,
      changedBy: write.userId,
    }))
    .where('id', '=', row.id)
    .execute();
  await writeHistory(write, {
    register,
    rowId: row.id,
    title,
    action: 'merge',
    reason,
    version: row.version + 1,
    changes: { [field]: [before?.[field] ?? null, to] },
  });
}

async function withdrawMerged(id: string, title: string, reason: string, write: WriteCall): Promise<void> {
  const { version } = await rowsIn(write.trx)
    .updateTable('person')
    .set((builder) => ({
      version: builder('version', '+', 1),
      withdrawnAt: write.now,
      withdrawnBy: write.userId,
      withdrawnReason: reason,
      changedAt: write.now,
      changedBy: write.userId,
    }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  await writeHistory(write, { register: 'person', rowId: id, title, action: 'merge', reason, version, changes: {} });
}

export const personHandlers = {
  'persons.duplicates': async (_input, call) => {
    const register = registerOf('person');
    const groups = [];
    for (const { why, ids } of grouped(await likelyPairs(call))) {
      const rows = await readFullRows(call.township.read, register, ids, call.app.host.today());
      const shown = await showRows(
        call.township.read,
        register,
        rows,
        await revealRows(call, 'person', ids),
        call.township.userName,
      );
      const people = [];
      for (const row of shown.rows) {
        people.push({ row, usedBy: await countPointingTo(call.township.read, 'person', row.id) });
      }
      groups.push({ why, people });
    }
    return { groups };
  },

  'persons.merge': async ({ keep, drop, take, reason }, call) => {
    if (drop.includes(keep)) throw new Refusal('invalid', '保留的人不能同时被合并掉。');
    const register = registerOf('person');
    return writing(call, async (write) => {
      const rows = await readFullRows(write.trx, register, [keep, ...drop], write.today);
      const byId = new Map(rows.map((row) => [row.id, row]));
      const kept = byId.get(keep);
      if (rows.length !== drop.length + 1 || rows.some((row) => row.withdrawnAt !== null) || !kept) {
        throw new Refusal('conflict', '要合并的人员有的已注销或已合并，请刷新后再试。');
      }
      const changes: Record<string, FieldValue> = {};
      for (const field of register.fields.filter(isStored)) {
        const chosen = take[field.key];
        const from = chosen === undefined ? drop.map((id) => byId.get(id)!) : [byId.get(chosen) ?? kept];
        const empty = (kept.values[field.key] ?? null) === null;
        const value = from.map((row) => row.values[field.key] ?? null).find((each) => each !== null) ?? null;
        // Nothing that only a dropped entry knew is lost.
        if (value !== null && (chosen !== undefined || empty)) changes[field.key] = value;
      }
      let moved = 0;
      for (const id of drop) {
        moved += await moveReferences(id, keep, reason, write);
        await withdrawMerged(id, String(byId.get(id)!.values.name ?? ''), `已并入：${reason}`, write);
      }
      await changeRow({ register, id: keep, version: null, changes, reason, action: 'merge' }, write);
      return { moved };
    });
  },

  'persons.notDuplicates': async ({ ids }, { app, township, user }) => {
    const sorted = [...new Set(ids)].sort();
    const pairs = sorted.flatMap((one, index) =>
      sorted.slice(index + 1).map((other) => ({ one, other, by: user.id, at: app.host.now() })),
    );
    if (pairs.length > 0) {
      await township.db
        .insertInto('notDuplicate')
        .values(pairs)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
