// Views that people keep under a name, and small preferences such as column widths.
import { Refusal } from '../../../shared/contract/errors.ts';
import { type ViewSpec, viewSpec } from '../../../shared/contract/shapes.ts';
import type { OpenHandlers } from '../handlers.ts';

const longestPreference = 20_000;

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
      views: rows.map((row) => ({
        id: row.id,
        register: row.register,
        name: row.name,
        view: viewSpec.parse(JSON.parse(row.view)) satisfies ViewSpec,
        columns: JSON.parse(row.columns) as string[],
        shared: row.shared === 1,
        own: row.owner === user.id,
      })),
    };
  },

  'savedViews.save': async ({ register, name, view, columns, shared }, { app, township, user }) => {
    const known = await township.db
      .selectFrom('savedView')
      .select('id')
      .where('register', '=', register)
      .where('owner', '=', user.id)
      .where('name', '=', name)
      .executeTakeFirst();
    const id = known?.id ?? app.host.newId();
    const values = { view: JSON.stringify(view), columns: JSON.stringify(columns), shared: shared ? 1 : 0 };
    await township.db
      .insertInto('savedView')
      .values({ id, owner: user.id, register, name, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
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
