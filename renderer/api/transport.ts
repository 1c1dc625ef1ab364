// How the pages reach the core: the same small door whether they run in the desktop window or in a browser.
import type { Answer } from '../../shared/contract/answer.ts';
import type { DesktopBridge, PickedFile, PickedPlace, PickOptions } from '../../shared/contract/bridge.ts';
import { browserTransport } from './browserTransport.ts';
import { desktopTransport } from './desktopTransport.ts';

export type { Answer, PickedFile, PickedPlace, PickOptions };

export interface FileCheck {
  /** Why a file is not taken, as a sentence, before any of it is read; null when it is. `size` in bytes. */
  refuse?: (file: { name: string; size: number }) => string | null;
}

export interface Transport {
  /** Never rejects: a refusal, a fault and a lost connection are answers too. */
  call(procedure: string, input: unknown): Promise<Answer>;
  /**
   * Asks the user for a file to read. Null when she changes her mind; rejects with a `FileRefused` (fileRefused.ts) when it
   * cannot be taken.
   */
  pickOpen(options: PickOptions & FileCheck): Promise<PickedFile | null>;
  /** Takes a file that the user dropped on the page. Rejects with a `FileRefused` when it cannot be taken. */
  takeFile(file: File, check?: FileCheck): Promise<PickedFile>;
  /** Asks where to save. In the browser nothing is asked: the file goes to its download folder. */
  pickSave(suggestedName: string): Promise<PickedPlace | null>;
  /** After the core has written the file. Browser: starts the download. Desktop: says so and offers to open it. */
  finishSave(handle: string): Promise<void>;
}

let chosen: Transport | undefined;

/** The transport of this window: the desktop's where its bridge is, else the browser's. */
export function transport(): Transport {
  chosen ??= globalThis.window?.pingan ? desktopTransport(globalThis.window.pingan) : browserTransport();
  return chosen;
}

declare global {
  interface Window {
    /** Present in the desktop window only. */
    pingan?: DesktopBridge;
  }
}
