// Opening the township for somebody whose password or recovery code gave the key: one open database for all sessions.
import type { AppState } from '../appState.ts';
import { shelveBackup } from '../database/backupShelf.ts';
import { dataFolder } from '../database/folder.ts';
import { migrateDatabase, schemaOf } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { openDatabase } from '../database/open.ts';
import { openTownship, type Township } from '../township.ts';
import { readAbout } from './about.ts';

/** The open township; brings the schema up to date first, after a verified backup. The key is kept or wiped. Only in turn. */
export async function openForSession(app: AppState, key: Buffer): Promise<Township> {
  if (app.township) {
    key.fill(0);
    return app.township;
  }
  try {
    await bringUpToDate(app, key);
    app.township = await openTownship(app.host, key, schemaOf(migrations));
    return app.township;
  } catch (error) {
    key.fill(0);
    throw error;
  }
}

async function bringUpToDate({ host }: AppState, key: Buffer): Promise<void> {
  const supportedSchema = schemaOf(migrations);
  const database = openDatabase(dataFolder(host.dataFolder).database, key, { supportedSchema });
  try {
    await migrateDatabase(database, {
      migrations,
      beforeMigrating: () =>
        shelveBackup(host.dataFolder, key, {
          division: readAbout(host.dataFolder)?.division ?? '',
          kind: 'upgrade',
          program: host.version,
          now: host.now(),
        }),
    });
  } finally {
    database.close();
  }
}
