// Users and their roles, kept by an administrator.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Role } from '../../../shared/contract/procedure.ts';
import { writeAudit } from '../audit.ts';
import {
  addUser,
  hasUser,
  renewRecoveryCode,
  resumeUser,
  setPassword,
  suspendUser,
  unlockWithPassword,
} from '../database/keyring.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { endSessionsOf } from './lock.ts';
import { requireGoodPassword } from './newPassword.ts';
import { userByLogin } from './userByLogin.ts';

async function userById(call: Call, id: string) {
  const user = await call.township.db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirst();
  if (!user) throw new Refusal('notFound', '没有这个用户。');
  return user;
}

async function requireAnotherAdmin(call: Call, id: string): Promise<void> {
  const other = await call.township.db
    .selectFrom('user')
    .select('id')
    .where('role', '=', 'admin')
    .where('active', '=', 1)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (!other) throw new Refusal('conflict', '至少要有一名在用的系统管理员，请先指定另一名。');
}

/** Where the wrapping of a switched-off user waits: inside the encrypted file. */
const suspendedKey = 'suspendedWrapping';

async function suspend(call: Call, { id, login }: { id: string; login: string }): Promise<void> {
  const value = suspendUser(call.app.host.dataFolder, call.township.key, login);
  await call.township.db
    .insertInto('preference')
    .values({ user: id, key: suspendedKey, value })
    .onConflict((conflict) => conflict.columns(['user', 'key']).doUpdateSet({ value }))
    .execute();
}

async function resume(call: Call, { id, login }: { id: string; login: string }): Promise<void> {
  const { dataFolder } = call.app.host;
  // After a restore the keys may still know the login.
  if (hasUser(dataFolder, login)) return;
  const waiting = call.township.db.deleteFrom('preference').where('user', '=', id).where('key', '=', suspendedKey);
  const suspended = await waiting.returning('value').executeTakeFirst();
  if (suspended) resumeUser(dataFolder, call.township.key, suspended.value);
}

export const userHandlers = {
  'users.list': async (_input, { township }) => {
    const users = await township.read.selectFrom('user').selectAll().orderBy('createdAt').execute();
    return {
      users: users.map(({ id, login, name, role, active, lastLoginAt, createdAt }) => ({
        id,
        login,
        name,
        role: role as Role,
        active: active === 1,
        lastLoginAt,
        createdAt,
      })),
    };
  },

  'users.create': async ({ login, name, role, newPassword }, call) => {
    requireGoodPassword(newPassword, login);
    const { host } = call.app;
    if (await userByLogin(call.township, login))
      throw new Refusal('conflict', `用户名“${login}”已有人使用，请换一个。`);
    // The keys first: a user without a row cannot sign in, a row without keys could never. After a restore, or when the
    // row could not be written, the keys may know the login already.
    const keys = { login, password: newPassword, cost: host.passwordCost };
    if (hasUser(host.dataFolder, login)) setPassword(host.dataFolder, call.township.key, keys);
    else addUser(host.dataFolder, call.township.key, keys);
    const id = host.newId();
    await call.township.db
      .insertInto('user')
      .values({ id, login, name, role, active: 1, createdAt: host.now(), lastLoginAt: null })
      .execute();
    await writeAudit(call, { action: 'userCreated', detail: login });
    await call.township.refresh();
    return { id };
  },

  'users.update': async ({ id, name, role, active }, call) => {
    const user = await userById(call, id);
    if (user.role === 'admin' && (role !== 'admin' || !active)) await requireAnotherAdmin(call, id);
    if (user.active === 1 && !active) await suspend(call, user);
    if (user.active === 0 && active) await resume(call, user);
    await call.township.db
      .updateTable('user')
      .set({ name, role, active: active ? 1 : 0 })
      .where('id', '=', id)
      .execute();
    await writeAudit(call, { action: 'userChanged', detail: user.login });
    await call.township.refresh();
    if (id === call.user.id) Object.assign(call.user, { name, role });
    endSessionsOf(call.app, id, call.connection);
    return { ok: true };
  },

  'users.resetPassword': async ({ id, newPassword }, call) => {
    const user = await userById(call, id);
    requireGoodPassword(newPassword, user.login);
    if (user.active === 0) throw new Refusal('conflict', `“${user.name}”已停用，请先启用，再重置密码。`);
    const { host } = call.app;
    setPassword(host.dataFolder, call.township.key, {
      login: user.login,
      password: newPassword,
      cost: host.passwordCost,
    });
    await writeAudit(call, { action: 'passwordReset', detail: user.login });
    endSessionsOf(call.app, id, call.connection);
    return { ok: true };
  },

  'users.newRecoveryKey': async ({ password }, call) => {
    const { dataFolder, now } = call.app.host;
    unlockWithPassword(dataFolder, { login: call.user.login, password, now: now() }).key.fill(0);
    const recoveryKey = renewRecoveryCode(dataFolder, call.township.key);
    await writeAudit(call, { action: 'recoveryKey' });
    return { recoveryKey };
  },
} satisfies Partial<OpenHandlers>;
