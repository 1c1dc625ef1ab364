import { expect, test } from 'vitest';
import { createDatabase } from './open.ts';
import { freshFolder } from './testFolder.ts';
import { keyForThread, openInThread } from './threadKey.ts';

function encryptedFile(key: Buffer): string {
  const file = `${freshFolder()}/taizhang.db`;
  const database = createDatabase(file, key);
  database.driver.exec('create table "kept" ("word" text) strict');
  database.close();
  return file;
}

test("the file opens for reading with the thread's copy, and only the copy is wiped", () => {
  const key = Buffer.alloc(32, 7);
  const file = encryptedFile(key);
  const copy = keyForThread(key);
  const database = openInThread({ file, key: copy });
  expect(() => database.driver.exec('insert into "kept" values (1)')).toThrow(/readonly/u);
  database.close();
  expect(copy.every((byte) => byte === 0)).toBe(true);
  expect(key.every((byte) => byte === 7)).toBe(true);
});

test('a key that does not open the file is wiped too', () => {
  const file = encryptedFile(Buffer.alloc(32, 7));
  const copy = keyForThread(Buffer.alloc(32, 8));
  expect(() => openInThread({ file, key: copy })).toThrow();
  expect(copy.every((byte) => byte === 0)).toBe(true);
});

test('nothing but the key lies in the buffer of the copy', () => {
  expect(keyForThread(Buffer.from('0123456789abcdef')).buffer.byteLength).toBe(16);
});
