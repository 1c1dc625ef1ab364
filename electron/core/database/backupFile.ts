// The form of a backup: one file that can be restored on another machine with nothing but a password or the recovery code.
//
//   8 bytes   "PTBAK" and the form's number as three digits
//   4 bytes   length of the head, unsigned, big-endian
//   32 bytes  SHA-256 of the head
//   head      JSON: when, which division, which schema, length and SHA-256 of what follows, and the text of keys.json
//   rest      the encrypted database file, byte for byte
//
// Nothing in it is readable without a key, but for the head, which holds no personal data.
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { Refusal } from '../../../shared/contract/errors.ts';
import { backupKinds } from './backupName.ts';
import { diskRefusal, refusalOr } from './diskRefusal.ts';
import { type Keyring, parseKeyring } from './keyringFile.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const head = z.object({
  /** UTC ISO instant. */
  created: z.iso.datetime(),
  division: z.string(),
  kind: z.enum(backupKinds),
  /** Version of the program that wrote it. */
  program: z.string(),
  /** Number of migrations applied. */
  schema: z.int().min(0),
  /** Head of the history's hash chain: an anchor outside the database that a cut tail is noticed by. */
  historyHead: z.string().nullable(),
  databaseBytes: z.int().min(1),
  databaseSha256: sha256,
  keyring: z.string(),
});

export type BackupHead = z.infer<typeof head>;

const mark = 'PTBAK';
const form = 1;
const fixedBytes = 44;
const mostHeadBytes = 1024 * 1024;
const chunkBytes = 1024 * 1024;

export type BackupTrouble = 'backupMissing' | 'notABackup' | 'backupDamaged' | 'backupNewer';

const sentences: Record<BackupTrouble, string> = {
  backupMissing: '找不到这个备份文件，请检查U盘是否插好或文件是否被移走。',
  notABackup: '这个文件不是平安台账的备份文件（.ptbak），请另选文件。',
  backupDamaged: '这个备份文件已损坏或不完整，不能用来恢复。请改用另一份备份。',
  backupNewer: '这个备份是由更新版本的平安台账写成的，请安装最新版本后再恢复。',
};

/** `unavailable` (or `invalid` for a file of another kind), with `details.reason` naming the trouble. */
export function backupRefusal(trouble: BackupTrouble, cause?: unknown): Refusal {
  const code = trouble === 'notABackup' ? 'invalid' : 'unavailable';
  return new Refusal(code, sentences[trouble], { details: { reason: trouble }, cause });
}

/** Whether a file that begins so is meant to be a backup. */
export function looksLikeBackup(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(0, mark.length)).toString('latin1') === mark;
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** The first part of the file. Its length depends on the head's texts only, so hash and length may be filled in later. */
function formatHead(content: BackupHead): Buffer {
  const json = Buffer.from(JSON.stringify(content), 'utf8');
  const start = Buffer.alloc(12);
  start.write(mark + String(form).padStart(3, '0'), 'latin1');
  start.writeUInt32BE(json.length, 8);
  return Buffer.concat([start, digest(json), json]);
}

async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}

async function readHeadOf(file: FileHandle): Promise<{ head: BackupHead; keyring: Keyring; offset: number }> {
  const start = await readExactly(file, 0, fixedBytes);
  if (!looksLikeBackup(start)) throw backupRefusal('notABackup');
  const number = Number(start.subarray(5, 8).toString('latin1'));
  if (number > form) throw backupRefusal('backupNewer');
  if (number !== form || start.length < fixedBytes) throw backupRefusal('backupDamaged');
  const length = start.readUInt32BE(8);
  if (length > mostHeadBytes) throw backupRefusal('backupDamaged');
  const json = await readExactly(file, fixedBytes, length);
  if (json.length < length || !digest(json).equals(start.subarray(12, 44))) throw backupRefusal('backupDamaged');
  const parsed = head.safeParse(JSON.parse(json.toString('utf8')));
  if (!parsed.success) throw backupRefusal('backupDamaged');
  const keys = parseKeyring(parsed.data.keyring);
  if (keys.state === 'newer') throw backupRefusal('backupNewer');
  if (keys.state === 'damaged') throw backupRefusal('backupDamaged');
  return { head: parsed.data, keyring: keys.keyring, offset: fixedBytes + length };
}

