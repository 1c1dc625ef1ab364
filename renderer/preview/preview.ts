// What a preview is asked for and what it shows.
import type { OpenedPreview, ShownDocument } from '../../shared/contract/previewProcedures.ts';

export type { OpenedPreview, ShownDocument };

/** One document to look at: the name of its file, and how it is written into a place. */
export interface PreviewOrder {
  name: string;
  /** Starts the very export that would write the file to disk. */
  write(file: string): Promise<{ job: string }>;
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
