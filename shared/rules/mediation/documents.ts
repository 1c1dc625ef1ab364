// The documents of a dossier (mediation.md §1.1, §1.16), in the order in which they are bound.

/** D01–D15 are the numbers of mediation.md; L01… the local ones. */
export type DocumentKey =
  | 'D01'
  | 'D02'
  | 'D03'
  | 'D04'
  | 'L01'
  | 'D05'
  | 'identity'
  | 'D06'
  | 'D07'
  | 'D08'
  | 'D09'
  | 'L08'
  | 'D10'
  | 'D11'
  | 'receipt'
  | 'D12'
  | 'D13'
  | 'L02'
  | 'L03'
  | 'L04'
  | 'L05'
  | 'L06'
  | 'L07'
  | 'D14'
  | 'D15';

export interface CaseDocument {
  key: DocumentKey;
  /** As 卷内目录 writes it. */
  title: string;
  /** Attachment field of the case that holds its scans; null for pages that only the program makes. */
  scan: string | null;
  /** Whether the program writes it; identity papers and receipts only exist as scans. */
  isWritten: boolean;
  /** Record of the case of which each gives one such document; null: one a case. */
  each: 'caseAgent' | 'caseInquiry' | 'caseSession' | 'caseConsultation' | 'caseVisit' | 'caseConfirmation' | null;
}

const document = (
  key: DocumentKey,
  title: string,
  more: Partial<Pick<CaseDocument, 'isWritten' | 'each'>> & { noScan?: true } = {},
): CaseDocument => ({
  key,
  title,
  scan: more.noScan ? null : `scan${key[0]!.toUpperCase()}${key.slice(1)}`,
  isWritten: more.isWritten ?? true,
  each: more.each ?? null,
});

/** All documents in the order of binding. */
export const caseDocuments: readonly CaseDocument[] = [
  document('D01', '卷宗封面', { noScan: true }),
  document('D02', '卷内目录', { noScan: true }),
  document('D03', '人民调解申请书'),
  document('L07', '撤回调解申请书'),
  document('D04', '人民调解受理登记表'),
  document('L01', '受理通知书'),
  document('L02', '不予受理通知书'),
  document('D05', '人民调解当事人权利义务告知书'),
  document('identity', '当事人身份证明', { isWritten: false }),
  document('D06', '授权委托书', { each: 'caseAgent' }),
  document('D07', '人民调解调查记录', { each: 'caseInquiry' }),
  document('D08', '人民调解证据材料'),
  document('D09', '人民调解记录', { each: 'caseSession' }),
  document('L08', '疑难纠纷联席会商记录', { each: 'caseConsultation' }),
  document('D10', '人民调解协议书'),
  document('D11', '人民调解口头协议登记表'),
  document('L03', '终止调解通知书'),
  document('L04', '不予调解函'),
  document('L06', '诉前案件终止调解情况表'),
  document('receipt', '收条或汇款单等履行凭证', { isWritten: false }),
  document('D12', '人民调解回访记录', { each: 'caseVisit' }),
  document('D13', '司法确认有关材料', { each: 'caseConfirmation' }),
  document('L05', '人民调解结案报告表'),
  document('D14', '卷宗情况说明'),
  document('D15', '封底', { noScan: true }),
];

const byKey = new Map(caseDocuments.map((each) => [each.key, each]));

/** The document of a key. */
export function documentOf(key: DocumentKey): CaseDocument {
  return byKey.get(key)!;
}
