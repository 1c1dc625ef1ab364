// What can turn documents into PDFs: an office program of this computer, told how to do it without a window.
import type { ConverterKey } from '../../../shared/contract/previewProcedures.ts';

export type DocumentKind = 'docx' | 'xlsx';

/** A document that lies in a private folder, and where its PDF is to be. */
export interface LaidFile {
  kind: DocumentKind;
  path: string;
  pdf: string;
}

/** What is run. Nothing in it comes from a document or a user: files have numbers for names. */
export interface Command {
  program: string;
  words: readonly string[];
  /** Beside the surroundings every converter gets. */
  env?: Readonly<Record<string, string>>;
}

export interface Converter {
  key: ConverterKey;
  /** As the user knows it. */
  name: string;
  takes: readonly DocumentKind[];
  /** Lays what it needs into the folder. The PDFs' own folder is there already. */
  command(folder: string, files: readonly LaidFile[]): Promise<Command>;
  /** What ends whatever a stopped command has started outside itself, and nothing else; null where it starts nothing. */
  afterStop(folder: string): Command | null;
}
