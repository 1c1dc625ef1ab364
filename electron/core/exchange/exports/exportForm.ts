// Runs in a worker thread: one record as a form; what stands on it was gathered by the main thread.
import { type KeyValueSheet, writeKeyValueSheet } from '../../documents/keyValueSheet.ts';
import type { OnePageForm } from '../../documents/official/officialDocument.ts';
import type { TaskContext } from '../../jobs/thread.ts';
import { emittedBytes } from './emittedBytes.ts';

export interface FormOrder {
  /** A registration form, or a paper of one page. */
  page: { kind: 'registration'; sheet: KeyValueSheet } | { kind: 'paper'; document: OnePageForm };
  writtenAt: string;
}

/** Writes the form and emits its bytes. */
export async function exportForm(input: unknown, context: TaskContext): Promise<void> {
  const { page, writtenAt } = input as FormOrder;
  if (page.kind === 'registration') return writeKeyValueSheet(page.sheet, emittedBytes(context), { writtenAt });
  const { writeOfficial } = await import('../../documents/official/officialFile.ts');
  await writeOfficial(page.document, emittedBytes(context), { writtenAt });
}
