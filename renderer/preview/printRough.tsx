// Prints documents as the window draws them itself, for computers without an office program; every sheet says so.
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { OutputOf } from '../../shared/contract/index.ts';
import { call } from '../api/client.ts';
import { drawWord } from './drawWord.ts';
import type { ShownDocument } from './preview.ts';
import { printPaper } from './printPaper.ts';
import { acrossA4, roughSheets, uprightA4 } from './roughPaper.ts';
import { SheetTable } from './SheetTable.tsx';

export interface RoughPrinting {
  preview: string;
  documents: readonly ShownDocument[];
  /** Documents laid. */
  onProgress: (done: number) => void;
  signal: AbortSignal;
}

type Sheets = ReturnType<typeof roughSheets>;

/** More columns than this lie across. */
const mostUpright = 7;

/** Opens the print dialog when all documents are laid. @throws Refusal */
export function printRough({ preview, documents, onProgress, signal }: RoughPrinting): Promise<void> {
  const sheets = roughSheets();
  return printPaper('', signal, async (paper, style) => {
    for (const [at, { kind, name }] of documents.entries()) {
      if (signal.aborted) return;
      const place = document.createElement('div');
      place.className = 'pv-rough';
      paper.append(place);
      if (kind === 'word') await layWord(preview, at, place, sheets);
      if (kind === 'sheets') {
        const answer = await call('previews.sheets', { preview, document: at });
        laySheets(name, answer.sheets, place, sheets);
      }
      onProgress(at + 1);
    }
    style.textContent = sheets.rules();
  });
}

/** The margins of a section are its padding on the screen and the sheet's own on paper. */
async function layWord(preview: string, at: number, place: HTMLElement, sheets: Sheets): Promise<void> {
  await drawWord(preview, at, place);
  for (const section of place.querySelectorAll<HTMLElement>('section.pv-docx')) {
    const { width, minHeight, paddingTop, paddingRight, paddingBottom, paddingLeft } = section.style;
    const margin = [paddingTop, paddingRight, paddingBottom, paddingLeft].map((length) => length || '20mm').join(' ');
    const sheet = { width: width || uprightA4.width, height: minHeight || uprightA4.height, margin };
    section.style.cssText = `page: ${sheets.nameOf(sheet)};`;
  }
}

function laySheets(
  name: string,
  pages: OutputOf<'previews.sheets'>['sheets'],
  place: HTMLElement,
  sheets: Sheets,
): void {
  for (const sheet of pages) {
    const section = document.createElement('section');
    const columns = Math.max(0, ...sheet.rows.map(({ length }) => length));
    section.style.cssText = `page: ${sheets.nameOf(columns > mostUpright ? acrossA4 : uprightA4)};`;
    place.append(section);
    const root = createRoot(section);
    flushSync(() =>
      root.render(
        <>
          {pages.length > 1 && (
            <p>
              {name} · {sheet.name}
            </p>
          )}
          <SheetTable sheet={sheet} />
        </>,
      ),
    );
  }
}
