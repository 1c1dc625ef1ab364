// Every document that the program writes, by its key.
import type { DocumentKey } from '../../../../shared/rules/mediation/documents.ts';
import type { Form } from '../../documents/paper/formBlocks.ts';
import { cover } from './d01Cover.ts';
import { application } from './d03Application.ts';
import { registration } from './d04Registration.ts';
import { notice } from './d05Notice.ts';
import { attorney } from './d06Attorney.ts';
import { inquiryRecord } from './d07Inquiry.ts';
import { evidenceList } from './d08Evidence.ts';
import { sessionRecord } from './d09Session.ts';
import { writtenAgreement } from './d10Agreement.ts';
import { oralAgreement } from './d11OralAgreement.ts';
import { visitRecord } from './d12Visit.ts';
import { confirmationApplication } from './d13Confirmation.ts';
import { backCover, statements } from './d14Statement.ts';
import { closingReport, consultationRecord, preTrialTermination, withdrawal } from './localForms.ts';
import { acceptanceNotice, refusalLetter, refusalNotice, terminationNotice } from './localNotices.ts';
import type { PrintedCase } from './printedCase.ts';

/** `row`: the record that the document is of, where a case has several; null prints an empty form. */
export type FormOf = (view: PrintedCase, row: string | null) => Form;

/** 卷内目录 is made with the dossier, identity papers and receipts are scans. */
export type FormKey = Exclude<DocumentKey, 'D02' | 'identity' | 'receipt'>;

export const documentForms: Readonly<Record<FormKey, FormOf>> = {
  D01: cover,
  D03: application,
  D04: registration,
  L01: acceptanceNotice,
  L02: refusalNotice,
  D05: notice,
  D06: attorney,
  D07: inquiryRecord,
  D08: evidenceList,
  D09: sessionRecord,
  L08: consultationRecord,
  D10: writtenAgreement,
  D11: oralAgreement,
  D12: visitRecord,
  D13: confirmationApplication,
  L03: terminationNotice,
  L04: refusalLetter,
  L05: closingReport,
  L06: preTrialTermination,
  L07: withdrawal,
  D14: statements,
  D15: backCover,
};

/** Records of which each gives one document of a kind; null for documents that a case has once. */
export function recordsOf({ dossier }: PrintedCase, key: DocumentKey): readonly string[] | null {
  const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
  switch (key) {
    case 'D06':
      return ids(dossier.agents);
    case 'D07':
      return ids(dossier.inquiries);
    case 'D09':
      return ids(dossier.sessions);
    case 'L08':
      return ids(dossier.consultations);
    case 'D12':
      return ids(dossier.visits);
    case 'D13':
      return ids(dossier.confirmations);
    default:
      return null;
  }
}
