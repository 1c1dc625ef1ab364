// Runs in a worker thread for as long as PDFs are looked at: tells their sizes, then draws the pages it is asked for.
import { type OpenPdf, openPdf, pdfDataFolder } from '../documents/pdfPages.ts';
import type { TaskContext } from '../jobs/thread.ts';

export interface PageOrder {
  pdfs: Uint8Array[];
  assetFolder: string;
}

export interface PageAsked {
  /** Which of the PDFs, from 0. */
  document: number;
  page: number;
  dotsPerInch: number;
}

export interface PageSize {
  /** Points. */
  width: number;
  height: number;
}

export type FromPageTask = { sizes: PageSize[][] } | { png: Uint8Array };

/** First the sizes of all, then a picture for every page asked for, in order, until no more are fed. */
export async function drawPagesTask(input: unknown, context: TaskContext): Promise<null> {
  const { pdfs, assetFolder } = input as PageOrder;
  const data = pdfDataFolder(assetFolder);
  // One is open at a time: pages are mostly asked for document by document.
  let open: { document: number; pdf: OpenPdf } | null = null;

  async function opened(document: number): Promise<OpenPdf> {
    if (open?.document === document) return open.pdf;
    await open?.pdf.close();
    open = null;
    const pdf = await openPdf(Buffer.from(pdfs[document]!), data);
    open = { document, pdf };
    return pdf;
  }

  const sizes: PageSize[][] = [];
  for (const document of pdfs.keys()) sizes.push((await opened(document)).sizes);
  const told: FromPageTask = { sizes };
  await context.emit(told);
  for await (const asked of context.feed()) {
    const { document, page, dotsPerInch } = asked as PageAsked;
    // A copy with a buffer of its own, which can move to the other thread.
    const png = new Uint8Array(await (await (await opened(document)).draw(page, dotsPerInch)).encode('png'));
    const drawn: FromPageTask = { png };
    await context.emit(drawn, [png.buffer]);
  }
  return null;
}
