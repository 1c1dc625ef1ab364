// Conversion by programs that behave well, fail, hang, write nothing or half, and by one after another.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type FakeProgram, fakeProgram, onePagePdf } from '../testing/fakeOffice.ts';
import { convertToPdf } from './conversion.ts';
import type { Converter } from './converter.ts';
import { findConverters } from './findConverters.ts';
import { findLibreOffice, libreOfficeAt } from './libreOffice.ts';
import type { Machine } from './machine.ts';
import { hasMemoryFolder } from './privateFolder.ts';
import { exportScript } from './windowsScripts.ts';

const letter = { name: '协议书.docx', bytes: Buffer.from('PK letter') };
const table = { name: '汇总表.xlsx', bytes: Buffer.from('PK table') };

function fake(script: string, at?: string): FakeProgram {
  const program = fakeProgram(script, at);
  onTestFinished(program.remove);
  return program;
}

interface Given {
  documents?: (typeof letter)[];
  seconds?: number;
  signal?: AbortSignal;
}

const converted = (converters: readonly Converter[], { documents = [letter], seconds = 20, signal }: Given = {}) =>
  convertToPdf({
    converters,
    dataFolder: tmpdir(),
    documents,
    seconds,
    signal: signal ?? new AbortController().signal,
  });

const leftovers = () =>
  hasMemoryFolder()
    ? readdirSync('/dev/shm').filter((name) => name.startsWith(`taizhang-preview-${process.pid}-`))
    : [];

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function ended(note: string): Promise<void> {
  const pids = readFileSync(note, 'utf8').trim().split(' ').map(Number);
  await expect.poll(() => pids.filter(isRunning), { timeout: 5000 }).toEqual([]);
}

// The stand-ins are shell scripts.
describe.skipIf(process.platform === 'win32')('a program without a window', () => {
  /** As LibreOffice is asked: the folder after --outdir, then the documents. */
  const copies = (page: string, only = '') =>
    `for word; do case "$word" in */${only}*.docx|*/${only}*.xlsx) n=$(basename "$word"); cp ${page} pdf/\${n%.*}.pdf;; esac; done`;
  const good = () => {
    const program = fake(`${copies('"$(dirname "$0")/page.pdf"')}`);
    return libreOfficeAt(program.path);
  };

  test('what it writes comes back in the order of the documents', async () => {
    const [first, second] = await converted([good()], { documents: [table, letter] });
    expect(first).toEqual({ pdf: onePagePdf(), by: 'LibreOffice' });
    expect(second?.pdf).toEqual(onePagePdf());
    expect(leftovers()).toEqual([]);
  });

  test('that fails, or writes nothing, is told in words', async () => {
    const why = async (script: string) => (await converted([libreOfficeAt(fake(script).path)]))[0];
    expect(await why('exit 7')).toEqual({ pdf: null, why: 'LibreOffice 没有排好这份文件。' });
    expect(await why('exit 0')).toEqual({ pdf: null, why: 'LibreOffice 没有排好“协议书.docx”。' });
    expect(await why('printf "%%PDF-1.4 half" > pdf/0.pdf')).toEqual({
      pdf: null,
      why: 'LibreOffice 没有排好“协议书.docx”。',
    });
    const [missing] = await converted([libreOfficeAt('/nowhere/office')]);
    expect(missing).toEqual({ pdf: null, why: 'LibreOffice 没有启动，可能没有装完整。' });
    expect(await converted([])).toEqual([{ pdf: null, why: null }]);
  });

  test('one document that is not done does not take the others with it', async () => {
    const program = fake(`${copies('"$(dirname "$0")/page.pdf"', '1')}; exit 1`);
    const documents = [letter, { ...letter, name: '卷宗.docx' }];
    const [first, second] = await converted([libreOfficeAt(program.path)], { documents });
    expect(first).toEqual({ pdf: null, why: 'LibreOffice 没有排好这份文件。' });
    expect(second?.pdf).toEqual(onePagePdf());
  });

  test('what one program does not manage goes to the next, and what no program takes stays', async () => {
    const bad: Converter = { ...libreOfficeAt(fake('exit 3').path), key: 'wps', name: 'WPS', takes: ['docx'] };
    const told: string[] = [];
    const answers = await convertToPdf({
      converters: [bad, good()],
      dataFolder: tmpdir(),
      documents: [letter, table],
      signal: new AbortController().signal,
      onRun: (name, documents) => told.push(`${name} ${documents}`),
    });
    expect(answers.map((each) => (each.pdf === null ? each.why : each.by))).toEqual(['LibreOffice', 'LibreOffice']);
    expect(told).toEqual(['WPS 1', 'LibreOffice 2']);
    const alone = await converted([bad], { documents: [letter, table] });
    expect(alone).toEqual([
      { pdf: null, why: 'WPS 没有排好这份文件。' },
      { pdf: null, why: null },
    ]);
  });

  test('that hangs is ended with what it started, also on cancel, and no other program is tried then', async () => {
    const { path, folder } = fake('sleep 300 & echo "$$ $!" > "$(dirname "$0")/pids"; wait');
    const note = join(folder, 'pids');
    const [late] = await converted([libreOfficeAt(path)], { seconds: 1 });
    expect(late).toEqual({ pdf: null, why: 'LibreOffice 1 秒没有排好版，已停止。' });
    await ended(note);
    rmSync(note);

    const cancel = new AbortController();
    const second = fake('touch "$(dirname "$0")/ran"');
    const running = converted([libreOfficeAt(path), libreOfficeAt(second.path)], { signal: cancel.signal });
    running.catch(() => undefined);
    await expect.poll(() => existsSync(note), { timeout: 5000 }).toBe(true);
    cancel.abort();
    await expect(running).rejects.toThrow('已取消');
    await ended(note);
    expect(existsSync(join(second.folder, 'ran'))).toBe(false);
    expect(leftovers()).toEqual([]);
  });
});

