import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/contract/errors.ts';
import type { App } from '../core/connection.ts';
import { type MemoryFiles, memoryFiles } from '../core/memoryFiles.ts';
import { launchTokens } from './launchToken.ts';
import { attachmentHeader } from './replies.ts';
import { cookieValue, isJson, refuseRequest } from './requestGuard.ts';
import { type Loopback, startLoopback } from './server.ts';

let folder: string;
let files: MemoryFiles;
let server: Loopback;
let calls: { connection: number; procedure: string; input: unknown }[];
let closed: number[];
let used: number;
let logged: string[];

function fakeApp(): App {
  let connections = 0;
  return {
    connect() {
      connections += 1;
      const connection = connections;
      return {
        async call(procedure, input) {
          calls.push({ connection, procedure, input });
          if (procedure === 'bug') throw new Error('secret detail');
          return { ok: true, output: input ?? null };
        },
        async close() {
          closed.push(connection);
        },
      };
    },
    async close() {},
  };
}

async function start(options: { idleMs?: number; port?: number } = {}) {
  files = memoryFiles({ upload: 100_000, uploads: 200_000, download: 100_000 });
  server = await startLoopback({
    app: fakeApp(),
    files,
    rendererFolder: folder,
    addressUsed: () => {
      used += 1;
    },
    log: (line) => logged.push(line),
    ...options,
  });
}

beforeEach(async () => {
  calls = [];
  closed = [];
  logged = [];
  used = 0;
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>平安台账</title>');
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {};');
  writeFileSync(join(folder, '..', 'outside-of-pages.txt'), 'outside');
  await start();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(folder, '..', 'outside-of-pages.txt'), { force: true });
});

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Sends exactly these headers and this path, which `fetch` would not allow. */
async function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, method, path, headers }, async (response) => {
      const text = (await buffer(response)).toString();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function launch(): Promise<Record<string, string>> {
  const reply = await send('GET', new URL(server.newAddress()).pathname);
  expect(reply.status).toBe(200);
  return { cookie: reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
}

const own = () => ({ origin: `http://127.0.0.1:${server.port}` });
const json = { 'content-type': 'application/json' };

describe('the launch address', () => {
  it('is swapped once for a cookie that scripts and other sites do not get', async () => {
    const address = new URL(server.newAddress());
    expect(address.hostname).toBe('127.0.0.1');
    const first = await send('GET', address.pathname);
    expect(first.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^pingan_${server.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
    expect(first.headers.location).toBeUndefined();
    expect(used).toBe(1);
    const second = await send('GET', address.pathname);
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.text).toContain('只能打开一次');
  });

  it('cannot be guessed', async () => {
    for (const token of ['', 'x', 'A'.repeat(43)]) {
      expect((await send('GET', `/launch/${token}`)).status).toBe(403);
    }
  });

  it('forgets the oldest of many that nobody used', () => {
    const tokens = launchTokens();
    const issued = Array.from({ length: 9 }, () => tokens.issue());
    expect(tokens.use(issued[0] ?? '')).toBe(false);
    expect(tokens.use(issued[1] ?? '')).toBe(true);
    expect(tokens.use(issued[1] ?? '')).toBe(false);
  });
});

describe('without the cookie', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/assets/main-abc.js'],
    ['GET', '/download/x'],
    ['POST', '/call'],
    ['PUT', '/upload?name=a'],
  ])('%s %s is refused', async (method, path) => {
    const reply = await send(
      method,
      path,
      { ...own(), ...json, cookie: `pingan_${server.port}=guess` },
      method === 'GET' ? undefined : '{}',
    );
    expect(reply.status).toBe(401);
    expect(reply.text).toContain('请从平安台账程序打开');
    expect(calls).toEqual([]);
  });
});

