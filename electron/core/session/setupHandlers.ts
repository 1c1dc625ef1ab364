// The first start: a township from the national list, its villages, the administrator and the recovery key.
import { join } from 'node:path';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { AppState } from '../appState.ts';
import { replaceDatabase, restoreBackup } from '../database/backup.ts';
import { receiveBackup } from '../database/backupTransfer.ts';
import { dataFolder } from '../database/folder.ts';
import { type FolderState, lookAtFolder, newestGoodBackup } from '../database/health.ts';
import { createKeyring } from '../database/keyring.ts';
import { migrateDatabase, schemaOf } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { createDatabase } from '../database/open.ts';
import { type Divisions, openDivisions } from '../divisions/openDivisions.ts';
import { writeRecoverySheet } from '../documents/recoverySheet.ts';
import type { BareHandlers } from '../handlers.ts';
import { changeRow } from '../registers/change.ts';
import { registerOf } from '../registers/columns.ts';
import { writing } from '../registers/writeCall.ts';
import { writeSettings } from '../settings.ts';
import { openTownship } from '../township.ts';
import { readAbout, writeAbout } from './about.ts';
import { holdFolder, noteActivity } from './lock.ts';
import { requireGoodPassword } from './newPassword.ts';

export function divisionsOf(app: AppState): Divisions {
  app.divisions ??= openDivisions(join(app.host.assetFolder, 'divisions.bin'));
  return app.divisions;
}

const states: Record<FolderState, 'empty' | 'ready' | 'damaged' | 'foreign' | 'newer'> = {
  empty: 'empty',
  ready: 'ready',
  keysMissing: 'damaged',
  keysDamaged: 'damaged',
  keysNewer: 'newer',
  databaseMissing: 'damaged',
  databaseDamaged: 'damaged',
  databaseForeign: 'foreign',
  databaseOtherFolder: 'foreign',
};

export const setupHandlers = {
  'setup.state': async (_input, { app }) => {
    const { host } = app;
    if (app.township) return { state: 'ready', message: null, backup: null, version: host.version };
    holdFolder(app);
    const health = lookAtFolder(host.dataFolder);
    const state = states[health.state];
    const needsHelp = state === 'damaged' || state === 'foreign';
    const found = needsHelp
      ? await newestGoodBackup(host.dataFolder, [dataFolder(host.dataFolder).backups])
      : { bad: [] };
    const good = 'good' in found ? found.good : undefined;
    const backup = good ? { name: good.file.split(/[\\/]/).at(-1)!, madeAt: good.created, file: good.file } : null;
    return { state, message: health.sentence ?? null, backup, version: host.version };
  },

  'setup.create': async ({ division, villages, admin }, call) => {
    const { app, connection } = call;
    const { host } = app;
    const place = divisionsOf(app).find(division);
    if (place?.level !== 'township') throw new Refusal('invalid', '请选择一个乡镇（街道）。');
    requireGoodPassword(admin.newPassword, admin.login);
    holdFolder(app);
    if (lookAtFolder(host.dataFolder).state !== 'empty') {
      throw new Refusal('conflict', '这个数据文件夹里已有台账，不能重新建立。请直接登录，或另选一个空文件夹。');
    }
    const path = [...place.path];
    const cost = host.passwordCost;
    const { key, recoveryCode } = createKeyring(host.dataFolder, {
      login: admin.login,
      password: admin.newPassword,
      cost,
    });
    const database = createDatabase(dataFolder(host.dataFolder).database, key);
    await migrateDatabase(database, { migrations, beforeMigrating: async () => undefined });
    database.close();

    app.township = await openTownship(host, key, schemaOf(migrations));
    const user = { id: host.newId(), login: admin.login, name: admin.name, role: 'admin' as const };
    await app.township.db
      .insertInto('user')
      .values({ ...user, active: 1, createdAt: host.now(), lastLoginAt: host.now() })
      .execute();
    await writeSettings(app.township.db, {
      division,
      divisionPath: path,
      unit: `${place.name}综治中心`,
      site: host.newId(),
    });
    await app.township.refresh();
    writeAbout(host.dataFolder, { division, township: place.name });
    connection.user = user;
    connection.locked = false;
    noteActivity(app, connection);

    const listed = villages ?? divisionsOf(app).villages(division);
    await writing({ ...call, township: app.township, user }, async (write) => {
      for (const { code, name, officialName, kind } of listed) {
        const changes = { code, name, officialName, kind };
        await changeRow({ register: registerOf('village'), id: null, version: null, changes }, write);
      }
    });
    return { recoveryKey: recoveryCode, township: place.name, villages: listed.length };
  },

  'setup.recoverySheet': async ({ recoveryKey, file }, { app }) => {
    const about = readAbout(app.host.dataFolder);
    const target = await app.host.files.create(file);
    try {
      await writeRecoverySheet(
        { recoveryKey, township: about?.township ?? '', madeOn: app.host.today() },
        target.stream,
      );
      await target.commit();
    } catch (error) {
      await target.discard();
      throw error;
    }
    return { ok: true };
  },

  'setup.restore': async ({ file }, { app }) => {
    const { host } = app;
    if (app.township) throw new Refusal('conflict', '请先退出登录，再恢复备份。');
    holdFolder(app);
    const opened = await host.files.open(file);
    const received = await receiveBackup(opened.read(), host.dataFolder);
    try {
      const summary =
        lookAtFolder(host.dataFolder).state === 'empty'
          ? await restoreBackup(received.file, host.dataFolder)
          : await replaceDatabase(received.file, host.dataFolder, host.now());
      const place = divisionsOf(app).find(summary.division);
      writeAbout(host.dataFolder, { division: summary.division, township: place?.name ?? '' });
    } finally {
      received.dispose();
    }
    return { ok: true };
  },

  'divisions.search': async ({ text, level, within, limit }, { app }) => {
    const found = divisionsOf(app).search(text, { level: level === 'village' ? undefined : level, within, limit });
    return { divisions: found.map(answered) };
  },
  'divisions.children': async ({ code }, { app }) => ({ divisions: divisionsOf(app).children(code).map(answered) }),
  'divisions.villages': async ({ township }, { app }) => ({ villages: divisionsOf(app).villages(township) }),
} satisfies Partial<BareHandlers>;

function answered(division: ReturnType<Divisions['children']>[number]) {
  return { code: division.code, name: division.name, level: division.level, path: [...division.path] };
}
