// Renders official documents with LibreOffice, where it is installed, and reads lines and places back from the pages.
// Every person and office in them is invented, so files on disk are allowed here.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chartPicture } from '../charts/drawChart.ts';
import { inventedTrend } from '../charts/inventedCharts.ts';
import { inventedForm, inventedNotice, inventedReport, longText } from './inventedOfficial.ts';
import type { OfficialDocument } from './officialDocument.ts';
import { officialBytes } from './officialFile.ts';

const run = promisify(execFile);
const onPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const renders = onPath('soffice') && onPath('pdftotext');

/** Points from the upper left corner of the paper. */
interface Word {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Page {
  width: number;
  height: number;
  words: Word[];
}

const pointsOf = (millimetres: number): number => (millimetres / 25.4) * 72;

function pagesOf(html: string): Page[] {
  const number = (element: string, name: string): number =>
    Number(new RegExp(`${name}="([\\d.]+)"`).exec(element)?.[1]);
  return html
    .split('<page ')
    .slice(1)
    .map((page) => ({
      width: number(page, 'width'),
      height: number(page, 'height'),
      words: [...page.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, place, text]) => ({
        text: text!,
        left: number(place!, 'xMin'),
        right: number(place!, 'xMax'),
        top: number(place!, 'yMin'),
        bottom: number(place!, 'yMax'),
      })),
    }));
}

/** Middles of the lines of a page's text, from the top; words whose middles lie close make one line. */
function linesOf(page: Page): { middle: number; text: string }[] {
  const inText = page.words.filter(({ top, bottom }) => {
    const middle = (top + bottom) / 2;
    return middle > pointsOf(37) && middle < page.height - pointsOf(35);
  });
  const lines: { middle: number; words: Word[] }[] = [];
  for (const word of inText) {
    const middle = (word.top + word.bottom) / 2;
    const line = lines.find((each) => Math.abs(each.middle - middle) < 7);
    if (line) line.words.push(word);
    else lines.push({ middle, words: [word] });
  }
  return lines
    .sort((one, other) => one.middle - other.middle)
    .map(({ middle, words }) => ({
      middle,
      text: words
        .sort((one, other) => one.left - other.left)
        .map(({ text }) => text)
        .join(''),
    }));
}

/** Attachments laid across with so many villages each: on some the second page would end with the totals. */
function tablesOf(villages: readonly number[]): OfficialDocument {
  const columns = ['村（社区）', ...Array.from({ length: 9 }, (_column, index) => `指标${index + 1}（次）`)];
  return {
    kind: 'whiteHead',
    title: '工作月报',
    blocks: [{ kind: 'paragraph', text: '情况见附件。' }],
    attachments: villages.map((count) => ({
      title: '分村表',
      blocks: [
        {
          kind: 'table',
          columns: columns.map((label) => ({ label })),
          rows: Array.from({ length: count }, (_row, row) =>
            columns.map((_label, at) => (at === 0 ? '某村' : `${row}`)),
          ),
          totals: [columns.map((_label, at) => (at === 0 ? '合计' : '9'))],
          notes: ['合计的率由合计的分子、分母算出。'],
          signers: [{ label: '填表人：', name: '田桂英' }],
        },
      ],
    })),
  };
}

