// Every kind of bad input of the issue, against the real command line: a Chinese sentence, nothing lost, memory bounded.
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as XLSX from '@e965/xlsx';
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

/** Flips one byte on each page from `from` to `to` (parts of the file's length). */
function flipPages(file: string, from: number, to: number): void {
  const handle = openSync(file, 'r+');
  const { size } = statSync(file);
  const bytes = readFileSync(file);
  for (let at = Math.floor(size * from) + 700; at < size * to; at += 4096) {
    writeSync(handle, Buffer.from([bytes[at]! ^ 0x55]), 0, 1, at);
  }
  closeSync(handle);
}

function cutTo(file: string, size: number): void {
  const handle = openSync(file, 'r+');
  ftruncateSync(handle, size);
  closeSync(handle);
}

describe('a database that is', () => {
  const spoilt: [what: string, spoil: (file: string) => void, sentence: RegExp][] = [
    ['damaged on its first page', (file) => flipPages(file, 0, 0.001), /数据文件已损坏/],
    ['zeroed', (file) => writeFileSync(file, Buffer.alloc(statSync(file).size)), /数据文件已损坏/],
    ['empty', (file) => cutTo(file, 0), /已损坏/],
    ['cut in half', (file) => cutTo(file, Math.floor(statSync(file).size / 8192) * 4096), /损坏/],
    ['cut in the middle of a page', (file) => cutTo(file, statSync(file).size - 1500), /损坏/],
    ['flipped all through', (file) => flipPages(file, 0.02, 1), /损坏/],
    [
      'plain SQLite',
      (file) => {
        cutTo(file, 0);
        const plain = new Database(file);
        plain.exec('create table person (name text)');
        plain.close();
      },
      /不是平安台账的数据文件/,
    ],
    ['a text', (file) => writeFileSync(file, '姓名,电话\n'.repeat(1000)), /不是平安台账的数据文件/],
  ];

  it.each(spoilt)('%s is said so and left as it is', async (what, spoil, sentence) => {
    const data = shop.township(`spoilt ${what}`);
    spoil(databaseOf(data));
    const bytes = readFileSync(databaseOf(data));
    const envelope = refusal(await shop.run(['count', 'committeeMember'], { data }));
    expect(envelope).toMatchObject({ code: 'unavailable', message: expect.stringMatching(sentence) });
    expect(envelope.message).not.toContain('密码不对');
    expect(readFileSync(databaseOf(data)).equals(bytes)).toBe(true);
  });

  it('missing is said so, and no new one is made in its place', async () => {
    const data = shop.township('missing');
    rmSync(databaseOf(data));
    expect(refusal(await shop.run(['count', 'person'], { data })).message).toMatch(/没有数据文件/);
    const setup = await shop.run(['setup', '--division', '433125109', '--admin', '别人'], { data });
    expect(refusal(setup)).toMatchObject({ code: 'conflict' });
    expect(existsSync(databaseOf(data))).toBe(false);
  });

  it('another township’s is said so', async () => {
    const other = shop.path('other township');
    await shop.run(['setup', '--division', '110101001', '--admin', login], { data: other });
    const data = shop.township('mixed up');
    copyFileSync(databaseOf(other), databaseOf(data));
    const bytes = readFileSync(databaseOf(data));
    const envelope = refusal(await shop.run(['count', 'person'], { data }));
    expect(envelope).toMatchObject({ code: 'unavailable', message: expect.stringContaining('另一套平安台账') });
    expect(readFileSync(databaseOf(data)).equals(bytes)).toBe(true);
  });

  it.each([
    ['by its number', 'pragma user_version = 99'],
    ['by a migration we do not know', `insert into "kysely_migration" values ('0999-later', '2030-01-01')`],
  ])('newer %s is not touched', async (how, change) => {
    const data = shop.township(`newer ${how}`);
    const database = openDatabase(databaseOf(data), key);
    database.driver.exec(change);
    database.close();
    const bytes = readFileSync(databaseOf(data));
    expect(refusal(await shop.run(['count', 'person'], { data }))).toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/更新版本.*最新版本/),
    });
    expect(readFileSync(databaseOf(data)).equals(bytes)).toBe(true);
  });
});

