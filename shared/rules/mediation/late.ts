// 补录: records entered well after what they record. Allowed, and marked.
import { daysBetween } from '../days.ts';
import { type CasePartKey, type Dossier, dossierLists } from './dossier.ts';
import type { CaseJudgement } from './judgement.ts';

/** The day that a record tells of, by kind of record; kinds without such a day are never late. */
const ownDay = {
  caseInquiry: 'heldOn',
  caseSession: 'heldOn',
  caseExtension: 'agreedOn',
  caseConsultation: 'heldOn',
  caseAgreement: 'reachedOn',
  caseSignature: 'signedOn',
  caseVisit: 'visitedOn',
  caseConfirmation: 'appliedOn',
} as const satisfies Partial<Record<CasePartKey, string>>;

/** Records of a case that were entered more than `lateAfterDays` days after their own day. */
export function lateRecords(dossier: Dossier, lateAfterDays: number): CaseJudgement['late'] {
  const isLate = (enteredOn: string, day: string | null) => day !== null && daysBetween(day, enteredOn) > lateAfterDays;
  const head = dossier.case;
  const late: { part: CasePartKey | 'mediationCase'; row: string }[] = [];
  if ([head.registeredOn, head.appliedOn, head.acceptedOn].some((day) => isLate(head.enteredOn, day))) {
    late.push({ part: 'mediationCase', row: head.id });
  }
  for (const part of Object.keys(ownDay) as (keyof typeof ownDay)[]) {
    const records: readonly { id: string; enteredOn: string }[] = dossier[dossierLists[part]];
    for (const record of records) {
      if (isLate(record.enteredOn, dayIn(record, ownDay[part]))) late.push({ part, row: record.id });
    }
  }
  return late;
}

function dayIn(record: object, key: string): string | null {
  const value: unknown = Reflect.get(record, key);
  return typeof value === 'string' ? value : null;
}
