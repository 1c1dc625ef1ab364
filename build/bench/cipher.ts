// What encryption costs: the same table in the same driver, with the cipher and without.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createDatabase } from '../../electron/core/database/open.ts';
import { inTurn, type Line } from './measure.ts';

const rows = 50_000;

function fill(driver: InstanceType<typeof Database>): void {
  driver.exec('create table t (id integer primary key, name text, note text)');
  const insert = driver.prepare('insert into t (name, note) values (?, ?)');
  driver.exec('begin');
  for (let row = 0; row < rows; row += 1)
    insert.run(`张建国${row % 997}`, '双方因排水沟改道致房屋渗水发生争执'.repeat(4));
  driver.exec('commit');
}

export async function cipher(folder: string): Promise<Line[]> {
  const sealed = createDatabase(join(folder, 'sealed.db'), Buffer.alloc(32, 1));
  const plain = new Database(join(folder, 'plain.db'));
  plain.pragma('journal_mode = WAL');
  plain.pragma('synchronous = FULL');
  fill(sealed.driver);
  fill(plain);
  // A small cache, so that pages are read and deciphered anew.
  for (const driver of [sealed.driver, plain]) driver.pragma('cache_size = -2000');
  const scan = 'select count(*) from t where note like ?';
  const scanned = await inTurn(
    7,
    () => sealed.driver.prepare(scan).get('%不存在%'),
    () => plain.prepare(scan).get('%不存在%'),
  );
  const lookUp = (driver: InstanceType<typeof Database>) => () => {
    const one = driver.prepare('select name from t where id = ?');
    for (let row = 1; row < rows; row += 7) one.get(((row * 7919) % rows) + 1);
  };
  const found = await inTurn(7, lookUp(sealed.driver), lookUp(plain));
  sealed.close();
  plain.close();
  return [
    { what: 'encrypted scan', ...scanned, note: `${rows} rows, against no encryption` },
    { what: 'encrypted look-ups', ...found, note: 'by key, cold pages' },
  ];
}
