// Saves a report while it is written: a second after the last key, and every five seconds while somebody goes on typing.
// One saving at a time; what could not be saved is tried again, a conflict waits until it is decided.
import { Refusal } from '../../shared/contract/errors.ts';
import { sentenceOf } from '../api/client.ts';
import type { ReportText } from './merge.ts';

export interface SaveSign {
  state: 'saved' | 'waiting' | 'failed';
  /** The sentence of what did not work. */
  failure: string | null;
}

export interface ReportSaver {
  /** The text as the core has it, of this version; nothing waits any more. */
  begin(report: ReportText, version: number): void;
  changed(report: ReportText): void;
  /** Saves at once what waits; false when something is still unsaved. */
  flush(): Promise<boolean>;
  /** What the core has, and of which version. */
  kept(): { report: ReportText; version: number } | null;
  /** False while the core cannot be asked (the window is locked). */
  setReachable(reachable: boolean): void;
  /** Saves what waits and ends. */
  stop(): void;
}

export interface SaverPorts {
  save(report: ReportText, version: number): Promise<{ version: number }>;
  onSign(sign: SaveSign): void;
  /** Somebody else saved first. Nothing is saved until `begin` is called again. */
  onConflict(): void;
}

const quietMs = 1000;
const longestMs = 5000;

export function reportSaver({ save, onSign, onConflict }: SaverPorts): ReportSaver {
  let kept: { report: ReportText; version: number } | null = null;
  let waiting: ReportText | null = null;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let reachable = true;
  let inConflict = false;

  const clear = () => {
    clearTimeout(quiet);
    clearTimeout(longest);
    longest = undefined;
  };
  const later = (wait = quietMs) => {
    clearTimeout(quiet);
    quiet = setTimeout(() => void flush(), wait);
    longest ??= setTimeout(() => void flush(), longestMs);
  };
  const saveNow = async () => {
    const report = waiting;
    const before = kept;
    if (report === null || before === null) return;
    waiting = null;
    try {
      const { version } = await save(report, before.version);
      // Begun anew meanwhile: this answer belongs to the past.
      if (kept !== before) return;
      kept = { report, version };
      onSign({ state: waiting === null ? 'saved' : 'waiting', failure: null });
    } catch (error) {
      if (kept !== before) return;
      waiting ??= report;
      if (error instanceof Refusal && error.code === 'conflict') {
        inConflict = true;
        onSign({ state: 'waiting', failure: null });
        onConflict();
        return;
      }
      onSign({ state: 'failed', failure: sentenceOf(error) });
      later(longestMs);
    }
  };
  const flush = async (): Promise<boolean> => {
    clear();
    // Another one may have begun before this one's turn.
    while (running !== null) await running;
    if (waiting !== null && reachable && !inConflict) {
      running = saveNow();
      await running;
      running = null;
    }
    return waiting === null;
  };

  return {
    begin(report, version) {
      clear();
      kept = { report, version };
      waiting = null;
      inConflict = false;
      onSign({ state: 'saved', failure: null });
    },
    changed(report) {
      waiting = report;
      onSign({ state: 'waiting', failure: null });
      if (!inConflict) later();
    },
    flush,
    kept: () => kept,
    setReachable(next) {
      reachable = next;
      if (reachable && waiting !== null) later();
    },
    stop() {
      void flush().finally(clear);
    },
  };
}
