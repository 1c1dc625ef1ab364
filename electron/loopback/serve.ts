// The browser shell as one call: host, application and server put together. `main.ts` and `cli serve` use it.
import { fileURLToPath } from 'node:url';
import { createApp } from '../core/app.ts';
import { memoryFiles } from '../core/memoryFiles.ts';
import { nodeHost } from '../core/nodeHost.ts';
import { type Loopback, startLoopback } from './server.ts';

export interface ServeOptions {
  dataFolder: string;
  port?: number;
  /** Called when an address was used. */
  addressUsed?: () => void;
}

/** Opens the application on a data folder and serves it. Closing ends the sessions first, then the application. */
export async function serveLoopback({ dataFolder, port, addressUsed }: ServeOptions): Promise<Loopback> {
  const files = memoryFiles();
  const host = nodeHost({ shell: 'loopback', dataFolder, files });
  const app = createApp({ host });
  try {
    const server = await startLoopback({
      app,
      files,
      rendererFolder: rendererFolder(),
      port,
      addressUsed,
      log: host.log,
    });
    return {
      ...server,
      async close() {
        await server.close();
        await app.close();
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** `dist/renderer`, seen from the source or from a bundle one folder below `dist`. */
function rendererFolder(): string {
  const path = import.meta.url.endsWith('.ts') ? '../../dist/renderer' : '../renderer';
  return fileURLToPath(new URL(path, import.meta.url));
}
