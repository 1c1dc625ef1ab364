// Rows, history and search entries of a whole batch, written with prepared statements in one transaction.
import type { StoredValue } from '../../../../shared/fields/codec.ts';
import type { RowValues } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import { inserter, updater } from '../../database/bulk.ts';
import { storedColumns } from '../../registers/change.ts';
import type { HistoryEntry } from '../../registers/historyWriting.ts';
import { sameValue } from '../../registers/normalise.ts';
import type { WriteCall } from '../../registers/writeCall.ts';
import { type SearchWriter, searchWriter } from '../../search/searchBulk.ts';
import type { Township } from '../../township.ts';
import { shapeOf } from './draft.ts';

export interface BatchWriter {
  search: SearchWriter;
  insertRow(register: Register, id: string, values: RowValues, title: string): void;
  /** Writes what differs; `version` is the one the row has now. */
  updateRow(
    register: Register,
    id: string,
    row: { before: RowValues; values: RowValues; version: number },
    title: string,
  ): void;
  history(entry: HistoryEntry): void;
}

const historyColumns = [
  'id',
  'at',
  'by',
  'site',
  'register',
  'rowId',
  'title',
  'action',
  'reason',
  'batch',
  'version',
  'changes',
] as const;

export function batchWriter(driver: Township['driver'], write: WriteCall): BatchWriter {
  const search = searchWriter(driver);
  const addHistory = inserter(driver, 'history', historyColumns);
  const inserts = new Map<Register, ReturnType<typeof inserter>>();
  const updates = new Map<Register, ReturnType<typeof updater>>();
  const system = [1, write.now, write.userId, write.now, write.userId, write.batch];

  function history(entry: HistoryEntry): void {
    const { register, rowId, title, action, reason, version, changes } = entry;
    const { now, userId, site, batch } = write;
    addHistory([
      write.newId(),
      now,
      userId,
      site,
      register,
      rowId,
      title,
      action,
      reason,
      batch,
      version,
      JSON.stringify(changes),
    ]);
  }

  return {
    search,
    history,
    insertRow(register, id, values, title) {
      const columns = storedColumns(register, values);
      const insert = remembered(inserts, register, () => inserter(driver, register.key, insertedColumns(columns)));
      insert([id, ...system, ...Object.values(columns)]);
      const changes = changesOf(register, null, values, columns);
      history({ register: register.key, rowId: id, title, action: 'import', reason: null, version: 1, changes });
      search.add(register, id, values);
    },
    updateRow(register, id, { before, values, version }, title) {
      const columns = storedColumns(register, values);
      const update = remembered(updates, register, () => updater(driver, register.key, updatedColumns(columns)));
      update([version + 1, write.now, write.userId, ...Object.values(columns)], id);
      const changes = changesOf(register, before, values, columns);
      history({
        register: register.key,
        rowId: id,
        title,
        action: 'import',
        reason: null,
        version: version + 1,
        changes,
      });
      search.renew(register, id, values);
    },
  };
}

const insertedColumns = (columns: Record<string, StoredValue>) => [
  'id',
  'version',
  'createdAt',
  'createdBy',
  'changedAt',
  'changedBy',
  'batch',
  ...Object.keys(columns),
];
const updatedColumns = (columns: Record<string, StoredValue>) => [
  'version',
  'changedAt',
  'changedBy',
  ...Object.keys(columns),
];

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}

function changesOf(
  register: Register,
  before: RowValues | null,
  values: RowValues,
  columns: Record<string, StoredValue>,
): HistoryEntry['changes'] {
  const changes: HistoryEntry['changes'] = {};
  for (const field of shapeOf(register).stored) {
    const old = before?.[field.key] ?? null;
    if (sameValue(old, values[field.key] ?? null)) continue;
    changes[field.key] = [codecOf(field).store(old, field), columns[field.key] ?? null];
  }
  return changes;
}
