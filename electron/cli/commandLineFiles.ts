// On the command line a file's handle is its path: whoever types it may read and write what the system lets them.
import type { HostFiles } from '../core/host.ts';
import { pathFiles } from '../core/pathFiles.ts';

export function commandLineFiles(): HostFiles {
  const files = pathFiles();
  return {
    open: (path) => files.open(files.allowReading(path)),
    create: (path) => files.create(files.allowWriting(path)),
  };
}
