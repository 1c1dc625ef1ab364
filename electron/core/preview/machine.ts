// What the search for office programs asks of this computer. Tests bring computers of their own.
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  isProgram(path: string): boolean;
  /** What Windows answers when asked for the default value of a key, as `reg.exe` prints it; null where it has none. */
  registryText(key: string): Promise<string | null>;
}

const registrySeconds = 10;

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  registryText(key) {
    const program = join(systemFolder(process.env), 'reg.exe');
    const options = { windowsHide: true, timeout: registrySeconds * 1000 };
    return new Promise((resolve) => {
      execFile(program, ['query', key, '/ve'], options, (error, stdout) => resolve(error ? null : stdout));
    });
  },
};

/** Where Windows keeps its own programs; never looked for on PATH, which anybody may change. */
export function systemFolder(env: Machine['env']): string {
  return `${env.SystemRoot ?? 'C:\\Windows'}\\System32`;
}
