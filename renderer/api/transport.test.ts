// The same cases over both doors: HTTP on the loopback port, and a message port as between the desktop's processes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { App, Connection } from '../../electron/core/connection.ts';
import { memoryFiles } from '../../electron/core/memoryFiles.ts';
import { type ClientPort, portClient } from '../../electron/desktop/portClient.ts';
import { type ServerPort, servePort } from '../../electron/desktop/servePort.ts';
import { startLoopback } from '../../electron/loopback/server.ts';
import type { Answer } from '../../shared/contract/answer.ts';
import { largeAttachment } from '../../shared/contract/limits.ts';
import { browserTransport } from './browserTransport.ts';
import { desktopTransport } from './desktopTransport.ts';
import type { Transport } from './transport.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A core that answers as the real one does: nothing thrown, a fault only by its reference. */
function fakeApp() {
  let open = 0;
  const answer = async (procedure: string, input: unknown): Promise<Answer> => {
    switch (procedure) {
      case 'test.echo':
        return { ok: true, output: input };
      case 'test.nothing':
        return { ok: true, output: null };
      case 'test.slow':
        await pause(Number(input));
        return { ok: true, output: input };
      case 'test.never':
        return new Promise(() => undefined);
      case 'test.refuse':
        return {
          ok: false,
          error: {
            code: 'invalid',
            message: '身份证号少一位。',
            problems: [{ field: 'idNumber', label: '身份证号', code: 'length', message: '少一位', level: 'error' }],
            details: { row: 3 },
          },
        };
      case 'test.fault':
        return { ok: false, error: { code: 'internal', message: '程序出错，没有完成。', reference: 'a1b2c3d4' } };
      default:
        return { ok: false, error: { code: 'notFound', message: `没有“${procedure}”这个操作。` } };
    }
  };
  const app: App = {
    connect(): Connection {
      open += 1;
      return {
        call: answer,
        async close() {
          open -= 1;
        },
      };
    },
    async close() {},
  };
  return { app, openConnections: () => open };
}

interface Door {
  transport: Transport;
  kill(): Promise<void>;
  openConnections(): number;
}

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function overHttp(): Promise<Door> {
  const { app, openConnections } = fakeApp();
  const folder = mkdtempSync(join(tmpdir(), 'door-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  const server = await startLoopback({ app, files: memoryFiles(), rendererFolder: folder });
  const kill = () => server.close();
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }), kill);
  const origin = `http://127.0.0.1:${server.port}`;
  const launched = await fetch(server.newAddress());
  const cookie = launched.headers.get('set-cookie')?.split(';')[0] ?? '';
  const transport = browserTransport({
    fetch: (path, init) => fetch(origin + path, { ...init, headers: { ...init.headers, cookie, origin } }),
    chooseFile: () => Promise.resolve(null),
    startDownload: () => undefined,
  });
  return { transport, kill, openConnections };
}

async function overPort(): Promise<Door> {
  const { app, openConnections } = fakeApp();
  const { port1, port2 } = new MessageChannel();
  const asServer = (port: MessagePort): ServerPort & ClientPort => ({
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.on('close', listener),
    start: () => port.start(),
  });
  servePort(app, asServer(port1));
  const client = portClient();
  client.attach(asServer(port2));
  const kill = async () => {
    port1.close();
    await pause(20);
  };
  cleanups.push(kill);
  const transport = desktopTransport({
    call: client.call,
    pickOpen: () => Promise.resolve(null),
    takeFile: () => Promise.resolve(null),
    pickSave: () => Promise.resolve(null),
    openFinished: () => Promise.resolve(false),
  });
  return { transport, kill, openConnections };
}

