// Locking and ending sessions. When the last unlocked session is gone, the database is closed and its key forgotten.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { AppState } from '../appState.ts';
import { type ConnectionState, forgetRecords } from '../connectionState.ts';
import { sweepLeftovers } from '../database/backupShelf.ts';
import { lockFolder } from '../database/lock.ts';

/** Takes the data folder for this program; the first call that touches the folder does it. */
export function holdFolder(app: AppState): void {
  if (app.lock) return;
  const { dataFolder, shell, now } = app.host;
  app.lock = lockFolder(dataFolder, { pid: process.pid, shell, since: now() });
  sweepLeftovers(dataFolder);
}

export function noteActivity(app: AppState, connection: ConnectionState): void {
  connection.activeAt = app.host.now();
}

/** Locks a session that has been idle for longer than the office allows, unless its work still runs. */
export async function lockWhenIdle(app: AppState, connection: ConnectionState): Promise<void> {
  if (!connection.user || connection.locked || !app.township) return;
  const minutes = app.township.settings.autoLockMinutes;
  if (minutes === 0 || app.jobs.isRunning(connection.id)) return;
  const idle = Date.parse(app.host.now()) - Date.parse(connection.activeAt);
  if (idle > minutes * 60_000) await lockSession(app, connection);
}

export async function lockSession(app: AppState, connection: ConnectionState): Promise<void> {
  if (!connection.user) throw new Refusal('unauthenticated', '请先登录。');
  connection.locked = true;
  forgetRecords(connection);
  await closeWhenUnused(app);
}

/** Signs the connection out and cancels its work. */
export async function closeSession(app: AppState, connection: ConnectionState): Promise<void> {
  await app.jobs.stop(connection.id);
  connection.user = null;
  connection.locked = false;
  forgetRecords(connection);
  await closeWhenUnused(app);
}

async function closeWhenUnused(app: AppState): Promise<void> {
  const used = [...app.connections].some((each) => each.user !== null && !each.locked);
  if (!used) await closeTownship(app);
}

export async function closeTownship(app: AppState): Promise<void> {
  const { township } = app;
  app.township = null;
  await township?.close();
}
