// The history of every row: who, when, field, old, new. One entry a change; entries are never changed.
import type { WriteCall } from './writeCall.ts';

export type HistoryAction = 'create' | 'change' | 'withdraw' | 'restore' | 'merge' | 'import' | 'undoImport';

export interface HistoryEntry {
  register: string;
  rowId: string;
  title: string;
  action: HistoryAction;
  reason: string | null;
  version: number;
  /** Field → [old, new] as stored. */
  changes: Record<string, [string | number | null, string | number | null]>;
}

/** Adds an entry in the name of whoever makes the change. */
export async function writeHistory(call: WriteCall, entry: HistoryEntry): Promise<void> {
  await call.trx
    .insertInto('history')
    .values({
      id: call.newId(),
      at: call.now,
      by: call.userId,
      site: call.site,
      register: entry.register,
      rowId: entry.rowId,
      title: entry.title,
      action: entry.action,
      reason: entry.reason,
      batch: call.batch,
      version: entry.version,
      changes: JSON.stringify(entry.changes),
    })
    .execute();
}
