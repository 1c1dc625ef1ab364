// The rules while they are typed: amounts in yuan, every number as its text.

import {
  type Difficulty,
  type DocumentStep,
  difficulties,
  type SubsidyRules,
} from '../../shared/rules/mediation/subsidy/subsidyRules.ts';
import { fenFromYuan, yuanFromFen } from '../../shared/rules/money.ts';

type Text = string | null;

export interface StepDraft {
  /** Keeps the line's place while lines are added and removed. */
  key: number;
  from: Text;
  /** Empty: and more. */
  to: Text;
  amount: Text;
}

export interface RulesDraft {
  basis: SubsidyRules['basis'];
  difficulty: Readonly<Record<Difficulty, Text>>;
  steps: readonly StepDraft[];
  oralWay: SubsidyRules['oral']['way'];
  oralPercent: Text;
  oralAmount: Text;
  unsuccessfulPaid: boolean;
  unsuccessfulPercent: Text;
  share: SubsidyRules['share'];
  dossier: SubsidyRules['dossier'];
  sameWithinDays: Text;
}

const yuan = (fen: number | null): Text => (fen === null ? null : yuanFromFen(fen));
const text = (number: number | null): Text => (number === null ? null : String(number));
const fen = (typed: Text): number | null => (typed === null ? null : fenFromYuan(typed));
const whole = (typed: Text): number | null => (typed === null ? null : Number(typed));

/** The rules as texts to type in. */
export function draftOf(rules: SubsidyRules): RulesDraft {
  const byDifficulty = difficulties.map((code) => [code, yuan(rules.difficulty[code])]);
  return {
    basis: rules.basis,
    difficulty: Object.fromEntries(byDifficulty) as Record<Difficulty, Text>,
    steps: rules.documents.map(({ from, to, amount }, key) => ({
      key,
      from: text(from),
      to: text(to),
      amount: yuan(amount),
    })),
    oralWay: rules.oral.way,
    oralPercent: text(rules.oral.percent),
    oralAmount: yuan(rules.oral.amount),
    unsuccessfulPaid: rules.unsuccessful.paid,
    unsuccessfulPercent: text(rules.unsuccessful.percent),
    share: rules.share,
    dossier: rules.dossier,
    sameWithinDays: text(rules.sameWithinDays),
  };
}

/** Lines in which nothing was typed are left out. A line without its first number starts at 1. */
function stepsFrom(steps: readonly StepDraft[]): DocumentStep[] {
  const typed = steps.filter(({ from, to, amount }) => from !== null || to !== null || amount !== null);
  return typed
    .map(({ from, to, amount }) => ({ from: whole(from) ?? 1, to: whole(to), amount: fen(amount) }))
    .sort((left, right) => left.from - right.from);
}

/** The rules that a draft means. */
export function rulesFrom(draft: RulesDraft): SubsidyRules {
  const byDifficulty = difficulties.map((code) => [code, fen(draft.difficulty[code])]);
  return {
    basis: draft.basis,
    difficulty: Object.fromEntries(byDifficulty) as Record<Difficulty, number | null>,
    documents: stepsFrom(draft.steps),
    oral: { way: draft.oralWay, percent: whole(draft.oralPercent), amount: fen(draft.oralAmount) },
    unsuccessful: { paid: draft.unsuccessfulPaid, percent: whole(draft.unsuccessfulPercent) },
    share: draft.share,
    dossier: draft.dossier,
    sameWithinDays: whole(draft.sameWithinDays) ?? 0,
  };
}

/** A new line behind the others; it starts after the last one's end. */
export function withStep(draft: RulesDraft): RulesDraft {
  const last = draft.steps.at(-1);
  const end = last && (last.to ?? last.from);
  const from = end === undefined ? '1' : end === null ? null : String(Number(end) + 1);
  const key = Math.max(-1, ...draft.steps.map((step) => step.key)) + 1;
  return { ...draft, steps: [...draft.steps, { key, from, to: null, amount: null }] };
}
