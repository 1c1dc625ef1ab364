// Tables kept under a name. They stand among the saved views, under a register of their own name that no ledger has.
import { Refusal } from '../../../shared/contract/errors.ts';
import { pivotDraft } from '../../../shared/contract/lookProcedures.ts';
import type { OpenHandlers } from '../handlers.ts';

const register = 'pivot';

export const savedPivotHandlers = {
  'pivots.saved': async (_input, { township, user }) => {
    const rows = await township.read
      .selectFrom('savedView')
      .selectAll()
      .where('register', '=', register)
      .where((builder) => builder.or([builder('owner', '=', user.id), builder('shared', '=', 1)]))
      .orderBy('name')
      .execute();
    return {
      pivots: rows.flatMap(({ id, name, view, shared, owner }) => {
        const draft = pivotDraft.safeParse(JSON.parse(view));
        return draft.success ? [{ id, name, draft: draft.data, shared: shared === 1, own: owner === user.id }] : [];
      }),
    };
  },

  'pivots.save': async ({ name, draft, shared }, { app, township, user }) => {
    const values = { view: JSON.stringify(draft), shared: shared ? 1 : 0 };
    const id = await township.db.transaction().execute(async (trx) => {
      const known = await trx
        .selectFrom('savedView')
        .select('id')
        .where('register', '=', register)
        .where('owner', '=', user.id)
        .where('name', '=', name)
        .executeTakeFirst();
      if (known) {
        await trx.updateTable('savedView').set(values).where('id', '=', known.id).execute();
        return known.id;
      }
      const made = app.host.newId();
      await trx
        .insertInto('savedView')
        .values({ id: made, owner: user.id, register, name, columns: '[]', ...values })
        .execute();
      return made;
    });
    return { id };
  },

  'pivots.remove': async ({ id }, { township, user }) => {
    const removed = await township.db
      .deleteFrom('savedView')
      .where('id', '=', id)
      .where('register', '=', register)
      .where('owner', '=', user.id)
      .returning('id')
      .executeTakeFirst();
    if (!removed) throw new Refusal('forbidden', '只能去掉自己保存的表。');
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
