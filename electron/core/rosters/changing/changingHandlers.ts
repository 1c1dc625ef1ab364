// Rotas for windows and the command line: changing by hand, publishing, swaps, editions, ending a duty level.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import type { Call, OpenHandlers } from '../../handlers.ts';
import { changeRow } from '../../registers/change.ts';
import { registerOf } from '../../registers/columns.ts';
import { type WriteCall, writing } from '../../registers/writeCall.ts';
import type { Db } from '../../tables.ts';
import { readPlan } from '../plan/plan.ts';
import { sheetOf } from '../plan/sheet.ts';
import { worldOf } from '../rotaHandlers.ts';
import { readRota, rotaToWrite, type SeenRota, type StoredRota, writeStep } from '../store.ts';
import { discardChanges } from './discarding.ts';
import { refuseBareChange, refuseStrangers, stepOf } from './editing.ts';
import { editionSheet, sheetChanges } from './editions.ts';
import { publishRota, refuseUnpublishable } from './publishing.ts';
import { cellsOfSwap, refuseAbsent, refuseClash, swapTitle, weighSwap, writeSwap } from './swapping.ts';
import { undoStep } from './undoing.ts';

const sheetIn = (db: Db, { team, month }: { team: string; month: string }, call: Call): Promise<RotaSheet> =>
  sheetOf(db, { team, month }, worldOf(call));

/** Writes to a rota in one transaction, if it is still what was seen. @returns the sheet as it is afterwards. */
async function written(
  seen: SeenRota,
  call: Call,
  work: (rota: StoredRota, before: RotaSheet, write: WriteCall) => Promise<void>,
): Promise<RotaSheet> {
  return writing(call, async (write) => {
    const rota = await rotaToWrite(write.trx, seen, call);
    await work(rota, await sheetIn(write.trx, seen, call), write);
    return sheetIn(write.trx, seen, call);
  });
}

/** The rota of a team's month. @throws Refusal `notFound` before anything was made. */
async function rotaOf(call: Call, which: { team: string; month: string }): Promise<StoredRota> {
  const rota = await readRota(call.township.read, which);
  if (!rota) throw new Refusal('notFound', '这个月还没有排班表。');
  return rota;
}

export const changingHandlers = {
  'rota.edit': ({ title, changes, ...seen }, call) =>
    written(seen, call, async (rota, before, { trx }) => {
      const step = stepOf(title, changes);
      refuseStrangers(before, [...(step.added ?? []), ...(step.pins?.added ?? [])]);
      refuseBareChange(before, step);
      await writeStep(trx, rota, step, call);
    }),

  'rota.undo': ({ redo, ...seen }, call) =>
    written(seen, call, (rota, _before, write) => undoStep(rota, redo, call, write)),

  'rota.publish': ({ approver, note, ...seen }, call) =>
    written(seen, call, async (rota, before, { trx }) => {
      if (rota.state === 'published') throw new Refusal('invalid', '排班表已经发布，之后没有改过。');
      refuseUnpublishable(before, note);
      await publishRota(trx, rota, { approver, note }, call, () => sheetIn(trx, seen, call));
    }),

  'rota.change': (swap, call) =>
    written(swap, call, async (rota, before, write) => {
      if (rota.state === 'draft') throw new Refusal('invalid', '排班表还没有发布，直接改就行，不用登记换班。');
      const cells = cellsOfSwap(swap);
      refuseStrangers(before, cells.added);
      refuseAbsent(before, cells);
      const record = await writeSwap(swap, write);
      const pins = { removed: cells.removed.map((cell) => ({ ...cell, serves: true })) };
      await writeStep(write.trx, rota, { title: swapTitle(before, swap), ...cells, pins, record }, call);
      refuseClash(before, await sheetIn(write.trx, swap, call));
    }),

  'rota.weigh': async (swap, call) => weighSwap(await readPlan(call.township.read, swap, worldOf(call)), swap),

  'rota.discard': ({ reason, ...seen }, call) =>
    written(seen, call, (rota, _before, write) => discardChanges(rota, reason, call, write)),

  'rota.edition': async ({ edition, ...which }, call) => {
    const { read } = call.township;
    const { id } = await rotaOf(call, which);
    const sheet = await editionSheet(read, id, edition);
    const changes = edition === 1 ? [] : sheetChanges(await editionSheet(read, id, edition - 1), sheet);
    return { sheet, changes };
  },

  'rota.changes': async (which, call) => {
    const { read } = call.township;
    const rota = await readRota(read, which);
    if (!rota || rota.edition === 0) return { changes: [] };
    const published = await editionSheet(read, rota.id, rota.edition);
    return { changes: sheetChanges(published, await sheetIn(read, which, call)) };
  },

  'duty.release': async ({ id, version, releasedOn, releasedBy }, call) => {
    const changes = { releasedOn, releasedBy };
    await writing(call, (write) => changeRow({ register: registerOf('dutyLevel'), id, version, changes }, write));
    return { ok: true as const };
  },
} satisfies Partial<OpenHandlers>;
