// Where a case stands (mediation.md §2.1) and the ways on from there (§2.2). The state is worked out from what was
// recorded; nobody sets it.
import { currentAgreement, effectiveDay, performanceOf } from './agreements.ts';
import type { DocumentKey } from './documents.ts';
import type { Dossier } from './dossier.ts';
import type { CaseAction, CaseState } from './judgement.ts';

/** The state of a case on a day, YYYY-MM-DD. */
export function stateOf(dossier: Dossier, today: string): CaseState {
  const head = dossier.case;
  if (head.archivedOn !== null) return 'archived';
  if (head.acceptedOn === null) return stateBefore(dossier);
  const agreement = currentAgreement(dossier);
  if (agreement !== null) {
    if (effectiveDay(dossier, agreement) === null) return 'drafted';
    const performance = performanceOf(dossier, agreement, today);
    if (performance === '1') return 'performed';
    return performance === '5' ? 'defaulted' : 'performing';
  }
  if (head.terminatedOn !== null) return 'terminated';
  return stateAtWork(dossier);
}

function stateBefore({ case: head }: Dossier): CaseState {
  if (head.refusedOn !== null) return 'refused';
  if (head.terminatedOn !== null) return 'terminated';
  if (head.source === '2') return 'applied';
  return head.source !== null && head.appliedOn !== null ? 'applied' : 'lead';
}

/** Inquiry and mediation follow each other as often as needed (T7, T8): the later record says which it is. */
function stateAtWork({ inquiries, sessions }: Dossier): CaseState {
  const inquired = lastDay(inquiries);
  const met = lastDay(sessions);
  if (met !== null && (inquired === null || met >= inquired)) return 'mediating';
  return inquired === null ? 'accepted' : 'inquiring';
}

function lastDay(records: readonly { heldOn: string | null }[]): string | null {
  return records.reduce<string | null>(
    (last, { heldOn }) => (heldOn !== null && (last === null || heldOn > last) ? heldOn : last),
    null,
  );
}

/**
 * The day on which a case came to its end: the agreement binds, mediation is terminated, or the case is refused; null while
 * it runs. The clock stands still from then on.
 */
export function closedDay(dossier: Dossier): string | null {
  const { acceptedOn, refusedOn, terminatedOn } = dossier.case;
  if (acceptedOn === null) return refusedOn ?? terminatedOn;
  const agreement = currentAgreement(dossier);
  return agreement === null ? terminatedOn : effectiveDay(dossier, agreement);
}

/**
 * The result that counts in statistics; code of caseOutcome. A success is only what an agreement stands for (人民调解法 28),
 * so a session that says 调解成功 is pending until the agreement is recorded. Null before acceptance and the first session.
 */
export function outcomeOf(dossier: Dossier): string | null {
  if (dossier.case.acceptedOn === null) return null;
  if (currentAgreement(dossier) !== null) return '1';
  if (dossier.case.terminatedOn !== null) return '2';
  const last = dossier.sessions.findLast(({ result }) => result !== null);
  if (last === undefined) return null;
  return last.result === '2' ? '2' : '3';
}

export interface Transition {
  /** T1–T18 of mediation.md §2.2. */
  key: string;
  from: readonly CaseState[];
  to: readonly CaseState[];
  /** What the clerk does. */
  action: CaseAction['key'];
  documents: readonly DocumentKey[];
  basis: string;
}

const agreed: readonly CaseState[] = ['performing', 'performed', 'defaulted'];
const atWork: readonly CaseState[] = ['accepted', 'inquiring', 'mediating'];

/** The transitions of mediation.md §2.2 in its order. */
export const transitions: readonly Transition[] = [
  {
    key: 'T1',
    from: ['lead'],
    to: ['applied'],
    action: 'apply',
    documents: ['D03', 'D04'],
    basis: '人民调解法第十七条',
  },
  { key: 'T2', from: ['lead'], to: ['applied'], action: 'apply', documents: ['D04'], basis: '人民调解法第十七条' },
  { key: 'T3', from: ['lead'], to: ['applied'], action: 'apply', documents: ['D04'], basis: '人民调解法第十八条' },
  {
    key: 'T4',
    from: ['lead', 'applied'],
    to: ['accepted'],
    action: 'accept',
    documents: ['D04', 'L01'],
    basis: '人民调解法第十七条',
  },
  {
    key: 'T5',
    from: ['lead', 'applied'],
    to: ['refused'],
    action: 'refuse',
    documents: ['L02'],
    basis: '人民调解工作若干规定第二十二条',
  },
  {
    key: 'T6',
    from: ['accepted', 'inquiring'],
    to: ['mediating'],
    action: 'session',
    documents: ['D05', 'D09'],
    basis: '人民调解法第十九条、第二十三条',
  },
  {
    key: 'T7',
    from: atWork,
    to: ['inquiring'],
    action: 'inquire',
    documents: ['D07', 'D08'],
    basis: '人民调解工作若干规定第三十一条',
  },
  {
    key: 'T8',
    from: ['mediating'],
    to: ['mediating'],
    action: 'session',
    documents: ['D09'],
    basis: '人民调解法第二十二条',
  },
  {
    key: 'T9',
    from: ['mediating', 'inquiring'],
    to: ['drafted', 'performing'],
    action: 'agreement',
    documents: ['D09', 'D10'],
    basis: '人民调解法第二十八条、第二十九条',
  },
  {
    key: 'T10',
    from: ['mediating', 'inquiring'],
    to: ['performing'],
    action: 'agreement',
    documents: ['D09', 'D11'],
    basis: '人民调解法第二十八条、第三十条',
  },
  {
    key: 'T11',
    from: ['applied', ...atWork],
    to: ['terminated'],
    action: 'terminate',
    documents: ['D09', 'L03'],
    basis: '人民调解法第二十三条、第二十六条',
  },
  {
    key: 'T12',
    from: ['performing', 'defaulted'],
    to: ['performed'],
    action: 'perform',
    documents: ['receipt', 'D12'],
    basis: '人民调解法第三十一条',
  },
  {
    key: 'T13',
    from: ['performing'],
    to: ['defaulted'],
    action: 'perform',
    documents: ['D12'],
    basis: '人民调解法第三十一条',
  },
  {
    key: 'T14',
    from: ['defaulted', 'performing'],
    to: ['performing'],
    action: 'perform',
    documents: ['D14'],
    basis: '人民调解法第三十二条',
  },
  { key: 'T15', from: agreed, to: agreed, action: 'confirm', documents: ['D13'], basis: '人民调解法第三十三条' },
  { key: 'T16', from: agreed, to: agreed, action: 'confirm', documents: ['D13'], basis: '民事诉讼法第二百零六条' },
  {
    key: 'T17',
    from: agreed,
    to: ['mediating'],
    action: 'session',
    documents: ['D09', 'D10'],
    basis: '人民调解法第三十三条',
  },
  {
    key: 'T18',
    from: ['refused', 'terminated', ...agreed],
    to: ['archived'],
    action: 'archive',
    documents: ['D01', 'D02', 'D14', 'D15'],
    basis: '人民调解法第二十七条',
  },
];
