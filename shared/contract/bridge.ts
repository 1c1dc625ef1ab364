// What the desktop window's preload script puts on `window.pingan`: the only door from the page to the outside.

export interface PickOptions {
  /** Chinese label of the file kind in the dialog, e.g. 表格文件. */
  label: string;
  /** Extensions without a dot: ['xlsx', 'xls', 'csv']. */
  extensions: readonly string[];
}

/** A file the user picked to be read. The core opens it by its handle; nobody but the shell knows the path. */
export interface PickedFile {
  handle: string;
  name: string;
  size: number;
}

/** A place the user picked to write to. */
export interface PickedPlace {
  handle: string;
  name: string;
}

export interface DesktopBridge {
  /**
   * Input and answer (an `Answer`) travel as JSON text: the bridge copies objects value by value, which is slow for
   * large ones, and text keeps this door from carrying what the other cannot. No input is ''. Never rejects.
   */
  call(procedure: string, input: string): Promise<string>;
  /** Resolves to null when the user closes the dialog. */
  pickOpen(options: PickOptions): Promise<PickedFile | null>;
  /** A file the user dropped on the page (a DOM `File`); null for anything that is no file on disk. */
  takeFile(file: unknown): Promise<PickedFile | null>;
  pickSave(suggestedName: string): Promise<PickedPlace | null>;
  /** Offers to open a file this window has just saved, in the system's program; false when nothing was opened. */
  openFinished(handle: string): Promise<boolean>;
}
