// WPS and Microsoft Office on Windows, which export PDFs for whoever asks over COM. Not on Linux: WPS has no command
// that converts there, only an interface to its open window for compiled programs (github.com/timxx/pywpsrpc, issue 22).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Converter, DocumentKind } from './converter.ts';
import { type Machine, systemFolder } from './machine.ts';
import { endScript, exportScript } from './windowsScripts.ts';

interface Suite {
  key: Converter['key'];
  name: string;
  /** Names to start it by, the newest first. */
  programs: Record<DocumentKind, readonly string[]>;
  /** The classes behind them, where another suite answers to the same names. */
  classes: Partial<Record<DocumentKind, string>>;
  /** Files of the processes that serve, as Windows lists them. */
  servers: readonly string[];
}

const suites: readonly Suite[] = [
  {
    key: 'wps',
    name: 'WPS',
    programs: { docx: ['KWPS.Application', 'WPS.Application'], xlsx: ['KET.Application', 'ET.Application'] },
    classes: {},
    servers: ['wps.exe', 'et.exe', 'wpsoffice.exe'],
  },
  {
    key: 'office',
    name: 'Microsoft Office',
    programs: { docx: ['Word.Application'], xlsx: ['Excel.Application'] },
    // WPS may have taken the names over; these are Microsoft's own.
    classes: {
      docx: '{000209FF-0000-0000-C000-000000000046}',
      xlsx: '{00024500-0000-0000-C000-000000000046}',
    },
    servers: ['WINWORD.EXE', 'EXCEL.EXE'],
  },
];

async function isThere(machine: Machine, suite: Suite, kind: DocumentKind): Promise<boolean> {
  const wanted = suite.classes[kind];
  for (const program of suite.programs[kind]) {
    const text = await machine.registryText(`HKEY_CLASSES_ROOT\\${program}\\CLSID`);
    if (text !== null && (wanted === undefined || text.toUpperCase().includes(wanted))) return true;
  }
  return false;
}

/** The words before a script. It is given encoded, as the program wants it, so that nothing in it has to be quoted. */
function powerShellWords(script: string): string[] {
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  return ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', encoded];
}

function converterOf(suite: Suite, takes: readonly DocumentKind[], powerShell: string): Converter {
  const { key, name, programs, servers } = suite;
  const run = (script: string, folder: string): Command => ({
    program: powerShell,
    words: powerShellWords(script),
    env: {
      PREVIEW_FOLDER: folder,
      PREVIEW_WORD: programs.docx.join(';'),
      PREVIEW_EXCEL: programs.xlsx.join(';'),
      PREVIEW_SERVERS: servers.join(';'),
    },
  });
  return {
    key,
    name,
    takes,
    command: async (folder) => run(exportScript, folder),
    afterStop: (folder) => (existsSync(join(folder, 'started.txt')) ? run(endScript, folder) : null),
  };
}

/** The suites of a Windows computer, the one its papers are mostly opened with first; none elsewhere. */
export async function findWindowsOffice(machine: Machine): Promise<Converter[]> {
  if (machine.platform !== 'win32') return [];
  const powerShell = `${systemFolder(machine.env)}\\WindowsPowerShell\\v1.0\\powershell.exe`;
  if (!machine.isProgram(powerShell)) return [];
  const found = await Promise.all(
    suites.map(async (suite) => {
      const kinds: DocumentKind[] = [];
      for (const kind of ['docx', 'xlsx'] as const) if (await isThere(machine, suite, kind)) kinds.push(kind);
      return kinds.length === 0 ? [] : [converterOf(suite, kinds, powerShell)];
    }),
  );
  return found.flat();
}