describe('a database damaged where nobody looks at once', () => {
  it('never answers wrongly, is found by the check, and gets into no backup', async () => {
    const data = shop.township('damaged inside');
    flipPages(databaseOf(data), 0.75, 0.95);
    const words = [
      ['count', 'committeeMember'],
      ['export', 'committeeMember', shop.path('of damaged.xlsx')],
      ['search', '主任'],
    ];
    for (const word of words) {
      const ran = await shop.run(word, { data });
      if (ran.code === 0) expect(word[0] === 'count' ? JSON.parse(ran.stdout).rows : 189).toBe(before.committeeMember);
      else expect(refusal(ran).message).toMatch(/损坏/);
    }
    const checked = await shop.run(['verify'], { data });
    // Where a damaged page is read while opening, the check does not get as far as its own report.
    const report = checked.stdout === '' ? refusal(checked) : (JSON.parse(checked.stdout) as { message: string });
    expect([checked.code, report.message]).toEqual([1, expect.stringMatching(/有损坏.*备份/)]);
    const backup = await shop.run(['backup', shop.path('of damaged.ptbak')], { data });
    expect(refusal(backup).message).toMatch(/损坏/);
    expect(existsSync(shop.path('of damaged.ptbak'))).toBe(false);
  });
});

describe('keys that are', () => {
  const places = (data: string) => [dataFolder(data).keys, dataFolder(data).previousKeys] as const;
  const spoil = (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(/"box": "./, '"box": "%'));

  it('damaged in one copy are mended from the other', async () => {
    const data = shop.township('one key copy');
    const [first, second] = places(data);
    spoil(first);
    expect(await shop.run(['count', 'person'], { data })).toMatchObject({ code: 0 });
    expect(readFileSync(first, 'utf8')).toBe(readFileSync(second, 'utf8'));
    spoil(second);
    expect(await shop.run(['count', 'person'], { data })).toMatchObject({ code: 0 });
    expect(contentOf(data, key)).toEqual(before);
  });

  it('damaged in both copies are not taken for a wrong password, and nothing is made over them', async () => {
    const data = shop.township('both key copies');
    for (const file of places(data)) spoil(file);
    const bytes = places(data).map((file) => readFileSync(file, 'utf8'));
    const envelope = refusal(await shop.run(['count', 'person'], { data }));
    expect(envelope.message).toMatch(/密钥文件.*已损坏.*不是密码的问题/);
    expect(refusal(await shop.run(['setup', '--division', '433125109', '--admin', '别人'], { data }))).toMatchObject({
      code: 'conflict',
    });
    expect(places(data).map((file) => readFileSync(file, 'utf8'))).toEqual(bytes);
    expect(contentOf(data, key)).toEqual(before);
  });
});

const pages = fileURLToPath(new URL('../../dist/renderer/index.html', import.meta.url));

/** `serve` on a township, and requests to it with exactly these headers. Needs the built pages, as serving does. */
async function serve(data: string) {
  const child = shop.start(['serve'], { data });
  const memory = text(child.stdio[3] as NodeJS.ReadableStream);
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  const { origin, port, pathname } = new URL((JSON.parse(line) as { address: string }).address);
  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) =>
    new Promise<{ status: number; text: string; cookie: string }>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method, path, headers }, async (response) => {
        const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
        resolve({ status: response.statusCode ?? 0, text: await text(response), cookie });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const { cookie } = await send('GET', pathname);
  const own = { cookie, origin, 'content-type': 'application/json' };
  const call = async (procedure: string, input: unknown = {}) =>
    JSON.parse((await send('POST', '/call', own, JSON.stringify({ procedure, input }))).text);
  return { child, memory, origin, send, own, call };
}

describe.runIf(existsSync(pages))('a second program on the same folder', () => {
  it('is refused in words that name the first, and let in when that one is killed', async () => {
    const data = shop.township('served');
    const { child, call } = await serve(data);
    // The folder is taken with the first call that touches it.
    expect(await call('setup.state')).toMatchObject({ ok: true, output: { state: 'ready' } });
    const envelope = refusal(await shop.run(['count', 'person'], { data }));
    expect(envelope).toMatchObject({
      code: 'locked',
      message: expect.stringMatching(/另一个平安台账窗口使用（浏览器窗口，.*进程号 \d+）/),
    });
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await shop.run(['count', 'person'], { data })).toMatchObject({ code: 0 });
    expect(contentOf(data, key)).toEqual(before);
  });
});

