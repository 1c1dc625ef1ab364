// LibreOffice: found by the places it is installed at, then by PATH; run with a profile of its own, without macros.
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Converter } from './converter.ts';
import type { Machine } from './machine.ts';

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

type Setting = readonly [node: string, name: string, value: string];

/** No macros, no active content, no links that are followed, no question about updates, no recovery copies. */
const settings: readonly Setting[] = [
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableActiveContent', 'true'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['/org.openoffice.Office.Common/Save/Document', 'AutoSave', 'false'],
  ['/org.openoffice.Office.Common/Save/Document', 'CreateBackup', 'false'],
  ['/org.openoffice.Office.Common/History', 'PickListSize', '0'],
  ['/org.openoffice.Office.Writer/Content/Update', 'Link', '0'],
  ['/org.openoffice.Office.Calc/Content/Update', 'Link', '2'],
];

function registry(): string {
  const items = settings.map(
    ([node, name, value]) =>
      `<item oor:path="${node}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  const head = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}${items.join('')}</oor:items>\n`;
}

async function makeProfile(folder: string): Promise<string> {
  const profile = join(folder, 'profile');
  await mkdir(join(profile, 'user'), { recursive: true, mode: 0o700 });
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), registry(), { mode: 0o600 });
  return pathToFileURL(profile).href;
}

/** Of the program at a path. */
export function libreOfficeAt(program: string): Converter {
  return {
    key: 'libreoffice',
    name: 'LibreOffice',
    takes: ['docx', 'xlsx'],
    async command(folder, files) {
      const profile = await makeProfile(folder);
      const words = [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--norestore',
        '--nolockcheck',
        '--nodefault',
        '--nologo',
        '--convert-to',
        'pdf',
        '--outdir',
        dirname(files[0]!.pdf),
        ...files.map(({ path }) => path),
      ];
      return { program, words };
    },
    afterStop: () => null,
  };
}

/** Null where it is not installed. */
export function findLibreOffice(machine: Machine): Converter | null {
  const path = [...knownPlaces(machine), ...onPath(machine)].find((place) => machine.isProgram(place));
  return path === undefined ? null : libreOfficeAt(path);
}
