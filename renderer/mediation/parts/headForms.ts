// The steps of a case whose facts stand in its head: which fields each asks for, and what it proposes.
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { type FormAsked, textIn } from './caseWork.ts';

export type HeadStep = 'case' | 'dispute' | 'apply' | 'register' | 'refuse' | 'notice' | 'terminate' | 'file';

const forms: Record<HeadStep, { title: string; only: readonly string[] }> = {
  case: { title: '案件', only: ['title', 'committee', 'room', 'registeredOn', 'note'] },
  dispute: { title: '纠纷情况', only: groupFields('纠纷') },
  apply: {
    title: '申请或移送',
    only: ['source', 'applicationForm', 'appliedOn', 'sendingUnit', 'channel', 'kind', 'summary', 'request'],
  },
  register: {
    title: '受理登记',
    only: ['source', 'applicationForm', 'appliedOn', 'sendingUnit', 'registrar', 'kind', 'summary'],
  },
  refuse: { title: '不予受理', only: ['refusedOn', 'refusalReasons', 'refusalNote', 'refusalTold'] },
  notice: { title: '权利义务告知', only: ['noticeOn', 'noticeForm', 'openMediation'] },
  terminate: {
    title: '终止调解',
    only: [
      'terminatedOn',
      'terminationReasons',
      'terminationNote',
      'remedyToldOn',
      'disputePoints',
      'separationAdvice',
    ],
  },
  file: { title: '立卷', only: ['filedBy', 'filedOn', 'checkedBy', 'checkedOn', 'keeping', 'fee', 'note'] },
};

function groupFields(group: string): string[] {
  return mediationCase.fields
    .filter((field) => field.group === group && field.readOnly !== true && field.type !== 'attachment')
    .map(({ key }) => key);
}

// 人民调解法 26: who is refused or not reconciled is told of the other ways.
const otherWays = '可以依法通过仲裁、行政、司法等途径维护自己的权利。';

function proposed(step: HeadStep, today: string): Record<string, FieldValue> {
  switch (step) {
    case 'apply':
      return { source: '1', applicationForm: '2', appliedOn: today };
    case 'refuse':
      return { refusedOn: today, refusalTold: otherWays };
    case 'notice':
      return { noticeOn: today, noticeForm: '1' };
    case 'terminate':
      return { terminatedOn: today, remedyToldOn: today };
    default:
      return {};
  }
}

/** The form of a step; proposals only fill what is empty. */
export function headForm(step: HeadStep, view: CaseView, today: string): FormAsked {
  const values = Object.entries(proposed(step, today)).filter(([key]) => textIn(view.case, key) === '');
  const { title, only } = forms[step];
  return { part: 'mediationCase', row: view.case.id, title, only, proposal: { values: Object.fromEntries(values) } };
}

/** The step whose form holds a field of the head. */
export function stepOfField(field: string | null): HeadStep {
  const order: HeadStep[] = ['refuse', 'notice', 'terminate', 'file', 'apply', 'register', 'case', 'dispute'];
  return order.find((step) => field !== null && forms[step].only.includes(field)) ?? 'dispute';
}
