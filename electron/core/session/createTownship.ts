// Making a township in an empty data folder: keys, database, settings, villages, administrator. Wholly or not at all.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf, ReceivedBy } from '../../../shared/contract/index.ts';
import type { AppState } from '../appState.ts';
import { dataFolder } from '../database/folder.ts';
import { lookAtFolder } from '../database/health.ts';
import { createKeyring } from '../database/keyring.ts';
import { migrateDatabase, schemaOf } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { createDatabase } from '../database/open.ts';
import { divisionsOf } from '../divisions/appDivisions.ts';
import type { Division, ListedVillage } from '../divisions/openDivisions.ts';
import type { BareCall, SignedInUser } from '../handlers.ts';
import { changeRow } from '../registers/change.ts';
import { registerOf } from '../registers/columns.ts';
import { writing } from '../registers/writeCall.ts';
import { writeSettings } from '../settings.ts';
import { openTownship, type Township } from '../township.ts';
import { writeAbout } from './about.ts';
import { closeTownship, holdFolder, noteActivity, signOut } from './lock.ts';
import { requireGoodPassword } from './newPassword.ts';
import { beginSetup, finishSetup, undoSetup } from './unfinishedSetup.ts';

type Wanted = ReceivedBy<'setup.create'>;

/**
 * Creates the township and signs the administrator in. Only in turn.
 * @throws Refusal `invalid` before anything is made; `conflict` for a folder in use. The folder is as empty as before.
 */
export async function createTownship(
  wanted: Wanted,
  call: BareCall,
  checkPassword: (password: string, login: string) => void = requireGoodPassword,
): Promise<OutputOf<'setup.create'>> {
  const { app, connection } = call;
  const place = divisionsOf(app).find(wanted.division);
  if (place?.level !== 'township') throw new Refusal('invalid', '请选择一个乡镇（街道）。');
  const villages = wanted.villages ?? divisionsOf(app).villages(wanted.division);
  requireDistinct(villages);
  checkPassword(wanted.admin.newPassword, wanted.admin.login);
  requireEmptyFolder(app);

  const folder = app.host.dataFolder;
  beginSetup(folder);
  try {
    const recoveryKey = await makeDatabase(app, wanted.admin);
    const user = await makeFirstUser(app, app.township!, wanted.admin);
    await writeFirstSettings(app, app.township!, place);
    await writeVillages({ ...call, township: app.township!, user }, villages);
    writeAbout(folder, { division: wanted.division, township: place.name });
    finishSetup(folder);
    connection.user = user;
    connection.locked = false;
    noteActivity(app, connection);
    return { recoveryKey, township: place.name, villages: villages.length };
  } catch (error) {
    signOut(connection);
    await closeTownship(app);
    undoSetup(folder);
    throw error;
  }
}

function requireEmptyFolder(app: AppState): void {
  holdFolder(app);
  if (app.township || lookAtFolder(app.host.dataFolder).state !== 'empty') {
    throw new Refusal('conflict', '这个数据文件夹里已有台账，不能重新建立。请直接登录，或另选一个空文件夹。');
  }
}

function requireDistinct(villages: readonly ListedVillage[]): void {
  for (const key of ['code', 'name'] as const) {
    const seen = new Set<string>();
    for (const village of villages) {
      if (village[key] !== '' && seen.has(village[key])) {
        throw new Refusal('invalid', `村（社区）“${village.name}”在名单里出现了两次，请去掉一个。`);
      }
      seen.add(village[key]);
    }
  }
}

/** @returns the recovery key; `app.township` is open afterwards. */
async function makeDatabase(app: AppState, admin: Wanted['admin']): Promise<string> {
  const { host } = app;
  const first = { login: admin.login, password: admin.newPassword, cost: host.passwordCost };
  const { key, recoveryCode } = createKeyring(host.dataFolder, first);
  try {
    const database = createDatabase(dataFolder(host.dataFolder).database, key);
    try {
      await migrateDatabase(database, { migrations, beforeMigrating: async () => undefined });
    } finally {
      database.close();
    }
    app.township = await openTownship(host, key, schemaOf(migrations));
    return recoveryCode;
  } catch (error) {
    key.fill(0);
    throw error;
  }
}

async function makeFirstUser({ host }: AppState, township: Township, admin: Wanted['admin']): Promise<SignedInUser> {
  const user = { id: host.newId(), login: admin.login, name: admin.name, role: 'admin' as const };
  const now = host.now();
  await township.db
    .insertInto('user')
    .values({ ...user, active: 1, createdAt: now, lastLoginAt: now })
    .execute();
  return user;
}

async function writeFirstSettings({ host }: AppState, township: Township, place: Division): Promise<void> {
  await writeSettings(township.db, {
    division: place.code,
    divisionPath: [...place.path],
    unit: `${place.name}综治中心`,
    site: host.newId(),
  });
  await township.refresh();
}

async function writeVillages(call: Parameters<typeof writing>[0], villages: readonly ListedVillage[]): Promise<void> {
  await writing(call, async (write) => {
    for (const { code, name, officialName, kind } of villages) {
      const changes = { code, name, officialName, kind };
      await changeRow({ register: registerOf('village'), id: null, version: null, changes }, write);
    }
  });
}