describe.runIf(existsSync(pages))('a request to the loopback port', () => {
  it('from elsewhere, of another kind, too large or without sense gets a Chinese sentence and no data', async () => {
    const data = shop.township('port');
    const { child, memory, origin, send, own, call } = await serve(data);
    expect(await call('session.login', { login, password })).toMatchObject({ ok: true });
    const count = JSON.stringify({ procedure: 'rows.count', input: { register: 'person' } });
    const { cookie, ...noCookie } = own;
    const port = new URL(origin).port;
    const refused: [status: number, ...Parameters<typeof send>][] = [
      [403, 'POST', '/call', { ...own, origin: 'https://evil.example' }, count],
      [403, 'POST', '/call', { ...own, origin: 'null' }, count],
      [403, 'POST', '/call', { ...own, origin: `http://localhost:${port}` }, count],
      [403, 'POST', '/call', { ...own, host: 'evil.example' }, count],
      [403, 'POST', '/call', { ...own, host: `localhost:${port}` }, count],
      [403, 'POST', '/call', { ...own, 'sec-fetch-site': 'same-site' }, count],
      [403, 'POST', '/call', { cookie, 'content-type': 'application/json' }, count],
      [403, 'GET', 'http://evil.example/', { cookie }],
      [403, 'GET', '/launch/guess', {}],
      [401, 'POST', '/call', noCookie, count],
      [401, 'POST', '/call', { ...own, cookie: `${cookie}x` }, count],
      [401, 'GET', '/', {}],
      [400, 'POST', '/call', { ...own, 'content-type': 'text/plain' }, count],
      [400, 'POST', '/call', own, '{"procedure":'],
      [400, 'POST', '/call', own, '[]'],
      [400, 'POST', '/call', own, Buffer.alloc(17 * MB, 'x')],
      [400, 'PUT', '/upload?name=a.xlsx', own, Buffer.alloc(65 * MB)],
      [404, 'GET', '/../../keys.json', { cookie }],
      [404, 'DELETE', '/call', own],
    ];
    for (const [status, ...asked] of refused) {
      const reply = await send(...asked);
      expect(reply.status, asked.slice(0, 3).join(' ')).toBe(status);
      expect(reply.text).toMatch(/[一-龥]{4}/);
      expect(reply.text).not.toMatch(/Error|\.ts:|node:|"rows"/);
    }
    expect(await call('no.such')).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(await call('rows.count', 7)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    // A path of this machine is no handle in the browser.
    for (const procedure of ['imports.open', 'backups.verify']) {
      const { job } = (await call(procedure, { file: join(samples, '01 治保会花名册.xlsx') })).output;
      await expect
        .poll(async () => (await call('jobs.status', { job })).output)
        .toMatchObject({ state: 'failed', error: { code: 'notFound' } });
    }
    expect(await call('rows.count', { register: 'person' })).toMatchObject({ output: { rows: before.person } });
    child.kill('SIGTERM');
    await once(child, 'close');
    expect(Number(await memory) / 1024).toBeLessThan(600);
    expect(contentOf(data, key)).toEqual(before);
  });
});

const MB = 1024 * 1024;

describe('a file to import that is', () => {
  /** The program itself stands at some 130 MB. */
  const mostMegabytes = 400;
  let data: string;

  beforeAll(() => {
    data = shop.township('imports');
  });

  function write(name: string, bytes: Uint8Array | string): string {
    const folder = shop.path('given');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  }

  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(4000, 7)]);
  const noise = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) % 251));
  const packed = ({ data: bytes, size }: { data: Buffer; size: number }) => ({
    name: '',
    data: bytes,
    deflated: true,
    size,
  });
  const bombed = () =>
    xlsx({
      sheet: packed(bomb('<worksheet><sheetData>', '<row></row>'.repeat(MB / 8), 1500, '</sheetData></worksheet>')),
    });
  const textBomb = () =>
    xlsx({ sheet: labelledRows(2), texts: packed(bomb('<sst><si><t>', 'A'.repeat(MB), 190, '</t></si></sst>')) });
  const farRow = () => xlsx({ sheet: `${labelledRows(2)}<row r="2000000000">${inline('A2000000000', '李四')}</row>` });
  const head = `<row r="1">${inline('A1', '姓名')}${inline('B1', '电话')}</row>`;
  const repeated = (before: string, row: string, times: number) =>
    xlsx({
      sheet: packed(bomb(`<worksheet><sheetData>${before}`, row.repeat(100), times / 100, '</sheetData></worksheet>')),
    });
  const manyRows = () => repeated(head, '<row><c><v>1</v></c></row>', 210_000);
  const cutOff = () => readFileSync(join(samples, '01 治保会花名册.xlsx')).subarray(0, 12_000);
  const word = () => zip([{ name: 'word/document.xml', data: '<w:document/>' }]);
  const outside = () => zip([{ name: '../../etc/passwd', data: 'x' }]);
  const html = '<html><body><table><tr><td>姓名</td></tr><tr><td>张三</td></tr></table></body></html>';

  const refused: [what: string, name: string, bytes: () => Uint8Array | string, sentence: RegExp][] = [
    ['random bytes', '名单.xlsx', () => noise, /里面却不是工作簿/],
    ['random bytes as text', '名单.csv', () => noise, /./],
    ['empty', '名单.xlsx', () => '', /是空的/],
    ['cut off', '名单.xlsx', cutOff, /不完整或已损坏/],
    ['encrypted (.xlsx)', '名单.xlsx', () => ole({ EncryptionInfo: noise, EncryptedPackage: noise }), /设了打开密码/],
    ['encrypted (.xls)', '名单.xls', () => withFilePass(xls([['姓名'], ['张三']])), /设了打开密码/],
    ['a picture behind .xlsx', '名单.xlsx', () => png, /这是图片/],
    ['a web page behind .xls', '名单.xls', () => html, /网页表格/],
    ['a document behind .xlsx', '名单.xlsx', word, /./],
    ['a text behind .xlsx', '名单.xlsx', () => '姓名,电话\n张三,1\n', /里面却不是工作簿/],
    ['a zip bomb', '名单.xlsx', bombed, /大得不正常/],
    ['a bomb of one text', '名单.xlsx', textBomb, /./],
    ['a row number of two thousand millions', '名单.xlsx', farRow, /超出表格范围/],
    ['more than 200,000 rows', '名单.xlsx', manyRows, /超过 20 万行/],
    ['a zip with paths that lead out', '名单.xlsx', outside, /路径/],
  ];

  it.each(refused)('%s is refused', async (_what, name, bytes, sentence) => {
    const ran = await shop.run(['import', 'person', write(name, bytes())], { data });
    const envelope = refusal(ran, name);
    expect(envelope).toMatchObject({ code: 'invalid', message: expect.stringMatching(sentence) });
    expect(ran.megabytes).toBeLessThan(mostMegabytes);
  });

  it('missing, or a folder, is said so', async () => {
    const missing = await shop.run(['import', 'person', '没有这个文件.xlsx'], { data });
    expect(refusal(missing)).toMatchObject({ code: 'notFound', message: expect.stringContaining('没有这个文件') });
    expect(refusal(await shop.run(['import', 'person', shop.temporary], { data }), 'tmp')).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('文件夹'),
    });
  });

  it('with nowhere to put what is held back is not saved at all', async () => {
    const file = join(samples, '01 治保会花名册.xlsx');
    const ran = await shop.run(['import', 'committeeMember', file, '--held', shop.path('没有', '存疑.xlsx')], { data });
    expect(refusal(ran)).toMatchObject({ code: 'notFound', message: expect.stringContaining('文件夹不存在') });
  });

  it('for a register that does not exist is said so', async () => {
    const ran = await shop.run(['import', '没有的台账', write('a.csv', '姓名\n张三\n')], { data });
    expect(refusal(ran)).toMatchObject({ code: 'notFound' });
  });

  it('a sheet formatted to row 1,048,576 gives its few rows', async () => {
    const file = write('格式.xlsx', repeated(labelledRows(3), '<row><c s="1"/></row>', 1_048_500));
    const ran = await shop.run(['import', 'person', file, '--dry-run'], { data });
    expect(JSON.parse(ran.stdout)).toMatchObject({ batch: null, rows: 3, saved: 0 });
    expect(ran.megabytes).toBeLessThan(mostMegabytes);
  });

  it('a workbook behind .csv is read for what it is', async () => {
    const ran = await shop.run(
      ['import', 'person', write('其实是工作簿.csv', xlsx({ sheet: labelledRows(2) })), '--dry-run'],
      {
        data,
      },
    );
    expect(JSON.parse(ran.stdout)).toMatchObject({ rows: 2 });
  });

  it('left nothing behind, all of them', () => {
    expect(contentOf(data, key)).toEqual(before);
    expect(readdirSync(data).filter((name) => /part|scratch/.test(name))).toEqual([]);
  });
});

