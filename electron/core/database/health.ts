// What a start finds in a data folder, the newest backup that is good, and the full check on demand.
import { existsSync } from 'node:fs';
import type { VerifiedBackup } from './backup.ts';
import { verifyBackup } from './backup.ts';
import { listBackups } from './backupShelf.ts';
import { diskRefusal, refusalOr } from './diskRefusal.ts';
import { dataFolder } from './folder.ts';
import { keyringRefusal, lookAtKeyring } from './keyringFile.ts';
import { type DatabaseTrouble, databaseRefusal, type OpenDatabase, recogniseFile } from './open.ts';

export type FolderState =
  | 'empty'
  | 'ready'
  | 'keysMissing'
  | 'keysDamaged'
  | 'keysNewer'
  | `database${Capitalize<Exclude<DatabaseTrouble, 'newer'>>}`;

export interface FolderHealth {
  /** `empty`: to be set up. `ready`: nothing speaks against signing in. */
  state: FolderState;
  /** The Chinese sentence for the screen; undefined for empty and ready. */
  sentence?: string;
  /** keys.json is missing or damaged but its second copy is good: the first sign-in mends it. */
  keysMended: boolean;
}

function healthOf(state: FolderState, keysMended: boolean, sentence?: string): FolderHealth {
  return { state, keysMended, ...(sentence === undefined ? {} : { sentence }) };
}

const databaseStates = {
  missing: 'databaseMissing',
  damaged: 'databaseDamaged',
  foreign: 'databaseForeign',
  otherFolder: 'databaseOtherFolder',
} as const;

/**
 * Looks at a data folder before anyone signs in, without a key and without changing anything; call it while the database
 * is closed. Damage deeper in the file and a newer schema show when `openDatabase` refuses.
 */
export function lookAtFolder(folder: string): FolderHealth {
  const { database } = dataFolder(folder);
  try {
    const keys = lookAtKeyring(folder);
    if (keys.keyring === undefined) {
      if (keys.state === 'newer') return healthOf('keysNewer', false, keyringRefusal('newer').message);
      if (keys.state === 'damaged') return healthOf('keysDamaged', false, keyringRefusal('damaged').message);
      if (!existsSync(database)) return healthOf('empty', false);
      return healthOf('keysMissing', false, keyringRefusal('missing').message);
    }
    const mended = keys.state === 'mended';
    const seen = recogniseFile(database, keys.keyring.keyId);
    if (seen === 'ours') return healthOf('ready', mended);
    return healthOf(databaseStates[seen], mended, databaseRefusal(seen).message);
  } catch (error) {
    throw refusalOr(error);
  }
}

export interface FoundBackup {
  good?: VerifiedBackup;
  /** Newer ones that are of no use, with the sentence why. */
  bad: { name: string; sentence: string }[];
}

/**
 * The newest backup that passes `verifyBackup`, from one or more folders (a stick that is not plugged in has none).
 * @param folder the data folder; when its keys are intact, backups of other data folders are left out.
 * @param key opens and checks every page; without it (damaged keys) completeness is what can be known.
 */
export async function newestGoodBackup(folder: string, places: string[], key?: Buffer): Promise<FoundBackup> {
  const id = lookAtKeyring(folder).keyring?.keyId;
  const lists = await Promise.all(places.map(listBackups));
  const readable = lists
    .flat()
    .flatMap((backup) => (backup.summary === undefined ? [] : [{ ...backup, summary: backup.summary }]));
  const bad = lists.flat().flatMap(({ name, problem }) => (problem === undefined ? [] : [{ name, sentence: problem }]));
  const newestFirst = readable
    .filter(({ summary }) => id === undefined || summary.keyId === id)
    .toSorted((a, b) => Date.parse(b.summary.created) - Date.parse(a.summary.created));
  for (const { file, name } of newestFirst) {
    try {
      return { good: await verifyBackup(file, folder, key), bad };
    } catch (error) {
      const refusal = diskRefusal(error);
      if (refusal === undefined) throw error;
      bad.push({ name, sentence: refusal.message });
    }
  }
  return { bad };
}

export interface IntegrityReport {
  ok: boolean;
  /** What SQLite found, in English, for the log; names of tables and page numbers only. */
  findings: string[];
  /** Rows that refer to nothing. */
  brokenReferences: number;
}

/**
 * The full check: every page is decrypted and authenticated, every index compared with its table, every reference looked
 * up. Takes seconds on a large database: run it on a reader in a worker thread.
 */
export function checkIntegrity({ driver }: Pick<OpenDatabase, 'driver'>): IntegrityReport {
  try {
    const findings = driver.prepare<string>('PRAGMA integrity_check').pluck().all();
    const brokenReferences = driver.prepare('PRAGMA foreign_key_check').all().length;
    const clean = findings.length === 1 && findings[0] === 'ok';
    return { ok: clean && brokenReferences === 0, findings: clean ? [] : findings, brokenReferences };
  } catch (error) {
    if (diskRefusal(error) === undefined) throw error;
    return { ok: false, findings: [error instanceof Error ? error.message : String(error)], brokenReferences: 0 };
  }
}
