// Merging people into one entry: what points to the others points to the one kept, and nothing they knew is lost.
import { Refusal } from '../../../shared/contract/errors.ts';
import { type FieldValue, isStored } from '../../../shared/fields/field.ts';
import { person } from '../../../shared/registers/person.ts';
import { movePersonInRotas } from '../rosters/rowsInRotas.ts';
import { rowsIn } from '../tables.ts';
import { changeRow } from './change.ts';
import { registerOf } from './columns.ts';
import { writeHistory } from './historyWriting.ts';
import { type FullRow, readFullRows } from './readRows.ts';
import { fieldsPointingTo } from './related.ts';
import { repoint } from './repointing.ts';
import { titlesOf } from './rowTitles.ts';
import type { WriteCall } from './writeCall.ts';

export interface Merge {
  keep: string;
  drop: readonly string[];
  /** Field → id of the person whose value is taken; for the others the kept one's, or where he has none, any other's. */
  take: Readonly<Record<string, string>>;
  reason: string;
}

/** @returns how many rows point to the person kept instead. @throws Refusal in words. */
export async function mergePersons(merge: Merge, write: WriteCall): Promise<number> {
  const { keep, reason } = merge;
  const drop = [...new Set(merge.drop)];
  if (drop.includes(keep)) throw new Refusal('invalid', '保留的人不能同时被合并掉。');
  const people = await peopleInUse([keep, ...drop], write);
  refuseTwoPeople(people);
  const changes = valuesTaken(people, merge);
  let moved = 0;
  for (const { id, values } of people.slice(1)) {
    moved += await moveReferences(id, keep, reason, write);
    moved += await movePersonInRotas(write.trx, id, keep);
    await moveFiles(id, keep, reason, write);
    await withdrawMerged(id, String(values.name ?? ''), `已并入：${reason}`, write);
  }
  await changeRow({ register: person, id: keep, version: null, changes, reason, action: 'merge' }, write);
  return moved;
}

/** In the order of the ids: the one kept first. */
async function peopleInUse(ids: readonly string[], write: WriteCall): Promise<FullRow[]> {
  const people = await readFullRows(write.trx, person, ids, write.today);
  if (people.length !== ids.length || people.some((row) => row.withdrawnAt !== null)) {
    throw new Refusal('conflict', '要合并的人员有的已注销或已合并，请刷新后再试。');
  }
  return people;
}

/** An identity number belongs to one person for life (GB 11643): two of them are two people. */
function refuseTwoPeople(people: readonly FullRow[]): void {
  const numbered = people.filter((row) => row.values.idNumber != null);
  const different = new Set(numbered.map((row) => row.values.idNumber));
  if (different.size < 2) return;
  const names = numbered.map((row) => `“${String(row.values.name)}”`).join('、');
  throw new Refusal(
    'conflict',
    `${names}的公民身份号码不同，应是不同的人，不能合并。确是同一人、有号码登记错的，请先把错的号码改正或清空，再来合并。`,
  );
}

function valuesTaken([kept, ...dropped]: readonly FullRow[], { take }: Merge): Record<string, FieldValue> {
  const people = [kept!, ...dropped];
  const fields = person.fields.filter(isStored);
  for (const [key, id] of Object.entries(take)) {
    if (!fields.some((field) => field.key === key)) throw new Refusal('invalid', `“人员”没有“${key}”这一栏。`);
    if (!people.some((row) => row.id === id)) throw new Refusal('invalid', '所选的值不是这几个人的，请刷新后再试。');
  }
  const changes: Record<string, FieldValue> = {};
  for (const { key } of fields) {
    const chosen = people.find((row) => row.id === take[key]);
    const holder = chosen ?? people.find((row) => row.values[key] != null);
    const value = holder?.values[key] ?? null;
    if (value !== null && holder !== kept) changes[key] = value;
  }
  return changes;
}

/** Points everything that refers to `from` at `to`; a standing that would be double is withdrawn instead. */
async function moveReferences(from: string, to: string, reason: string, write: WriteCall): Promise<number> {
  let moved = 0;
  for (const { register, field } of fieldsPointingTo('person')) {
    const rows = await rowsIn(write.trx)
      .selectFrom(register)
      .select(['id', 'withdrawnAt'])
      .where(field, '=', from)
      .execute();
    for (const { id, withdrawnAt } of rows) {
      const order = { register, id, field, to, reason, action: 'merge' as const };
      const ownWay = withdrawnAt === null && (await unlessTwice(repoint(order, write)));
      if (!ownWay) await repointOutOfUse(register, id, field, to, reason, write);
      moved += 1;
    }
  }
  return moved;
}

/** Whether it was done; false where the person kept already stands there. */
async function unlessTwice(repointed: Promise<void>): Promise<boolean> {
  try {
    await repointed;
    return true;
  } catch (error) {
    const twice = error instanceof Refusal && error.problems?.some((problem) => problem.code === 'alreadyMember');
    if (!twice) throw error;
    return false;
  }
}

/** A withdrawn row stays so; a second standing of the same person is taken out of use. Both name the person kept. */
async function repointOutOfUse(
  register: string,
  id: string,
  field: string,
  to: string,
  reason: string,
  write: WriteCall,
): Promise<void> {
  const before = await rowsIn(write.trx)
    .selectFrom(register)
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const title = (await titlesOf(write.trx, registerOf(register), [id])).get(id) ?? '';
  const withdrawal =
    before.withdrawnAt === null
      ? { withdrawnAt: write.now, withdrawnBy: write.userId, withdrawnReason: `同一人重复登记：${reason}` }
      : {};
  const version = Number(before.version) + 1;
  await rowsIn(write.trx)
    .updateTable(register)
    .set({ [field]: to, version, changedAt: write.now, changedBy: write.userId, ...withdrawal })
    .where('id', '=', id)
    .execute();
  await writeHistory(write, {
    register,
    rowId: id,
    title,
    action: 'merge',
    reason,
    version,
    changes: { [field]: [before[field] ?? null, to] },
  });
}

/** Photos go along, unless the person kept has the same file. */
async function moveFiles(from: string, to: string, reason: string, write: WriteCall): Promise<void> {
  const filesOf = (id: string) =>
    write.trx
      .selectFrom('attachment')
      .select(['id', 'field', 'name', 'sha256'])
      .where('register', '=', 'person')
      .where('rowId', '=', id)
      .where('withdrawnAt', 'is', null)
      .execute();
  const there = new Set((await filesOf(to)).map((file) => `${file.field} ${file.sha256}`));
  const { name, version } = await rowsIn(write.trx)
    .selectFrom('person')
    .select(['name', 'version'])
    .where('id', '=', to)
    .executeTakeFirstOrThrow();
  for (const file of await filesOf(from)) {
    if (there.has(`${file.field} ${file.sha256}`)) continue;
    await write.trx.updateTable('attachment').set({ rowId: to }).where('id', '=', file.id).execute();
    await writeHistory(write, {
      register: 'person',
      rowId: to,
      title: String(name),
      action: 'merge',
      reason,
      version,
      changes: { [file.field]: [null, file.name] },
    });
  }
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
