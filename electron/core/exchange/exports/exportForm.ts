// Runs in a worker thread: one record as a form; what stands on it was gathered by the main thread.
import { type KeyValueSheet, writeKeyValueSheet } from '../../documents/keyValueSheet.ts';
import type { TaskContext } from '../../jobs/thread.ts';
import { emittedBytes } from './emittedBytes.ts';

export interface FormOrder {
  sheet: KeyValueSheet;
  writtenAt: string;
}

/** Writes the form and emits its bytes. */
export async function exportForm(input: unknown, context: TaskContext): Promise<void> {
  const { sheet, writtenAt } = input as FormOrder;
  await writeKeyValueSheet(sheet, emittedBytes(context), { writtenAt });
}
