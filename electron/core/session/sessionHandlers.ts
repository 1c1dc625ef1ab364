// Signing in and out, locking, passwords.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { AppState } from '../appState.ts';
import { writeAudit } from '../audit.ts';
import { forgetRecords } from '../connectionState.ts';
import { lookAtFolder } from '../database/health.ts';
import { changePassword, setPassword, unlockWithPassword, unlockWithRecoveryCode } from '../database/keyring.ts';
import type { BareCall, BareHandlers, OpenHandlers, SignedInUser } from '../handlers.ts';
import type { Township } from '../township.ts';
import { readAbout } from './about.ts';
import {
  closeSession,
  closeWhenUnused,
  endSessionsOf,
  holdFolder,
  inTurn,
  lockSession,
  noteActivity,
  signOut,
} from './lock.ts';
import { requireGoodPassword } from './newPassword.ts';
import { openForSession } from './openForSession.ts';
import { userByLogin } from './userByLogin.ts';

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

interface SigningIn {
  login: string;
  how: 'login' | 'recover';
  /** The data key, from a password or from the recovery code. */
  unlock(): Buffer;
}

/** Opens the township where it is closed and puts the user on this connection. */
function signIn(call: BareCall, { login, how, unlock }: SigningIn): Promise<SessionState> {
  const { app, connection } = call;
  return inTurn(app, async () => {
    requireReady(app);
    const township = await openForSession(app, unlock());
    try {
      const user = await activeUser(township, login);
      if (connection.user?.id !== user.id) forgetRecords(connection);
      await township.db.updateTable('user').set({ lastLoginAt: app.host.now() }).where('id', '=', user.id).execute();
      await writeAudit({ app, township, user }, { action: how });
      connection.user = user;
      connection.locked = false;
      noteActivity(app, connection);
    } catch (error) {
      signOut(connection);
      await closeWhenUnused(app);
      throw error;
    }
    return sessionState(call);
  });
}

/** @throws Refusal `forbidden`: the keys know this login, the database does not let it in. */
async function activeUser(township: Township, login: string): Promise<SignedInUser> {
  const found = await userByLogin(township, login);
  // After a restore the keys may know users that the older data do not have.
  if (!found)
    throw new Refusal('forbidden', '这个用户在现有数据里没有登记（可能恢复过较早的备份），请系统管理员重新添加。');
  const { active, ...user } = found;
  if (!active) throw new Refusal('forbidden', '这个用户已停用，请联系系统管理员。');
  return user;
}

function keyByPassword(app: AppState, login: string, password: string): Buffer {
  return unlockWithPassword(app.host.dataFolder, { login, password, now: app.host.now() }).key;
}

export const bareSessionHandlers = {
  'session.state': async (_input, call) => sessionState(call),

  'session.login': async ({ login, password }, call) =>
    signIn(call, { login, how: 'login', unlock: () => keyByPassword(call.app, login, password) }),

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
    const { login } = user;
    return signIn(call, { login, how: 'login', unlock: () => keyByPassword(call.app, login, password) });
  },

  'session.recover': async ({ recoveryKey, login, newPassword }, call) => {
    requireGoodPassword(newPassword, login);
    const { dataFolder, passwordCost } = call.app.host;
    return signIn(call, {
      login,
      how: 'recover',
      unlock() {
        const { key } = unlockWithRecoveryCode(dataFolder, recoveryKey);
        try {
          setPassword(dataFolder, key, { login, password: newPassword, cost: passwordCost });
        } catch (error) {
          key.fill(0);
          throw error;
        }
        return key;
      },
    });
  },
} satisfies Partial<BareHandlers>;

export const openSessionHandlers = {
  // Reaching here has already noted the activity.
  'session.touch': async () => ({ ok: true }),

  'session.changePassword': async ({ password, newPassword }, call) => {
    const { app, user, connection } = call;
    requireGoodPassword(newPassword, user.login);
    const { dataFolder, passwordCost, now } = app.host;
    changePassword(dataFolder, {
      login: user.login,
      oldPassword: password,
      newPassword,
      cost: passwordCost,
      now: now(),
    });
    await writeAudit(call, { action: 'passwordChanged' });
    endSessionsOf(app, user.id, connection);
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
