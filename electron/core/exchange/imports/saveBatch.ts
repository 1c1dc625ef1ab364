// Saving the good rows of a preview: one transaction, one batch, all or nothing.
import { setImmediate } from 'node:timers/promises';
import { Refusal } from '../../../../shared/contract/errors.ts';
import { type FieldValue, linkedRegister, type RowValues } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import { fieldOf } from '../../../../shared/registers/register.ts';
import { deferForeignKeys } from '../../database/bulk.ts';
import type { Call } from '../../handlers.ts';
import type { JobProgress } from '../../jobs/jobs.ts';
import { rulesOf } from '../../registers/rules/index.ts';
import { type WriteCall, writing } from '../../registers/writeCall.ts';
import { type BatchWriter, batchWriter, type RowWrite } from './batchWriting.ts';
import { checkRows, countRows, inWritingOrder } from './checkRows.ts';
import { type Draft, shapeOf } from './draft.ts';
import type { OpenImport, Preview, PreviewEntry } from './importState.ts';
import { rememberFields } from './openImport.ts';
import { historyStamp, loadWorld } from './world.ts';

export interface SaveResult {
  /** Null when there was nothing to save: no batch is kept then. */
  batch: string | null;
  /** Data rows of the ledger. */
  rows: number;
  saved: number;
  /** Rows that were not saved because something is wrong with them or it is not settled whom they mean. */
  held: number;
  /** Rows that say what is registered already. */
  unchanged: number;
}

const chunk = 500;

/** @throws Refusal; when the job is cancelled nothing is saved. */
export async function saveImport(open: OpenImport, call: Call, progress: JobProgress): Promise<SaveResult> {
  const { preview } = open;
  if (!preview) throw new Refusal('conflict', '请先预览，再保存。');
  const batch = call.app.host.newId();
  const saved = await writing(call, (write) => saveWithin(open, preview, call, write, progress), batch);
  for (const entry of saved) {
    entry.savedIn = batch;
    entry.checked = { ...entry.checked, state: 'unchanged', parts: [] };
  }
  const { held, doubtful } = preview.counts;
  preview.counts = countRows(preview.rows);
  const rows = preview.rows.length;
  return {
    batch: saved.length > 0 ? batch : null,
    rows,
    saved: saved.length,
    held: held + doubtful,
    unchanged: rows - saved.length - held - doubtful,
  };
}

async function saveWithin(
  open: OpenImport,
  preview: Preview,
  call: Call,
  write: WriteCall,
  progress: JobProgress,
): Promise<PreviewEntry[]> {
  if ((await historyStamp(write.trx)) !== preview.world.stamp) {
    progress.step('台账刚有改动，正在重新核对');
    const divisionPath = call.township.settings.divisionPath;
    const office = { codes: write.codes, today: write.today, divisionPath };
    preview.world = await loadWorld(write.trx, preview.register, office);
    await checkRows(preview, write.trx, { advance: () => undefined, signal: progress.signal });
  }
  const good = preview.rows.filter(({ checked }) => checked.state === 'good' || checked.state === 'warned');
  if (good.length === 0) return [];
  progress.step('正在保存');
  deferForeignKeys(call.township.driver);
  const writer = batchWriter(call.township.driver, write);
  await writeDrafts(preview, writer, write, progress);
  writer.search.finish();
  const { held, doubtful } = preview.counts;
  await write.trx
    .insertInto('importBatch')
    .values({
      id: write.batch!,
      at: write.now,
      by: write.userId,
      register: preview.register.key,
      name: open.name,
      rows: preview.rows.length,
      saved: good.length,
      held: held + doubtful,
      undoneAt: null,
      undoneBy: null,
    })
    .execute();
  for (const { source, fields } of preview.sheets) {
    await rememberFields(write.trx, source, preview.register, fields, write.now);
  }
  // The last moment to cancel: after it the transaction commits.
  progress.signal.throwIfAborted();
  return good;
}

async function writeDrafts(
  preview: Preview,
  writer: BatchWriter,
  write: WriteCall,
  progress: JobProgress,
): Promise<void> {
  const drafts = inWritingOrder(preview.drafts);
  const ids = new Map<string, string>();
  for (const draft of drafts) ids.set(draft.token, draft.id ?? write.newId());
  const asWritten = (draft: Draft): RowWrite => ({
    register: draft.register,
    id: ids.get(draft.token)!,
    title: titleOf(draft, preview),
    before: draft.before,
    values: withIds(draft, ids),
    version: draft.version,
  });
  const toComplete: RowWrite[] = [];
  for (let start = 0; start < drafts.length; start += chunk) {
    const rows = drafts.slice(start, start + chunk).map(asWritten);
    const isIncomplete = ({ register, before }: RowWrite) => before === null && rulesOf(register.key).complete;
    toComplete.push(...rows.filter(isIncomplete));
    writer.write(
      rows.filter((row) => !isIncomplete(row)),
      'import',
    );
    progress.advance(Math.min(start + chunk, drafts.length), drafts.length);
    await setImmediate();
    progress.signal.throwIfAborted();
  }
  // One by one and last: the next running number is asked of what stands in the table.
  for (const row of toComplete) {
    const { register, values } = row;
    const given = await rulesOf(register.key).complete?.({ id: null, values, before: null, changed: new Set() }, write);
    writer.write([{ ...row, values: { ...values, ...given } }], 'import');
  }
}

/** Links to new rows get the ids that these rows are written under. */
function withIds({ register, values }: Draft, ids: ReadonlyMap<string, string>): RowValues {
  let written: Record<string, FieldValue> | null = null;
  for (const { field } of shapeOf(register).links) {
    const token = values[field.key];
    const id = typeof token === 'string' ? ids.get(token) : undefined;
    if (id === undefined || id === token) continue;
    written ??= { ...values };
    written[field.key] = id;
  }
  return written ?? values;
}

/** As `titleOfValues`, from what the preview knows. */
function titleOf({ register, values }: Draft, preview: Preview): string {
  const parts = register.titleFields.map((key) => {
    const field = fieldOf(register, key);
    const value = values[key] ?? null;
    const link = linkedRegister(field);
    if (link !== null) return (typeof value === 'string' && preview.titleOf(link, value)) || '';
    return codecOf(field).format(value, field, { table: () => undefined, rowTitle: () => undefined });
  });
  return parts.filter((part) => part !== '').join(' · ');
}
