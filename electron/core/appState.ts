// What lives as long as the program runs: the host, the lock of the data folder, the open township and the jobs.
import type { ConnectionState } from './connectionState.ts';
import type { FolderLock } from './database/lock.ts';
import type { Divisions } from './divisions/openDivisions.ts';
import type { Host } from './host.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Township } from './township.ts';

/** What the program does by itself, see `upkeep.ts`. */
export interface Upkeep {
  /** The backup under way; whoever moves the database waits for it. */
  running: Promise<void> | null;
  /** Why the last automatic backup was not made, in words for 今日. */
  trouble: string | null;
}

export interface AppState {
  host: Host;
  jobs: Jobs;
  /** Held from the first call that touches the data folder until the program ends. */
  lock: FolderLock | null;
  /** Open while somebody is signed in and not locked. */
  township: Township | null;
  /** Opened on first use. */
  divisions: Divisions | null;
  connections: Set<ConnectionState>;
  upkeep: Upkeep;
  /** Settles when the last change of who is signed in is done; see `inTurn`. */
  sessionTurn: Promise<unknown>;
  /** Set when reading found the database damaged, though its first bytes look well: restoring is offered then. */
  damaged: boolean;
}
