// Whether a case is paid, how much and to whom, or everything that stands in the way.
import { amountOf } from './amount.ts';
import { type CaseMediatorShare, type Share, sharesOf } from './shares.ts';
import type { SubsidyRules } from './subsidyRules.ts';

/** What of a case decides about its payment. */
export interface SubsidyCase {
  id: string;
  acceptedOn: string | null;
  closedOn: string | null;
  archivedOn: string | null;
  /** caseOutcome: 1 调解成功, 2 调解不成. */
  outcome: string | null;
  agreementForm: string | null;
  difficulty: string | null;
  /** Without replaced ones and mere recorders, each once. */
  mediators: readonly CaseMediatorShare[];
  documents: {
    complete: number;
    /** Complete and required ones together: the m of n/m. */
    all: number;
    /** Required ones that are not complete, with what they lack. */
    missing: readonly string[];
  };
}

/** Why a case is not paid. */
export interface Obstacle {
  code: 'paid' | 'open' | 'unsuccessful' | 'notArchived' | 'documents' | 'repeated' | 'noMediator' | 'noAmount';
  text: string;
}

/** What is known about a case besides its own records. */
export interface SubsidyPast {
  /** The batch that paid it. */
  paidOn: string | null;
  /** Cases that it may repeat, in words, and what was decided about them. */
  repeats: readonly { text: string; confirmedBecause: string | null }[];
}

export type SubsidyVerdict =
  | { payable: true; amount: number; why: string; shares: readonly Share[] }
  | { payable: false; obstacles: readonly Obstacle[] };

/** The day that puts a case into a period: of archiving, closing or acceptance, by what the rules pay for. */
export function subsidyDay(
  one: Pick<SubsidyCase, 'acceptedOn' | 'closedOn' | 'archivedOn'>,
  dossier: SubsidyRules['dossier'],
): string | null {
  const closed = one.closedOn ?? one.acceptedOn;
  return dossier === 'archived' ? (one.archivedOn ?? closed) : closed;
}

/** The verdict on a case. A paid one says only that; otherwise every obstacle is named. */
export function subsidyVerdict(one: SubsidyCase, past: SubsidyPast, rules: SubsidyRules): SubsidyVerdict {
  if (past.paidOn !== null) {
    return { payable: false, obstacles: [{ code: 'paid', text: `已随 ${past.paidOn} 的批次发放` }] };
  }
  if (one.closedOn === null) return { payable: false, obstacles: [{ code: 'open', text: '尚未结案' }] };
  const failed = one.outcome === '2';
  if (failed && !rules.unsuccessful.paid) {
    return { payable: false, obstacles: [{ code: 'unsuccessful', text: '调解不成，按规定不发' }] };
  }
  const obstacles = [...dossierObstacles(one, rules), ...repeatObstacles(past)];
  const amount = amountOf({ ...one, complete: one.documents.complete }, rules);
  if (amount.fen === null) obstacles.push({ code: 'noAmount', text: amount.why });
  const shares = sharesOf(amount.fen ?? 0, one.mediators, rules.share);
  if (shares.length === 0) {
    const who = rules.share === 'presiding' ? '主持调解员' : '调解员';
    obstacles.push({ code: 'noMediator', text: `没有登记${who}，不知道发给谁` });
  }
  if (amount.fen === null || obstacles.length > 0) return { payable: false, obstacles };
  return { payable: true, amount: amount.fen, why: amount.why, shares };
}

function dossierObstacles(one: SubsidyCase, rules: SubsidyRules): Obstacle[] {
  const { missing } = one.documents;
  // An archived dossier was complete when it was closed; later lists of documents do not reach back.
  if (one.archivedOn !== null) return [];
  const obstacles: Obstacle[] = [];
  if (missing.length > 0) obstacles.push({ code: 'documents', text: `缺 ${missing.length} 项：${missing.join('；')}` });
  if (rules.dossier === 'archived') obstacles.push({ code: 'notArchived', text: '卷宗尚未归档' });
  return obstacles;
}

function repeatObstacles({ repeats }: SubsidyPast): Obstacle[] {
  return repeats.map(({ text, confirmedBecause }) => ({
    code: 'repeated',
    text: confirmedBecause === null ? `疑似重复：${text}` : `已认定重复：${text}（${confirmedBecause}）`,
  }));
}
