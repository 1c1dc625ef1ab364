// `serve`: the browser shell, with the address as JSON for scripts. It runs until it is told to stop.
import { defaultDataFolder } from '../core/dataFolder.ts';
import { serveLoopback } from '../loopback/serve.ts';
import { WrongUsage } from './usage.ts';

/** Resolves when the server has been stopped by a signal. `say` gets the address, and a new one when it was used. */
export async function serve(
  data: string | undefined,
  port: string | undefined,
  say: (line: { address: string }) => void,
): Promise<void> {
  const wanted = Number(port ?? '0');
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new WrongUsage('--port 后面要写 1 到 65535 之间的数。');
  }
  const server = await serveLoopback({
    dataFolder: data ?? defaultDataFolder(),
    port: wanted,
    addressUsed: () => say({ address: server.newAddress() }),
  });
  // Listened for before the address is out: who reads it may stop us at once.
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  say({ address: server.newAddress() });
  await stopped;
  await server.close();
}
