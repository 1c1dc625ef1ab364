// The start page: what the folder holds, the first set-up, the recovery sheet, restoring, and the national list.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { AppState } from '../appState.ts';
import { replaceDatabase, restoreBackup } from '../database/backup.ts';
import { type FolderHealth, type FolderState, lookAtFolder, newestGoodBackup } from '../database/health.ts';
import { databaseRefusal } from '../database/open.ts';
import { divisionsOf } from '../divisions/appDivisions.ts';
import type { Divisions } from '../divisions/openDivisions.ts';
import type { BareHandlers } from '../handlers.ts';
import { backupAtHand, backupHandle, secondFolderOf, shelvesOf } from '../shelvedBackups.ts';
import { readAbout, writeAbout } from './about.ts';
import { createTownship } from './createTownship.ts';
import { holdFolder, inTurn } from './lock.ts';

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

/** What the folder looks like from outside, and what reading it has shown since the start. */
function healthOf(app: AppState): FolderHealth {
  holdFolder(app);
  const health = lookAtFolder(app.host.dataFolder);
  if (health.state !== 'ready' || !app.damaged) return health;
  return { ...health, state: 'databaseDamaged', sentence: databaseRefusal('damaged').message };
}

async function offeredBackup(app: AppState): Promise<OutputOf<'setup.state'>['backup']> {
  const shelves = shelvesOf(app);
  const { good } = await newestGoodBackup(
    app.host.dataFolder,
    shelves.map(({ folder }) => folder),
  );
  if (!good) return null;
  const name = good.file.split(/[\\/]/).at(-1)!;
  const { where } = shelves.find(({ folder }) => good.file.startsWith(folder))!;
  return { name, madeAt: good.created, file: backupHandle(where, name) };
}

async function restore(app: AppState, handle: string): Promise<void> {
  const { host } = app;
  if (app.township) throw new Refusal('conflict', '请先退出登录，再恢复备份。');
  await app.upkeep.running;
  const { state } = healthOf(app);
  if (state === 'ready') {
    throw new Refusal(
      'conflict',
      '这个数据文件夹里已有台账，也没有发现损坏，所以没有恢复，以免覆盖现有数据。要查看旧备份，请恢复到一个空文件夹。',
    );
  }
  const second = secondFolderOf(app);
  const backup = await backupAtHand(app, handle);
  try {
    const summary =
      state === 'empty'
        ? await restoreBackup(backup.file, host.dataFolder)
        : await replaceDatabase(backup.file, host.dataFolder, host.now());
    const place = divisionsOf(app).find(summary.division);
    writeAbout(host.dataFolder, { division: summary.division, township: place?.name ?? '', backupFolder: second });
    app.damaged = false;
  } finally {
    backup.dispose();
  }
}

export const setupHandlers = {
  'setup.state': async (_input, { app }) => {
    const { version } = app.host;
    if (app.township && !app.damaged) return { state: 'ready', message: null, backup: null, version };
    const health: FolderHealth = app.township
      ? { state: 'databaseDamaged', sentence: databaseRefusal('damaged').message, keysMended: false }
      : healthOf(app);
    const state = states[health.state];
    const backup = state === 'damaged' || state === 'foreign' ? await offeredBackup(app) : null;
    return { state, message: health.sentence ?? null, backup, version };
  },

  'setup.create': async (wanted, call) => inTurn(call.app, () => createTownship(wanted, call)),

  'setup.recoverySheet': async ({ recoveryKey, file }, { app }) => {
    const about = readAbout(app.host.dataFolder);
    // Loaded here: the Word library would slow every start.
    const { writeRecoverySheet } = await import('../documents/recoverySheet.ts');
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
    await inTurn(app, () => restore(app, file));
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
