// Taking a batch back: what it made is gone, what it changed is as it was. Refused while later work rests on it.
import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import { registers } from '../../../../shared/registers/index.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import { deferForeignKeys } from '../../database/bulk.ts';
import type { Call } from '../../handlers.ts';
import { registerOf } from '../../registers/columns.ts';
import type { HistoryEntry } from '../../registers/historyWriting.ts';
import { fieldsPointingTo } from '../../registers/related.ts';
import { type WriteCall, writing } from '../../registers/writeCall.ts';
import { idsInRotas } from '../../rosters/rowsInRotas.ts';
import type { StoredRow } from '../../tables.ts';
import { type BatchWriter, batchWriter } from './batchWriting.ts';
import { shapeOf } from './draft.ts';

interface Entry {
  register: string;
  rowId: string;
  title: string;
  /** The version the batch left. */
  version: number;
  changes: string;
}

/** @returns how many rows of the registers it put back or took out. @throws Refusal in words. */
export async function undoBatch(batch: string, call: Call): Promise<{ rows: number }> {
  return writing(call, (write) => undoWithin(batch, call, write), batch);
}

async function undoWithin(batch: string, call: Call, write: WriteCall): Promise<{ rows: number }> {
  const found = await write.trx.selectFrom('importBatch').selectAll().where('id', '=', batch).executeTakeFirst();
  if (!found) throw new Refusal('notFound', '没有这次导入。');
  if (found.undoneAt !== null) throw new Refusal('conflict', '这次导入已经撤销过了。');
  await refuseLaterWork(batch, write);

  const { driver } = call.township;
  deferForeignKeys(driver);
  const writer = batchWriter(driver, write);
  const entries = (
    await sql<Entry>`select "register", "rowId", "title", "version", "changes" from "history"
      where "batch" = ${batch} and "action" = 'import' order by _rowid_ desc`.execute(write.trx)
  ).rows;
  for (const [at, entry] of entries.entries()) {
    if (entry.version === 1) writer.history(removalOf(entry));
    else await putBack(entry, writer, write);
    if (at % 500 === 499) await setImmediate();
  }
  removeCreated(batch, writer, call);
  writer.search.finish();
  await write.trx
    .updateTable('importBatch')
    .set({ undoneAt: write.now, undoneBy: write.userId })
    .where('id', '=', batch)
    .execute();
  return { rows: entries.length };
}

function removalOf({ register, rowId, title, version }: Entry): HistoryEntry {
  return { register, rowId, title, action: 'undoImport', reason: null, version: version + 1, changes: {} };
}

/** Gives a changed row its old values; only those, as later imports that were taken back left theirs alone. */
async function putBack(entry: Entry, writer: BatchWriter, write: WriteCall): Promise<void> {
  const register = registerOf(entry.register);
  const current = await sql<StoredRow>`select * from ${sql.table(entry.register)} where "id" = ${entry.rowId}`.execute(
    write.trx,
  );
  const row = current.rows[0]!;
  const changes = JSON.parse(entry.changes) as HistoryEntry['changes'];
  const values: Record<string, FieldValue> = {};
  for (const field of shapeOf(register).stored) {
    const old = changes[field.key];
    values[field.key] = codecOf(field).load(old ? old[0] : (row[field.key] ?? null), field);
  }
  const before = Object.fromEntries(
    shapeOf(register).stored.map((field) => [field.key, codecOf(field).load(row[field.key] ?? null, field)]),
  );
  const { rowId: id, title } = entry;
  writer.write([{ register, id, title, before, values, version: row.version }], 'undoImport');
}

/** Foreign keys wait for the commit, so the order of the registers does not matter. */
function removeCreated(batch: string, writer: BatchWriter, call: Call): void {
  const { driver } = call.township;
  const people = 'select "id" from "person" where "batch" = ?';
  driver.prepare(`delete from "notDuplicate" where "one" in (${people}) or "other" in (${people})`).run(batch, batch);
  for (const register of registers) {
    writer.search.dropBatch(register, batch);
    driver.prepare(`delete from "${register.key}" where "batch" = ?`).run(batch);
  }
}

/** Rows that somebody changed, referred to or put files to since then; every one of them is counted once a kind. */
async function refuseLaterWork(batch: string, write: WriteCall): Promise<void> {
  let changed = 0;
  let referred = 0;
  let files = 0;
  for (const register of registers) {
    changed += await countOf(write, changedSince(register, batch));
    files += await countOf(write, filesOf(register, batch));
    referred += await countOf(write, referringTo(register, batch));
  }
  const parts = [
    ...(changed > 0 ? [`有 ${changed} 条后来又改过或注销过`] : []),
    ...(referred > 0 ? [`有 ${referred} 条被后来登记的记录引用`] : []),
    ...(files > 0 ? [`有 ${files} 条加了附件`] : []),
  ];
  if (parts.length === 0) return;
  throw new Refusal(
    'conflict',
    `这次导入不能整批撤销：其中${parts.join('，')}。撤销会把这些改动一起丢掉。请先撤销后来的导入，或者在台账里逐条注销不需要的记录。`,
    { details: { changed, referred, files } },
  );
}

async function countOf(write: WriteCall, query: RawBuilder<unknown>): Promise<number> {
  const found = await query.execute(write.trx);
  return Number((found.rows[0] as { rows: number } | undefined)?.rows ?? 0);
}

/** Rows whose version went on, unless only by imports that have been taken back themselves. */
function changedSince(register: Register, batch: string): RawBuilder<unknown> {
  return sql`select count(*) as "rows" from "history" h left join ${sql.table(register.key)} t on t."id" = h."rowId"
    where h."batch" = ${batch} and h."action" = 'import' and h."register" = ${register.key}
      and (t."id" is null or (t."version" <> h."version" and exists (
        select 1 from "history" later left join "importBatch" b on b."id" = later."batch"
        where later."register" = h."register" and later."rowId" = h."rowId" and later."version" > h."version"
          and b."undoneAt" is null)))`;
}

function filesOf(register: Register, batch: string): RawBuilder<unknown> {
  return sql`select count(distinct a."rowId") as "rows" from "attachment" a
    join ${sql.table(register.key)} t on t."id" = a."rowId" where a."register" = ${register.key} and t."batch" = ${batch}`;
}

/** Rows of the batch that rows from elsewhere point to, leaving out those that the batch itself made point there. */
function referringTo(register: Register, batch: string): RawBuilder<unknown> {
  const ids = fieldsPointingTo(register.key).map(
    ({ register: from, field }) => sql`select p.${sql.ref(field)} as "id" from ${sql.table(from)} p
      where p.${sql.ref(field)} in (select "id" from ${sql.table(register.key)} where "batch" = ${batch})
        and p."batch" is not ${batch}
        and not exists (select 1 from "history" h where h."register" = ${from} and h."rowId" = p."id" and h."batch" = ${batch})`,
  );
  for (const inRotas of idsInRotas(register.key))
    ids.push(
      sql`select u."id" from (${inRotas}) u where u."id" in (select "id" from ${sql.table(register.key)} where "batch" = ${batch})`,
    );
  if (ids.length === 0) return sql`select 0 as "rows"`;
  return sql`select count(*) as "rows" from (${sql.join(ids, sql` union `)})`;
}
