// What somebody is typing and has not saved: kept in the encrypted file, so that a power cut costs a few words at most.
// Every commit is on the disk before it is answered (open.ts).
import { sql } from 'kysely';
import type { OpenHandlers } from '../handlers.ts';

export const draftHandlers = {
  'drafts.put': async ({ key, text }, call) => {
    const at = call.app.host.now();
    const row = { user: call.user.id, key, text, at };
    await call.township.db
      .insertInto('draft')
      .values(row)
      .onConflict((conflict) => conflict.columns(['user', 'key']).doUpdateSet({ text, at }))
      .execute();
    return { at };
  },

  // Asked of the writing connection: what was just put is there.
  'drafts.get': async ({ key }, call) => {
    const draft = await call.township.db
      .selectFrom('draft')
      .select(['text', 'at'])
      .where('user', '=', call.user.id)
      .where('key', '=', key)
      .executeTakeFirst();
    return { draft: draft ?? null };
  },

  'drafts.drop': async ({ key }, call) => {
    await sql`delete from "draft" where "user" = ${call.user.id} and "key" = ${key}`.execute(call.township.db);
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
