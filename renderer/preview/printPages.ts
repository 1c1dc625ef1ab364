// Prints pages as they were converted: pictures at the exact size of the sheet, by the window's own print dialog.
import { call } from '../api/client.ts';
import { type PageFace, paperRules } from './preview.ts';
import { printPaper } from './printPaper.ts';

/** What an office printer resolves of text in grey; finer would only be slower. */
const dotsPerInch = 200;

export interface Printing {
  preview: string;
  faces: readonly PageFace[];
  onProgress: (done: number) => void;
  signal: AbortSignal;
}

/** Opens the print dialog when all pages are drawn. @throws Refusal */
export function printPages({ preview, faces, onProgress, signal }: Printing): Promise<void> {
  const { rules, names } = paperRules(faces);
  return printPaper(rules, signal, async (paper) => {
    for (const [place, { document: at, page, width, height }] of faces.entries()) {
      if (signal.aborted) return;
      const { png } = await call('previews.page', { preview, document: at, page, dotsPerInch });
      const picture = new Image();
      picture.src = `data:image/png;base64,${png}`;
      picture.alt = '';
      picture.style.cssText = `page: ${names[place]}; width: ${width}pt; height: ${height}pt;`;
      await picture.decode();
      paper.append(picture);
      onProgress(place + 1);
    }
  });
}
