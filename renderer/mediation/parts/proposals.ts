// What a new record of a case is proposed to hold, from what the case already says; the clerk may change all of it.
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import { addMonths } from '../../../shared/rules/days.ts';
import { leastCopies } from '../../../shared/rules/mediation/agreements.ts';
import type { CasePartKey } from '../../../shared/rules/mediation/dossier.ts';
import type { Proposal } from '../../records/useRowForm.ts';
import { agreementInForce, partyTitle, rowsOf, textIn } from './caseWork.ts';

export interface ProposalContext {
  today: string;
  user: string;
  /** The court of the settings; empty where none is set. */
  court: string;
}

type Proposer = (view: CaseView, context: ProposalContext) => Proposal;

const clean = (values: Record<string, FieldValue>): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));

function names(view: CaseView): string {
  return rowsOf(view, 'caseParty')
    .map((row) => textIn(row, 'name'))
    .filter((name) => name !== '')
    .join('、');
}

function withAgreement(view: CaseView, values: Record<string, FieldValue>): Proposal {
  const agreement = agreementInForce(view);
  if (!agreement) return { values: clean(values) };
  return {
    values: clean({ ...values, agreement: agreement.id }),
    titles: { agreement: agreementTitle(view) },
  };
}

/** 2026人调字第1号 · 2026-11-20, as a link shows it. */
export function agreementTitle(view: CaseView): string {
  const agreement = agreementInForce(view);
  if (!agreement) return '';
  return [textIn(agreement, 'number'), textIn(agreement, 'reachedOn')].filter((text) => text !== '').join(' · ');
}

const lastSession = (view: CaseView) => rowsOf(view, 'caseSession').at(-1);

const proposers: Partial<Record<CasePartKey, Proposer>> = {
  caseParty: (view) => ({
    values: { side: rowsOf(view, 'caseParty').some((row) => textIn(row, 'side') === '1') ? '2' : '1' },
  }),
  caseAgent: (view, { today }): Proposal => {
    const [first] = rowsOf(view, 'caseParty');
    if (!first) return { values: { signedOn: today } };
    return { values: { party: first.id, signedOn: today }, titles: { party: partyTitle(view, first.id) } };
  },
  caseExtension: (view, { today }) => {
    const due = textIn(view.case, 'dueOn');
    return { values: clean({ agreedOn: today, until: addMonths(due === '' ? today : due, 1), allAgreed: true }) };
  },
  caseAgreement: (view, { today }) => {
    const session = lastSession(view);
    return {
      values: clean({
        reachedOn: session ? textIn(session, 'heldOn') : today,
        facts: textIn(view.case, 'summary'),
        amount: view.case.values.amount ?? null,
        copies: leastCopies(rowsOf(view, 'caseParty').length),
      }),
    };
  },
  casePerformance: (view) => withAgreement(view, {}),
  caseVisit: (view, { today, user }) => ({
    values: clean({ visitedOn: today, visited: names(view), reason: textIn(view.case, 'title'), visitor: user }),
  }),
  caseConfirmation: (view, { today, court }) => withAgreement(view, { court, appliedOn: today, allApply: true }),
  caseStatement: (_view, { today, user }) => ({ values: { writtenOn: today, writtenBy: user } }),
};

/** The proposal for a new record of a kind. */
export function proposalFor(part: CasePartKey, view: CaseView, context: ProposalContext): Proposal {
  return proposers[part]?.(view, context) ?? { values: {} };
}