describe('cells that are formulas', () => {
  it('are taken by their last result, never evaluated, and written back as text', async () => {
    const data = shop.township('formulas');
    const cell = (at: string, inner: string, type = 'str') => `<c r="${at}" t="${type}">${inner}</c>`;
    const sheet = [
      `<row r="1">${inline('A1', '姓名')}${inline('B1', '联系电话')}${inline('C1', '现住址')}</row>`,
      `<row r="2">${cell('A2', '<f>CONCATENATE("向","阳红")</f><v>向阳红</v>')}<c r="B2"><f>1+1</f><v>13807430001</v></c>${inline('C2', '=cmd|&apos;/c calc&apos;!A1')}</row>`,
      `<row r="3">${cell('A3', '<f>VLOOKUP(A1,B:B,1)</f>')}<c r="B3"><f>1+1</f></c>${inline('C3', '一组')}</row>`,
      `<row r="4">${inline('A4', '=HYPERLINK(&quot;http://x.example&quot;,&quot;张三&quot;)')}${inline('B4', '13807430002')}${inline('C4', '@SUM(1)')}</row>`,
      `<row r="5">${cell('A5', '<f>1/0</f><v>#DIV/0!</v>', 'e')}${inline('B5', '13807430003')}${inline('C5', '+1')}</row>`,
    ].join('');
    writeFileSync(shop.path('公式.xlsx'), xlsx({ sheet }));
    const ran = await shop.run(['import', 'person', shop.path('公式.xlsx'), '--held', shop.path('公式存疑.xlsx')], {
      data,
    });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const { rows, held } = JSON.parse(ran.stdout);
    expect({ rows, held: held.map((each: { row: number }) => each.row) }).toEqual({ rows: 4, held: [3, 4, 5] });
    const exported = await shop.run(
      ['export', 'person', shop.path('公式导出.xlsx'), '--view', '{"search":"向阳红"}', '--reveal', '核对导出'],
      { data },
    );
    expect(exported).toMatchObject({ code: 0 });
    for (const name of ['公式导出.xlsx', '公式存疑.xlsx']) {
      const book = XLSX.read(readFileSync(shop.path(name)));
      const cells = Object.values(book.Sheets[book.SheetNames[0]!]!).filter(
        (each): each is XLSX.CellObject => typeof each === 'object' && 't' in each,
      );
      expect(cells.some(({ v }) => /^[=@]/.test(String(v)))).toBe(true);
      expect(cells.filter(({ f }) => f !== undefined)).toEqual([]);
    }
  });
});

