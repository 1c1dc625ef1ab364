// On the command line a file's handle is its path: whoever types it may read and write what the system lets them.
import type { HostFiles } from '../core/host.ts';
import { memoryFiles } from '../core/memoryFiles.ts';
import { pathFiles } from '../core/pathFiles.ts';

export interface CommandLineFiles extends HostFiles {
  /** A file that is never on the disk: its handle, and its bytes once written. */
  inMemory(): { handle: string; bytes(): Buffer };
}

export function commandLineFiles(): CommandLineFiles {
  const files = pathFiles();
  const memory = memoryFiles();
  const owner = 'command';
  const handles = new Set<string>();
  return {
    open: (path) => files.open(files.allowReading(path)),
    create: (path) => (handles.has(path) ? memory.create(path) : files.create(files.allowWriting(path))),
    inMemory() {
      const { handle } = memory.prepare(owner, 'passing');
      handles.add(handle);
      return {
        handle,
        bytes: () => Buffer.concat(memory.take(owner, handle)?.chunks ?? []),
      };
    },
  };
}
