// What a rule of mediation.md §2.4 is: one check over a dossier, with the words for what it finds.
import type { CasePartKey, Dossier } from '../dossier.ts';
import type { CaseProblem, Tile } from '../judgement.ts';
import type { MediationSettings } from '../mediationSettings.ts';

export interface Finding {
  /** What is wrong, without a full stop. */
  what: string;
  /** The way out, without a full stop. */
  mend: string;
  part: CaseProblem['part'];
  row: string | null;
  field: string | null;
}

export interface RuleContext {
  dossier: Dossier;
  settings: MediationSettings;
  /** YYYY-MM-DD. */
  today: string;
  tiles: readonly Tile[];
}

export interface CaseRule {
  /** R01 … R25, or a name of ours. A rule with findings of two weights stands twice in the table. */
  rule: string;
  level: CaseProblem['level'];
  stage: CaseProblem['stage'];
  /** The article; null where the rule follows from the facts alone. */
  basis: string | null;
  check: (context: RuleContext) => readonly Finding[];
}

/** A finding in a record of the case. */
export function inPart(
  part: CasePartKey,
  row: string | null,
  field: string | null,
  what: string,
  mend: string,
): Finding {
  return { what, mend, part, row, field };
}

/** A finding in the head of the case. */
export function inHead(dossier: Dossier, field: string | null, what: string, mend: string): Finding {
  return { what, mend, part: 'mediationCase', row: dossier.case.id, field };
}

/** What the rules find, as problems: 事实（依据）。出路。 */
export function problemsOf(rules: readonly CaseRule[], context: RuleContext): readonly CaseProblem[] {
  return rules.flatMap(({ rule, level, stage, basis, check }) =>
    check(context).map(({ what, mend, part, row, field }) => ({
      rule,
      level,
      stage,
      message: `${what}${basis === null ? '' : `（${basis}）`}。${mend}。`,
      part,
      row,
      field,
    })),
  );
}
