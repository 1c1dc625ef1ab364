// The browser shell's door: the whole application for one browser of the same user, on 127.0.0.1 only.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '../../shared/contract/errors.ts';
import { callLimit } from '../../shared/contract/limits.ts';
import type { App, Connection } from '../core/connection.ts';
import type { MemoryFiles } from '../core/memoryFiles.ts';
import { pageFiles } from '../core/pageFiles.ts';
import { launchTokens } from './launchToken.ts';
import { attachmentHeader, send, sendAnswer, sendPage, sendRefusal } from './replies.ts';
import { cookieValue, isJson, refuseRequest } from './requestGuard.ts';
import { sessions } from './sessions.ts';

export interface LoopbackOptions {
  app: App;
  files: MemoryFiles;
  /** The folder of built pages. */
  rendererFolder: string;
  /** 0 or nothing: any free port. */
  port?: number;
  /** A session without a request for so long is closed. */
  idleMs?: number;
  /** Called when an address was used, so that the shell can offer a fresh one. */
  addressUsed?: () => void;
  log?: (line: string) => void;
}

export interface Loopback {
  port: number;
  /** A new address that opens the program once. */
  newAddress(): string;
  close(): Promise<void>;
}

interface Request {
  message: IncomingMessage;
  response: ServerResponse;
  path: string;
  query: URLSearchParams;
}

const twoHours = 2 * 60 * 60 * 1000;
const savedNameLimit = 4096;

/** Starts to listen; rejects with a Refusal when the port is taken. Closing it closes the sessions, not the app. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { app, files, rendererFolder, idleMs = twoHours, addressUsed, log = () => undefined } = options;
  const pages = pageFiles(rendererFolder);
  const tokens = launchTokens();
  const open = sessions(app, idleMs, (cookie) => files.release(cookie));
  let port = options.port ?? 0;
  // Browsers share cookies between all ports of one address, so that two running programs need two names.
  const cookieName = () => `pingan_${port}`;

  const launch = ({ path, response }: Request) => {
    if (!tokens.use(path.slice('/launch/'.length))) {
      sendPage(
        response,
        403,
        '这个地址已经用过',
        '每个地址只能打开一次。请使用程序窗口里显示的最新地址，或重新启动平安台账。',
      );
      return;
    }
    response.setHeader('Set-Cookie', `${cookieName()}=${open.begin()}; HttpOnly; SameSite=Strict; Path=/`);
    // A redirect would lose a strict cookie when the address was opened from another program; a page of ours does not.
    sendPage(response, 200, '正在打开', '正在打开平安台账……', '<meta http-equiv="refresh" content="0;url=/">');
    addressUsed?.();
  };

  const call = async (request: Request, connection: Connection) => {
    const body = await jsonBody(request.message, callLimit);
    if (typeof body !== 'object' || body === null || !('procedure' in body) || typeof body.procedure !== 'string') {
      throw new Refusal('invalid', '请求里没有写明要做的操作。');
    }
    sendAnswer(request.response, await connection.call(body.procedure, 'input' in body ? body.input : undefined));
  };

  const upload = async ({ message, response, query }: Request, cookie: string) => {
    const source = message.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    sendAnswer(response, { ok: true, output: await files.receive(cookie, query.get('name') ?? '', source) });
  };

  const prepareSave = async ({ message, response }: Request, cookie: string) => {
    const body = await jsonBody(message, savedNameLimit);
    const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined;
    if (typeof name !== 'string') throw new Refusal('invalid', '请求里没有写明文件名。');
    sendAnswer(response, { ok: true, output: files.prepare(cookie, name) });
  };

  const download = ({ path, response }: Request, cookie: string) => {
    const file = files.take(cookie, path.slice('/download/'.length));
    if (file === null) {
      sendPage(response, 404, '文件已不在', '这个文件已经下载过，或还没有生成好。请回到平安台账重新导出。');
      return;
    }
    const headers = { 'Content-Type': 'application/octet-stream', 'Content-Disposition': attachmentHeader(file.name) };
    send(response, 200, headers, Buffer.concat(file.chunks));
  };

  const answer = async (request: Request): Promise<void> => {
    const { message, response, path } = request;
    const method = message.method ?? '';
    if (method === 'GET' && path.startsWith('/launch/')) return launch(request);

    const cookie = cookieValue(message.headers.cookie, cookieName()) ?? '';
    const connection = open.connectionOf(cookie);
    const route = `${method} ${path.startsWith('/download/') ? '/download' : path}`;
    if (connection === null) {
      const sentence = '请从平安台账程序打开：使用程序窗口里显示的地址。';
      if (method === 'GET') sendPage(response, 401, '还没有打开', sentence);
      else sendRefusal(response, 'unauthenticated', sentence);
      return;
    }
    switch (route) {
      case 'POST /call':
        return call(request, connection);
      case 'PUT /upload':
        return upload(request, cookie);
      case 'POST /save':
        return prepareSave(request, cookie);
      case 'GET /download':
        return download(request, cookie);
    }
    const page = method === 'GET' ? pages.find(path) : null;
    if (page !== null) send(response, 200, { 'Content-Type': page.type }, page.body);
    else if (method === 'GET') sendPage(response, 404, '没有这个页面', '请回到首页：<a href="/">平安台账</a>。');
    else sendRefusal(response, 'notFound', '没有这个入口。');
  };

  const server = createServer((message, response) => {
    const { headers } = message;
    const fetchSite = headers['sec-fetch-site'];
    const facts = {
      method: message.method ?? '',
      host: headers.host,
      origin: headers.origin,
      fetchSite: Array.isArray(fetchSite) ? fetchSite.join() : fetchSite,
    };
    const refused = refuseRequest(facts, port);
    // Joined as text: `//name/` as a path must not become a host.
    const url = URL.parse(`http://127.0.0.1:${port}${message.url ?? '/'}`);
    // What was refused unread still has to come in, or the browser reports a broken connection instead of the reason.
    response.on('finish', () => message.resume());
    if (refused !== null || url === null) {
      sendRefusal(response, 'forbidden', refused ?? '地址不对。');
      return;
    }
    answer({ message, response, path: url.pathname, query: url.searchParams }).catch((error: unknown) => {
      if (error instanceof Refusal) {
        sendRefusal(response, error.code, error.message);
        return;
      }
      if (message.destroyed && !message.complete) return;
      const reference = randomBytes(4).toString('hex');
      log(`loopback ${reference}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      sendRefusal(
        response,
        'internal',
        `程序出错，没有完成。请重试；如仍不行，请把编号 ${reference} 告诉管理员。`,
        reference,
      );
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return reject(error);
      reject(
        new Refusal('locked', `端口 ${port} 已被其他程序占用或不允许使用，请用 --port 换一个，或不写端口。`, {
          cause: error,
        }),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;

  return {
    port,
    newAddress: () => `http://127.0.0.1:${port}/launch/${tokens.issue()}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await open.close();
      await closed;
    },
  };
}

async function jsonBody(message: IncomingMessage, limit: number): Promise<unknown> {
  if (!isJson(message.headers['content-type'])) throw new Refusal('invalid', '只接受 JSON 格式的请求。');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Refusal('invalid', '一次提交的内容太多，请分几次提交。');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal('invalid', '请求不是完整的 JSON。');
  }
}
