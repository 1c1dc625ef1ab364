import { expect, test } from 'vitest';
import {
  facesOf,
  fineness,
  laidOutBy,
  nextZoom,
  paperRules,
  printRuns,
  roughBecause,
  type ShownDocument,
  sheetOf,
  withoutPages,
  zoomToFit,
} from './preview.ts';
import { acrossA4, roughNote, roughSheets, uprightA4 } from './roughPaper.ts';

const a4 = { width: 595.28, height: 841.89 };
const across = { width: 841.89, height: 595.28 };

test('pages of several documents stand in one row, each known by its document', () => {
  const faces = facesOf([
    { kind: 'pages', name: 'a.docx', by: 'WPS', pages: [a4, across] },
    { kind: 'word', name: 'b.docx', why: null },
    { kind: 'pages', name: 'c.xlsx', by: 'WPS', pages: [across] },
  ]);
  expect(faces.map(({ document, page }) => [document, page])).toEqual([
    [0, 1],
    [0, 2],
    [2, 1],
  ]);
});

test('every sheet is printed at its own size', () => {
  expect(sheetOf(a4)).toBe('210mm 297mm');
  const { rules, names } = paperRules(facesOf([{ kind: 'pages', name: 'a', by: 'WPS', pages: [a4, across, a4] }]));
  expect(names).toEqual(['pv0', 'pv1', 'pv0']);
  expect(rules).toBe('@page pv0 { size: 210mm 297mm; margin: 0; }\n@page pv1 { size: 297mm 210mm; margin: 0; }');
});

test('the zoom goes by steps and stays at the ends; the widest page fits', () => {
  expect(nextZoom(0.9, 1)).toBe(1);
  expect(nextZoom(0.9, -1)).toBe(0.75);
  expect(nextZoom(3, 1)).toBe(3);
  expect(nextZoom(0.5, -1)).toBe(0.5);
  const faces = facesOf([{ kind: 'pages', name: 'a', by: 'WPS', pages: [a4, across] }]);
  expect(zoomToFit(faces, 841.89 * (96 / 72))).toBeCloseTo(1);
  expect(zoomToFit(faces, 9000)).toBe(1.5);
  expect(fineness(1, 1)).toBe(96);
  expect(fineness(3, 4)).toBe(300);
});

const pages = (name: string, by: string, count = 1): ShownDocument => ({
  kind: 'pages',
  name,
  by,
  pages: Array.from({ length: count }, () => a4),
});
const word = (name: string, why: string | null): ShownDocument => ({ kind: 'word', name, why });

test('why there are no true pages is said, and what to do', () => {
  const libreOffice = [{ key: 'libreoffice' as const }];
  expect(roughBecause([pages('a', 'WPS'), word('b', '坏了。')], 'auto', libreOffice)).toBeNull();
  expect(roughBecause([word('a', 'WPS 没有启动。')], 'auto', libreOffice)).toMatch(/^WPS 没有启动。这里按文件内容粗排/);
  expect(roughBecause([word('a', null)], 'auto', [])).toMatch(/^本机没有能排版的办公软件/);
  expect(roughBecause([word('a', null)], 'wps', libreOffice)).toMatch(/^本机没有设置里选的 WPS/);
  expect(roughBecause([word('a', null)], 'own', libreOffice)).toMatch(/^设置里选的是由程序自己排版/);
  expect(roughBecause([word('a', null)], 'auto', libreOffice)).toMatch(/^没有使用办公软件排版/);
});

test('documents without pages are named beside those that have some, and the programs each once', () => {
  const shown = [pages('a', 'WPS'), word('b', '坏了。'), pages('c', 'LibreOffice'), pages('d', 'WPS')];
  expect(withoutPages(shown)).toEqual([{ name: 'b', why: '坏了。' }]);
  expect(withoutPages([word('b', '坏了。')])).toEqual([]);
  expect(laidOutBy(shown)).toEqual(['WPS', 'LibreOffice']);
});

test('many pages are printed in runs that keep a document together', () => {
  const faces = facesOf([pages('a', 'WPS', 3), pages('b', 'WPS', 2), pages('c', 'WPS', 7)]);
  expect(printRuns(faces, 5).map((run) => run.length)).toEqual([5, 5, 2]);
  expect(printRuns(faces, 4).map((run) => run.length)).toEqual([3, 2, 4, 3]);
  expect(printRuns(faces, 4).flat()).toEqual(faces);
  expect(printRuns([], 5)).toEqual([]);
});

test('every rough sheet says so, each size of paper once', () => {
  const sheets = roughSheets();
  expect([sheets.nameOf(uprightA4), sheets.nameOf(acrossA4), sheets.nameOf(uprightA4)]).toEqual([
    'pvr0',
    'pvr1',
    'pvr0',
  ]);
  const rules = sheets.rules().split('\n');
  expect(rules).toHaveLength(2);
  for (const rule of rules) expect(rule).toContain(roughNote);
});
