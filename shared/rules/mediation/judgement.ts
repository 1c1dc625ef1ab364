// What the rules say about a dossier: the shapes that the core, the screens and the documents share.

import type { DocumentKey } from './documents.ts';
import type { CasePartKey } from './dossier.ts';
import type { Need } from './mediationSettings.ts';

export type CaseState =
  | 'lead'
  | 'applied'
  | 'refused'
  | 'accepted'
  | 'inquiring'
  | 'mediating'
  | 'drafted'
  | 'performing'
  | 'performed'
  | 'defaulted'
  | 'terminated'
  | 'archived';

/** When an error stops: the saving of a record, the acceptance, the archiving. Warnings and reminders never stop. */
export type Stage = 'save' | 'accept' | 'archive';

export interface CaseProblem {
  /** R01 … R25 of mediation.md §2.4, or the name of a rule of ours. */
  rule: string;
  level: 'error' | 'warning' | 'hint';
  stage: Stage;
  /** The Chinese sentence; it names the article. */
  message: string;
  /** Where it is mended. */
  part: CasePartKey | 'mediationCase';
  row: string | null;
  field: string | null;
}

export interface CaseLimit {
  key: 'mediation' | 'performance' | 'confirmation' | 'visit' | 'task';
  /** E.g. 调解期限, 履行：第一期赔偿款. */
  title: string;
  dueOn: string;
  /** Whole days from today to the day; negative when over. */
  days: number;
  state: 'running' | 'soon' | 'over';
  part: CasePartKey | 'mediationCase';
  row: string | null;
}

/** One document of the form wall. */
export interface Tile {
  document: DocumentKey;
  title: string;
  need: Need;
  state: 'complete' | 'lacking' | 'notNeeded';
  /** What is missing, in words: 协议内容, 当事人签名日期, or the whole record. */
  lacking: readonly { text: string; part: CasePartKey | 'mediationCase'; row: string | null; field: string | null }[];
  scans: number;
  /** Records of which each gives one document of this kind. */
  rows: readonly string[];
}

/** The next things that can be done, in the order of the law; a barred one says why. */
export interface CaseAction {
  key:
    | 'apply'
    | 'accept'
    | 'refuse'
    | 'notice'
    | 'mediator'
    | 'inquire'
    | 'session'
    | 'extend'
    | 'agreement'
    | 'terminate'
    | 'sign'
    | 'perform'
    | 'visit'
    | 'confirm'
    | 'archive'
    | 'statement';
  title: string;
  isNext: boolean;
  barred: string | null;
}

/** Everything worked out from a dossier on a day. */
export interface CaseJudgement {
  state: CaseState;
  /** Day 1 is the day of acceptance; null before. It stands still once the case is closed. */
  day: number | null;
  limits: readonly CaseLimit[];
  problems: readonly CaseProblem[];
  tiles: readonly Tile[];
  actions: readonly CaseAction[];
  /** Records entered late. */
  late: readonly { part: CasePartKey | 'mediationCase'; row: string }[];
}