describe('requests from elsewhere', () => {
  it('are refused by Host, as after DNS rebinding', async () => {
    const cookie = await launch();
    for (const host of ['evil.example', `evil.example:${server.port}`, `localhost:${server.port}`, '127.0.0.1']) {
      const reply = await send('GET', '/', { ...cookie, host });
      expect(reply.status).toBe(403);
      expect(JSON.parse(reply.text)).toMatchObject({
        ok: false,
        error: { code: 'forbidden', message: expect.stringContaining('本机') },
      });
    }
  });

  it('are refused by Origin, another port of this machine included', async () => {
    const cookie = await launch();
    for (const origin of [
      'https://evil.example',
      `http://127.0.0.1:${server.port + 1}`,
      'null',
      `https://127.0.0.1:${server.port}`,
    ]) {
      const reply = await send('POST', '/call', { ...cookie, ...json, origin }, '{"procedure":"p"}');
      expect(reply.status).toBe(403);
    }
    expect((await send('POST', '/call', { ...cookie, ...json }, '{"procedure":"p"}')).status).toBe(403);
    expect(calls).toEqual([]);
  });

  it('are refused by the browser’s own word on them', async () => {
    const cookie = await launch();
    expect((await send('GET', '/', { ...cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send('GET', '/', { ...cookie, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await send('GET', '/', { ...cookie, 'sec-fetch-site': 'none' })).status).toBe(200);
  });

  it('are refused as if this were a proxy, with an address that is none, or with a method nobody knows', async () => {
    const cookie = await launch();
    for (const [method, path, status] of [
      ['GET', 'http://evil.example/', 403],
      ['GET', '*', 403],
      ['DELETE', '/call', 404],
      ['PUT', '/', 404],
    ] as const) {
      const reply = await send(method, path, { ...cookie, ...own() });
      expect(reply.status, path).toBe(status);
      expect(JSON.parse(reply.text).error.message).toMatch(/^[一-龥，。]+$/);
    }
    expect(calls).toEqual([]);
  });

  it('get no permission to read across sites', async () => {
    const reply = await send('OPTIONS', '/call', {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
    });
    expect(reply.status).toBe(403);
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('pages', () => {
  it('come with a strict policy and are not kept', async () => {
    const reply = await send('GET', '/', await launch());
    expect(reply.text).toContain('平安台账');
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = String(reply.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(reply.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    });
  });

  it('are a closed list', async () => {
    const cookie = await launch();
    expect((await send('GET', '/assets/main-abc.js', cookie)).headers['content-type']).toBe(
      'text/javascript; charset=utf-8',
    );
    for (const path of [
      '/../outside-of-pages.txt',
      '/%2e%2e/outside-of-pages.txt',
      '/assets/..%2f..%2foutside-of-pages.txt',
      '//outside-of-pages.txt',
      '/assets',
    ]) {
      const reply = await send('GET', path, cookie);
      expect(reply.status).not.toBe(200);
      expect(reply.text).not.toContain('outside');
    }
  });
});

describe('calls', () => {
  it('reach the connection of their own cookie', async () => {
    const [one, two] = [await launch(), await launch()];
    for (const cookie of [one, two, one])
      await send('POST', '/call', { ...cookie, ...own(), ...json }, '{"procedure":"p","input":{"a":1}}');
    expect(calls.map(({ connection }) => connection)).toEqual([1, 2, 1]);
    expect(calls[0]).toMatchObject({ procedure: 'p', input: { a: 1 } });
  });

  it.each([
    ['a form type', { 'content-type': 'text/plain' }, '{"procedure":"p"}'],
    ['no type', {}, '{"procedure":"p"}'],
    ['half a body', json, '{"procedure":'],
    ['no procedure', json, '{"input":1}'],
    ['not an object', json, 'null'],
  ])('are refused with %s', async (_what, headers, body) => {
    const reply = await send('POST', '/call', { ...(await launch()), ...own(), ...headers }, body);
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text)).toEqual({
      ok: false,
      error: { code: 'invalid', message: expect.stringMatching(/^[一-龥 ，。JSON]+$/) },
    });
    expect(calls).toEqual([]);
  });

  it('are refused in words when too big, and the server lives on', async () => {
    const cookie = await launch();
    const body = Buffer.alloc(17 * 1024 * 1024, 'x');
    const reply = await send('POST', '/call', { ...cookie, ...own(), ...json }, body);
    expect(JSON.parse(reply.text).error.message).toContain('分几次');
    expect((await send('GET', '/', cookie)).status).toBe(200);
  });

  it('never show what broke, but log it under a reference', async () => {
    const reply = await send('POST', '/call', { ...(await launch()), ...own(), ...json }, '{"procedure":"bug"}');
    expect(reply.status).toBe(500);
    const { error } = JSON.parse(reply.text);
    expect(error).toMatchObject({ code: 'internal', reference: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(reply.text).not.toContain('secret');
    expect(reply.text).not.toContain('.ts');
    expect(logged.join()).toContain(error.reference);
    expect(logged.join()).toContain('secret detail');
  });
});

describe('files', () => {
  it('come up into memory and are known by a handle', async () => {
    const cookie = await launch();
    const path = `/upload?name=${encodeURIComponent('../名单 1.xlsx')}`;
    const reply = await send('PUT', path, { ...cookie, ...own() }, Buffer.from('bytes'));
    const { output } = JSON.parse(reply.text);
    expect(output).toMatchObject({ name: '名单 1.xlsx', size: 5 });
    expect((await buffer((await files.open(output.handle)).read())).toString()).toBe('bytes');
  });

  it('are refused in words when too big', async () => {
    const cookie = await launch();
    const reply = await send('PUT', '/upload?name=a.xlsx', { ...cookie, ...own() }, Buffer.alloc(5_000_000));
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text).error.message).toContain('太大');
  });

  it('go down once, under their own name, to their own session', async () => {
    const [mine, other] = [await launch(), await launch()];
    const saved = await send(
      'POST',
      '/save',
      { ...mine, ...own(), ...json },
      JSON.stringify({ name: '花名册(一).xlsx' }),
    );
    const { handle, name } = JSON.parse(saved.text).output;
    expect(name).toBe('花名册(一).xlsx');
    const file = await files.create(handle);
    file.stream.write('content');
    expect((await send('GET', `/download/${handle}`, mine)).status).toBe(404);
    await file.commit();
    expect((await send('GET', `/download/${handle}`, other)).status).toBe(404);
    const reply = await send('GET', `/download/${handle}`, mine);
    expect(reply.text).toBe('content');
    expect(reply.headers['content-disposition']).toBe(attachmentHeader('花名册(一).xlsx'));
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect((await send('GET', `/download/${handle}`, mine)).status).toBe(404);
  });
});

describe('sessions', () => {
  it('are closed when left alone, their files forgotten, and begin anew with the next click', async () => {
    await server.close();
    await start({ idleMs: 80 });
    const cookie = await launch();
    const upload = await send('PUT', '/upload?name=a', { ...cookie, ...own() }, 'bytes');
    await send('POST', '/call', { ...cookie, ...own(), ...json }, '{"procedure":"p"}');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(closed).toEqual([1]);
    await expect(files.open(JSON.parse(upload.text).output.handle)).rejects.toBeInstanceOf(Refusal);
    await send('POST', '/call', { ...cookie, ...own(), ...json }, '{"procedure":"p"}');
    expect(calls.map(({ connection }) => connection)).toEqual([1, 2]);
  });

  it('all end with the server', async () => {
    for (const cookie of [await launch(), await launch()]) await send('GET', '/', cookie);
    await server.close();
    expect(closed.sort()).toEqual([1, 2]);
  });
});

describe('the port', () => {
  it('that is taken is said in words', async () => {
    const taken = server.port;
    await expect(startLoopback({ app: fakeApp(), files, rendererFolder: folder, port: taken })).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(`端口 ${taken}`),
    });
  });
});

describe('refuseRequest', () => {
  const from = (facts: Partial<Parameters<typeof refuseRequest>[0]>) =>
    refuseRequest({ method: 'GET', host: '127.0.0.1:7000', origin: undefined, fetchSite: undefined, ...facts }, 7000);

  it('lets the own page and a typed address through', () => {
    expect(from({})).toBeNull();
    expect(from({ method: 'POST', origin: 'http://127.0.0.1:7000', fetchSite: 'same-origin' })).toBeNull();
  });

  it('stops everything else', () => {
    expect(from({ host: undefined })).not.toBeNull();
    expect(from({ method: 'POST' })).not.toBeNull();
    expect(from({ method: 'DELETE', fetchSite: 'none' })).not.toBeNull();
    expect(from({ origin: 'http://127.0.0.1:7000.evil.example' })).not.toBeNull();
  });
});

describe('small parts', () => {
  it('know JSON by its type', () => {
    expect(isJson('application/json; charset=utf-8')).toBe(true);
    expect(isJson('application/jsonp')).toBe(false);
    expect(isJson('text/plain; application/json')).toBe(false);
  });

  it('find one cookie among others', () => {
    expect(cookieValue('a=1; pingan_7000=secret; pingan_70001=no', 'pingan_7000')).toBe('secret');
    expect(cookieValue('xpingan_7000=no', 'pingan_7000')).toBeUndefined();
    expect(cookieValue(undefined, 'a')).toBeUndefined();
  });

  it('write a file name so that nothing of it escapes the header', () => {
    expect(attachmentHeader("a'b (1).xlsx")).toBe(
      `attachment; filename="download.xlsx"; filename*=UTF-8''a%27b%20%281%29.xlsx`,
    );
    expect(attachmentHeader('x";\r\nSet-Cookie: a=b')).not.toMatch(/[\r\n]/);
    expect(attachmentHeader('台账.x"y')).toContain('filename="download";');
  });
});
