// Signing in and out, locking, passwords.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Role } from '../../../shared/contract/procedure.ts';
import type { AppState } from '../appState.ts';
import { writeAudit } from '../audit.ts';
import type { ConnectionState } from '../connectionState.ts';
import { lookAtFolder } from '../database/health.ts';
import { changePassword, setPassword, unlockWithPassword, unlockWithRecoveryCode } from '../database/keyring.ts';
import type { BareCall, BareHandlers, OpenHandlers, SignedInUser } from '../handlers.ts';
import type { Township } from '../township.ts';
import { readAbout } from './about.ts';
import { closeSession, holdFolder, lockSession, noteActivity } from './lock.ts';
import { requireGoodPassword } from './newPassword.ts';
import { openForSession } from './openForSession.ts';

type SessionState = OutputOf<'session.state'>;

export function sessionState({ app, connection }: BareCall): SessionState {
  const about = readAbout(app.host.dataFolder);
  const { user, locked } = connection;
  return {
    state: user === null ? 'signedOut' : locked ? 'locked' : 'signedIn',
    user,
    autoLockMinutes: app.township?.settings.autoLockMinutes ?? 0,
    division: about?.division ?? '',
    township: about?.township ?? '',
    demo: about?.demo ?? null,
  };
}

/** Refuses with the sentence of what is wrong when the folder cannot be signed in to. */
function requireReady(app: AppState): void {
  // While a township is open the folder is known to be good, and its file must not be touched from outside.
  if (app.township) return;
  holdFolder(app);
  const health = lookAtFolder(app.host.dataFolder);
  if (health.state === 'empty') throw new Refusal('unavailable', '还没有建立台账，请先完成设置向导。');
  if (health.state !== 'ready')
    throw new Refusal('unavailable', health.sentence ?? '数据文件夹不能使用。', { details: { reason: health.state } });
}

/** The user's row; logins are compared as the keyring compares them. */
async function userByLogin(township: Township, login: string): Promise<(SignedInUser & { active: boolean }) | null> {
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();
  const users = await township.read.selectFrom('user').selectAll().execute();
  const user = users.find((each) => plain(each.login) === plain(login));
  if (!user) return null;
  return { id: user.id, login: user.login, name: user.name, role: user.role as Role, active: user.active === 1 };
}

async function signIn(call: BareCall, key: Buffer, login: string, how: 'login' | 'recover'): Promise<SessionState> {
  const { app, connection } = call;
  const township = await openForSession(app, key);
  const found = await userByLogin(township, login);
  if (!found?.active) {
    await closeSession(app, connection);
    throw new Refusal('forbidden', '这个用户已停用，请联系系统管理员。');
  }
  const { active: _active, ...user } = found;
  connection.user = user;
  connection.locked = false;
  noteActivity(app, connection);
  await township.db.updateTable('user').set({ lastLoginAt: app.host.now() }).where('id', '=', user.id).execute();
  await writeAudit({ app, township, user }, { action: how });
  return sessionState(call);
}

export const bareSessionHandlers = {
  'session.state': async (_input, call) => sessionState(call),

  'session.login': async ({ login, password }, call) => {
    requireReady(call.app);
    const { key } = unlockWithPassword(call.app.host.dataFolder, { login, password, now: call.app.host.now() });
    return signIn(call, key, login, 'login');
  },

  'session.logout': async (_input, call) => {
    await closeSession(call.app, call.connection);
    return sessionState(call);
  },

  'session.lock': async (_input, call) => {
    await lockSession(call.app, call.connection);
    return sessionState(call);
  },

  'session.unlock': async ({ password }, call) => {
    const { user } = call.connection;
    if (!user) throw new Refusal('unauthenticated', '登录已结束，请重新登录。');
    requireReady(call.app);
    const { key } = unlockWithPassword(call.app.host.dataFolder, {
      login: user.login,
      password,
      now: call.app.host.now(),
    });
    return signIn(call, key, user.login, 'login');
  },

  'session.recover': async ({ recoveryKey, login, newPassword }, call) => {
    requireReady(call.app);
    requireGoodPassword(newPassword, login);
    const { dataFolder, passwordCost } = call.app.host;
    const { key } = unlockWithRecoveryCode(dataFolder, recoveryKey);
    setPassword(dataFolder, key, { login, password: newPassword, cost: passwordCost });
    return signIn(call, key, login, 'recover');
  },
} satisfies Partial<BareHandlers>;

export const openSessionHandlers = {
  // Reaching here has already noted the activity.
  'session.touch': async () => ({ ok: true }),

  'session.changePassword': async ({ password, newPassword }, { app, user }) => {
    requireGoodPassword(newPassword, user.login);
    const { dataFolder, passwordCost, now } = app.host;
    changePassword(dataFolder, {
      login: user.login,
      oldPassword: password,
      newPassword,
      cost: passwordCost,
      now: now(),
    });
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;

/** Ends the sessions of a user whose role, state or password an administrator has changed. */
export async function endSessionsOf(app: AppState, userId: string, except: ConnectionState): Promise<void> {
  for (const connection of app.connections) {
    if (connection !== except && connection.user?.id === userId) await closeSession(app, connection);
  }
}
