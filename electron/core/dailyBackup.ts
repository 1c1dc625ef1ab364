// The backup that is made once a day without being asked for. It never throws: what went wrong is kept for 今日.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AppState } from './appState.ts';
import type { BackupSummary } from './database/backup.ts';
import { copyToSecondFolder, shelveBackup } from './database/backupShelf.ts';
import { verifierOf } from './database/checkTasks.ts';
import { diskRefusal } from './database/diskRefusal.ts';
import { dueForBackup } from './database/retention.ts';
import { envelopeOf } from './dispatch.ts';
import { newestShelved } from './shelvedBackups.ts';

/** Makes today's backup unless there is one already. Two calls at once are one. */
export function dailyBackupWhenDue(app: AppState): Promise<void> {
  const { upkeep } = app;
  upkeep.running ??= makeWhenDue(app)
    .catch((error: unknown) => {
      upkeep.trouble = (diskRefusal(error) ?? envelopeOf(error, app.host.log)).message;
      app.host.log(`daily backup failed: ${error instanceof Error ? error.message : String(error)}`);
    })
    .finally(() => {
      upkeep.running = null;
    });
  return upkeep.running;
}

async function makeWhenDue(app: AppState): Promise<void> {
  const { host, township } = app;
  if (!township) return;
  const { division, backupFolder } = township.settings;
  const last = await newestShelved(host.dataFolder);
  if (last && !dueForBackup(last.created, host.now())) return catchUpSecond(app, last, backupFolder);
  // Its own copy: signing out wipes the township's key while the backup is being checked.
  const key = Buffer.from(township.key);
  try {
    const about = { division, kind: 'daily' as const, program: host.version, now: host.now() };
    const { deleted, second } = await shelveBackup(
      host.dataFolder,
      key,
      about,
      backupFolder ?? undefined,
      verifierOf(host),
    );
    app.upkeep.trouble = second?.state === 'failed' ? second.note : null;
    host.log(`daily backup made; ${deleted.length} older ones deleted; second folder: ${second?.state ?? 'none'}`);
  } finally {
    key.fill(0);
  }
}

/** A stick that was plugged in after today's backup gets its copy too. */
async function catchUpSecond(app: AppState, last: BackupSummary, second: string | null): Promise<void> {
  if (second === null || !existsSync(second) || existsSync(join(second, basename(last.file)))) return;
  const { host } = app;
  const copy = await copyToSecondFolder(last.file, second, host.dataFolder, host.now());
  app.upkeep.trouble = copy.state === 'failed' ? copy.note : null;
  host.log(`second folder: ${copy.state}`);
}
