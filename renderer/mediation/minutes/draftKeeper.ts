// Keeps what is being typed: a second after the last key, and every five seconds while somebody goes on typing. One
// keeping at a time; what could not be kept is tried again.

export interface DraftSign {
  /** `waiting`: typed, and not kept yet. */
  state: 'none' | 'waiting' | 'kept' | 'failed';
  /** When it was kept last, an instant. */
  at: string | null;
}

export interface DraftKeeper {
  /** Something was typed; `read` gives the text to keep, asked only when it is kept. */
  typed(read: () => string): void;
  /** Keeps at once what waits. */
  flush(): Promise<void>;
  /** Nothing waits any more (saved, or given up); resolves when nothing is under way. */
  forget(): Promise<void>;
  /** False while the core cannot be asked (the window is locked); what waits is kept when it is true again. */
  setReachable(reachable: boolean): void;
  /** Keeps what waits and ends. */
  stop(): void;
}

const quietMs = 1000;
const longestMs = 5000;

/** `put` stores a text and tells when. */
export function draftKeeper(
  put: (text: string) => Promise<{ at: string }>,
  onSign: (sign: DraftSign) => void,
): DraftKeeper {
  let waiting: (() => string) | null = null;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let reachable = true;
  let stopped = false;
  let at: string | null = null;

  const clear = () => {
    clearTimeout(quiet);
    clearTimeout(longest);
    longest = undefined;
  };
  const keepLater = () => {
    if (stopped) return;
    clearTimeout(quiet);
    quiet = setTimeout(() => void keep(), quietMs);
    longest ??= setTimeout(() => void keep(), longestMs);
  };
  const keepNow = async (): Promise<void> => {
    const read = waiting;
    if (read === null) return;
    waiting = null;
    try {
      ({ at } = await put(read()));
      onSign({ state: waiting === null ? 'kept' : 'waiting', at });
    } catch {
      waiting ??= read;
      onSign({ state: 'failed', at });
    }
  };
  const keep = async (): Promise<void> => {
    clear();
    if (!reachable || waiting === null) return;
    if (running !== null) {
      await running;
      if (waiting !== null) keepLater();
      return;
    }
    running = keepNow();
    await running;
    running = null;
    if (waiting !== null) keepLater();
  };

  return {
    typed(read) {
      stopped = false;
      waiting = read;
      onSign({ state: 'waiting', at });
      keepLater();
    },
    async flush() {
      if (running !== null) await running;
      await keep();
    },
    async forget() {
      clear();
      waiting = null;
      if (running !== null) await running;
      waiting = null;
      clear();
      at = null;
      onSign({ state: 'none', at });
    },
    setReachable(next) {
      reachable = next;
      if (reachable && waiting !== null) keepLater();
    },
    stop() {
      stopped = true;
      // What was typed while the last state was being kept follows it at once: no timer runs any more.
      if (running === null) void keep();
      else void running.then(keep);
    },
  };
}
