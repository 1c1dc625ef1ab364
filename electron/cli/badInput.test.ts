// Every kind of bad input of the issue, against the real command line: a Chinese sentence, nothing lost, memory bounded.
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from '../core/database/folder.ts';
import { openDatabase } from '../core/database/open.ts';
import { bomb, inline, labelledRows, ole, withFilePass, xls, xlsx, zip } from '../core/exchange/workbook/crafted.ts';
import {
  contentOf,
  expectChinese,
  keyOf,
  login,
  openWorkshop,
  password,
  program,
  refusal,
  samples,
  setUpTownship,
  type Workshop,
} from './testing/spawnedCli.ts';

let shop: Workshop;
let key: Buffer;
let before: Record<string, number>;

beforeAll(async () => {
  shop = openWorkshop();
  await setUpTownship(shop);
  key = keyOf(shop.path('set-up'));
  before = contentOf(shop.path('set-up'), key);
}, 60_000);

afterAll(() => shop.remove());

const databaseOf = (data: string) => dataFolder(data).database;

describe('a wrong password', () => {
  it('is told from a damaged file, slows down, and keeps the right one waiting too', async () => {
    const data = shop.township('password');
    const attempt = (given: string) => shop.run(['count', 'person'], { data, env: { TAIZHANG_PASSWORD: given } });
    for (let time = 1; time <= 3; time += 1) {
      const envelope = refusal(await attempt('不是这个密码'));
      expect(envelope).toMatchObject({ code: 'unauthenticated', details: { reason: 'wrong', seconds: 0 } });
    }
    expect(refusal(await attempt('不是这个密码'))).toMatchObject({ details: { reason: 'wrong', seconds: 2 } });
    expect(refusal(await attempt(password)).message).toMatch(/请等待 [12] 秒/);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await attempt(password)).toMatchObject({ code: 0, stdout: `{"rows":${before.person}}\n` });
    expect(contentOf(data, key)).toEqual(before);
  });

  it('and no password and an unknown user have their own words', async () => {
    const data = shop.township('nobody');
    const none = await shop.run(['count', 'person'], { data, env: { TAIZHANG_PASSWORD: undefined } });
    expect(refusal(none).message).toContain('TAIZHANG_PASSWORD');
    const stranger = await shop.run(['count', 'person'], { data, env: { TAIZHANG_USER: '别人' } });
    expect(refusal(stranger)).toMatchObject({ code: 'unauthenticated', message: /^用户名或密码不对/ });
  });
});
