// A long dossier through LibreOffice, where it is installed: the pages of the contents are the pages on paper.
// Every person in it is invented, so files on disk are allowed here.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentKey } from '../../../../shared/rules/mediation/documents.ts';
import { writePaper } from '../../documents/paper/paperFile.ts';
import { writtenBytes } from '../../documents/writtenBytes.ts';
import { type BoundDossier, bindDossier } from './bindDossier.ts';
import { longDossier, printedCase } from './longDossier.ts';
import type { ScanPage } from './scanPages.ts';

const run = promisify(execFile);
const onPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const renders = onPath('soffice') && onPath('pdftotext') && onPath('pdfimages');

/** A scan of a given shape, grey all over. */
const scan = (width: number, height: number): ScanPage => ({
  width,
  height,
  picture: {
    extension: 'jpeg',
    bytes: async () => {
      const canvas = createCanvas(width, height);
      const context = canvas.getContext('2d');
      context.fillStyle = '#cccccc';
      context.fillRect(0, 0, width, height);
      return canvas.encode('jpeg', 60);
    },
  },
});

const scans: Partial<Record<DocumentKey, ScanPage[]>> = {
  identity: [scan(856, 540), scan(540, 856), scan(600, 600)],
  D10: [scan(595, 842), scan(595, 842)],
  receipt: [scan(1200, 400)],
};
const scanFields = { scanIdentity: 3, scanD10: 2, scanReceipt: 1 };

describe.skipIf(!renders)('a long dossier on paper', () => {
  let folder = '';
  let bound: BoundDossier;
  let pages: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dossier-'));
    const dossier = { ...longDossier(24, 1100), scans: scanFields };
    bound = bindDossier(printedCase(dossier), (document) => scans[document] ?? []);
    const { sections, pictures } = bound;
    const file = { title: '卷宗', writtenAt: '2026-11-21T02:00:00.000Z', sections, pictures };
    await writeFile(join(folder, 'dossier.docx'), await writtenBytes((out) => writePaper(file, out)));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const words = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'dossier.docx')];
    await run('soffice', words, { timeout: 150_000 });
    const { stdout } = await run('pdftotext', ['-layout', join(folder, 'dossier.pdf'), '-'], { maxBuffer: 1 << 26 });
    // A form feed ends every page.
    pages = stdout.split('\f').slice(0, -1);
  }, 160_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const plain = (text: string): string => text.replace(/\s+/g, '');
  /** Sheets before the one numbered 1. */
  const before = (): number => pages.findIndex((page) => /—\s*1\s*—\s*$/.test(page.trimEnd()));

  test('has as many pages as were counted, each with its number', () => {
    expect(bound.pages).toBeGreaterThan(80);
    expect(pages.length).toBe(before() + bound.pages);
    pages.slice(before()).forEach((page, at) => {
      expect(plain(page)).toMatch(new RegExp(`—${at + 1}—$`));
    });
  });

  test('every document begins on the page that the contents name', () => {
    const first = before();
    expect(bound.contents.length).toBeGreaterThan(35);
    for (const { title, page } of bound.contents.slice(0, -1)) {
      const heading = title.replace(/（第\d+[次份]）$/, '');
      expect({
        title,
        page,
        text: plain(pages[first + page - 1]!)
          .replace('草稿（尚未归档）', '')
          .slice(0, heading.length),
      }).toEqual({
        title,
        page,
        text: heading,
      });
    }
  });

  test('the contents on paper show these numbers', () => {
    const contents = pages.slice(1, before()).map(plain).join('');
    bound.contents.forEach(({ title, page }, at) => {
      expect(contents).toContain(`${at + 1}${title}${page}`);
    });
  });

  test('no page begins with signatures: a line of the text goes along', () => {
    const first = pages.map((page) => plain(page).replace('草稿（尚未归档）', ''));
    const alone = first.filter((text) => /^[^，。：]{2,8}（签名/.test(text));
    // Only behind a table that is longer than a page nothing can be taken along.
    expect(alone.filter((text) => !text.startsWith('主持人（签名）'))).toEqual([]);
  });

  test('every scan is on a page of its own', async () => {
    const { stdout } = await run('pdfimages', ['-list', join(folder, 'dossier.pdf')]);
    const rows = stdout
      .trim()
      .split('\n')
      .slice(2)
      .map((row) => row.trim().split(/\s+/)[0]);
    expect(rows).toHaveLength(6);
    expect(new Set(rows).size).toBe(6);
  });
});
