// The log of sign-ins, of every viewing and export of sensitive fields, and of what administrators change. It is
// written, never changed.
import type { Call, OpenHandlers } from './handlers.ts';
import type { Db } from './tables.ts';

export type AuditAction =
  | 'login'
  | 'recover'
  | 'reveal'
  | 'view'
  | 'export'
  | 'attachment'
  | 'attachmentView'
  | 'userCreated'
  | 'userChanged'
  | 'passwordReset'
  | 'passwordChanged'
  | 'recoveryKey'
  | 'backup'
  | 'settings'
  | 'subsidy'
  | 'dictionary'
  | 'report'
  | 'typedFigure'
  | 'reportLocked'
  | 'reportUnlocked'
  | 'template'
  | 'reportPlan'
  | 'officialNumber'
  | 'rota';

export interface AuditEntry {
  action: AuditAction;
  register?: string;
  rowIds?: readonly string[];
  /** Number of rows where their ids would fill the log. */
  rows?: number;
  reason?: string;
  detail?: string;
}

/** Adds an entry in the name of whoever calls. */
export async function writeAudit(call: Pick<Call, 'app' | 'township' | 'user'>, entry: AuditEntry): Promise<void> {
  await addAudit(call.township.db, call, entry);
}

/** The same within a transaction, so that what is logged and the log stand or fall together. */
export async function addAudit(db: Db, call: Pick<Call, 'app' | 'user'>, entry: AuditEntry): Promise<void> {
  const ids = entry.rowIds ?? [];
  await db
    .insertInto('audit')
    .values({
      id: call.app.host.newId(),
      at: call.app.host.now(),
      by: call.user.id,
      action: entry.action,
      register: entry.register ?? null,
      rows: entry.rows ?? ids.length,
      rowIds: ids.length === 0 ? null : JSON.stringify(ids),
      reason: entry.reason ?? null,
      detail: entry.detail ?? null,
    })
    .execute();
}

export const auditHandlers = {
  'audit.list': async ({ before, limit }, call) => {
    let query = call.township.read.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
    if (before !== undefined) query = query.where('id', '<', before);
    const rows = await query.execute();
    return {
      entries: rows.map(({ id, at, by, action, register, rows: count, reason, detail }) => ({
        id,
        at,
        by: call.township.userName(by),
        action,
        register,
        rows: count,
        reason,
        detail,
      })),
    };
  },
} satisfies Partial<OpenHandlers>;
