// What the browser shell understands on its command line.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface LoopbackArguments {
  dataFolder: string | null;
  port: number;
  /** Print the address, open nothing. */
  noOpen: boolean;
}

/** The arguments, or the Chinese sentence about what is wrong with them. */
export function readArguments(given: string[]): LoopbackArguments | string {
  let values: { data?: string; port?: string; 'no-open'?: boolean };
  try {
    ({ values } = parseArgs({
      args: given,
      options: { data: { type: 'string' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } },
    }));
  } catch {
    return '参数不对。可用的参数：--data 文件夹、--port 端口、--no-open（不打开浏览器）。';
  }
  const port = Number(values.port ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return '--port 后面要写 1 到 65535 之间的数。';
  if (values.data === '') return '--data 后面要写文件夹。';
  return {
    dataFolder: values.data === undefined ? null : resolve(values.data),
    port,
    noOpen: values['no-open'] ?? false,
  };
}
