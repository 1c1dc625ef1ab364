// Everything the rules say about a case on a day.
import { actionsOf } from './actions.ts';
import { caseRules } from './caseRules.ts';
import { stateOf } from './caseState.ts';
import { tilesOf } from './checklist.ts';
import { dayNumber, limitsOf } from './clock.ts';
import type { Dossier } from './dossier.ts';
import type { CaseJudgement, CaseProblem, Stage } from './judgement.ts';
import { lateRecords } from './late.ts';
import type { MediationSettings } from './mediationSettings.ts';
import { problemsOf } from './rules/caseRule.ts';

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

const weight: Readonly<Record<Stage, number>> = { save: 0, accept: 1, archive: 2 };

/** Errors that bar a stage: acceptance is barred by its own and those of saving, archiving by all. */
export function errorsAt(stage: Stage, { problems }: Pick<CaseJudgement, 'problems'>): readonly CaseProblem[] {
  return problems.filter((problem) => problem.level === 'error' && weight[problem.stage] <= weight[stage]);
}

/** Errors of the stage `save` that a change brought in: a case that was wrong before can still be mended step by step. */
export function newErrors(
  before: Pick<CaseJudgement, 'problems'>,
  after: Pick<CaseJudgement, 'problems'>,
): readonly CaseProblem[] {
  const known = new Set(errorsAt('save', before).map(sameness));
  return errorsAt('save', after).filter((problem) => !known.has(sameness(problem)));
}

function sameness({ rule, part, row, field }: CaseProblem): string {
  return JSON.stringify([rule, part, row, field]);
}
