// Which problems stop what: the saving of a record, the acceptance, the archiving.
import type { CaseJudgement, CaseProblem, Stage } from './judgement.ts';

type Judged = Pick<CaseJudgement, 'problems'>;

/** Errors of saving that acceptance looks at too: the parties must be whole. Others are mended in their own records. */
const ofParties: ReadonlySet<string> = new Set(['R02', 'sameParty']);

/** Errors that bar a stage: acceptance is barred by its own and those of the parties, archiving by all. */
export function errorsAt(stage: Stage, { problems }: Judged): readonly CaseProblem[] {
  return problems.filter((problem) => problem.level === 'error' && bars(problem, stage));
}

function bars(problem: CaseProblem, stage: Stage): boolean {
  if (stage === 'archive' || problem.stage === stage) return true;
  return stage === 'accept' && ofParties.has(problem.rule);
}

/** Errors of the stage `save` that a change brought in: a case that was wrong before can still be mended step by step. */
export function newErrors(before: Judged, after: Judged): readonly CaseProblem[] {
  const known = new Set(errorsAt('save', before).map(sameness));
  return errorsAt('save', after).filter((problem) => !known.has(sameness(problem)));
}

function sameness({ rule, part, row, field }: CaseProblem): string {
  return JSON.stringify([rule, part, row, field]);
}