describe('an attachment', () => {
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 3)]);
  let data: string;
  let person: string;

  const add = (path: string) =>
    shop.run(['call', 'attachments.add', '-'], {
      data,
      stdin: JSON.stringify({ register: 'person', id: person, field: 'photo', file: path }),
    });

  beforeAll(async () => {
    data = shop.township('attachments');
    const database = openDatabase(databaseOf(data), key);
    person = String(database.driver.prepare('select id from person limit 1').pluck().get());
    database.close();
    mkdirSync(shop.path('照片'));
  });

  it.each([
    ['C:\\con.jpg', 'con_.jpg'],
    ['..\\..\\windows\\system.jpg', 'system.jpg'],
    ['照片\u0007\u001b[31m\u202egpj.exe', '照片[31mgpj.exe.jpg'],
    ['=cmd|calc.jpg', '=cmd_calc.jpg'],
  ])('named %j is kept under a plain name, inside the database only', async (given, kept) => {
    const path = shop.path('照片', given);
    writeFileSync(path, Buffer.concat([jpeg, Buffer.from(given)]));
    const ran = await add(path);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ran.stdout).attachment.name).toBe(kept);
    expect(readdirSync(data).filter((name) => name.includes('con') || name.includes('jpg'))).toEqual([]);
  });

  it('that is something else, is empty, is missing or leads out is refused', async () => {
    const was = contentOf(data, key);
    const fake = shop.path('照片', '其实是程序.jpg');
    writeFileSync(fake, 'MZ\u0090 program');
    expect(refusal(await add(fake)).message).toContain('只收照片');
    writeFileSync(fake, '');
    expect(refusal(await add(fake)).message).toContain('空文件');
    expect(refusal(await add('../../没有这张.jpg'))).toMatchObject({ code: 'notFound' });
    expect(refusal(await add('/dev/zero'), 'zero').message).toMatch(/[一-龥]/);
    expect(contentOf(data, key)).toEqual(was);
  });
});

