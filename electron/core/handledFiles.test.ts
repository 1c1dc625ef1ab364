import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/contract/errors.ts';
import { plainFileName } from './fileName.ts';
import { writeTrouble } from './fileTrouble.ts';
import { memoryFiles } from './memoryFiles.ts';
import { pathFiles } from './pathFiles.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error(`no refusal but ${String(error)}`);
  return error;
};

describe('pathFiles', () => {
  it('reads a file the user chose, and nothing else', async () => {
    const path = join(folder, '花名册.csv');
    writeFileSync(path, '姓名\n张三\n');
    const files = pathFiles();
    const opened = await files.open(files.allowReading(path));
    expect(opened).toMatchObject({ name: '花名册.csv', size: Buffer.byteLength('姓名\n张三\n') });
    expect((await buffer(opened.read())).toString()).toBe('姓名\n张三\n');
    expect((await buffer(opened.read())).toString()).toBe('姓名\n张三\n');
    expect((await refusalOf(files.open(path))).code).toBe('notFound');
  });

  it('says in words that a file is missing or is a folder', async () => {
    const files = pathFiles();
    expect((await refusalOf(files.open(files.allowReading(join(folder, '没有.xlsx'))))).message).toContain(
      '找不到文件“没有.xlsx”',
    );
    expect((await refusalOf(files.open(files.allowReading(folder)))).message).toContain('文件夹');
  });

  it('shows a new file only after commit, with the whole content', async () => {
    const path = join(folder, '导出.xlsx');
    writeFileSync(path, 'old');
    const files = pathFiles();
    const file = await files.create(files.allowWriting(path));
    await pipeline(async function* () {
      yield Buffer.from('new ');
      yield Buffer.from('content');
    }, file.stream);
    expect(readFileSync(path, 'utf8')).toBe('old');
    await file.commit();
    await file.discard();
    expect(readFileSync(path, 'utf8')).toBe('new content');
    expect(readdirSync(folder)).toEqual(['导出.xlsx']);
  });

  it('leaves no trace after discard', async () => {
    const files = pathFiles();
    const file = await files.create(files.allowWriting(join(folder, 'a.docx')));
    file.stream.write('half');
    await file.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets two saves of one name go on at once', async () => {
    const files = pathFiles();
    const handle = files.allowWriting(join(folder, 'a.docx'));
    const [first, second] = [await files.create(handle), await files.create(handle)];
    first.stream.write('first');
    second.stream.write('second');
    await first.commit();
    await second.commit();
    expect(readdirSync(folder)).toEqual(['a.docx']);
    expect(readFileSync(join(folder, 'a.docx'), 'utf8')).toBe('second');
  });

  it('refuses in words when the folder is gone or the name belongs to a folder', async () => {
    const files = pathFiles();
    const gone = await refusalOf(files.create(files.allowWriting(join(folder, 'gone', 'a.xlsx'))));
    expect(gone.message).toContain('文件夹不存在');
    mkdirSync(join(folder, 'b.xlsx'));
    const taken = await refusalOf(files.create(files.allowWriting(join(folder, 'b.xlsx'))));
    expect(taken.message).toContain('文件夹的名字');
  });

  const failing = (code: string) => Object.assign(new Error(code), { code });

  it('leaves no half file, and the old file as it was, when the disk fills up', async () => {
    const path = join(folder, '导出.xlsx');
    writeFileSync(path, 'old');
    const files = pathFiles(async (...given) => {
      const file = await open(...given);
      const write = file.write.bind(file);
      let room = 10;
      Object.assign(file, {
        write: (chunk: Buffer, offset: number) => {
          if (room <= 0) return Promise.reject(failing('ENOSPC'));
          room -= chunk.length;
          return write(chunk, offset);
        },
      });
      return file;
    });
    const file = await files.create(files.allowWriting(path));
    const refusal = await refusalOf(pipeline(Readable.from(['0123456789', 'more', 'more']), file.stream));
    expect(refusal).toMatchObject({ code: 'unavailable' });
    expect(refusal.message).toContain('磁盘空间不够');
    expect((await refusalOf(file.commit())).message).toContain('磁盘空间不够');
    expect(readdirSync(folder)).toEqual(['导出.xlsx']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it.each([
    ['EROFS', '文件夹是只读的'],
    ['EACCES', '没有在这个文件夹里保存“a.xlsx”的权限'],
  ])('says in words that a folder cannot be written (%s)', async (code, words) => {
    const files = pathFiles(() => Promise.reject(failing(code)));
    expect((await refusalOf(files.create(files.allowWriting(join(folder, 'a.xlsx'))))).message).toContain(words);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['EBUSY', 'EPERM', 'EACCES'])('says before the work that the file is open elsewhere (%s)', async (code) => {
    writeFileSync(join(folder, 'a.xlsx'), 'old');
    const files = pathFiles((path, flags, mode) =>
      flags === 'r+' ? Promise.reject(failing(code)) : open(path, flags, mode),
    );
    const refusal = await refusalOf(files.create(files.allowWriting(join(folder, 'a.xlsx'))));
    expect(refusal).toMatchObject({ code: 'locked' });
    expect(refusal.message).toContain('请先关闭它');
    expect(readdirSync(folder)).toEqual(['a.xlsx']);
  });

  it('leaves a fault it does not know as it is', () => {
    const bug = new TypeError('bug');
    expect(writeTrouble(bug, 'a.xlsx', false)).toBe(bug);
  });
});

describe('memoryFiles', () => {
  async function* bytes(...sizes: number[]) {
    for (const size of sizes) yield new Uint8Array(size);
  }

  it('keeps an upload for the session that sent it', async () => {
    const files = memoryFiles();
    const { handle, name, size } = await files.receive('one', 'C:\\临时\\名单.xls', bytes(3, 4));
    expect({ name, size }).toEqual({ name: '名单.xls', size: 7 });
    expect(await buffer((await files.open(handle)).read())).toHaveLength(7);
    files.release('one');
    await expect(files.open(handle)).rejects.toBeInstanceOf(Refusal);
  });

  it('refuses an upload over the limit while it comes in', async () => {
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 1;
        yield new Uint8Array(1024);
      }
    }
    const files = memoryFiles({ upload: 4096, uploads: 8192, download: 4096 });
    expect((await refusalOf(files.receive('one', 'big.xlsx', endless()))).message).toContain('太大');
    expect(sent).toBe(5);
  });

  it('lets the oldest upload go when memory is short', async () => {
    const files = memoryFiles({ upload: 100, uploads: 150, download: 100 });
    const first = await files.receive('one', 'a', bytes(100));
    const second = await files.receive('one', 'b', bytes(100));
    await expect(files.open(first.handle)).rejects.toBeInstanceOf(Refusal);
    expect((await files.open(second.handle)).size).toBe(100);
  });

  it('gives a finished file once, and only to its own session', async () => {
    const files = memoryFiles();
    const { handle } = files.prepare('one', '报表.xlsx');
    const file = await files.create(handle);
    file.stream.write('content');
    expect(files.take('one', handle)).toBeNull();
    await file.commit();
    expect(files.take('two', handle)).toBeNull();
    expect(Buffer.concat(files.take('one', handle)?.chunks ?? []).toString()).toBe('content');
    expect(files.take('one', handle)).toBeNull();
  });

  it('refuses a finished file over the limit through its stream', async () => {
    const files = memoryFiles({ upload: 1, uploads: 1, download: 10 });
    const file = await files.create(files.prepare('one', 'a.xlsx').handle);
    const refusal = await refusalOf(pipeline(() => bytes(11), file.stream));
    expect(refusal.code).toBe('invalid');
    await file.discard();
  });
});

describe('plainFileName', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\a.dll', 'a.dll'],
    ['花名册（2026）.xlsx', '花名册（2026）.xlsx'],
    ['a<b>:c?.docx', 'a_b__c_.docx'],
    ['evil\u202excod.exe', 'evilxcod.exe'],
    ['CON.txt', 'CON_.txt'],
    ['...', '未命名'],
    ['', '未命名'],
  ])('turns %j into %j', (raw, plain) => {
    expect(plainFileName(raw)).toBe(plain);
  });

  it('fits into 255 bytes with room for .part', () => {
    const name = plainFileName(`${'长'.repeat(300)}.xlsx`);
    expect(Buffer.byteLength(`${name}.part`)).toBeLessThan(256);
    expect(name.endsWith('.xlsx')).toBe(true);
  });
});
