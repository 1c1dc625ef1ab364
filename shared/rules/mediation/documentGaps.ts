// What each document still lacks in the records it is written from. The words are the labels of the declared registers;
// documentGaps.test.ts holds the two together.
import { currentAgreement, missingSigners, oralForm, signersOf } from './agreements.ts';
import type { DocumentKey } from './documents.ts';
import type { CasePartKey, Dossier } from './dossier.ts';
import type { Tile } from './judgement.ts';
import { partyName } from './partyNames.ts';

export type Gap = Tile['lacking'][number];

/** Fields that must be filled, by record, with their labels. */
export const neededFields = {
  caseAgent: { powers: '委托权限', signedOn: '委托日期' },
  caseInquiry: { place: '地点', inquirer: '调查人', recorder: '记录人', minutes: '记录' },
  caseEvidence: { source: '证据来源', pages: '页数' },
  caseSession: {
    place: '地点',
    presentParties: '到场当事人',
    mediators: '人民调解员',
    recorder: '记录人',
    minutes: '调解记录',
    result: '调解结果',
    signedOn: '签名日期',
  },
  caseConsultation: { units: '参加单位和人员', issue: '会商事项', opinions: '各单位意见', decision: '会商决定' },
  caseVisit: { reason: '回访事由', situation: '回访情况', visitor: '回访人' },
  caseAgreement: {
    facts: '纠纷主要事实、争议事项',
    content: '协议内容',
    performance: '履行方式、时限',
    mediatorSignedOn: '调解员签名日期',
    sealedOn: '调委会盖章日期',
  },
  caseConfirmation: { court: '人民法院', appliedOn: '申请日期' },
} as const satisfies Partial<Record<CasePartKey, Readonly<Record<string, string>>>>;

/** Fields of the head by the document that prints them. */
export const neededHeadFields = {
  D01: { title: '纠纷名称' },
  D03: { appliedOn: '申请（移送）日期', summary: '纠纷简要情况', request: '当事人申请事项' },
  D04: { acceptedOn: '受理日期', kind: '纠纷类型', summary: '纠纷简要情况', source: '案件来源', registrar: '登记人' },
  L01: { acceptedOn: '受理日期' },
  L02: { refusedOn: '不予受理日期', refusalReasons: '不予受理原因', refusalTold: '不予受理时告知的其他途径' },
  L03: { terminatedOn: '终止日期', terminationReasons: '终止原因', remedyToldOn: '终止时告知其他途径的日期' },
  L04: { sendingUnit: '移送单位' },
  L06: { terminatedOn: '终止日期', terminationReasons: '终止原因', disputePoints: '争议焦点' },
  L07: { terminatedOn: '终止日期' },
  D05: { noticeOn: '权利义务告知日期' },
} as const satisfies Partial<Record<DocumentKey, Readonly<Record<string, string>>>>;

type HeadDocument = keyof typeof neededHeadFields;
type FilledRecord = keyof typeof neededFields;

/** Gaps of one document; a document without any record yet lacks the whole record. */
export function gapsOf(dossier: Dossier, document: DocumentKey): readonly Gap[] {
  switch (document) {
    case 'D01':
      return [...headGaps(dossier, 'D01'), ...numberGap(dossier), ...mediatorGap(dossier)];
    case 'D03':
    case 'L01':
    case 'L02':
    case 'L03':
    case 'L04':
    case 'L06':
    case 'L07':
      return [...headGaps(dossier, document), ...partyGaps(dossier)];
    case 'D04':
      return [...registrationGaps(dossier), ...partyGaps(dossier)];
    case 'D05':
      return [...headGaps(dossier, 'D05'), ...noticeGaps(dossier)];
    case 'D06':
      return recordGaps('caseAgent', dossier.agents, '授权委托书', '份');
    case 'D07':
      return recordGaps('caseInquiry', dossier.inquiries, '调查记录', '份');
    case 'D08':
      return recordGaps('caseEvidence', dossier.evidence, '证据材料', '份');
    case 'D09':
      return recordGaps('caseSession', dossier.sessions, '调解记录', '次');
    case 'L08':
      return recordGaps('caseConsultation', dossier.consultations, '联席会商', '次');
    case 'D10':
    case 'D11':
      return agreementGaps(dossier, document);
    case 'D12':
      return recordGaps('caseVisit', dossier.visits, '回访记录', '次');
    case 'D13':
      return confirmationGaps(dossier);
    case 'D14':
      return dossier.statements.length > 0 ? [] : [wholeRecord('卷宗情况说明', 'caseStatement')];
    case 'identity':
      return [{ text: '身份证明的扫描件', part: 'mediationCase', row: dossier.case.id, field: 'scanIdentity' }];
    case 'receipt':
      return [{ text: '履行凭证的扫描件', part: 'mediationCase', row: dossier.case.id, field: 'scanReceipt' }];
    // The program makes these whole from what is there.
    case 'D02':
    case 'D15':
    case 'L05':
      return [];
  }
}

