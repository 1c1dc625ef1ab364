// Documents to PDF by the office program: a profile of its own without macros, several documents in one run, one run
// at a time.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OfficeProgram } from './officeProgram.ts';
import { withPrivateFolder } from './privateFolder.ts';
import { runConverter } from './runConverter.ts';

export interface ToConvert {
  name: string;
  bytes: Buffer;
}

export interface Conversion {
  office: OfficeProgram;
  dataFolder: string;
  documents: readonly ToConvert[];
  signal: AbortSignal;
  /** Seconds of the whole run; by default a minute and some for every document. */
  seconds?: number;
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

/** The words after the program's name. The paths hold no word of the documents' own names. */
export function conversionWords(profile: string, output: string, paths: readonly string[]): string[] {
  return [
    `-env:UserInstallation=${profile}`,
    '--headless',
    '--norestore',
    '--nolockcheck',
    '--nodefault',
    '--nologo',
    '--convert-to',
    'pdf',
    '--outdir',
    output,
    ...paths,
  ];
}

async function convert({ office, documents, signal, seconds }: Conversion, folder: string): Promise<Buffer[]> {
  const profile = await makeProfile(folder);
  const output = join(folder, 'pdf');
  await mkdir(output, { mode: 0o700 });
  const paths: string[] = [];
  for (const [at, { name, bytes }] of documents.entries()) {
    const path = join(folder, `${at}${extname(name).toLowerCase() === '.xlsx' ? '.xlsx' : '.docx'}`);
    await writeFile(path, bytes, { mode: 0o600 });
    paths.push(path);
  }
  await runConverter({
    program: office.path,
    words: conversionWords(profile, output, paths),
    folder,
    seconds: seconds ?? 60 + 20 * documents.length,
    signal,
  });
  return Promise.all(
    documents.map(({ name }, at) =>
      readFile(join(output, `${at}.pdf`)).catch((cause: unknown) => {
        throw new Refusal('unavailable', `办公软件没有排好“${name}”。`, { cause });
      }),
    ),
  );
}

let last: Promise<unknown> = Promise.resolve();

/**
 * The PDFs of the documents (.docx, .xlsx), in their order. Waits while another conversion runs.
 * @throws Refusal `unavailable` when the program fails, hangs or is stopped.
 */
export function convertToPdf(conversion: Conversion): Promise<Buffer[]> {
  const turn = last.then(() => withPrivateFolder(conversion.dataFolder, (folder) => convert(conversion, folder)));
  last = turn.catch(() => undefined);
  return turn;
}
