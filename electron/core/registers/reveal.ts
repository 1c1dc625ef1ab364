// Identity numbers and phones are masked until somebody gives a reason; the reason and the rows then seen are logged
// (个人信息保护法 51: access by role, operations recorded).
import { Refusal } from '../../../shared/contract/errors.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import { writeAudit } from '../audit.ts';
import type { Call, OpenHandlers } from '../handlers.ts';

const minutes = 15;

/**
 * Whether these rows may be shown in clear to this window now. When so, those that this grant has not shown before are
 * logged first: what cannot be logged is not shown.
 */
export async function revealRows(call: Call, register: string, ids: readonly string[]): Promise<boolean> {
  const grant = call.connection.reveals.get(register);
  if (grant === undefined || grant.until <= call.app.host.now()) return false;
  const fresh = ids.filter((id) => !grant.seen.has(id));
  if (fresh.length === 0) return true;
  await writeAudit(call, { action: 'view', register, rowIds: fresh, reason: grant.reason });
  for (const id of fresh) grant.seen.add(id);
  return true;
}

export const revealHandlers = {
  'reveal.grant': async ({ register, reason }, call) => {
    if (!findRegister(register)) throw new Refusal('notFound', '没有这个台账。');
    const until = new Date(Date.parse(call.app.host.now()) + minutes * 60_000).toISOString();
    await writeAudit(call, { action: 'reveal', register, rowIds: [], reason });
    call.connection.reveals.set(register, { until, reason, seen: new Set() });
    return { until };
  },
  'reveal.end': async ({ register }, call) => {
    call.connection.reveals.delete(register);
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
