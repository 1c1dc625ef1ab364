// Tables kept under a name, for oneself or for the whole office.
import { Refusal } from '../../../shared/contract/errors.ts';
import { pivotDraft } from '../../../shared/contract/lookProcedures.ts';
import type { OpenHandlers } from '../handlers.ts';

export const savedPivotHandlers = {
  'pivots.saved': async (_input, { township, user }) => {
    const rows = await township.read
      .selectFrom('savedPivot')
      .selectAll()
      .where((builder) => builder.or([builder('owner', '=', user.id), builder('shared', '=', 1)]))
      .orderBy('name')
      .execute();
    return {
      pivots: rows.flatMap(({ id, name, draft: stored, shared, owner }) => {
        const draft = pivotDraft.safeParse(JSON.parse(stored));
        return draft.success ? [{ id, name, draft: draft.data, shared: shared === 1, own: owner === user.id }] : [];
      }),
    };
  },

  'pivots.save': async ({ name, draft, shared }, { app, township, user }) => {
    const values = { draft: JSON.stringify(draft), shared: shared ? 1 : 0 };
    const id = await township.db.transaction().execute(async (trx) => {
      const known = await trx
        .selectFrom('savedPivot')
        .select('id')
        .where('owner', '=', user.id)
        .where('name', '=', name)
        .executeTakeFirst();
      if (known) {
        await trx.updateTable('savedPivot').set(values).where('id', '=', known.id).execute();
        return known.id;
      }
      const made = app.host.newId();
      await trx
        .insertInto('savedPivot')
        .values({ id: made, owner: user.id, name, ...values })
        .execute();
      return made;
    });
    return { id };
  },

  'pivots.remove': async ({ id }, { township, user }) => {
    const removed = await township.db
      .deleteFrom('savedPivot')
      .where('id', '=', id)
      .where('owner', '=', user.id)
      .returning('id')
      .executeTakeFirst();
    if (!removed) throw new Refusal('forbidden', '只能去掉自己保存的表。');
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
