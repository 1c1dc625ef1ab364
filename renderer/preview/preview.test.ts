import { expect, test } from 'vitest';
import { facesOf, fineness, nextZoom, paperRules, sheetOf, zoomToFit } from './preview.ts';

const a4 = { width: 595.28, height: 841.89 };
const across = { width: 841.89, height: 595.28 };

test('pages of several documents stand in one row, each known by its document', () => {
  const faces = facesOf([
    { kind: 'pages', name: 'a.docx', pages: [a4, across] },
    { kind: 'word', name: 'b.docx' },
    { kind: 'pages', name: 'c.xlsx', pages: [across] },
  ]);
  expect(faces.map(({ document, page }) => [document, page])).toEqual([
    [0, 1],
    [0, 2],
    [2, 1],
  ]);
});

test('every sheet is printed at its own size', () => {
  expect(sheetOf(a4)).toBe('210mm 297mm');
  const { rules, names } = paperRules(facesOf([{ kind: 'pages', name: 'a', pages: [a4, across, a4] }]));
  expect(names).toEqual(['pv0', 'pv1', 'pv0']);
  expect(rules).toBe('@page pv0 { size: 210mm 297mm; margin: 0; }\n@page pv1 { size: 297mm 210mm; margin: 0; }');
});

test('the zoom goes by steps and stays at the ends; the widest page fits', () => {
  expect(nextZoom(0.9, 1)).toBe(1);
  expect(nextZoom(0.9, -1)).toBe(0.75);
  expect(nextZoom(3, 1)).toBe(3);
  expect(nextZoom(0.5, -1)).toBe(0.5);
  const faces = facesOf([{ kind: 'pages', name: 'a', pages: [a4, across] }]);
  expect(zoomToFit(faces, 841.89 * (96 / 72))).toBeCloseTo(1);
  expect(zoomToFit(faces, 9000)).toBe(1.5);
  expect(fineness(1, 1)).toBe(96);
  expect(fineness(3, 4)).toBe(300);
});
