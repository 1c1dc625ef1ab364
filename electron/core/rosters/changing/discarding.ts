// Back to what was published last; a rota that never was is emptied.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { addAudit } from '../../audit.ts';
import type { Call } from '../../handlers.ts';
import { registerOf } from '../../registers/columns.ts';
import { withdrawRows } from '../../registers/withdrawing.ts';
import type { WriteCall } from '../../registers/writeCall.ts';
import { applySides, cellsOfRota, pinsOfRota, type StoredRota, stepsOfRota } from '../store.ts';
import { editionSheet } from './editions.ts';

/** Puts the last edition back, or nothing; records of swaps since then are withdrawn with the same reason. */
export async function discardChanges(rota: StoredRota, reason: string, call: Call, write: WriteCall): Promise<void> {
  const { trx } = write;
  if (rota.state === 'published') throw new Refusal('invalid', '排班表发布以后没有改过，不用还原。');
  const published: RotaSheet | null = rota.edition === 0 ? null : await editionSheet(trx, rota.id, rota.edition);
  const records = (await stepsOfRota(trx, rota.id)).flatMap(({ record, undone }) =>
    record && !undone ? [record] : [],
  );
  const title = published ? `还原到第 ${rota.edition} 版` : '清空重排';
  const cells = (published?.cells ?? []).map(({ day, shift, person }) => ({ day, shift, person }));
  const pins = (published?.cells ?? []).flatMap(({ pinned, ...cell }) => (pinned ? [{ ...cell, serves: true }] : []));
  const bars = (published?.bars ?? []).map((cell) => ({ ...cell, serves: false }));
  await applySides(
    trx,
    rota,
    {
      removed: { cells: await cellsOfRota(trx, rota.id), pins: await pinsOfRota(trx, rota.id), made: rota.made },
      added: { cells, pins: [...pins, ...bars], made: published?.rota?.made ?? null },
      title,
    },
    call,
  );
  await trx.deleteFrom('rotaStep').where('rota', '=', rota.id).execute();
  if (published) await trx.updateTable('rota').set({ state: 'published' }).where('id', '=', rota.id).execute();
  await withdrawRows(registerOf('shiftSwap'), records, reason, write);
  await addAudit(trx, call, {
    action: 'rota',
    register: 'team',
    rowIds: [rota.team],
    reason,
    detail: `${rota.month} ${title}`,
  });
}