function wholeRecord(text: string, part: CasePartKey): Gap {
  return { text, part, row: null, field: null };
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function headGaps({ case: head }: Dossier, document: HeadDocument): readonly Gap[] {
  const labels: Readonly<Record<string, string>> = neededHeadFields[document];
  return Object.entries(labels)
    .filter(([field]) => isEmpty(Reflect.get(head, field)))
    .map(([field, text]) => ({ text, part: 'mediationCase', row: head.id, field }));
}

/** A case that ended before acceptance is registered too, without the day of acceptance. */
function registrationGaps(dossier: Dossier): readonly Gap[] {
  const { refusedOn, terminatedOn } = dossier.case;
  const isOver = refusedOn !== null || terminatedOn !== null;
  return headGaps(dossier, 'D04').filter(({ field }) => !(isOver && field === 'acceptedOn'));
}

function recordGaps(
  part: FilledRecord,
  records: readonly { id: string }[],
  title: string,
  unit: string,
  labels: Readonly<Record<string, string>> = neededFields[part],
): readonly Gap[] {
  if (records.length === 0) return [wholeRecord(title, part)];
  return records.flatMap((record, index) => {
    const which = records.length === 1 ? '' : `第${index + 1}${unit}${title}：`;
    return Object.entries(labels)
      .filter(([field]) => isEmpty(Reflect.get(record, field)))
      .map(([field, label]) => ({ text: `${which}${label}`, part, row: record.id, field }));
  });
}

function numberGap({ case: head }: Dossier): readonly Gap[] {
  // A refused case was never accepted and has no number.
  if (head.number !== null || head.refusedOn !== null || head.acceptedOn === null) return [];
  return [{ text: '卷号', part: 'mediationCase', row: head.id, field: 'number' }];
}

function mediatorGap({ case: head, mediators }: Dossier): readonly Gap[] {
  if (head.refusedOn !== null || head.acceptedOn === null || mediators.length > 0) return [];
  return [wholeRecord('人民调解员', 'caseMediator')];
}

function partyGaps({ parties }: Dossier): readonly Gap[] {
  const sides = new Set(parties.map(({ side }) => side));
  if (parties.length === 0) return [wholeRecord('当事人', 'caseParty')];
  return sides.size < 2 ? [wholeRecord('对方当事人', 'caseParty')] : [];
}

/** Told by word of mouth, no paper is signed (人民调解工作若干规定 30). */
function noticeGaps(dossier: Dossier): readonly Gap[] {
  if (dossier.case.noticeForm === '2') return [];
  return signersOf(dossier)
    .filter(({ noticeSignedOn }) => noticeSignedOn === null)
    .map((party) => ({
      text: `${partyName(party)}的告知书签收日期`,
      part: 'caseParty',
      row: party.id,
      field: 'noticeSignedOn',
    }));
}

function agreementGaps(dossier: Dossier, document: 'D10' | 'D11'): readonly Gap[] {
  const isOral = document === 'D11';
  const agreement = currentAgreement(dossier);
  if (agreement === null || (agreement.form === oralForm) !== isOral) {
    return [wholeRecord(isOral ? '口头协议登记' : '调解协议书', 'caseAgreement')];
  }
  const gaps = recordGaps('caseAgreement', [agreement], '调解协议', '份');
  if (isOral) return [...partyGaps(dossier), ...gaps];
  const unsigned = missingSigners(dossier, agreement).map((party) => ({
    text: `${partyName(party)}的签署日期`,
    part: 'caseSignature' as const,
    row: null,
    field: 'signedOn',
  }));
  return [...partyGaps(dossier), ...gaps, ...unsigned];
}

function confirmationGaps(dossier: Dossier): readonly Gap[] {
  const gaps = recordGaps('caseConfirmation', dossier.confirmations, '司法确认', '次');
  const undated = dossier.confirmations
    .filter(({ result, decidedOn }) => (result === '2' || result === '3') && decidedOn === null)
    .map(({ id }) => ({ text: '裁定日期', part: 'caseConfirmation' as const, row: id, field: 'decidedOn' }));
  return [...gaps, ...undated];
}
