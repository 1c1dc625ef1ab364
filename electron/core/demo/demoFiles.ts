// Drawn pictures behind handles of their own, so that attachments come in by the door that real ones use and nothing
// lies on the disk.
import { Readable } from 'node:stream';
import type { HostFiles } from '../host.ts';

export interface DemoFiles extends HostFiles {
  /** @returns the handle. */
  offer(name: string, bytes: Buffer): string;
}

export function demoFiles(host: HostFiles): DemoFiles {
  const offered = new Map<string, { name: string; bytes: Buffer }>();
  return {
    offer(name, bytes) {
      const handle = `demo:${offered.size}`;
      offered.set(handle, { name, bytes });
      return handle;
    },
    async open(handle) {
      const file = offered.get(handle);
      if (!file) return host.open(handle);
      return {
        name: file.name,
        size: file.bytes.length,
        read: () => Readable.from([file.bytes], { objectMode: false }),
      };
    },
    create: (handle) => host.create(handle),
  };
}
