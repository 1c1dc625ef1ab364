import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from './open.ts';
import { holdStill } from './stillness.ts';
import { addNotes, countNotes, freshData } from './testFolder.ts';

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

const writer = `
  const { openDatabase } = await import(process.argv[1]);
  const { driver } = openDatabase(process.argv[2], Buffer.from(process.argv[3], 'hex'));
  driver.pragma('wal_autocheckpoint = 5');
  const insert = driver.prepare('INSERT INTO note (text) VALUES (?)');
  process.stdout.write('writing');
  const more = () => {
    for (let i = 0; i < 20; i += 1) insert.run('x'.repeat(3000));
    setTimeout(more, 2);
  };
  more();`;

async function otherWriter(file: string, key: Buffer) {
  const module = fileURLToPath(new URL('./open.ts', import.meta.url));
  const argv = ['--input-type=module-typescript', '-e', writer, module, file, key.toString('hex')];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child;
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

  it('holds against another process that writes and checkpoints all the time', async () => {
    const { database, key } = freshData();
    database.close();
    const child = await otherWriter(database.file, key);
    for (let round = 0; round < 5; round += 1) {
      await holdStill(database.file, key, async () => {
        const before = hashOf(database.file);
        await sleep(30);
        expect(hashOf(database.file)).toBe(before);
      });
    }
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    const again = openDatabase(database.file, key);
    expect(countNotes(again)).toBeGreaterThan(100);
    expect(again.driver.pragma('integrity_check', { simple: true })).toBe('ok');
    again.close();
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
