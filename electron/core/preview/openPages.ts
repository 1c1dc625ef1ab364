// The main thread's end of PDFs that are open in a worker: asks for pages, one after another.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Host } from '../host.ts';
import { runLimited } from '../jobs/thread.ts';
import type { FromPageTask, PageAsked, PageOrder, PageSize } from './pageTask.ts';

export interface OpenPages {
  /** Of every document, of every page. */
  sizes: PageSize[][];
  /** A PNG. @throws Refusal */
  draw(asked: PageAsked): Promise<Uint8Array>;
  close(): void;
}

interface Waiting {
  asked: PageAsked;
  resolve(png: Uint8Array): void;
  reject(error: unknown): void;
}

/** Time of the thread itself, for all pages it draws; while nothing is asked its clock stands still. */
const seconds = 20 * 60;
const memoryMb = 512;

/** Opens the PDFs in a thread, which lives until `close`. Rejects when one of them cannot be read. */
export function openPages(host: Host, pdfs: readonly Buffer[]): Promise<OpenPages> {
  const stop = new AbortController();
  const queue: Waiting[] = [];
  let drawing: Waiting | null = null;
  let wake: (() => void) | null = null;
  let ended: unknown = null;

  /** Without `return`: nobody has to wait for the next page to be asked for when the thread ends. */
  const feed: AsyncIterable<PageAsked> = {
    [Symbol.asyncIterator]: () => ({
      async next() {
        for (;;) {
          const waiting = queue.shift();
          if (waiting) {
            drawing = waiting;
            return { done: false, value: waiting.asked };
          }
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      },
    }),
  };

  function draw(asked: PageAsked): Promise<Uint8Array> {
    if (ended !== null) return Promise.reject(ended);
    return new Promise((resolve, reject) => {
      queue.push({ asked, resolve, reject });
      wake?.();
    });
  }

  return new Promise((resolve, reject) => {
    const onChunk = (chunk: unknown) => {
      const told = chunk as FromPageTask;
      if ('sizes' in told) {
        resolve({ sizes: told.sizes, draw, close: () => stop.abort() });
        return;
      }
      drawing?.resolve(told.png);
      drawing = null;
    };
    const onEnd = (error: unknown) => {
      ended = stop.signal.aborted ? closedPreview() : error;
      for (const waiting of [...(drawing ? [drawing] : []), ...queue.splice(0)]) waiting.reject(ended);
      drawing = null;
      reject(ended);
    };
    // Copies: the documents themselves stay for saving.
    const order: PageOrder = { pdfs: pdfs.map((pdf) => new Uint8Array(pdf)), assetFolder: host.assetFolder };
    runLimited({
      module: host.workerModule,
      task: 'drawPages',
      input: order,
      transfer: order.pdfs.map((pdf) => pdf.buffer as ArrayBuffer),
      memoryMb,
      seconds,
      signal: stop.signal,
      onChunk,
      feed,
    }).then(() => onEnd(closedPreview()), onEnd);
  });
}

/** What is said about a preview that is no longer there. */
export function closedPreview(): Refusal {
  return new Refusal('notFound', '这份预览已经关闭，请重新打开。');
}
