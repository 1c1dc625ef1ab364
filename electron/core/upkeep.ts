// What the program does by itself while a township is open: the daily backup, and its copy for the stick.
import type { AppState } from './appState.ts';
import { dailyBackupWhenDue } from './dailyBackup.ts';

const firstLookMilliseconds = 3_000;
const betweenLooksMilliseconds = 10 * 60_000;

/**
 * Looks soon after somebody has signed in and every ten minutes from then on. The command line ends after one command
 * and is left alone. @returns how to stop; work under way is not cut off (see `upkeepSettled`).
 */
export function startUpkeep(app: AppState): () => void {
  if (app.host.shell === 'cli') return () => undefined;
  let waiting = firstLookMilliseconds;
  let stopped = false;
  let timer: NodeJS.Timeout;
  const plan = () => {
    if (stopped) return;
    timer = setTimeout(() => void look().finally(plan), waiting);
    timer.unref();
  };
  const look = async () => {
    const open = app.township !== null;
    // Nobody is signed in: look again soon, so that signing in is noticed.
    waiting = open ? betweenLooksMilliseconds : firstLookMilliseconds;
    if (open) await dailyBackupWhenDue(app);
  };
  plan();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
