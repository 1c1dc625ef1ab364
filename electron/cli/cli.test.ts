// The real command line in processes of its own, on real files. Slow by nature: each call starts a program.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDivisions } from '../../build/divisions.ts';
import { contract } from '../../shared/contract/index.ts';
import { registers } from '../../shared/registers/index.ts';

const program = fileURLToPath(new URL('../../build/cli.ts', import.meta.url));
const ledgers = fileURLToPath(new URL('../../build/samples/ledgers/', import.meta.url));
const password = '迁陵镇综治中心2026';
const admin = '石主任';

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface Setting {
  input?: string;
  env?: Record<string, string>;
}

function run(words: string[], { input, env = {} }: Setting = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], {
      env: { ...process.env, TAIZHANG_USER: admin, TAIZHANG_PASSWORD: password, ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(input ?? '');
  });
}

/** What a command that succeeds prints. */
async function printed(words: string[], setting?: Setting): Promise<unknown> {
  const { code, stdout, stderr } = await run(words, setting);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

/** The envelope of a refused command. */
async function refused(words: string[], setting?: Setting): Promise<{ code: string; message: string }> {
  const { code, stdout, stderr } = await run(words, setting);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  return JSON.parse(stderr) as { code: string; message: string };
}

const folder = mkdtempSync(join(tmpdir(), 'taizhang-cli-'));
const data = join(folder, 'data');
const at = (...words: string[]) => ['--data', data, ...words];
let setup: unknown;

beforeAll(async () => {
  await buildDivisions();
  setup = await printed(at('setup', '--division', '433125109', '--admin', admin));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('setting up', () => {
  it('prints the recovery key and nothing else', () => {
    expect(setup).toEqual({ recoveryKey: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){7,}$/) });
  });

  it('refuses a folder in use and a weak password', async () => {
    const again = refused(at('setup', '--division', '433125109', '--admin', admin));
    const elsewhere = ['--data', join(folder, 'weak'), 'setup', '--division', '433125109', '--admin', admin];
    const weak = refused(elsewhere, { env: { TAIZHANG_PASSWORD: '短' } });
    expect(await again).toMatchObject({ code: 'conflict' });
    expect(await weak).toMatchObject({ code: 'invalid', problems: [{ code: 'weakPassword' }] });
  });
});

describe('wrong usage', () => {
  it('ends with 2 and says what is right', async () => {
    const wrong = [
      [],
      ['nonsense'],
      ['--data'],
      at('count'),
      at('count', '人员', '多余'),
      at('count', '人员', '--view', '{'),
      at('count', '人员', '--nonsense'),
      at('setup', '--division', '4331'),
      at('export', '人员', 'list.pdf'),
      at('call', 'rows.count', '{'),
    ];
    const ends = await Promise.all(wrong.map((words) => run(words)));
    for (const [index, { code, stdout, stderr }] of ends.entries()) {
      expect([wrong[index], code, stdout]).toEqual([wrong[index], 2, '']);
      expect(stderr).toContain('用法：');
    }
  });
});

describe('what needs no sign-in', () => {
  it('lists registers with their fields', async () => {
    const listed = (await printed(['registers'])) as { key: string; title: string; fields: unknown[] }[];
    expect(listed.map(({ key, title }) => [key, title])).toEqual(registers.map(({ key, title }) => [key, title]));
    expect(listed.find(({ key }) => key === 'person')?.fields[0]).toEqual({
      key: 'name',
      label: '姓名',
      type: 'text',
      required: true,
    });
  });

  it('lists every procedure with the schema of its input', async () => {
    const listed = (await printed(['procedures'])) as { name: string; input: { type: string } }[];
    expect(listed.map(({ name }) => name)).toEqual(Object.keys(contract));
    expect(listed.every(({ input }) => input.type === 'object')).toBe(true);
  });
});

describe('calling', () => {
  it('signs in, takes JSON from the words or from standard input, and waits for jobs', async () => {
    expect(await printed(at('call', 'session.state'))).toMatchObject({ state: 'signedOut', township: '迁陵镇' });
    const listed = await printed(at('call', 'divisions.villages', '-'), { input: '{"township":"433125109"}' });
    expect((listed as { villages: unknown[] }).villages).toHaveLength(40);
    expect(await printed(at('call', 'rows.count', '{"register":"village"}'))).toEqual({ rows: 40 });
    expect(await printed(at('call', 'backups.verify'))).toMatchObject({ ok: true });
  });

  it('prints the envelope of what is refused', async () => {
    expect(await refused(at('call', 'no.such'))).toMatchObject({ code: 'notFound' });
    expect(await refused(at('call', 'rows.count', '{"register":5}'))).toMatchObject({ code: 'invalid' });
    const wrong = { TAIZHANG_PASSWORD: '不对的密码' };
    expect(await refused(at('count', '人员'), { env: wrong })).toMatchObject({ code: 'unauthenticated' });
    expect(await refused(at('count', '人员'), { env: { TAIZHANG_USER: '' } })).toMatchObject({
      code: 'unauthenticated',
      message: '请把用户名放在环境变量 TAIZHANG_USER 里，密码放在 TAIZHANG_PASSWORD 里。',
    });
    expect(await refused(at('count', '没有这个台账'))).toMatchObject({ code: 'notFound' });
    expect(await refused(at('count', '人员', '--view', '{"filter":[]}'))).toMatchObject({ code: 'invalid' });
  });
});

describe('a ledger', () => {
  const file = join(ledgers, '01 治保会花名册.xlsx');
  const held = join(folder, '存疑.xlsx');

  it('is tried, imported with its doubtful rows kept back, found, exported and taken back', async () => {
    const tried = (await printed(at('import', '治保会委员', file, '--dry-run', '--held', held))) as {
      held: { sheet: string; row: number; problems: { label: string; code: string; message: string }[] }[];
    };
    expect(tried).toMatchObject({ batch: null, rows: 202, saved: 0 });
    expect(existsSync(held)).toBe(true);
    expect(await printed(at('count', 'committeeMember'))).toEqual({ rows: 0 });

    const imported = (await printed(at('import', '治保会委员', file))) as typeof tried & { batch: string };
    expect(imported).toEqual({
      batch: expect.any(String),
      rows: 202,
      saved: 202 - tried.held.length,
      held: tried.held,
    });
    const codes = new Set(imported.held.flatMap(({ problems }) => problems.map(({ code }) => code)));
    for (const code of ['idStoredAsNumber', 'idChecksumWrong', 'unknownVillage', 'noName'])
      expect(codes).toContain(code);
    expect(Object.keys(imported.held[0]!.problems[0]!)).toEqual(['label', 'code', 'message']);
    expect(
      await printed(at('count', '治保会委员', '--view', '{"filters":[{"field":"post","op":"is","value":"01"}]}')),
    ).toEqual({
      rows: expect.any(Number),
    });

    const found = (await printed(at('search', 'fzp'))) as Record<string, string>[];
    expect(found).toContainEqual({
      register: 'village',
      id: expect.any(String),
      title: '风筝坪社区',
      matched: '名称：风筝坪社区',
    });

    const out = join(folder, '花名册.xlsx');
    expect(await printed(at('export', '治保会委员', out))).toEqual({ rows: 202 - tried.held.length });
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');

    expect(await printed(at('undo-import', imported.batch))).toEqual({ rows: expect.any(Number) });
    expect(await printed(at('count', '治保会委员'))).toEqual({ rows: 0 });
    expect(await printed(at('count', '人员'))).toEqual({ rows: 0 });
  });

  it('that is no ledger is refused in words', async () => {
    const wrong = join(folder, '照片.xlsx');
    writeFileSync(wrong, 'not a workbook');
    expect(await refused(at('import', '人员', join(folder, '没有.xlsx')))).toMatchObject({ code: 'notFound' });
    expect(await refused(at('import', '人员', wrong))).toMatchObject({ code: 'invalid' });
  });
});

describe('backups', () => {
  it('are written, verified and restored into an empty folder only', async () => {
    const backup = join(folder, '备份.ptbak');
    expect(await printed(at('backup', backup))).toMatchObject({ name: '备份.ptbak', rows: expect.any(Number) });
    expect(await printed(at('verify', backup))).toMatchObject({ ok: true });
    expect(await printed(at('verify'))).toMatchObject({ ok: true });
    expect(await refused(at('restore', backup))).toMatchObject({ code: 'conflict' });
    const other = join(folder, '另一台');
    expect(await printed(['--data', other, 'restore', backup])).toEqual({ ok: true });
    expect(await printed(['--data', other, 'count', '村（社区）'])).toEqual({ rows: 40 });

    const bytes = readFileSync(backup);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
    writeFileSync(backup, bytes);
    expect(await refused(at('verify', backup))).toMatchObject({ code: 'unavailable' });
    const third = join(folder, '第三台');
    expect(await refused(['--data', third, 'restore', backup])).toMatchObject({ code: 'unavailable' });
    expect(readdirSync(third).filter((name) => !name.startsWith('lock') && name !== 'log.txt')).toEqual([]);
  });
});

describe('the demo', () => {
  it('fills an empty folder and needs no user in the environment afterwards', async () => {
    const demo = join(folder, 'demo');
    const env = { TAIZHANG_USER: '', TAIZHANG_PASSWORD: 'demo' };
    expect(await printed(['--data', demo, 'demo', '--people', '300', '--month', '2026-03'], { env })).toMatchObject({
      user: 'demo',
      people: 300,
    });
    const noEnv = { TAIZHANG_USER: '', TAIZHANG_PASSWORD: '' };
    expect(await printed(['--data', demo, 'count', '矛盾纠纷'], { env: noEnv })).toEqual({ rows: 722 });
    expect(await refused(['--data', demo, 'demo'], { env })).toMatchObject({ code: 'conflict' });
  });
});

describe('serving', () => {
  it('prints the address and ends when told to', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./main.ts', import.meta.url)), ...at('serve')]);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const first = await new Promise<string>((resolve) => {
      child.stdout.setEncoding('utf8').once('data', resolve);
      child.stderr.setEncoding('utf8').once('data', resolve);
    });
    // Without built pages it refuses in words; with them it serves on this machine only.
    if (first.startsWith('{"address"')) {
      const { address } = JSON.parse(first) as { address: string };
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/launch\//);
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    } else {
      expect(JSON.parse(first)).toMatchObject({ code: 'unavailable' });
      expect(await ended).toBe(1);
    }
  });
});