describe('an export', () => {
  const nobody = 65_534;
  const root = process.getuid?.() === 0;
  let data: string;

  beforeAll(() => {
    data = shop.township('exports');
  });

  it('into a folder that is not there, over a folder, or through a file is refused and leaves no half file', async () => {
    const to = (file: string) => shop.run(['export', 'person', file], { data });
    expect(refusal(await to(shop.path('没有', '名单.xlsx')))).toMatchObject({ code: 'notFound' });
    mkdirSync(shop.path('是文件夹.xlsx'));
    expect(refusal(await to(shop.path('是文件夹.xlsx')))).toMatchObject({ code: 'invalid' });
    writeFileSync(shop.path('文件'), '');
    expect(refusal(await to(shop.path('文件', '名单.docx')))).toMatchObject({ code: 'notFound' });
    expect(refusal(await to(`${shop.path('长'.repeat(120))}.xlsx`)).message).toContain('太长');
    expect(readdirSync(shop.folder).filter((name) => name.includes('part'))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('into a read-only folder is refused', async () => {
    mkdirSync(shop.path('只读'));
    chmodSync(shop.path('只读'), 0o555);
    if (root) {
      // The superuser may write anywhere: the child is somebody else, who owns her data folder.
      for (const name of ['', ...readdirSync(data)]) chownSync(join(data, name), nobody, nobody);
      for (const folder of [shop.folder, shop.temporary]) chmodSync(folder, 0o777);
    }
    const who = root ? { uid: nobody } : {};
    const ran = await shop.run(['export', 'person', shop.path('只读', '名单.xlsx')], { data, ...who });
    expect(refusal(ran)).toMatchObject({ code: 'unavailable', message: expect.stringContaining('权限') });
    expect(readdirSync(shop.path('只读'))).toEqual([]);
  });

  it('that is stopped leaves no half file', async () => {
    const folder = shop.path('停下');
    mkdirSync(folder);
    const child = shop.start(['export', 'person', join(folder, '名单.xlsx')], { data });
    for (const stream of [child.stdout!, child.stderr!]) stream.resume();
    const closed = once(child, 'close');
    while (readdirSync(folder).length === 0) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGTERM');
    await closed;
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
    expect(contentOf(data, key)).toEqual(before);
  });

  it('of a column, a filter or a row that is not there is refused', async () => {
    const view = (spec: unknown) => shop.run(['count', 'person', '--view', JSON.stringify(spec)], { data });
    for (const spec of [
      { filters: [{ field: '__proto__', op: 'is', value: 1 }] },
      { filters: [{ field: 'name', op: 'drop table', value: 1 }] },
      { filters: [{ field: 'name"; drop table person; --', op: 'is', value: 'x' }] },
      { sort: [{ field: 'constructor', direction: 'ascending' }] },
      { asOf: 'yesterday' },
    ]) {
      expect(
        refusal(await view(spec), '__proto__', 'constructor', 'name"; drop table person; --', 'filters', 'op', 'asOf'),
      ).toMatchObject({ code: 'invalid' });
    }
    expect(contentOf(data, key)).toEqual(before);
  });
});

describe('a call', () => {
  it.each(['no.such', '__proto__', ''])('of %j is refused', async (name) => {
    const ran = await shop.run(['call', name, '{}'], { data: shop.path('set-up') });
    expect(refusal(ran, name)).toMatchObject({ code: 'notFound' });
  });

  it('with input of another shape is refused without showing the program’s inside', async () => {
    const data = shop.township('calls');
    const call = (name: string, input: string) => shop.run(['call', name, '-'], { data, stdin: input });
    for (const [name, input] of [
      ['rows.get', '{"register":7}'],
      ['rows.save', '[]'],
      ['rows.save', '{"register":"person","id":null,"version":null,"changes":{"__proto__":{"x":1},"name":{"y":2}}}'],
      ['rows.save', '{"register":"person","id":null,"version":null,"changes":{"noSuchField":"x"}}'],
      ['views.rows', '{"view":"none","from":0,"count":1}'],
      ['imports.undo', '{"batch":"none"}'],
      ['backups.verify', '{"file":"backup:own/../keys.json"}'],
      ['attachments.read', '{"attachment":"../../keys.json"}'],
    ] as const) {
      const envelope = refusal(await call(name, input), 'register', 'changes', 'noSuchField', 'name');
      expect(['invalid', 'notFound']).toContain(envelope.code);
    }
    expect(contentOf(data, key)).toEqual(before);
  });
});

describe('a command that is written wrongly', () => {
  it.each([
    [[]],
    [['nothing']],
    [['constructor']],
    [['count']],
    [['count', 'person', 'more']],
    [['count', 'person', '--what']],
    [['count', 'person', '--view', '{"filters":']],
    [['count', 'person', '--view', '[]']],
    [['call', 'rows.get', '{broken']],
    [['export', 'person', '名单.pdf']],
    [['setup', '--division', '43', '--admin', '张三']],
    [['serve', '--port', '99999']],
    [['demo', '--people', '-5']],
    [['--data']],
  ])('%j ends with 2 and a Chinese sentence', async (words) => {
    const ran = await shop.run(words);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    const [sentence = ''] = ran.stderr.split('\n');
    expectChinese(
      `${sentence}，见下面的用法`,
      ...words,
      'setup',
      'division',
      'admin',
      'data',
      'view',
      'port',
      'people',
    );
    expect(ran.stderr).toContain('用法：');
    expect(ran.stderr).not.toMatch(/\bat \S+ \(|\.ts:\d|Error/);
  });
});

describe('a backup', () => {
  let backup: string;

  beforeAll(async () => {
    backup = shop.path('备份.ptbak');
    expect(await shop.run(['backup', backup], { data: shop.township('backed up') })).toMatchObject({ code: 0 });
  });

  const spoilt = (name: string, spoil: (file: string) => void): string => {
    const file = shop.path(`${name}.ptbak`);
    copyFileSync(backup, file);
    spoil(file);
    return file;
  };

  it('is never restored over a township or other files', async () => {
    const data = shop.township('not to be replaced');
    expect(refusal(await shop.run(['restore', backup], { data }))).toMatchObject({ code: 'conflict' });
    expect(contentOf(data, key)).toEqual(before);
    const other = shop.path('with letters');
    mkdirSync(other);
    writeFileSync(join(other, '信.txt'), '别人的信');
    expect(refusal(await shop.run(['restore', backup], { data: other }))).toMatchObject({ code: 'conflict' });
    expect(existsSync(databaseOf(other))).toBe(false);
    expect(readFileSync(join(other, '信.txt'), 'utf8')).toBe('别人的信');
  });

  it.each([
    ['cut off', (file: string) => cutTo(file, 100_000), /损坏或不完整/],
    ['cut to its head', (file: string) => cutTo(file, 60), /损坏或不完整/],
    ['of a flipped byte', (file: string) => flipPages(file, 0.5, 0.501), /损坏或不完整/],
    ['that is none', (file: string) => writeFileSync(file, '不是备份'), /不是平安台账的备份文件/],
    ['that is missing', (file: string) => rmSync(file), /找不到/],
  ])('%s is neither verified nor restored', async (name, spoil, sentence) => {
    const file = spoilt(name, spoil);
    const verified = await shop.run(['verify', file], { data: shop.path('backed up') });
    expect(refusal(verified, name).message).toMatch(sentence);
    const data = shop.path(`restored ${name}`);
    expect(refusal(await shop.run(['restore', file], { data }), name).message).toMatch(sentence);
    expect(readdirSync(data).filter((each) => !each.startsWith('l'))).toEqual([]);
  });

  it('that is whole comes back whole', async () => {
    const data = shop.path('restored');
    expect(await shop.run(['restore', backup], { data })).toMatchObject({ code: 0, stderr: '' });
    expect(contentOf(data, key)).toEqual(before);
  });
});

describe('a data folder', () => {
  it('that is a file, or lies below one, is said so', async () => {
    writeFileSync(shop.path('a file'), '');
    for (const data of [shop.path('a file'), shop.path('a file', 'below')]) {
      expect(refusal(await shop.run(['count', 'person'], { data })).message).toMatch(/文件夹/);
    }
  });

  it('that is in use is not filled with a demo', async () => {
    const data = shop.township('no demo');
    expect(refusal(await shop.run(['demo'], { data }))).toMatchObject({ code: 'conflict' });
    expect(contentOf(data, key)).toEqual(before);
  });

  it('that is empty is said so', async () => {
    const ran = await shop.run(['count', 'person'], { data: shop.path('empty folder') });
    expect(refusal(ran)).toMatchObject({ code: 'unavailable', message: expect.stringContaining('还没有建立台账') });
  });
});
