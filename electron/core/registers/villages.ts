// Renaming, merging and closing villages. A village is never deleted; what it was called is still understood.
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { changeRow } from './change.ts';
import { registerOf } from './columns.ts';
import { type FullRow, readFullRow } from './readRows.ts';
import { fieldsPointingTo } from './related.ts';
import { repoint } from './repointing.ts';
import { withFormerName } from './rules/village.ts';
import { restingOn } from './withdrawing.ts';
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
      for (const id of new Set(ids)) {
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
      const village = await villageInUse(id, write);
      // People may stay where they are written down; a committee of no village may not.
      const places = await restingOn(registerOf('village'), id, write, (from) =>
        ['person', 'village'].includes(from.key),
      );
      if (places.length > 0) {
        throw new Refusal(
          'conflict',
          `“${village.values.name}”还有在用的组织，不能撤销。请先注销或改到别的村（社区），或者办理合并：${places.join('；')}。`,
        );
      }
      await setVillage(id, { state: 'closed', closedOn: on }, reason, write);
    });
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;

/** What stands in the village today moves along; what tells of the past (disputes) keeps the village where it happened. */
async function movePeopleAndBodies(from: string, to: string, reason: string, write: WriteCall): Promise<number> {
  let moved = 0;
  for (const { register, field } of fieldsPointingTo('village')) {
    if (registerOf(register).event || register === 'village') continue;
    const found = await sql<{
      id: string;
    }>`select "id" from ${sql.table(register)} where ${sql.ref(field)} = ${from} and "withdrawnAt" is null`.execute(
      write.trx,
    );
    for (const { id } of found.rows) {
      await repoint({ register, id, field, to, reason, action: 'change' }, write);
      moved += 1;
      // A large village is a matter of seconds: windows that only read get their turn.
      if (moved % 50 === 0) await setImmediate();
    }
  }
  return moved;
}
