// Finding people who were entered twice, and making one of them.
import type { OpenHandlers } from '../handlers.ts';
import { registerOf } from './columns.ts';
import { likelyDuplicates } from './duplicates.ts';
import { mergePersons } from './mergePersons.ts';
import { readFullRows, showRows } from './readRows.ts';
import { countsPointingTo } from './related.ts';
import { revealRows } from './reveal.ts';
import { writing } from './writeCall.ts';

export const personHandlers = {
  'persons.duplicates': async (_input, call) => {
    const { read, userName } = call.township;
    const register = registerOf('person');
    const likely = await likelyDuplicates(read);
    const ids = likely.flatMap((group) => group.ids);
    const people = await readFullRows(read, register, ids, call.app.host.today());
    const { rows } = await showRows(read, register, people, await revealRows(call, register.key, ids), userName);
    const usedBy = await countsPointingTo(read, register.key, ids);
    const byId = new Map(rows.map((row) => [row.id, { row, usedBy: usedBy.get(row.id) ?? 0 }]));
    const groups = likely.map((group) => ({ why: group.why, people: group.ids.flatMap((id) => byId.get(id) ?? []) }));
    return { groups };
  },

  'persons.merge': async (merge, call) => ({ moved: await writing(call, (write) => mergePersons(merge, write)) }),

  'persons.notDuplicates': async ({ ids }, { app, township, user }) => {
    const sorted = [...new Set(ids)].sort();
    const pairs = sorted.flatMap((one, index) =>
      sorted.slice(index + 1).map((other) => ({ one, other, by: user.id, at: app.host.now() })),
    );
    if (pairs.length > 0) {
      await township.db
        .insertInto('notDuplicate')
        .values(pairs)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
