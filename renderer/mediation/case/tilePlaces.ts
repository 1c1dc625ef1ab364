// Where each document of the wall is filled in.
import type { DocumentKey } from '../../../shared/rules/mediation/documents.ts';
import type { CasePartKey } from '../../../shared/rules/mediation/dossier.ts';
import type { HeadStep } from '../parts/headForms.ts';

/** A step of the head, records of one kind, only scans, or nothing to fill (the program writes it by itself). */
export type TilePlace =
  | { kind: 'step'; step: HeadStep }
  | { kind: 'accept' }
  | { kind: 'notice' }
  | { kind: 'records'; part: CasePartKey }
  | { kind: 'scans' }
  | { kind: 'none' };

const step = (of: HeadStep): TilePlace => ({ kind: 'step', step: of });
const records = (part: CasePartKey): TilePlace => ({ kind: 'records', part });

const places: Record<DocumentKey, TilePlace> = {
  D01: step('file'),
  D02: { kind: 'none' },
  D03: step('apply'),
  L07: step('terminate'),
  D04: step('register'),
  L01: { kind: 'accept' },
  L02: step('refuse'),
  D05: { kind: 'notice' },
  identity: { kind: 'scans' },
  D06: records('caseAgent'),
  D07: records('caseInquiry'),
  D08: records('caseEvidence'),
  D09: records('caseSession'),
  L08: records('caseConsultation'),
  D10: records('caseAgreement'),
  D11: records('caseAgreement'),
  L03: step('terminate'),
  L04: step('refuse'),
  L06: step('terminate'),
  receipt: { kind: 'scans' },
  D12: records('caseVisit'),
  D13: records('caseConfirmation'),
  L05: step('file'),
  D14: records('caseStatement'),
  D15: { kind: 'none' },
};

/** Where a document of the form wall is filled in. */
export function placeOfDocument(key: DocumentKey): TilePlace {
  return places[key];
}
