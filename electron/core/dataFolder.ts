// Where the data lies when nobody names a folder: the platform's usual place for a user's own data.
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

const folderName = '平安台账';
const demoFolderName = '平安台账演示';

interface Surroundings {
  platform: NodeJS.Platform;
  home: string;
  env: Record<string, string | undefined>;
}

const here = (): Surroundings => ({ platform: process.platform, home: homedir(), env: process.env });

function userDataRoot({ platform, home, env }: Surroundings): string {
  if (platform === 'win32') return env.APPDATA || win32.join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support');
  // The XDG specification says to ignore relative paths in this variable.
  const xdg = env.XDG_DATA_HOME;
  return xdg && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share');
}

const joinFor = (platform: NodeJS.Platform) => (platform === 'win32' ? win32.join : posix.join);

/** The data folder used without `--data`. It need not exist yet. */
export function defaultDataFolder(surroundings: Surroundings = here()): string {
  return joinFor(surroundings.platform)(userDataRoot(surroundings), folderName);
}

/** The data folder of the demo township, beside the real one and never the same. */
export function demoDataFolder(surroundings: Surroundings = here()): string {
  return joinFor(surroundings.platform)(userDataRoot(surroundings), demoFolderName);
}
