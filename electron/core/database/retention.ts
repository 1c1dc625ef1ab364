// Which backups are kept, and when the next one is due. Pure, over what the list of backups says.
import { type BackupKind, backupDay } from './backupName.ts';

export interface KeptBackup {
  name: string;
  /** UTC ISO instant. */
  created: string;
  kind: BackupKind;
}

const days = 7;
const weeks = 4;
const months = 12;
const upgrades = 3;

/** The rule below, for the screen. */
export const retentionRule =
  `自动备份保留最近 ${days} 天每天一份、最近 ${weeks} 周每周一份、最近 ${months} 个月每月一份；` +
  `程序升级前的备份保留最近 ${upgrades} 份；手动备份不会自动删除。`;

function weekOf(instant: string): string {
  const day = new Date(`${backupDay(instant)}T00:00:00Z`);
  const sinceMonday = (day.getUTCDay() + 6) % 7;
  return new Date(day.getTime() - sinceMonday * 86_400_000).toISOString().slice(0, 10);
}

/** The newest of each of the newest `count` periods. `sorted` is newest first. */
function newestPerPeriod<T extends KeptBackup>(sorted: T[], period: (instant: string) => string, count: number): T[] {
  const newest = new Map<string, T>();
  for (const backup of sorted) {
    const of = period(backup.created);
    if (!newest.has(of)) newest.set(of, backup);
  }
  return [...newest.values()].slice(0, count);
}

/**
 * The backups that the rule no longer keeps. Days, weeks and months count those that have a backup, so a long holiday
 * empties nothing. A backup from the future (the clock was wrong) is neither deleted nor counted.
 */
export function toDelete<T extends KeptBackup>(list: readonly T[], now: string): T[] {
  const past = list.filter((backup) => Date.parse(backup.created) <= Date.parse(now));
  const newestFirst = past.toSorted((a, b) => Date.parse(b.created) - Date.parse(a.created));
  const daily = newestFirst.filter((backup) => backup.kind === 'daily');
  const kept = new Set<T>([
    ...newestPerPeriod(daily, backupDay, days),
    ...newestPerPeriod(daily, weekOf, weeks),
    ...newestPerPeriod(daily, (instant) => backupDay(instant).slice(0, 7), months),
    ...newestFirst.filter((backup) => backup.kind === 'upgrade').slice(0, upgrades),
  ]);
  return newestFirst.filter((backup) => backup.kind !== 'manual' && !kept.has(backup));
}

/** Whether today's backup is missing. @param last the instant of the newest backup of any kind, null when there is none. */
export function dueForBackup(last: string | null, now: string): boolean {
  return last === null || backupDay(last) !== backupDay(now);
}
