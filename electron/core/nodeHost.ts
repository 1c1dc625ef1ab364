// The host of a real program: the machine's clock and calendar, its disk, its worker threads. Tests make their own.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import packageFacts from '../../package.json' with { type: 'json' };
import { beijingDay } from '../../shared/fields/beijingTime.ts';
import { dataFolder as placesIn } from './database/folder.ts';
import type { Host, HostFiles } from './host.ts';
import { installedFonts } from './installedFonts.ts';
import { withoutData } from './logText.ts';
import { findConverters } from './preview/findConverters.ts';
import { uuidGenerator } from './uuid.ts';

export interface NodeHostOptions {
  shell: Host['shell'];
  dataFolder: string;
  files: HostFiles;
}

/** Everything the core needs, taken from this machine. The data folder is made when the core first writes. */
export function nodeHost({ shell, dataFolder, files }: NodeHostOptions): Host {
  return {
    shell,
    dataFolder,
    assetFolder: fileURLToPath(beside('../../dist/assets/', '../assets/')),
    version: packageFacts.version,
    now: () => new Date().toISOString(),
    // Beijing's calendar, as every instant is shown: a day and an hour of the same record must not disagree.
    today: () => beijingDay(new Date().toISOString()),
    newId: uuidGenerator(),
    files,
    workerModule: beside('./worker.ts', '../core/worker.js'),
    log: fileLog(dataFolder),
    installedFonts,
    converters: () => findConverters(),
    passwordCost: { memory: 128 * 1024, passes: 3, lanes: 4 },
  };
}

/** Bundles lie one folder below `dist`, whichever chunk this file ends up in; the source lies in `electron/core`. */
function beside(fromSource: string, fromBundle: string): URL {
  return new URL(import.meta.url.endsWith('.ts') ? fromSource : fromBundle, import.meta.url);
}

const logLimit = 1024 * 1024;

/**
 * Appends to `log.txt` in the data folder, without names and numbers of people, and keeps one older file, so that the
 * log stays under 2 MB.
 */
export function fileLog(dataFolder: string): (line: string) => void {
  const { log: path, oldLog } = placesIn(dataFolder);
  return (line) => {
    const entry = `${new Date().toISOString()} ${withoutData(line).replaceAll('\n', '\n  ')}\n`;
    try {
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
      if (sizeOf(path) > logLimit) renameSync(path, oldLog);
      appendFileSync(path, entry, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not stop the work, and what users see is no place for it.
    }
  };
}

/** A fault nobody caught ends the program: the log gets the cause, the user a sentence without it. */
export function endOnFault(dataFolder: string, say: (sentence: string) => void): void {
  process.on('uncaughtException', (error) => {
    fileLog(dataFolder)(`ended by a fault: ${error.stack ?? error.message}`);
    say('程序出错，已经停止。已保存的数据不受影响，请重新启动；如反复出现，请把数据文件夹里的 log.txt 交给管理员。');
    process.exit(1);
  });
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
