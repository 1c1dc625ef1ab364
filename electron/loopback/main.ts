// The browser shell as a program: `node electron/loopback/main.ts [--data DIR] [--port N] [--no-open]`.
import { Refusal } from '../../shared/contract/errors.ts';
import { defaultDataFolder } from '../core/dataFolder.ts';
import { endOnFault } from '../core/nodeHost.ts';
import { readArguments } from './arguments.ts';
import { openBrowser } from './openBrowser.ts';
import { serveLoopback } from './serve.ts';
import type { Loopback } from './server.ts';

const given = readArguments(process.argv.slice(2));
if (typeof given === 'string') {
  console.error(given);
  process.exit(2);
}

const dataFolder = given.dataFolder ?? defaultDataFolder();
endOnFault(dataFolder, (sentence) => console.error(sentence));

let server: Loopback;
try {
  server = await serveLoopback({
    dataFolder,
    port: given.port,
    addressUsed: () => console.log(`浏览器已打开。要再打开一次（每个地址只能用一次）：\n  ${server.newAddress()}`),
  });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exit(1);
}

const stop = async () => {
  await server.close();
  process.exit(0);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
process.once('SIGHUP', stop);

const address = server.newAddress();
const opened = !given.noOpen && (await openBrowser(address));
console.log(opened ? '平安台账已在浏览器中打开。' : `请在本机的浏览器里打开这个地址（只能用一次）：\n  ${address}`);
console.log('关闭程序：在这个窗口里按 Ctrl+C。');
