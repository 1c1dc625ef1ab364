/// <reference path="./pdfWorker.d.ts" />
// Pages of a PDF (a scan, or a document converted for looking at it) as pictures, in this thread and without the network: pdf.js with the canvas of Skia.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, createCanvas, DOMMatrix, ImageData, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Character maps, standard fonts and decoders of pdf.js: beside the program's assets, from source in the package. */
export function pdfDataFolder(assetFolder: string): string {
  const shipped = join(assetFolder, 'pdf');
  if (existsSync(shipped)) return shipped;
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}

const folders: Readonly<Record<string, string>> = {
  cMapUrl: 'cmaps',
  iccUrl: 'iccs',
  standardFontDataUrl: 'standard_fonts',
  wasmUrl: 'wasm',
};

interface Drawn {
  canvas: Canvas | null;
  context: SKRSContext2D | null;
}

/** pdf.js picks its own for the browser where the program runs inside Electron. */
class SkiaCanvasFactory {
  create(width: number, height: number): Drawn {
    const canvas = createCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }
  reset({ canvas }: Drawn, width: number, height: number): void {
    if (!canvas) return;
    canvas.width = width;
    canvas.height = height;
  }
  destroy(drawn: Drawn): void {
    drawn.canvas = null;
    drawn.context = null;
  }
}

class NoFilterFactory {
  addFilter(): string {
    return 'none';
  }
  addHCMFilter(): string {
    return 'none';
  }
  addAlphaFilter(): string {
    return 'none';
  }
  addLuminosityFilter(): string {
    return 'none';
  }
  addHighlightHCMFilter(): string {
    return 'none';
  }
  destroy(): void {}
}

function dataFactory(folder: string) {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const place = folders[kind];
      if (place === undefined || !/^[\w.-]+$/.test(filename)) throw new Error(`no such data of pdf.js: ${kind}`);
      return new Uint8Array(await readFile(join(folder, place, filename)));
    }
  };
}

async function pdfLibrary() {
  // Before it is loaded: it looks for these as it starts.
  Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
  const [library, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]);
  Object.assign(globalThis, { pdfjsWorker: worker });
  return library;
}

export interface OpenPdf {
  /** Points. */
  sizes: { width: number; height: number }[];
  /** Page 1 is the first. */
  draw(page: number, dotsPerInch: number): Promise<Canvas>;
  close(): Promise<void>;
}

/** Opens a PDF. Rejects for one that is damaged or asks for a password. */
export async function openPdf(bytes: Buffer, dataFolder: string): Promise<OpenPdf> {
  const { getDocument } = await pdfLibrary();
  const here = `${dataFolder}/`;
  const task = getDocument({
    // A copy: pdf.js keeps the buffer for itself.
    data: new Uint8Array(bytes),
    cMapUrl: `${here}cmaps/`,
    cMapPacked: true,
    iccUrl: `${here}iccs/`,
    standardFontDataUrl: `${here}standard_fonts/`,
    wasmUrl: `${here}wasm/`,
    CanvasFactory: SkiaCanvasFactory,
    FilterFactory: NoFilterFactory,
    BinaryDataFactory: dataFactory(dataFolder),
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  });
  const pdf: PDFDocumentProxy = await task.promise;
  const sizes: OpenPdf['sizes'] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
    sizes.push({ width, height });
  }
  return {
    sizes,
    async draw(number, dotsPerInch) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: dotsPerInch / 72 });
      const canvas = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
      const context = canvas.getContext('2d');
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
      page.cleanup();
      return canvas;
    },
    close: () => task.destroy(),
  };
}