function refusalOfReading(error: unknown): unknown {
  const refusal = diskRefusal(error);
  const reason = refusal?.details;
  const gone = typeof reason === 'object' && reason !== null && 'reason' in reason && reason.reason === 'gone';
  return gone ? backupRefusal('backupMissing', error) : (refusal ?? error);
}

/**
 * Reads the head alone (some kilobytes), with the keys that travel along.
 * @throws Refusal with details.reason backupMissing, notABackup, backupDamaged or backupNewer.
 */
export async function readBackupHead(path: string): Promise<{ head: BackupHead; keyring: Keyring }> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    return await readHeadOf(file);
  } catch (error) {
    throw refusalOfReading(error);
  } finally {
    await file?.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.length) done += (await file.write(bytes, done)).bytesWritten;
}

async function copyRange(from: FileHandle, at: number, length: number, hash: Hash, into?: FileHandle): Promise<void> {
  const chunk = Buffer.alloc(Math.min(chunkBytes, Math.max(length, 1)));
  let done = 0;
  while (done < length) {
    const { bytesRead } = await from.read(chunk, 0, Math.min(chunk.length, length - done), at + done);
    if (bytesRead === 0) return;
    const bytes = chunk.subarray(0, bytesRead);
    hash.update(bytes);
    if (into !== undefined) await writeAll(into, bytes);
    done += bytesRead;
  }
}

/**
 * Writes a whole backup under this very name (give it a passing one) and flushes it to the disk.
 * @param databaseFile must stand still meanwhile (see `holdStill`); `bytes` of it are taken.
 * @throws Refusal `unavailable` for a full disk and the like. What is there of the file then is for the caller to remove.
 */
export async function writeBackupFile(
  path: string,
  databaseFile: string,
  bytes: number,
  about: Omit<BackupHead, 'databaseBytes' | 'databaseSha256'>,
): Promise<void> {
  let from: FileHandle | undefined;
  let into: FileHandle | undefined;
  try {
    from = await open(databaseFile, 'r');
    into = await open(path, 'w', 0o600);
    const unknownYet: BackupHead = { ...about, databaseBytes: bytes, databaseSha256: '0'.repeat(64) };
    await writeAll(into, formatHead(unknownYet));
    const hash = createHash('sha256');
    await copyRange(from, 0, bytes, hash, into);
    const finished = formatHead({ ...unknownYet, databaseSha256: hash.digest('hex') });
    await into.write(finished, 0, finished.length, 0);
    await into.sync();
  } catch (error) {
    throw refusalOr(error);
  } finally {
    await into?.close();
    // On Linux this ends this process's file locks on the database. Nobody outside can be waiting for them: the lock of
    // the data folder is a file of its own, and within the process SQLite keeps its own account.
    await from?.close();
  }
}

/**
 * Reads the embedded database to its end and compares its SHA-256 with the head's.
 * @param target where to put it, flushed to the disk; without it, it is only read.
 * @throws Refusal as `readBackupHead`, and `unavailable` for the disk written to.
 */
export async function extractDatabase(path: string, target?: string): Promise<{ head: BackupHead; keyring: Keyring }> {
  let from: FileHandle | undefined;
  let into: FileHandle | undefined;
  try {
    from = await open(path, 'r').catch((error: unknown) => {
      throw refusalOfReading(error);
    });
    const found = await readHeadOf(from);
    if ((await from.stat()).size !== found.offset + found.head.databaseBytes) throw backupRefusal('backupDamaged');
    if (target !== undefined) into = await open(target, 'wx', 0o600);
    const hash = createHash('sha256');
    await copyRange(from, found.offset, found.head.databaseBytes, hash, into);
    if (hash.digest('hex') !== found.head.databaseSha256) throw backupRefusal('backupDamaged');
    await into?.sync();
    return { head: found.head, keyring: found.keyring };
  } catch (error) {
    throw refusalOr(error);
  } finally {
    await into?.close();
    await from?.close();
  }
}
