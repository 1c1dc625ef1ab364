// What the program does by itself while a township is open: the daily backup, and its copy for the stick.
import type { AppState } from './appState.ts';
import { dailyBackupWhenDue } from './dailyBackup.ts';

/** Milliseconds until the first look after signing in, and between looks from then on. */
const usualPace = { soon: 3_000, later: 10 * 60_000 };

/**
 * Looks soon after somebody has signed in and every ten minutes from then on. The command line ends after one command
 * and is left alone. @returns how to stop; work under way is not cut off, `app.upkeep.running` tells when it ends.
 */
export function startUpkeep(app: AppState, pace = usualPace): () => void {
  if (app.host.shell === 'cli') return () => undefined;
  let waiting = pace.soon;
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
    waiting = open ? pace.later : pace.soon;
    if (open) await dailyBackupWhenDue(app);
  };
  plan();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
