// Runs in a worker thread: many files one after another, so that libraries are loaded once. A refused one is told and
// does not stop the others.
import type { Transferable } from 'node:worker_threads';
import { Refusal } from '../../../shared/contract/errors.ts';
import { exportTable } from '../exchange/exports/exportTable.ts';
import type { Task, TaskContext } from '../jobs/thread.ts';
import { exportReport } from '../reports/exportReport.ts';

const tasks = { exportTable, exportReport } satisfies Record<string, Task>;

/** One file: which task writes it, and what that is told. */
export interface PackageWork {
  task: keyof typeof tasks;
  input: unknown;
}

/** What comes back, in order: pieces of a file, then what its task gave or why it was refused. */
export type PackageMessage =
  | { kind: 'piece'; bytes: Uint8Array }
  | { kind: 'done'; output: unknown }
  | { kind: 'refused'; message: string };

export async function writePackageFiles(input: unknown, context: TaskContext): Promise<null> {
  for (const { task, input: order } of input as PackageWork[]) {
    const send = (message: PackageMessage, transfer?: Transferable[]) => context.emit(message, transfer);
    const own: TaskContext = {
      progress: () => undefined,
      emit: (chunk, transfer) => send({ kind: 'piece', bytes: chunk as Uint8Array }, transfer),
      feed: () => context.feed(),
    };
    try {
      await send({ kind: 'done', output: await tasks[task](order, own) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await send({ kind: 'refused', message: error.message });
    }
  }
  return null;
}
