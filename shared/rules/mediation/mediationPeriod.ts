// 调解日期：…至… on the cover.
import { closedDay } from './caseState.ts';
import type { Dossier } from './dossier.ts';

/** From the first session (or the acceptance, before one) to the end of the case; an open end is null. */
export function mediationPeriod(dossier: Dossier): { from: string | null; to: string | null } {
  const days = dossier.sessions.flatMap(({ heldOn }) => (heldOn === null ? [] : [heldOn]));
  const from = days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null);
  return { from: from ?? dossier.case.acceptedOn, to: closedDay(dossier) };
}
