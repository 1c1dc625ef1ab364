import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { holdStill } from './stillness.ts';
import { addNotes, countNotes, freshData } from './testFolder.ts';

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

describe('holding the file still', () => {
  it('lets work go on while the main file does not change, checkpoints included', async () => {
    const { database, key } = freshData();
    addNotes(database, 100);
    await holdStill(database.file, key, async ({ bytes }) => {
      const before = hashOf(database.file);
      expect(bytes).toBe(readFileSync(database.file).length);
      addNotes(database, 5000);
      database.driver.pragma('wal_checkpoint(PASSIVE)');
      expect(hashOf(database.file)).toBe(before);
      expect(countNotes(database)).toBe(5100);
    });
    const before = hashOf(database.file);
    database.driver.pragma('wal_checkpoint(TRUNCATE)');
    expect(hashOf(database.file)).not.toBe(before);
    expect(countNotes(database)).toBe(5100);
  });

  it('waits for a transaction that is open, without stopping it', async () => {
    const { database, key } = freshData();
    database.driver.exec('BEGIN IMMEDIATE');
    database.driver.exec(`INSERT INTO note (text) VALUES ('一')`);
    const held = holdStill(database.file, key, async ({ bytes }) => bytes);
    await sleep(120);
    database.driver.exec('COMMIT');
    expect(await held).toBeGreaterThan(4096);
  });

  it('lets go when the body fails', async () => {
    const { database, key } = freshData();
    const broken = holdStill(database.file, key, async () => {
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    addNotes(database, 10);
    expect(database.driver.pragma('wal_checkpoint(TRUNCATE)')).toMatchObject([{ busy: 0 }]);
  });
});