describe('Windows', () => {
  const microsoft: Record<string, string> = {
    'Word.Application': '{000209FF-0000-0000-C000-000000000046}',
    'Excel.Application': '{00024500-0000-0000-C000-000000000046}',
  };
  const wps: Record<string, string> = {
    'KWPS.Application': '{000209FF-0000-4b30-A977-D214852036FF}',
    'KET.Application': '{45540001-5750-5300-4B49-4E47534F4655}',
  };
  const windows = (classes: Record<string, string>, { SystemRoot = 'C:\\Windows', office = true } = {}): Machine => ({
    platform: 'win32',
    env: { SystemRoot, ProgramFiles: 'C:\\Program Files' },
    isProgram: (path) =>
      path.endsWith('powershell.exe') || (office && path.endsWith('LibreOffice\\program\\soffice.com')),
    registryText: async (key) => {
      const value = classes[key.split('\\')[1] ?? ''];
      return value === undefined ? null : `${key}\r\n    (默认)    REG_SZ    ${value}\r\n`;
    },
  });
  const names = async (machine: Machine) => (await findConverters(machine)).map(({ name }) => name);

  test('WPS comes first, then Microsoft Office, then LibreOffice; what is not there is not named', async () => {
    expect(await names(windows({ ...microsoft, ...wps }))).toEqual(['WPS', 'Microsoft Office', 'LibreOffice']);
    expect(await names(windows(microsoft, { office: false }))).toEqual(['Microsoft Office']);
    expect(await names(windows({}, { office: false }))).toEqual([]);
    const [word] = await findConverters(windows({ 'Word.Application': microsoft['Word.Application']! }));
    expect(word?.takes).toEqual(['docx']);
  });

  test('WPS that answers to the name of Word is not taken for Word', async () => {
    const posing = {
      ...wps,
      'Word.Application': wps['KWPS.Application']!,
      'Excel.Application': wps['KET.Application']!,
    };
    expect(await names(windows(posing, { office: false }))).toEqual(['WPS']);
  });

  test('the script is a constant and holds no path; the folder comes beside it', async () => {
    const [converter] = await findConverters(windows(wps));
    const { program, words, env } = await converter!.command("C:\\用户 'A'; exit\\scratch-1", []);
    expect(program).toBe('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
    expect(Buffer.from(words.at(-1)!, 'base64').toString('utf16le')).toBe(exportScript);
    expect(words.slice(0, -1).join(' ')).toBe('-NoLogo -NoProfile -NonInteractive -EncodedCommand');
    expect(env?.PREVIEW_FOLDER).toBe("C:\\用户 'A'; exit\\scratch-1");
    expect(env?.PREVIEW_WORD).toBe('KWPS.Application;WPS.Application');
    // The longest command line that Windows takes is 32,767 characters.
    expect(words.join(' ').length).toBeLessThan(30_000);
  });

  // On Linux a backslash is a letter like any other, so that a file can have the whole path for its name.
  test.skipIf(process.platform === 'win32')(
    'what PowerShell started outside itself is ended when it hangs, and only then',
    async () => {
      const place = (script: string) => fake(script, 'windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
      const wpsOf = async ({ folder }: FakeProgram): Promise<Converter> => {
        const machine = windows(wps, { SystemRoot: `${folder}/windows`, office: false });
        return (await findConverters(machine))[0]!;
      };

      const wellBehaved = place(
        'cp "$(dirname "$0")/page.pdf" "$PREVIEW_FOLDER/pdf/0.pdf"; echo 4 5 > "$PREVIEW_FOLDER/started.txt"; echo "$@" >> "$(dirname "$0")/runs"',
      );
      const [done] = await converted([await wpsOf(wellBehaved)]);
      expect(done).toEqual({ pdf: onePagePdf(), by: 'WPS' });
      const runs = (program: FakeProgram) => readFileSync(join(program.folder, 'runs'), 'utf8').trim().split('\n');
      expect(runs(wellBehaved)).toHaveLength(1);

      const hanging = place(
        'echo "$@" >> "$(dirname "$0")/runs"; if [ -e "$PREVIEW_FOLDER/started.txt" ]; then exit 0; fi; echo 4 5 > "$PREVIEW_FOLDER/started.txt"; sleep 300',
      );
      const [late] = await converted([await wpsOf(hanging)], { seconds: 1 });
      expect(late).toEqual({ pdf: null, why: 'WPS 1 秒没有排好版，已停止。' });
      expect(runs(hanging)).toHaveLength(2);
      const scripts = runs(hanging).map((words) => Buffer.from(words.split(' ').at(-1)!, 'base64').toString('utf16le'));
      expect(scripts[0]).toContain('ExportAsFixedFormat');
      expect(scripts[1]).toContain('Stop-Process');

      const nothingStarted = place('echo "$@" >> "$(dirname "$0")/runs"; exit 3');
      const [failed] = await converted([await wpsOf(nothingStarted)]);
      expect(failed).toEqual({ pdf: null, why: 'WPS 没有排好这份文件。' });
      expect(runs(nothingStarted)).toHaveLength(1);
    },
  );
});

test('LibreOffice is found by its place, never in a relative folder of PATH', () => {
  const { folder } = fake('');
  const on = async (platform: NodeJS.Platform, env: Record<string, string>, there: string) => {
    const registryText = async () => null;
    const found = findLibreOffice({ platform, env, isProgram: (path) => path === there, registryText });
    return (await found?.command(folder, [{ kind: 'docx', path: '/x/0.docx', pdf: '/x/pdf/0.pdf' }]))?.program;
  };
  return Promise.all([
    expect(
      on('win32', { ProgramFiles: 'C:\\Program Files' }, 'C:\\Program Files\\LibreOffice\\program\\soffice.com'),
    ).resolves.toBe('C:\\Program Files\\LibreOffice\\program\\soffice.com'),
    expect(on('linux', { PATH: '.:/opt/x/bin' }, '/opt/x/bin/soffice')).resolves.toBe('/opt/x/bin/soffice'),
    expect(on('linux', { PATH: '.:bin' }, 'bin/soffice')).resolves.toBeUndefined(),
  ]);
});
