// Renders documents with LibreOffice, where it is installed, and reads the pages back: what Word, WPS and Excel users see.
// Every person in them is invented, so files on disk are allowed here.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDocxTable } from './docxTable.ts';
import { inventedRoster } from './inventedTable.ts';
import { writeRecoverySheet } from './recoverySheet.ts';
import { testOptions, writtenBytes } from './writtenBytes.ts';
import { writeXlsxTable } from './xlsxTable.ts';

const run = promisify(execFile);
const onPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const renders = onPath('soffice') && onPath('pdftotext') && onPath('pdfinfo');

describe.skipIf(!renders)('on paper', () => {
  let folder = '';
  const rows = 40;
  const columns = 15;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'documents-'));
    const roster = () => inventedRoster(rows, columns);
    const files = {
      'roster.xlsx': await writtenBytes((out) => writeXlsxTable(roster().document, roster().rows, out, testOptions)),
      'roster-word.docx': await writtenBytes((out) =>
        writeDocxTable(roster().document, roster().rows, out, testOptions),
      ),
      'recovery.docx': await writtenBytes((out) =>
        writeRecoverySheet(
          { recoveryKey: 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789-CHCK', township: '迁陵镇', madeOn: '2026-11-21' },
          out,
        ),
      ),
    };
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const paths = Object.keys(files).map((name) => join(folder, name));
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths], {
      timeout: 150_000,
    });
  }, 160_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const pages = async (name: string): Promise<string[]> => {
    const { stdout } = await run('pdftotext', ['-layout', join(folder, name), '-']);
    return stdout.split('\f').filter((page) => page.trim() !== '');
  };
  const paper = async (name: string): Promise<string> =>
    (await run('pdfinfo', [join(folder, name)])).stdout.match(/Page size:.*/)![0];

  test.each(['roster.pdf', 'roster-word.pdf'])('%s repeats its header and numbers its pages', async (name) => {
    const read = await pages(name);
    expect(read.length).toBeGreaterThan(1);
    read.forEach((page, index) => {
      expect(page).toContain('公民身份号码');
      expect(page.replace(/\s+/g, '')).toContain(`第${index + 1}页共${read.length}页`);
    });
    expect(await paper(name)).toMatch(/841\.\d+ x 595\.\d+ pts \(A4\)/);
    const text = read.join('\n');
    // Whole on one line: 18 digits, 11 digits, three characters.
    expect(text.match(/(?<!\d)433199\d{11}[\dX](?!\d)/g)).toHaveLength(rows);
    expect(text.match(/(?<!\d)1380743\d{4}(?!\d)/g)).toHaveLength(rows);
    expect(text).toContain('张建国');
    expect(text.replace(/\s+/g, '')).toContain('单位负责人：田志强审核人：彭春梅填表人：向小红联系电话：0743-7722018');
  });

  test('the recovery sheet is one page', async () => {
    const read = await pages('recovery.pdf');
    expect(read).toHaveLength(1);
    expect(read[0]).toContain('CHCK');
  });
});
