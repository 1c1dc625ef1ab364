// The core's end of a window's port: one connection for as long as the window lives.
import type { Answer } from '../../shared/contract/answer.ts';
import { callLimit } from '../../shared/contract/limits.ts';
import type { App, Connection } from '../core/connection.ts';
import type { PortReply, PortRequest } from './portClient.ts';

/** What is common to Electron's MessagePortMain and Node's MessagePort. */
export interface ServerPort {
  postMessage(message: unknown): void;
  onMessage(listener: (data: unknown) => void): void;
  onClose(listener: () => void): void;
  start(): void;
}

const tooMuch: Answer = { ok: false, error: { code: 'invalid', message: '一次提交的内容太多，请分几次提交。' } };
const notJson: Answer = { ok: false, error: { code: 'invalid', message: '请求不是完整的 JSON。' } };

/** Answers the port's calls until the other end goes away; then the session ends. */
export function servePort(app: App, port: ServerPort): void {
  const connection = app.connect();
  port.onMessage((data) => {
    if (!isRequest(data)) return;
    const { id } = data;
    answerOf(connection, data).then((answer) => {
      const reply: PortReply = { id, answer };
      port.postMessage(reply);
    });
  });
  port.onClose(() => {
    connection.close().catch(() => undefined);
  });
  port.start();
}

async function answerOf(connection: Connection, { procedure, input }: PortRequest): Promise<string> {
  if (Buffer.byteLength(input) > callLimit) return JSON.stringify(tooMuch);
  let parsed: unknown;
  try {
    parsed = input === '' ? undefined : JSON.parse(input);
  } catch {
    return JSON.stringify(notJson);
  }
  return JSON.stringify(await connection.call(procedure, parsed));
}

function isRequest(data: unknown): data is PortRequest {
  if (typeof data !== 'object' || data === null || !('id' in data && 'procedure' in data && 'input' in data))
    return false;
  return typeof data.id === 'number' && typeof data.procedure === 'string' && typeof data.input === 'string';
}
