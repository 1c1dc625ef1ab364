// Names and days of backups, in China's one time zone, so that they read as the clerk's wall clock does.

/** 'daily' by itself once a day, 'upgrade' before migrations, 'manual' by hand. */
export type BackupKind = 'daily' | 'upgrade' | 'manual';

export const backupKinds = ['daily', 'upgrade', 'manual'] as const satisfies BackupKind[];

export const backupSuffix = '.ptbak';

const kindNames: Record<BackupKind, string> = { daily: '', upgrade: '-升级前', manual: '-手动' };

function beijing(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3600 * 1000).toISOString();
}

/** UTC instant → the day in China, YYYY-MM-DD. */
export function backupDay(instant: string): string {
  return beijing(instant).slice(0, 10);
}

/** UTC instant → 20261121-2030, China's time. */
export function minuteStamp(instant: string): string {
  const local = beijing(instant);
  return `${local.slice(0, 10).replaceAll('-', '')}-${local.slice(11, 16).replace(':', '')}`;
}

/**
 * 平安台账备份-433125109-20261121-2030.ptbak; -升级前 or -手动 before the suffix for the other kinds.
 * @param again 2 and more for a further one of the same minute.
 */
export function backupName(division: string, created: string, kind: BackupKind, again = 1): string {
  const count = again > 1 ? `-${again}` : '';
  return `平安台账备份-${division}-${minuteStamp(created)}${kindNames[kind]}${count}${backupSuffix}`;
}

/** Whether a file has a name that `backupName` gives; only such files are ever deleted. */
export function isBackupName(name: string): boolean {
  return /^平安台账备份-\d{6,12}-\d{8}-\d{4}(-升级前|-手动)?(-\d+)?\.ptbak$/.test(name);
}
