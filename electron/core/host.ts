// What the application needs from the shell that runs it. The core never asks the operating system for the time,
// for ids or for a path that a user chose: it asks the host, so that tests stand still and shells stay in charge.
import type { Readable, Writable } from 'node:stream';
import type { Converter } from './preview/converter.ts';

/** A file the user chose, known to the core by an opaque handle. Only the shell knows the path. */
export interface OpenedFile {
  /** The name as the user saw it, without folders. Never used as a path. */
  name: string;
  size: number;
  read(): Readable;
}

/** A file to be written. Nothing appears under its final name until `commit`; `discard` leaves no trace. */
export interface WrittenFile {
  name: string;
  stream: Writable;
  commit(): Promise<void>;
  discard(): Promise<void>;
}

export interface HostFiles {
  open(handle: string): Promise<OpenedFile>;
  create(handle: string): Promise<WrittenFile>;
}

export interface Host {
  /** Which shell runs the application; told to whoever finds the data folder in use. */
  shell: 'desktop' | 'loopback' | 'cli';
  /** The folder that holds the encrypted database, its keys, its lock and its backups. */
  dataFolder: string;
  /** The folder of read-only assets built from the packages (division data). */
  assetFolder: string;
  version: string;
  /** UTC, ISO 8601 with milliseconds and Z. */
  now(): string;
  /** The day on the Beijing calendar, YYYY-MM-DD. */
  today(): string;
  /** A new UUIDv7. */
  newId(): string;
  files: HostFiles;
  /** The module to run in worker threads (`worker.ts` from source, `worker.js` when bundled). */
  workerModule: URL;
  /** One line for the log; never personal data. */
  log(line: string): void;
  /** Names of the installed fonts, in every language they have; null where this machine does not tell. */
  installedFonts(): Promise<string[] | null>;
  /** The office programs that turn documents into pages, in the order in which they are tried. */
  converters(): Promise<Converter[]>;
  /** Argon2id cost; tests lower it. Memory in KiB. */
  passwordCost: { memory: number; passes: number; lanes: number };
}
