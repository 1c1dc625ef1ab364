// The office program of this computer that can turn a document into a PDF without a window: found by the places it is
// installed at, then by PATH.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface OfficeProgram {
  /** As the user knows it. */
  name: string;
  path: string;
}

interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  isProgram(path: string): boolean;
}

const thisMachine: Machine = {
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
};

/** Below each of these folders of Windows, then the names on PATH. `.com` waits for the end of the work, `.exe` does not. */
const windowsPlaces = ['ProgramFiles', 'ProgramW6432', 'ProgramFiles(x86)'];

function knownPlaces({ platform, env }: Machine): string[] {
  if (platform === 'win32') {
    return windowsPlaces.flatMap((name) => {
      const folder = env[name];
      return folder === undefined ? [] : [`${folder}\\LibreOffice\\program\\soffice.com`];
    });
  }
  return ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice', '/opt/libreoffice/program/soffice'];
}

function onPath({ platform, env }: Machine): string[] {
  const names = platform === 'win32' ? ['soffice.com'] : ['soffice', 'libreoffice'];
  // Only absolute folders: a relative one would mean whatever lies in the folder the program was started from.
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => /^([A-Za-z]:\\|\/)/.test(folder));
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Null where none is installed. */
export function findOffice(machine: Machine = thisMachine): OfficeProgram | null {
  const path = [...knownPlaces(machine), ...onPath(machine)].find((place) => machine.isProgram(place));
  return path === undefined ? null : { name: 'LibreOffice', path };
}
