import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { attachmentLimit } from '../../../shared/contract/limits.ts';
import { createDatabase } from '../database/open.ts';
import { freshFolder } from '../database/testFolder.ts';
import type { SystemTables } from '../tables.ts';
import { type TestApp, testApp } from '../testing/testApp.ts';
import { loadBytes, sha256, storeBytes } from './attachmentBytes.ts';
import { attachmentName } from './attachmentName.ts';
import { fileKind } from './fileKind.ts';

const mark = '走访照片内容不得落盘';
const jpeg = (size = 64): Buffer => {
  const bytes = Buffer.alloc(size, mark);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
};
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('IHDR')]);
const webp = Buffer.concat([Buffer.from('RIFF'), Buffer.from([1, 0, 0, 0]), Buffer.from('WEBPVP8 ')]);
const pdf = Buffer.from(`%PDF-1.7\n${mark}`);

async function withDispute(): Promise<{ app: TestApp; id: string }> {
  const app = await testApp();
  const made = await app.call('rows.save', {
    register: 'dispute',
    id: null,
    version: null,
    changes: { title: '张三与李四宅基地纠纷', happenedOn: '2026-10-08' },
  });
  return { app, id: made.row.id };
}

async function add(app: TestApp, id: string, name: string, bytes: Buffer, register = 'dispute', field = 'files') {
  return (await app.call('attachments.add', { register, id, field, file: await app.upload(name, bytes) })).attachment;
}

const message = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  );

test('what a file is stands in its bytes', () => {
  expect(fileKind(jpeg())?.mediaType).toBe('image/jpeg');
  expect(fileKind(png)?.mediaType).toBe('image/png');
  expect(fileKind(webp)?.mediaType).toBe('image/webp');
  expect(fileKind(pdf)?.mediaType).toBe('application/pdf');
  for (const other of ['', 'MZ', '<html>', 'RIFF1234AVI ', 'GIF89a'])
    expect(fileKind(Buffer.from(other))).toBe(undefined);
});

test('a name is plain and says what the file is', () => {
  const photo = fileKind(jpeg())!;
  expect(attachmentName('现场.JPG', photo)).toBe('现场.JPG');
  expect(attachmentName('现场.jpeg', photo)).toBe('现场.jpeg');
  expect(attachmentName('现场.png', photo)).toBe('现场.jpg');
  expect(attachmentName('现场.exe', photo)).toBe('现场.exe.jpg');
  expect(attachmentName('现场', photo)).toBe('现场.jpg');
  expect(attachmentName('../../etc/passwd', photo)).toBe('passwd.jpg');
  expect(attachmentName('C:\\Windows\\con.jpg', photo)).toBe('con_.jpg');
  expect(attachmentName('a\u0000b\u202egpj.exe', photo)).toBe('abgpj.exe.jpg');
  expect(attachmentName('...', photo)).toBe('未命名.jpg');
});

test('a file comes back byte for byte, is counted, listed and in the history', async () => {
  const { app, id } = await withDispute();
  const bytes = jpeg(700_001);
  const added = await add(app, id, '/home/clerk/现场照片.jpg', bytes);
  expect(added).toMatchObject({
    name: '现场照片.jpg',
    kind: 'photo',
    size: 700_001,
    field: 'files',
    addedBy: '石主任',
  });
  const listed = await app.call('attachments.list', { register: 'dispute', id });
  expect(listed.attachments).toEqual([added]);
  const read = await app.call('attachments.read', { attachment: added.id });
  expect(read.mediaType).toBe('image/jpeg');
  expect(Buffer.from(read.base64, 'base64').equals(bytes)).toBe(true);
  const shown = await app.call('rows.get', { register: 'dispute', id });
  expect(shown.row.values.files).toBe(1);
  const { entries } = await app.call('rows.history', { register: 'dispute', id });
  expect(entries[0]).toMatchObject({
    action: 'change',
    changes: [{ field: 'files', label: '附件', old: '', new: '现场照片.jpg' }],
  });
});

test('withdrawn and restored, with the reason in the history', async () => {
  const { app, id } = await withDispute();
  const { id: attachment } = await add(app, id, '协议书.pdf', pdf);
  await app.call('attachments.withdraw', { attachment, reason: '传错了案子' });
  expect((await app.call('attachments.list', { register: 'dispute', id })).attachments).toEqual([]);
  expect(await message(app.call('attachments.withdraw', { attachment, reason: '再来一次' }))).toContain('已经移除');
  const { entries } = await app.call('rows.history', { register: 'dispute', id });
  expect(entries[0]).toMatchObject({ reason: '传错了案子', changes: [{ old: '协议书.pdf', new: '' }] });
  await app.call('attachments.restore', { attachment });
  expect((await app.call('attachments.list', { register: 'dispute', id })).attachments).toHaveLength(1);
  expect(await message(app.call('attachments.restore', { attachment }))).toContain('不需要恢复');
});

