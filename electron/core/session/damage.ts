// Damage that shows only when the database is read: remembered, so that the start page offers a backup.
import type { AppState } from '../appState.ts';
import { diskRefusal } from '../database/diskRefusal.ts';

/** Backups have reasons of their own (backupDamaged), so that a bad backup does not mark the database. */
export function noteDamage(app: AppState, error: unknown): void {
  const details = diskRefusal(error)?.details;
  if (typeof details === 'object' && details !== null && 'reason' in details && details.reason === 'damaged') {
    app.damaged = true;
  }
}
