// Taking the last step of a rota back, and doing it again. A 换班 or 替班 takes its record with it.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { Call } from '../../handlers.ts';
import { registerOf } from '../../registers/columns.ts';
import { restoreRows, withdrawRows } from '../../registers/withdrawing.ts';
import type { WriteCall } from '../../registers/writeCall.ts';
import { applySides, type RotaStep, type StoredRota, stepsOfRota } from '../store.ts';

/** The step that comes next: the last that stands, or the first that was taken back. @throws Refusal `notFound`. */
async function nextStep(rota: StoredRota, redo: boolean, write: WriteCall): Promise<RotaStep> {
  const steps = await stepsOfRota(write.trx, rota.id);
  const step = redo ? steps.find(({ undone }) => undone) : steps.findLast(({ undone }) => !undone);
  if (!step) throw new Refusal('notFound', redo ? '没有可以重做的步骤。' : '没有可以撤销的步骤。');
  return step;
}

/** Takes a step back, or does it again. */
export async function undoStep(rota: StoredRota, redo: boolean, call: Call, write: WriteCall): Promise<void> {
  const { number, title, removed, added, record } = await nextStep(rota, redo, write);
  const sides = redo ? { removed, added } : { removed: added, added: removed };
  await applySides(write.trx, rota, { ...sides, title: `${redo ? '重做' : '撤销'}：${title}` }, call);
  await write.trx
    .updateTable('rotaStep')
    .set({ undone: redo ? 0 : 1 })
    .where('rota', '=', rota.id)
    .where('number', '=', number)
    .execute();
  if (record === null) return;
  const register = registerOf('shiftSwap');
  if (redo) await restoreRows(register, [record], write);
  else await withdrawRows(register, [record], '排班表上撤销了这次调整', write);
}
