// Views that people keep under a name, and small preferences such as column widths.
import { Refusal } from '../../../shared/contract/errors.ts';
import { type ViewSpec, viewSpec } from '../../../shared/contract/shapes.ts';
import { isSensitive } from '../../../shared/fields/field.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import type { OpenHandlers } from '../handlers.ts';
import { registerOfView } from './viewQuery.ts';

const longestPreference = 20_000;

/** Whether a view says somebody's number, in a filter or among the words it looks for. */
function namesNumbers(view: ViewSpec): boolean {
  const register = registerOfView(view);
  const inFilters = view.filters.some(
    ({ field, value, values }) => isSensitive(fieldOf(register, field)) && /\d/.test(JSON.stringify([value, values])),
  );
  return inFilters || /\d{7}/.test((view.search ?? '').normalize('NFKC').replace(/[\s-]/g, ''));
}

export const savedViewHandlers = {
  'savedViews.list': async ({ register }, { township, user }) => {
    const rows = await township.read
      .selectFrom('savedView')
      .selectAll()
      .where('register', '=', register)
      .where((builder) => builder.or([builder('owner', '=', user.id), builder('shared', '=', 1)]))
      .orderBy('name')
      .execute();
    return {
      views: rows.flatMap((row) => {
        // One that an older program wrote in another way is left out, not in the way of the others.
        const view = viewSpec.safeParse(JSON.parse(row.view));
        if (!view.success) return [];
        return {
          id: row.id,
          register: row.register,
          name: row.name,
          view: view.data,
          columns: JSON.parse(row.columns) as string[],
          shared: row.shared === 1,
          own: row.owner === user.id,
        };
      }),
    };
  },

  'savedViews.save': async ({ register, name, view, columns, shared }, { app, township, user }) => {
    if (registerOfView(view).key !== register) throw new Refusal('invalid', '这个视图不是本台账的，没有保存。');
    if (shared && namesNumbers(view)) {
      throw new Refusal('invalid', '筛选或搜索里有证件号码或电话，不能全单位共用。请去掉号码，或只给自己保存。');
    }
    const values = { view: JSON.stringify(view), columns: JSON.stringify(columns), shared: shared ? 1 : 0 };
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
        .values({ id: made, owner: user.id, register, name, ...values })
        .execute();
      return made;
    });
    return { id };
  },

  'savedViews.remove': async ({ id }, { township, user }) => {
    const removed = await township.db
      .deleteFrom('savedView')
      .where('id', '=', id)
      .where('owner', '=', user.id)
      .returning('id')
      .executeTakeFirst();
    if (!removed) throw new Refusal('forbidden', '只能删除自己保存的视图。');
    return { ok: true };
  },

  'preferences.get': async ({ key }, { township, user }) => {
    const row = await township.read
      .selectFrom('preference')
      .select('value')
      .where('user', '=', user.id)
      .where('key', '=', key)
      .executeTakeFirst();
    return { value: row ? JSON.parse(row.value) : null };
  },

  'preferences.set': async ({ key, value }, { township, user }) => {
    const text = JSON.stringify(value);
    if (text.length > longestPreference) throw new Refusal('invalid', '这项偏好太长，没有保存。');
    await township.db
      .insertInto('preference')
      .values({ user: user.id, key, value: text })
      .onConflict((conflict) => conflict.columns(['user', 'key']).doUpdateSet({ value: text }))
      .execute();
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
