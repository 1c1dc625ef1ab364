// The read-only columns of a case, worked out from its records so that lists and statistics read one table.
import { confirmedDay, currentAgreement, effectiveDay, performanceOf } from './agreements.ts';
import { closedDay, outcomeOf, stateOf } from './caseState.ts';
import { missingRequired, tilesOf } from './checklist.ts';
import { limitsOf, mediationDueDay } from './clock.ts';
import type { Dossier } from './dossier.ts';
import type { CaseState } from './judgement.ts';
import { lateRecords } from './late.ts';
import type { MediationSettings } from './mediationSettings.ts';
import { partyCount, partyNames } from './partyNames.ts';

/** Keys of mediationCase; money in fen, days YYYY-MM-DD, codes of shared/codes/mediation.ts. */
export interface CaseHeadColumns {
  state: CaseState;
  partyNames: string | null;
  outcome: string | null;
  agreementForm: string | null;
  agreementNumber: string | null;
  agreedOn: string | null;
  effectiveOn: string | null;
  agreementAmount: number | null;
  performance: string | null;
  confirmedOn: string | null;
  closedOn: string | null;
  dueOn: string | null;
  nextDueOn: string | null;
  partyCount: number;
  sessionCount: number;
  /** Id in the register of mediators. */
  mediator: string | null;
  late: boolean;
  /** Documents without which the dossier cannot be closed (R21). */
  lacking: number;
}

/**
 * The columns on a day. `state`, `performance` and `nextDueOn` also change as days pass: a row whose `nextDueOn` lies before
 * today is to be worked out again once a day.
 */
export function headOf(dossier: Dossier, settings: MediationSettings, today: string): CaseHeadColumns {
  const agreement = currentAgreement(dossier);
  const names = partyNames(dossier.parties);
  return {
    state: stateOf(dossier, today),
    partyNames: names === '' ? null : names,
    outcome: outcomeOf(dossier),
    agreementForm: agreement?.form ?? null,
    agreementNumber: agreement?.number ?? null,
    agreedOn: agreement?.reachedOn ?? null,
    effectiveOn: agreement === null ? null : effectiveDay(dossier, agreement),
    agreementAmount: agreement?.amount ?? null,
    performance: agreement === null ? null : performanceOf(dossier, agreement, today),
    confirmedOn: agreement === null ? null : confirmedDay(dossier, agreement),
    closedOn: closedDay(dossier),
    dueOn: mediationDueDay(dossier),
    nextDueOn: limitsOf(dossier, settings, today)[0]?.dueOn ?? null,
    partyCount: partyCount(dossier),
    sessionCount: dossier.sessions.length,
    mediator: presidingMediator(dossier),
    late: lateRecords(dossier, settings.lateAfterDays).length > 0,
    lacking: missingRequired(tilesOf(dossier, settings)).length,
  };
}

/** Who presides now, or did last. */
function presidingMediator({ mediators }: Dossier): string | null {
  const presiding = mediators.filter(({ role }) => role === '1');
  return (presiding.findLast(({ until }) => until === null) ?? presiding.at(-1))?.mediator ?? null;
}
