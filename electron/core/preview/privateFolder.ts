// A folder for the moment of a conversion, readable by this user alone and removed at once. In memory where the system
// has such a place (Linux), so that no record reaches the disk; else a scratch folder of the data folder, which a start
// sweeps should the power have failed.
import { accessSync, constants, statfsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../../shared/contract/errors.ts';
import { scratchPrefix } from '../database/folder.ts';

const memoryFolder = '/dev/shm';
/** The kernel's number of a tmpfs (linux/magic.h). */
const tmpfs = 0x01021994;
const prefix = 'taizhang-preview-';

/** Whether this computer has a place for files that lies in memory. */
export function hasMemoryFolder(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    accessSync(memoryFolder, constants.W_OK | constants.X_OK);
    return statfsSync(memoryFolder).type === tmpfs;
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A program that was killed leaves its folder in memory; its name says whose it was. */
async function sweepMemory(): Promise<void> {
  for (const name of await readdir(memoryFolder)) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isRunning(pid)) continue;
    // Another user's is not ours to remove, and she removes it herself.
    await rm(join(memoryFolder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function newFolder(dataFolder: string): Promise<string> {
  // mkdtemp makes it 0700.
  if (!hasMemoryFolder()) return mkdtemp(join(dataFolder, scratchPrefix));
  await sweepMemory();
  return mkdtemp(join(memoryFolder, `${prefix}${process.pid}-`));
}

/** @throws Refusal `unavailable` where another program keeps hold of a file: it is not to stay there unsaid. */
async function remove(folder: string): Promise<void> {
  try {
    // A program that was ended a moment ago may still hold a file open.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  } catch (cause) {
    const told =
      '排版用的临时文件还被办公软件占着，没有删掉。请关闭 WPS、Word 等办公软件，再重新启动本程序，启动时会清掉。';
    throw new Refusal('unavailable', told, { cause });
  }
}

/** Runs `work` with the folder and removes it whatever happens. */
export async function withPrivateFolder<T>(dataFolder: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await newFolder(dataFolder);
  try {
    return await work(folder);
  } finally {
    await remove(folder);
  }
}
