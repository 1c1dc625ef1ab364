// The zip around an .xlsx, read from memory. Only parts that are asked for are ever unpacked, and the sizes that the
// zip declares are held against what really comes out.
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import yauzl from 'yauzl';
import { Refusal } from '../../../../shared/contract/errors.ts';
import { damaged, limits, tooLargeInside } from './limits.ts';

export interface Archive {
  has(name: string): boolean;
  /** Declared size in bytes; 0 for a part that is not there. */
  size(name: string): number;
  /** Unpacks one part and hands its text over in pieces. */
  stream(name: string, onText: (piece: string) => void): Promise<void>;
}

/** Opens a zip. Throws a Refusal for damage, for tricks with names and for more parts than any workbook has. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, yauzl.Entry>();
  const zip = await yauzl.fromBufferPromise(buffer).catch((error: unknown) => {
    throw damaged(error);
  });
  if (zip.entryCount > limits.entries) throw tooLargeInside();
  try {
    for await (const entry of zip.eachEntry()) {
      if (!parts.has(entry.fileName)) parts.set(entry.fileName, entry);
    }
  } catch (error) {
    throw namesTrick(error) ?? damaged(error);
  }

  /** Sheets may refer to parts in another letter case, as Windows programs do. */
  const byLowerCase = new Map([...parts].map(([name, entry]) => [name.toLowerCase(), entry]));
  const find = (name: string): yauzl.Entry | undefined => parts.get(name) ?? byLowerCase.get(name.toLowerCase());

  return {
    has: (name) => find(name) !== undefined,
    size: (name) => find(name)?.uncompressedSize ?? 0,
    async stream(name, onText) {
      const entry = find(name);
      if (!entry) throw damaged(new Error('a part of the workbook is missing'));
      if (entry.isEncrypted()) throw packedWithPassword();
      try {
        await decode(await zip.openReadStreamPromise(entry), onText);
      } catch (error) {
        throw error instanceof Refusal ? error : damaged(error);
      }
    },
  };
}

async function decode(stream: Readable, onText: (piece: string) => void): Promise<void> {
  let decoder: StringDecoder | undefined;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    const start = decoder === undefined ? encodingOf(piece) : { encoding: 'utf8' as const, skip: 0 };
    decoder ??= new StringDecoder(start.encoding);
    onText(decoder.write(start.skip === 0 ? piece : piece.subarray(start.skip)));
  }
  if (decoder) onText(decoder.end());
}

function encodingOf(start: Buffer): { encoding: 'utf8' | 'utf16le'; skip: number } {
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf16le', skip: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) throw damaged(new Error('big-endian UTF-16 part'));
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { encoding: 'utf8', skip: 3 };
  return { encoding: 'utf8', skip: 0 };
}

function namesTrick(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !/relative path|absolute path|invalid characters/.test(error.message))
    return undefined;
  return new Refusal(
    'invalid',
    '这个文件里藏有指向别处的路径，不像正常保存的工作簿，为安全起见没有读取。请向对方重新要一份。',
    {
      cause: error,
    },
  );
}

function packedWithPassword(): Refusal {
  return new Refusal('invalid', '这个文件加了密码，读不出来。请先在 WPS 或 Excel 里取消密码，保存后再导入。');
}
