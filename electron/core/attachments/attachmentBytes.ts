// The bytes of attachments: cut into parts inside the encrypted file, joined and checked when they are read.
import { createHash } from 'node:crypto';
import { Refusal } from '../../../shared/contract/errors.ts';
import { largeAttachment } from '../../../shared/contract/limits.ts';
import type { OpenedFile } from '../host.ts';
import type { Db, SystemTables } from '../tables.ts';

const partSize = 256 * 1024;

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Reads a chosen file whole. @throws Refusal `invalid` when it is empty or larger than `attachmentLimit`. */
export async function readChosenFile(file: OpenedFile): Promise<Buffer> {
  refuseLarge(file.name, file.size);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file.read()) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    // The file may have grown since its size was asked.
    refuseLarge(file.name, size);
    chunks.push(bytes);
  }
  if (size === 0) throw new Refusal('invalid', `“${file.name}”是空文件，没有添加。请检查文件后重新选择。`);
  return Buffer.concat(chunks);
}

function refuseLarge(name: string, size: number): void {
  const sentence = largeAttachment({ name, size });
  if (sentence !== null) throw new Refusal('invalid', sentence);
}

/** Writes the parts of an attachment whose row is there. */
export async function storeBytes(trx: Db, attachment: string, bytes: Buffer): Promise<void> {
  for (let start = 0, position = 0; start < bytes.length; start += partSize, position += 1) {
    await trx
      .insertInto('attachmentPart')
      .values({ attachment, position, bytes: bytes.subarray(start, start + partSize) })
      .execute();
  }
}

/** The whole file. @throws Refusal `unavailable` when it is not what was put in. */
export async function loadBytes(db: Db, attachment: SystemTables['attachment']): Promise<Buffer> {
  const parts = await db
    .selectFrom('attachmentPart')
    .select('bytes')
    .where('attachment', '=', attachment.id)
    .orderBy('position')
    .execute();
  const bytes = Buffer.concat(parts.map((part) => part.bytes));
  if (bytes.length !== attachment.size || sha256(bytes) !== attachment.sha256) {
    throw new Refusal(
      'unavailable',
      `附件“${attachment.name}”的内容已损坏，读不出来。请从备份恢复，或重新添加这个文件。`,
    );
  }
  return bytes;
}
