// Where things lie inside a data folder. Nothing else in the program spells these names.
import { join } from 'node:path';

export interface DataFolder {
  database: string;
  keys: string;
  /** The second copy of the keys, for a damaged first one. */
  previousKeys: string;
  lock: string;
  lockNote: string;
  backups: string;
  log: string;
  oldLog: string;
}

/** The paths inside one data folder (absolute when `folder` is). */
export function dataFolder(folder: string): DataFolder {
  return {
    database: join(folder, 'taizhang.db'),
    keys: join(folder, 'keys.json'),
    previousKeys: join(folder, 'keys.previous.json'),
    lock: join(folder, 'lock.sqlite'),
    lockNote: join(folder, 'lock.json'),
    backups: join(folder, 'backups'),
    log: join(folder, 'log.txt'),
    oldLog: join(folder, 'log.old.txt'),
  };
}

/** Begins the name of every passing folder of ours, so that a start can sweep what a crash left. */
export const scratchPrefix = 'scratch-';

/** Begins the name of a folder in which a set-up that was cut off is kept aside. */
export const unfinishedPrefix = 'unfinished-setup-';

/** Ends the name of every file that is still being written. */
export const partSuffix = '.part';
