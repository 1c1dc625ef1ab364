// Files that are kept in the encrypted database as they were written, in pieces, and given out again byte for byte.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { WrittenFile } from '../host.ts';
import type { Db, SystemTables } from '../tables.ts';

const pieceSize = 256 * 1024;

export type KeptFile = SystemTables['reportFile'];
export type FileToKeep = Omit<KeptFile, 'size' | 'sha256'> & { bytes: Uint8Array };

/** Keeps a file; within the caller's transaction. */
export async function keepFile(trx: Db, { bytes, ...head }: FileToKeep): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await trx
    .insertInto('reportFile')
    .values({ ...head, size: bytes.length, sha256 })
    .execute();
  for (let start = 0, position = 0; start < bytes.length; start += pieceSize, position += 1) {
    const piece = Buffer.from(bytes.subarray(start, start + pieceSize));
    await trx.insertInto('reportFilePart').values({ file: head.id, position, bytes: piece }).execute();
  }
}

/** The bytes of a kept file. @throws Error when what was kept has changed (the database would be damaged). */
export async function keptBytes(db: Db, file: Pick<KeptFile, 'id' | 'sha256'>): Promise<Buffer> {
  const parts = await db
    .selectFrom('reportFilePart')
    .select('bytes')
    .where('file', '=', file.id)
    .orderBy('position')
    .execute();
  const bytes = Buffer.concat(parts.map((part) => part.bytes));
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
    throw new Refusal('unavailable', '这份存档文件与锁定时不一致，数据文件可能已损坏。请到“备份”页检查数据。');
  }
  return bytes;
}

export async function keptFileById(db: Db, id: string): Promise<KeptFile> {
  const file = await db.selectFrom('reportFile').selectAll().where('id', '=', id).executeTakeFirst();
  if (!file) throw new Refusal('notFound', '没有这份存档文件。');
  return file;
}

/** The files that a lock kept. */
export function filesOfRun(db: Db, run: string): Promise<KeptFile[]> {
  return db.selectFrom('reportFile').selectAll().where('run', '=', run).orderBy('id').execute();
}

/** Writes bytes as the file and gives it its name; whatever goes wrong leaves none. `before` is called before that. */
export async function writeFile(file: WrittenFile, bytes: Uint8Array, before?: () => Promise<void>): Promise<void> {
  try {
    await pipeline(Readable.from([bytes]), file.stream);
    await before?.();
    await file.commit();
  } catch (error) {
    await file.discard();
    throw error;
  }
}
