// What a preview is asked for and what it shows.
import type {
  ConverterKey,
  OpenedPreview,
  PageMaker,
  PaperKind,
  ShownDocument,
} from '../../shared/contract/previewProcedures.ts';
import type { Started } from '../api/useJob.ts';
import { makerNames } from './pageMaker.ts';

export type { OpenedPreview, ShownDocument };

/** One document to look at, or a .zip of several: the name of its file, and how it is written into a place. */
export interface PreviewOrder {
  name: string;
  /** What its fonts are those of. */
  papers: readonly PaperKind[];
  /** Starts the very export that would write the file to disk. */
  write(file: string): Promise<Started>;
}

/** What could not be shown, and why. */
export interface NotShown {
  name: string;
  why: string;
}

const rough = '这里按文件内容粗排，换行和分页可能与纸上不同';

/** Why what is shown are no true pages; null when there are some. `programs` are those of this computer. */
export function roughBecause(
  documents: readonly ShownDocument[],
  by: PageMaker,
  programs: readonly { key: ConverterKey }[],
): string | null {
  const told: string[] = [];
  for (const each of documents) {
    if (each.kind === 'pages') return null;
    if (each.why !== null) told.push(each.why);
  }
  if (told[0] !== undefined) return `${told[0]}${rough}。`;
  if (by === 'own') return `设置里选的是由程序自己排版，${rough}；以 WPS 或 Office 打开的为准。`;
  const hasChosen = by === 'auto' ? programs.length > 0 : programs.some(({ key }) => key === by);
  if (hasChosen) return `没有使用办公软件排版，${rough}；以 WPS 或 Office 打开的为准。`;
  const missing = by === 'auto' ? '能排版的办公软件' : `设置里选的 ${makerNames[by]}`;
  return `本机没有${missing}，${rough}；以 WPS 或 Office 打开的为准。`;
}

/** The documents without pages beside others that have them. */
export function withoutPages(documents: readonly ShownDocument[]): NotShown[] {
  if (!documents.some(({ kind }) => kind === 'pages')) return [];
  return documents.flatMap((each) =>
    each.kind === 'pages' ? [] : [{ name: each.name, why: each.why ?? '选定的办公软件不能排这种文件。' }],
  );
}

/** The programs that laid out the pages, each once. */
export function laidOutBy(documents: readonly ShownDocument[]): string[] {
  return [...new Set(documents.flatMap((each) => (each.kind === 'pages' ? [each.by] : [])))];
}

export interface PageFace {
  document: number;
  /** From 1. */
  page: number;
  /** Points. */
  width: number;
  height: number;
}

/** All pages of all documents, in their order. */
export function facesOf(documents: readonly ShownDocument[]): PageFace[] {
  return documents.flatMap((each, document) =>
    each.kind === 'pages' ? each.pages.map((size, at) => ({ document, page: at + 1, ...size })) : [],
  );
}

/** The pages in print runs of at most `most`; a document is cut only where it is longer than that. */
export function printRuns(faces: readonly PageFace[], most: number): PageFace[][] {
  const byDocument = Map.groupBy(faces, ({ document }) => document);
  const runs: PageFace[][] = [];
  for (const pages of byDocument.values()) {
    const last = runs.at(-1);
    if (last && last.length + pages.length <= most) {
      last.push(...pages);
      continue;
    }
    for (let from = 0; from < pages.length; from += most) runs.push(pages.slice(from, from + most));
  }
  return runs;
}

/** Pixels of the screen for one point at 100 %. */
const pixelsPerPoint = 96 / 72;

export const zoomSteps: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** The next step of the zoom in a direction; the last one stays. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? zoomSteps : zoomSteps.toReversed();
  return steps.find((step) => (direction === 1 ? step > zoom + 0.01 : step < zoom - 0.01)) ?? zoom;
}

/** Width and height on the screen, in CSS pixels. */
export function pixelsOf({ width, height }: { width: number; height: number }, zoom: number) {
  return { width: Math.round(width * pixelsPerPoint * zoom), height: Math.round(height * pixelsPerPoint * zoom) };
}

/** The zoom at which the widest page fills `available` CSS pixels, never more than 150 %. */
export function zoomToFit(faces: readonly PageFace[], available: number): number {
  const widest = Math.max(1, ...faces.map(({ width }) => width));
  return Math.max(0.3, Math.min(1.5, available / (widest * pixelsPerPoint)));
}

/** Dots per inch for a zoom on this screen, within what the program draws. */
export function fineness(zoom: number, pixelRatio: number): number {
  return Math.round(Math.max(24, Math.min(300, 96 * zoom * pixelRatio)));
}

/** Size of the sheet in millimetres, in tenths, as `@page` wants it. */
export function sheetOf({ width, height }: { width: number; height: number }): string {
  const millimetres = (points: number) => `${Math.round((points * 254) / 72) / 10}mm`;
  return `${millimetres(width)} ${millimetres(height)}`;
}

/** The styles of the paper: one named page for every size that occurs. @returns the rules, and the name of each face's page. */
export function paperRules(faces: readonly PageFace[]): { rules: string; names: string[] } {
  const bySheet = new Map<string, string>();
  const names = faces.map((face) => {
    const sheet = sheetOf(face);
    const name = bySheet.get(sheet) ?? `pv${bySheet.size}`;
    bySheet.set(sheet, name);
    return name;
  });
  const rules = [...bySheet].map(([sheet, name]) => `@page ${name} { size: ${sheet}; margin: 0; }`);
  return { rules: rules.join('\n'), names };
}
