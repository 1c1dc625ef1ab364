// Scans as pages of the dossier: photos and PDF pages, made small enough for paper, without what a camera wrote about
// place and time.
import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { PaperPicture } from '../../documents/paper/paperFile.ts';
import { type OpenPdf, openPdf } from '../../documents/pdfPages.ts';

export interface Scan {
  /** Attachment. */
  id: string;
  name: string;
  kind: 'photo' | 'pdf';
}

export interface ScanPage {
  /** Any unit; only the ratio counts. */
  width: number;
  height: number;
  picture: PaperPicture;
}

/** What a scanner would choose for text. */
const pdfDotsPerInch = 150;
/** Photos are not printed finer than this; A4 less its margins. */
const mostPixels = { width: 1650, height: 2340 };
const quality = 85;
/** More pages than any dossier binds; a file that says so is foreign. */
const mostPages = 500;

const jpeg = (canvas: Canvas): Promise<Buffer> => canvas.encode('jpeg', quality);

function unreadable(scan: Scan): Refusal {
  return new Refusal(
    'unavailable',
    `扫描件“${scan.name}”读不出来，卷宗没有写出。请打开这个附件检查，必要时移除后重新添加。`,
  );
}

/** The photo, scaled down and drawn on white. The decoder turns it as the camera held it. */
async function drawnPhoto(bytes: Buffer): Promise<Canvas> {
  const image = await loadImage(bytes);
  const scale = Math.min(1, mostPixels.width / image.width, mostPixels.height / image.height);
  const canvas = createCanvas(
    Math.max(1, Math.round(image.width * scale)),
    Math.max(1, Math.round(image.height * scale)),
  );
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/**
 * The pages of scans. Pictures are drawn when the file's writer asks for them, so that one lies in memory at a time;
 * a PDF stays open until the next is needed.
 */
export function scanReader(load: (attachment: string) => Promise<Buffer>, dataFolder: string) {
  let open: { id: string; pdf: OpenPdf } | undefined;

  async function pdfOf(scan: Scan): Promise<OpenPdf> {
    if (open?.id === scan.id) return open.pdf;
    await open?.pdf.close();
    open = undefined;
    const pdf = await openPdf(await load(scan.id), dataFolder);
    open = { id: scan.id, pdf };
    return pdf;
  }

  /** @throws Refusal `unavailable` that names the file. */
  async function told<T>(scan: Scan, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof Refusal ? error : Object.assign(unreadable(scan), { cause: error });
    }
  }

  return {
    pages: (scan: Scan): Promise<ScanPage[]> =>
      told(scan, async () => {
        if (scan.kind === 'photo') {
          const { width, height } = await loadImage(await load(scan.id));
          const bytes = () => told(scan, async () => jpeg(await drawnPhoto(await load(scan.id))));
          return [{ width, height, picture: { extension: 'jpeg', bytes } }];
        }
        const pdf = await pdfOf(scan);
        if (pdf.sizes.length > mostPages) {
          throw new Refusal(
            'invalid',
            `扫描件“${scan.name}”有 ${pdf.sizes.length} 页，超过 ${mostPages} 页，请拆开后再装订。`,
          );
        }
        return pdf.sizes.map(({ width, height }, at) => ({
          width,
          height,
          picture: {
            extension: 'jpeg' as const,
            bytes: () =>
              told(scan, async () => jpeg(await (await pdfOf(scan)).draw(at + 1, fineness({ width, height })))),
          },
        }));
      }),
    async close(): Promise<void> {
      await open?.pdf.close();
      open = undefined;
    },
  };
}

/** A page larger than A4 is drawn no finer than it is printed. */
function fineness({ width, height }: { width: number; height: number }): number {
  const shrunk = Math.min(1, 595 / width, 842 / height);
  return pdfDotsPerInch * shrunk;
}
