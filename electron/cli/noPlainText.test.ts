// After a day's work on the command line: no name, no number of anybody in any file, and a killed import leaves all or none.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataFolder } from '../core/database/folder.ts';
import { openReadOnly } from '../core/database/open.ts';
import { inline, xlsx } from '../core/exchange/workbook/crafted.ts';
import { contentOf, keyOf, login, openWorkshop, samples, setUpTownship, type Workshop } from './testing/spawnedCli.ts';

let shop: Workshop;
let data: string;
let key: Buffer;

beforeAll(async () => {
  // Node's cache of compiled code has our own examples in it (张建国); without it the folder must stay empty.
  shop = openWorkshop({ NODE_DISABLE_COMPILE_CACHE: '1' });
  await setUpTownship(shop);
  data = shop.path('set-up');
  key = keyOf(data);
}, 60_000);

afterAll(() => shop.remove());

async function works(words: string[]): Promise<unknown> {
  const ran = await shop.run(words, { data });
  expect(ran, ran.stderr).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ran.stdout);
}

/** Every file below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** Names of three characters and more, identity numbers and phones of everybody who was imported. */
function secretsOf(folder: string): string[] {
  const database = openReadOnly(dataFolder(folder).database, key);
  try {
    const all = (column: string) =>
      database.driver
        .prepare<string>(`select distinct "${column}" from "person" where "${column}" is not null`)
        .pluck()
        .all();
    // Two characters may stand in any Chinese text, and by chance in ciphertext.
    return [...all('name').filter((name) => name.length >= 3), ...all('idNumber'), ...all('phone')];
  } finally {
    database.close();
  }
}

/** Which of the texts stand in a file in UTF-8 or UTF-16. */
function found(bytes: Buffer, texts: readonly string[]): string[] {
  return texts.filter((text) =>
    [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()].some((form) =>
      bytes.includes(form),
    ),
  );
}

it('is in no file of the data folder or the temporary folder, but in what was asked for', async () => {
  for (const [register, name] of [
    ['teamMember', '02 义务巡防队花名册（各村一表）.xlsx'],
    ['dispute', '03 矛盾纠纷排查化解台账.xls'],
    ['visit', '04 独居老人走访登记.csv'],
  ] as const) {
    await works(['import', register, join(samples, name)]);
  }
  await works(['search', 'zjg']);
  await works(['count', 'person', '--view', '{"filters":[{"field":"phone","op":"filled"}]}']);
  const view = '{"sort":[{"field":"idNumber","direction":"descending"},{"field":"address","direction":"ascending"}]}';
  await works(['export', 'person', shop.path('明文.xlsx'), '--view', view, '--reveal', '核对花名册']);
  await works(['export', 'committeeMember', shop.path('明文.docx'), '--reveal', '核对花名册']);
  await works(['export', 'person', shop.path('遮盖.xlsx')]);
  await works(['backup', shop.path('备份.ptbak')]);
  await works(['call', 'backups.now']);
  await works(['verify']);

  const secrets = secretsOf(data);
  expect(secrets.length).toBeGreaterThan(400);
  expect(readdirSync(shop.temporary)).toEqual([]);
  const ours = filesBelow(data);
  expect(ours.map((path) => basename(path))).toEqual(
    expect.arrayContaining(['taizhang.db', 'keys.json', 'about.json']),
  );
  for (const path of [...ours, shop.path('备份.ptbak')]) expect(found(readFileSync(path), secrets), path).toEqual([]);
  // Eleven digits in a row inside a key or a hash are no telephone number.
  for (const path of ours.filter((each) => /\.(?:txt|json)$/.test(each))) {
    expect(readFileSync(path, 'utf8'), path).not.toMatch(new RegExp(`${login}|治保会|(?<![\\w+/])\\d{11}(?![\\w+/=])`));
  }
  // That this search finds what there is.
  const wide = Buffer.from(`x${secrets.slice(0, 3).join()}`, 'utf16le');
  expect(found(wide, secrets)).toEqual(expect.arrayContaining(secrets.slice(0, 3)));
}, 60_000);

it('stays whole when the program is killed in the middle of an import: all of the batch or none', async () => {
  const rows = Array.from({ length: 4000 }, (_, at) => {
    const row = at + 2;
    return `<row r="${row}">${inline(`A${row}`, `被中断${at}`)}${inline(`B${row}`, `139${String(10_000_000 + at)}`)}</row>`;
  });
  const head = `<row r="1">${inline('A1', '姓名')}${inline('B1', '联系电话')}</row>`;
  writeFileSync(shop.path('长名单.xlsx'), xlsx({ sheet: head + rows.join('') }));
  const { size } = statSync(dataFolder(data).database);
  const moments: [name: string, reached: (wal: number, told: string) => boolean][] = [
    ['the file is being read', (wal) => wal > 0],
    ['the batch is being written', (wal) => wal > size / 4],
    ['it has just said so', (_wal, told) => told !== ''],
  ];
  const outcomes: number[] = [];
  for (const [name, reached] of moments) {
    const target = shop.township(name);
    const before = contentOf(target, key);
    await killedWhen(target, reached);
    const after = contentOf(target, key);
    const grown = after.person! - before.person!;
    outcomes.push(grown);
    expect(after.history! - before.history!).toBe(grown);
    expect(after.importBatch! - before.importBatch!).toBe(grown === 0 ? 0 : 1);
    // The next program takes the folder and works on.
    expect(await shop.run(['count', 'person'], { data: target })).toMatchObject({ code: 0 });
  }
  expect(outcomes).toEqual([0, expect.toBeOneOf([0, 4000]), 4000]);
}, 60_000);

/** Kills an import as soon as the size of the WAL, or what was printed, says that it is far enough. */
async function killedWhen(target: string, reached: (wal: number, told: string) => boolean): Promise<void> {
  const child = shop.start(['import', 'person', shop.path('长名单.xlsx')], { data: target });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let told = '';
  child.stdout!.on('data', (chunk) => {
    told += String(chunk);
  });
  child.stderr!.resume();
  const wal = `${dataFolder(target).database}-wal`;
  while (child.exitCode === null && !reached(statSync(wal, { throwIfNoEntry: false })?.size ?? 0, told)) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.kill('SIGKILL');
  await ended;
}