describe.skipIf(!renders)('official documents on paper', () => {
  let folder = '';
  const pages = new Map<string, Page[]>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'official-'));
    const documents: Record<string, OfficialDocument> = {
      report: inventedReport([await chartPicture(inventedTrend(2))]),
      notice: inventedNotice(),
      form: inventedForm(),
      text: longText(),
      tables: tablesOf(Array.from({ length: 12 }, (_table, index) => index + 18)),
    };
    const options = { writtenAt: '2026-11-21T02:00:00.000Z' };
    for (const [name, document] of Object.entries(documents))
      await writeFile(join(folder, `${name}.docx`), await officialBytes(document, options));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const paths = Object.keys(documents).map((name) => join(folder, `${name}.docx`));
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths], {
      timeout: 150_000,
    });
    for (const name of Object.keys(documents)) {
      const { stdout } = await run('pdftotext', ['-bbox', join(folder, `${name}.pdf`), '-'], { maxBuffer: 1 << 26 });
      pages.set(name, pagesOf(stdout));
    }
  }, 160_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('a full page holds 22 lines of 28 characters', () => {
    const full = pages.get('text')!.slice(1, -1);
    expect(full.length).toBeGreaterThan(1);
    for (const page of full) {
      const lines = linesOf(page);
      expect(lines).toHaveLength(22);
      const pitch = (lines.at(-1)!.middle - lines[0]!.middle) / 21;
      expect(pitch).toBeCloseTo(28.95, 1);
      for (const { text } of lines) expect(text).toMatch(/^(?:.{28}|.{26})$/u);
    }
  });

  test('page numbers stand on the outer side, one character in', () => {
    const numbers = pages
      .get('text')!
      .map(({ words }) => words.find(({ text }) => /^—\d+—$/.test(text)) ?? { text: '', left: 0, right: 0 });
    numbers.forEach(({ text, left, right }, index) => {
      expect(text).toBe(`—${index + 1}—`);
      const edge = pointsOf(index % 2 === 0 ? 210 - 26 : 28);
      expect(Math.abs(index % 2 === 0 ? edge - 14 - right : left - edge - 14)).toBeLessThan(1.5);
    });
  });

  test('on pages laid across they stand beside the left edge: odd ones below, even ones above', () => {
    const across = pages.get('report')!.flatMap((page, index) => (page.width > page.height ? [{ page, index }] : []));
    expect(across.length).toBeGreaterThan(1);
    for (const { page, index } of across) {
      const number = page.words.find(({ text }) => text.replaceAll('—', '') === String(index + 1))!;
      expect(number.right).toBeLessThan(pointsOf(35));
      const isBelow = (number.top + number.bottom) / 2 > page.height / 2;
      expect(isBelow).toBe((index + 1) % 2 === 1);
    }
  });

  test('a long table repeats its head', () => {
    const across = pages.get('report')!.filter((page) => page.width > page.height);
    for (const { words } of across) expect(words.map(({ text }) => text).join('')).toContain('累计同比');
  });

  test('notes and signers of a table never stand without its last rows', () => {
    const signed = pages
      .get('tables')!
      .map(({ words }) => words.map(({ text }) => text))
      .filter((words) => words.some((text) => text.includes('填表人')));
    expect(signed).toHaveLength(12);
    for (const words of signed) {
      expect(words.filter((text) => text === '某村').length).toBeGreaterThan(1);
      expect(words).toContain('合计');
    }
  });

  test('the red head: organs 35 mm beneath the edge of the text, text on the first page, imprint at the foot', () => {
    const notice = pages.get('notice')!;
    const [first] = notice;
    const mark = first!.words.find(({ text }) => text.includes('人民政府文件'))!;
    // The box of the font reaches above its characters.
    expect(Math.abs((mark.top + mark.bottom) / 2 - pointsOf(37 + 35 + 9))).toBeLessThan(6);
    expect(linesOf(first!).some(({ text }) => text.startsWith('本月共排查'))).toBe(true);
    const printed = notice.at(-1)!.words.find(({ text }) => text.includes('印发'))!;
    expect(notice.at(-1)!.height - pointsOf(35) - printed.bottom).toBeLessThan(14);
  });

  test('signature and date do not stand on a page of their own', () => {
    const last = pages.get('notice')!.at(-1)!;
    const lines = linesOf(last).map(({ text }) => text);
    expect(lines.indexOf('2026年11月21日')).toBeGreaterThan(1);
  });

  test('a form is one page', () => {
    expect(pages.get('form')).toHaveLength(1);
  });
});
