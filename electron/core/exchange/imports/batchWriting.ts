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

/** A row as it will be: new when `before` is null, else changed. */
export interface RowWrite {
  register: Register;
  id: string;
  title: string;
  before: RowValues | null;
  values: RowValues;
  /** The version the row has now; 0 for a new one. */
  version: number;
}

export interface BatchWriter {
  search: SearchWriter;
  /** Rows, then their history, then their search entries: each table's pages stay at hand while it is written. */
  write(rows: readonly RowWrite[], action: 'import' | 'undoImport'): void;
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

  function putRow({ register, id, before, version }: RowWrite, columns: Record<string, StoredValue>): void {
    if (before === null) {
      const insert = remembered(inserts, register, () => inserter(driver, register.key, insertedColumns(columns)));
      insert([id, ...system, ...Object.values(columns)]);
      return;
    }
    const update = remembered(updates, register, () => updater(driver, register.key, updatedColumns(columns)));
    update([version + 1, write.now, write.userId, ...Object.values(columns)], id);
  }

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
    write(rows, action) {
      const columns = rows.map(({ register, values }) => storedColumns(register, values));
      rows.forEach((row, at) => {
        putRow(row, columns[at]!);
      });
      rows.forEach(({ register, id, title, before, values, version }, at) => {
        const stored = columns[at]!;
        const changes = before === null ? filledColumns(register, stored) : changesOf(register, before, values, stored);
        history({ register: register.key, rowId: id, title, action, reason: null, version: version + 1, changes });
      });
      for (const { register, id, before, values } of rows) {
        if (before === null) search.add(register, id, values);
        else search.renew(register, id, values);
      }
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

/** Of a new row: from nothing to what is filled. */
function filledColumns(register: Register, columns: Record<string, StoredValue>): HistoryEntry['changes'] {
  const changes: HistoryEntry['changes'] = {};
  for (const { key } of shapeOf(register).stored) {
    const value = columns[key] ?? null;
    if (value !== null) changes[key] = [null, value];
  }
  return changes;
}

function changesOf(
  register: Register,
  before: RowValues,
  values: RowValues,
  columns: Record<string, StoredValue>,
): HistoryEntry['changes'] {
  const changes: HistoryEntry['changes'] = {};
  for (const field of shapeOf(register).stored) {
    const old = before[field.key] ?? null;
    if (sameValue(old, values[field.key] ?? null)) continue;
    changes[field.key] = [codecOf(field).store(old, field), columns[field.key] ?? null];
  }
  return changes;
}