describe.each([
  ['HTTP', overHttp],
  ['a message port', overPort],
])('over %s', (_name, openDoor) => {
  it('carries an answer', async () => {
    const { transport } = await openDoor();
    const input = { 姓名: '张建国', 人数: 3, 空: null, 列表: [1, '二', { 三: true }], 表情: '😀', 行: 'a\nb\u2028c' };
    expect(await transport.call('test.echo', input)).toEqual({ ok: true, output: input });
    expect(await transport.call('test.nothing', undefined)).toEqual({ ok: true, output: null });
  });

  it('carries a refusal whole', async () => {
    const { transport } = await openDoor();
    expect(await transport.call('test.refuse', {})).toEqual({
      ok: false,
      error: {
        code: 'invalid',
        message: '身份证号少一位。',
        problems: [{ field: 'idNumber', label: '身份证号', code: 'length', message: '少一位', level: 'error' }],
        details: { row: 3 },
      },
    });
  });

  it('carries a fault as a reference and nothing more', async () => {
    const { transport } = await openDoor();
    const answer = await transport.call('test.fault', {});
    expect(answer).toEqual({
      ok: false,
      error: { code: 'internal', message: '程序出错，没有完成。', reference: 'a1b2c3d4' },
    });
  });

  it('says that a procedure is unknown', async () => {
    const { transport } = await openDoor();
    expect(await transport.call('no.such', {})).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });

  it('carries a big payload there and back', async () => {
    const { transport } = await openDoor();
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ id: index, note: '矛盾纠纷'.repeat(20) }));
    expect(await transport.call('test.echo', rows)).toEqual({ ok: true, output: rows });
  });

  it('refuses in words what is too big', async () => {
    const { transport } = await openDoor();
    const answer = await transport.call('test.echo', '纠'.repeat(6 * 1024 * 1024));
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid', message: expect.stringContaining('分几次') } });
    expect(await transport.call('test.echo', 1)).toEqual({ ok: true, output: 1 });
  });

  it('keeps concurrent calls apart, the quick before the slow', async () => {
    const { transport } = await openDoor();
    const finished: number[] = [];
    const waits = [120, 60, 0];
    const answers = await Promise.all(
      waits.map(async (wait) => {
        const answer = await transport.call('test.slow', wait);
        finished.push(wait);
        return answer;
      }),
    );
    expect(answers).toEqual(waits.map((wait) => ({ ok: true, output: wait })));
    expect(finished).toEqual([0, 60, 120]);
  });

  it('drops what is not JSON on both doors alike', async () => {
    const { transport } = await openDoor();
    const answer = await transport.call('test.echo', { day: new Date(0), gone: undefined, kept: 1 });
    expect(answer).toEqual({ ok: true, output: { day: '1970-01-01T00:00:00.000Z', kept: 1 } });
  });

  it('answers in words everything that waits when the core dies, and everything after', async () => {
    const { transport, kill, openConnections } = await openDoor();
    const waiting = [transport.call('test.never', 1), transport.call('test.never', 2)];
    await pause(50);
    expect(openConnections()).toBe(1);
    await kill();
    for (const answer of await Promise.all(waiting)) {
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'unavailable', message: expect.stringMatching(/停止.*重新/) },
      });
    }
    expect(await transport.call('test.echo', 1)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(openConnections()).toBe(0);
  });
});

describe('the message port', () => {
  it('holds calls back until the core is there, or answers them when it never comes', async () => {
    const client = portClient();
    const early = client.call('test.echo', '1');
    client.fail('后台部分没有启动。');
    expect(JSON.parse(await early)).toMatchObject({
      ok: false,
      error: { code: 'unavailable', message: '后台部分没有启动。' },
    });
  });
});

describe('a file that is too large to be attached', () => {
  it('is refused with the limit of attachments before any of it is sent, whichever shell would take it', async () => {
    let sent = 0;
    const transport = browserTransport({
      fetch: () => Promise.resolve(Response.json({ ok: true, output: { handle: 'h', name: '', size: ++sent } })),
      chooseFile: () => Promise.resolve(scan),
      startDownload: () => undefined,
    });
    const scan = new File([], '身份证.pdf');
    Object.defineProperty(scan, 'size', { value: 200 * 1024 * 1024 });
    const check = { refuse: largeAttachment };
    const said = '“身份证.pdf”超过 20 MB，没有添加。请把照片压缩，或把 PDF 拆成几份后再添加。';
    await expect(transport.takeFile(scan, check)).rejects.toThrow(said);
    await expect(transport.pickOpen({ label: '', extensions: ['pdf'], ...check })).rejects.toThrow(said);
    expect(sent).toBe(0);
    await transport.takeFile(new File(['x'], '小.pdf'), check);
    expect(sent).toBe(1);
  });
});
