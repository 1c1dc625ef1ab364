// The main process's hold on the core process: starts it, hands it ports and files, notices when it is gone.
import { type MessagePortMain, utilityProcess } from 'electron';
import type { FromCore, ToCore } from './channels.ts';
import { coreDied } from './portClient.ts';

export interface Core {
  /** Gives one end of a window's channel to the core. */
  connect(port: MessagePortMain): void;
  /** Lets the core read or write one path under a handle; resolves when the core knows it, rejects when it is gone. */
  allow(access: 'read' | 'write', handle: string, path: string): Promise<void>;
  /** The sentence why the core is gone, or null while it runs. */
  goneBecause(): string | null;
  /** Closes the database properly, then ends the process; gives up waiting after five seconds. */
  stop(): Promise<void>;
}

export const coreNeverStarted =
  '程序的后台部分没有启动，可能是安装不完整，或被安全软件拦截。请重新安装平安台账；如仍不行，请联系管理员。';

const patience = 5000;

/** `gone` is called once, when the core ends without having been told to. */
export function startCore(script: string, dataFolder: string, gone: (sentence: string) => void): Core {
  const child = utilityProcess.fork(script, ['--data', dataFolder], { serviceName: '平安台账', stdio: 'inherit' });
  const allowed = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  let started = false;
  let stopping = false;
  let reason: string | null = null;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const send = (message: ToCore, ports: MessagePortMain[] = []) => child.postMessage(message, ports);

  child.once('spawn', () => {
    started = true;
  });
  child.on('message', (message: FromCore) => {
    allowed.get(message.handle)?.resolve();
    allowed.delete(message.handle);
  });
  child.once('exit', () => {
    reason = started ? coreDied : coreNeverStarted;
    for (const waiting of allowed.values()) waiting.reject(new Error(reason));
    allowed.clear();
    if (!stopping) gone(reason);
  });

  return {
    connect: (port) => send({ kind: 'connect' }, [port]),
    allow(access, handle, path) {
      if (reason !== null) return Promise.reject(new Error(reason));
      return new Promise((resolve, reject) => {
        allowed.set(handle, { resolve, reject });
        send({ kind: 'allow', access, handle, path });
      });
    },
    goneBecause: () => reason,
    async stop() {
      if (reason !== null) return;
      stopping = true;
      send({ kind: 'close' });
      const timer = setTimeout(() => child.kill(), patience);
      await ended;
      clearTimeout(timer);
    },
  };
}
