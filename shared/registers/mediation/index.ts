// The mediation case and its records. They are registers for the engine, and shown by the mediation pages.
import type { Register } from '../register.ts';
import {
  caseAgreement,
  caseConfirmation,
  casePerformance,
  caseSignature,
  caseStatement,
  caseVisit,
} from './closing.ts';
import { mediationCase } from './mediationCase.ts';
import { caseAgent, caseMediator, caseParty } from './parties.ts';
import { caseConsultation, caseEvidence, caseExtension, caseInquiry, caseSession, consultationTask } from './work.ts';

/** Every kind of record that belongs to a case. */
export const caseParts = [
  caseParty,
  caseAgent,
  caseMediator,
  caseInquiry,
  caseEvidence,
  caseSession,
  caseExtension,
  caseConsultation,
  consultationTask,
  caseAgreement,
  caseSignature,
  casePerformance,
  caseVisit,
  caseConfirmation,
  caseStatement,
] as const satisfies readonly Register[];

export const caseRecords: readonly Register[] = [mediationCase, ...caseParts];
