// Locking and ending sessions. When the last unlocked session is gone, the database is closed and its key forgotten.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { AppState } from '../appState.ts';
import { type ConnectionState, forgetRecords } from '../connectionState.ts';
import { sweepLeftovers } from '../database/backupShelf.ts';
import { lockFolder } from '../database/lock.ts';
import { putUnfinishedAside } from './unfinishedSetup.ts';

/** Takes the data folder for this program; the first call that touches the folder does it. */
export function holdFolder(app: AppState): void {
  if (app.lock) return;
  const { dataFolder, shell, now } = app.host;
  app.lock = lockFolder(dataFolder, { pid: process.pid, shell, since: now() });
  if (putUnfinishedAside(dataFolder)) app.host.log('an unfinished set-up was put aside');
  sweepLeftovers(dataFolder);
}

export function noteActivity(app: AppState, connection: ConnectionState): void {
  connection.activeAt = app.host.now();
}

/**
 * Runs what opens and closes the township one after another, so that nobody closes it while somebody signs in. A call
 * that uses the township must not wait for its turn: closing waits for such calls.
 */
export function inTurn<T>(app: AppState, work: () => Promise<T>): Promise<T> {
  const turn = app.sessionTurn.then(work, work);
  app.sessionTurn = turn.catch(() => undefined);
  return turn;
}

function isIdle(app: AppState, connection: ConnectionState): boolean {
  if (!connection.user || connection.locked || !app.township) return false;
  const minutes = app.township.settings.autoLockMinutes;
  if (minutes === 0 || app.jobs.isRunning(connection.id)) return false;
  return Date.parse(app.host.now()) - Date.parse(connection.activeAt) > minutes * 60_000;
}

/** Locks a session that has been idle for longer than the office allows, unless its work still runs. */
export async function lockWhenIdle(app: AppState, connection: ConnectionState): Promise<void> {
  if (isIdle(app, connection)) await lockSession(app, connection);
}

export async function lockSession(app: AppState, connection: ConnectionState): Promise<void> {
  if (!connection.user) throw new Refusal('unauthenticated', '请先登录。');
  connection.locked = true;
  forgetRecords(connection);
  await inTurn(app, () => closeWhenUnused(app));
}

/** Ends the session on this connection; the township stays open until its turn comes to be closed. */
export function signOut(connection: ConnectionState): void {
  connection.user = null;
  connection.locked = false;
  forgetRecords(connection);
}

/** Signs the connection out and cancels its work. */
export async function closeSession(app: AppState, connection: ConnectionState): Promise<void> {
  await app.jobs.stop(connection.id);
  signOut(connection);
  await inTurn(app, () => closeWhenUnused(app));
}

/** Ends the sessions of a user whose role, state or password was changed, except the caller's own. */
export function endSessionsOf(app: AppState, userId: string, except: ConnectionState): void {
  for (const connection of app.connections) {
    if (connection === except || connection.user?.id !== userId) continue;
    signOut(connection);
    void closeSession(app, connection).catch((error: unknown) => app.host.log(`session not closed: ${String(error)}`));
  }
}

/** Closes the township when no session is unlocked and no work of a locked one goes on. Only in turn. */
export async function closeWhenUnused(app: AppState): Promise<void> {
  const used = [...app.connections].some((each) => each.user !== null && (!each.locked || app.jobs.isRunning(each.id)));
  if (!used) await closeTownship(app);
}

/** Only in turn. */
export async function closeTownship(app: AppState): Promise<void> {
  const { township } = app;
  app.township = null;
  await township?.close();
}