test('what does not belong in a slot is refused in words', async () => {
  const { app, id } = await withDispute();
  expect(await message(add(app, id, '照片.jpg', Buffer.from('MZ\u0090\u0000')))).toBe(
    '“照片.jpg”的内容不是可以添加的文件，“附件”只收照片（JPEG、PNG、WebP）和 PDF 文件。',
  );
  expect(await message(add(app, id, '空.jpg', Buffer.alloc(0)))).toContain('是空文件');
  expect(await message(add(app, id, '大.jpg', jpeg(attachmentLimit + 1)))).toBe(
    '“大.jpg”超过 20 MB，没有添加。请把照片压缩，或把 PDF 拆成几份后再添加。',
  );
  expect(await message(add(app, id, '照片.jpg', jpeg(), 'dispute', 'note'))).toContain('没有放附件的');
  expect(await message(add(app, 'no-such-row', '照片.jpg', jpeg()))).toContain('没有这一条');
  await add(app, id, '一.jpg', jpeg());
  expect(await message(add(app, id, '二.jpg', jpeg()))).toBe('这个文件已经在附件里了，名为“一.jpg”。');
  const person = await app.call('rows.save', {
    register: 'person',
    id: null,
    version: null,
    changes: { name: '张建国' },
  });
  expect(await message(add(app, person.row.id, '证.pdf', pdf, 'person', 'photo'))).toContain('“照片”只收照片');
  await app.call('rows.withdraw', { register: 'dispute', ids: [id], reason: '重复登记' });
  expect(await message(add(app, id, '三.png', png))).toContain('已注销');
});

test('looking at a file is logged once a session', async () => {
  const { app, id } = await withDispute();
  const { id: attachment } = await add(app, id, '协议书.pdf', pdf);
  for (let time = 0; time < 2; time += 1) await app.call('attachments.read', { attachment });
  const { entries } = await app.call('audit.list', {});
  const looked = entries.filter((entry) => entry.action === 'attachmentView');
  expect(looked).toEqual([expect.objectContaining({ register: 'dispute', rows: 1, detail: '协议书.pdf' })]);
});

test('saving to a file asks a reason, is logged, and gives the same bytes', async () => {
  const { app, id } = await withDispute();
  const { id: attachment } = await add(app, id, '协议书.pdf', pdf);
  const target = app.target('协议书.pdf');
  await app.call('attachments.save', { attachment, file: target.handle, reason: '交司法所归档' });
  expect(target.bytes().equals(pdf)).toBe(true);
  const { entries } = await app.call('audit.list', {});
  expect(entries[0]).toMatchObject({
    action: 'attachment',
    register: 'dispute',
    rows: 1,
    reason: '交司法所归档',
    detail: '协议书.pdf',
  });
});

test('nothing of a file lies on disk in plain', async () => {
  const { app, id } = await withDispute();
  await add(app, id, '现场.jpg', jpeg(300_000));
  const files = readdirSync(app.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const entry of files) {
    expect(readFileSync(join(entry.parentPath, entry.name)).includes(mark), entry.name).toBe(false);
  }
});

test('damaged bytes are told, not shown', async () => {
  const folder = freshFolder();
  const { kysely, close } = createDatabase<SystemTables>(join(folder, 'test.db'), randomBytes(32));
  onTestFinished(close);
  await sql`create table "attachmentPart" ("attachment" text, "position" integer, "bytes" blob)`.execute(kysely);
  const bytes = jpeg(600_000);
  const stored = { id: 'a', name: '现场.jpg', size: bytes.length, sha256: sha256(bytes) } as SystemTables['attachment'];
  await storeBytes(kysely, 'a', bytes);
  expect((await loadBytes(kysely, stored)).equals(bytes)).toBe(true);
  await sql`update "attachmentPart" set "bytes" = ${Buffer.alloc(256 * 1024)} where "position" = 1`.execute(kysely);
  expect(await message(loadBytes(kysely, stored))).toContain('内容已损坏');
  await sql`delete from "attachmentPart" where "position" = 1`.execute(kysely);
  expect(await message(loadBytes(kysely, stored))).toContain('内容已损坏');
});
