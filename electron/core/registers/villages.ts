// Renaming, merging and closing villages. A village is never deleted; what it was called is still understood.
import { sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { changeRow } from './change.ts';
import { registerOf } from './columns.ts';
import { type FullRow, readFullRow } from './readRows.ts';
import { fieldsPointingTo } from './related.ts';
import { withFormerName } from './rules/village.ts';
import { type WriteCall, writing } from './writeCall.ts';

async function villageInUse(id: string, write: WriteCall): Promise<FullRow> {
  const row = await readFullRow(write.trx, registerOf('village'), id, write.today);
  if (!row || row.withdrawnAt !== null) throw new Refusal('notFound', '没有这个村（社区）。');
  if (row.values.state !== 'active') throw new Refusal('conflict', `“${row.values.name}”已合并或撤销，不能再改。`);
  return row;
}

/** A change that the program makes to fields nobody may type. */
function setVillage(id: string, own: Record<string, FieldValue>, reason: string, write: WriteCall) {
  return changeRow({ register: registerOf('village'), id, version: null, changes: {}, own, reason }, write);
}

function requirePast(on: string, call: Call): void {
  if (on > call.app.host.today()) throw new Refusal('invalid', '日期不能晚于今天。');
}

export const villageHandlers = {
  'villages.rename': async ({ id, name, officialName, on, reason }, call) => {
    requirePast(on, call);
    await writing(call, async (write) => {
      const village = await villageInUse(id, write);
      if (village.values.name === name) throw new Refusal('invalid', '新名称与现名称相同。');
      // The rules of the register keep the old name.
      const changes = { name, ...(officialName === undefined ? {} : { officialName }) };
      await changeRow(
        { register: registerOf('village'), id, version: null, changes, reason: `${reason}（自${on}起）` },
        write,
      );
    });
    return { ok: true };
  },

  'villages.merge': async ({ ids, into, on, reason }, call) => {
    requirePast(on, call);
    if (ids.includes(into)) throw new Refusal('invalid', '不能并入自己。');
    return writing(call, async (write) => {
      const target = await villageInUse(into, write);
      let former = String(target.values.formerNames ?? '');
      let moved = 0;
      for (const id of ids) {
        const village = await villageInUse(id, write);
        former = withFormerName(
          withFormerName(former, village.values.formerNames ?? null),
          village.values.name ?? null,
        );
        moved += await movePeopleAndBodies(id, into, reason, write);
        await setVillage(id, { state: 'merged', mergedInto: into, closedOn: on }, reason, write);
      }
      await setVillage(into, { formerNames: former }, reason, write);
      return { moved };
    });
  },

  'villages.close': async ({ id, on, reason }, call) => {
    requirePast(on, call);
    await writing(call, async (write) => {
      await villageInUse(id, write);
      await setVillage(id, { state: 'closed', closedOn: on }, reason, write);
    });
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;

/** What stands in the village today moves along; events of the past (disputes) keep the village where they happened. */
async function movePeopleAndBodies(from: string, to: string, reason: string, write: WriteCall): Promise<number> {
  let moved = 0;
  for (const { register, field } of fieldsPointingTo('village')) {
    if (register === 'dispute' || register === 'village') continue;
    const found = await sql<{
      id: string;
    }>`select "id" from ${sql.table(register)} where ${sql.ref(field)} = ${from} and "withdrawnAt" is null`.execute(
      write.trx,
    );
    for (const { id } of found.rows) {
      await changeRow({ register: registerOf(register), id, version: null, changes: { [field]: to }, reason }, write);
      moved += 1;
    }
  }
  return moved;
}
