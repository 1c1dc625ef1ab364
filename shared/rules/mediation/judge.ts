// Everything the rules say about a case on a day.
import { actionsOf } from './actions.ts';
import { caseRules } from './caseRules.ts';
import { stateOf } from './caseState.ts';
import { tilesOf } from './checklist.ts';
import { dayNumber, limitsOf } from './clock.ts';
import type { Dossier } from './dossier.ts';
import type { CaseJudgement } from './judgement.ts';
import { lateRecords } from './late.ts';
import type { MediationSettings } from './mediationSettings.ts';
import { problemsOf } from './rules/caseRule.ts';

export { errorsAt, newErrors } from './barring.ts';

/** State, day, limits, problems, documents and next actions of a case. `today` is YYYY-MM-DD. */
export function judge(dossier: Dossier, settings: MediationSettings, today: string): CaseJudgement {
  const state = stateOf(dossier, today);
  const tiles = tilesOf(dossier, settings);
  const problems = problemsOf(caseRules, { dossier, settings, today, tiles });
  return {
    state,
    day: dayNumber(dossier, today),
    limits: limitsOf(dossier, settings, today),
    problems,
    tiles,
    actions: actionsOf({ dossier, state, problems, tiles, today }),
    late: lateRecords(dossier, settings.lateAfterDays),
  };
}
