// Pointing rows at another row, when people or villages are merged into one.
import { Refusal } from '../../../shared/contract/errors.ts';
import { changeRow } from './change.ts';
import { registerOf } from './columns.ts';
import type { HistoryAction } from './historyWriting.ts';
import { titlesOf } from './rowTitles.ts';
import type { WriteCall } from './writeCall.ts';

export interface Repointing {
  register: string;
  id: string;
  field: string;
  to: string;
  reason: string;
  action: HistoryAction;
}

/** Changes one field of a row in use, by all its rules. @throws Refusal that names the row, with the rules' problems. */
export async function repoint(order: Repointing, write: WriteCall): Promise<void> {
  const { id, field, to, reason, action } = order;
  const register = registerOf(order.register);
  try {
    await changeRow({ register, id, version: null, changes: { [field]: to }, reason, action }, write);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const title = (await titlesOf(write.trx, register, [id])).get(id) ?? '';
    throw new Refusal(error.code, `${register.title}“${title}”不能一并改过去：${error.message}`, {
      ...(error.problems ? { problems: error.problems } : {}),
      cause: error,
    });
  }
}
