// What the program writes into agreements: their number, and the day on which they took effect.
import { caseAgreement } from '../../../shared/registers/mediation/closing.ts';
import { effectiveDay } from '../../../shared/rules/mediation/agreements.ts';
import { agreementNumberText } from '../../../shared/rules/mediation/caseNumbers.ts';
import type { MediationSettings } from '../../../shared/rules/mediation/mediationSettings.ts';
import type { ChangeRow } from '../registers/rules/registerRules.ts';
import type { WriteCall } from '../registers/writeCall.ts';
import type { CaseRecord } from './dossierReading.ts';

/** Brings the agreements of a case up to date. @returns whether one was written. */
export async function settleAgreements(
  record: CaseRecord,
  settings: MediationSettings,
  call: WriteCall,
  changeRow: ChangeRow,
): Promise<boolean> {
  let isWritten = false;
  for (const [at, agreement] of record.dossier.agreements.entries()) {
    const effectiveOn = effectiveDay(record.dossier, agreement);
    const number = agreement.number ?? (await numberFor(record, at, settings, call));
    if (effectiveOn === agreement.effectiveOn && number === agreement.number) continue;
    const own = { effectiveOn, number };
    await changeRow({ register: caseAgreement, id: agreement.id, version: null, changes: {}, own }, call);
    isWritten = true;
  }
  return isWritten;
}

/** The number of the case's `at`th agreement; null while the case has none. */
async function numberFor(
  { dossier, head }: CaseRecord,
  at: number,
  settings: MediationSettings,
  call: WriteCall,
): Promise<string | null> {
  const caseNumber = dossier.case.number;
  if (caseNumber === null) return null;
  const given = await call.trx
    .selectFrom('caseNumber')
    .select(['year', 'running'])
    .where('case', '=', head.id)
    .executeTakeFirst();
  if (!given) return caseNumber;
  const { year, running } = given;
  const { shortName } = dossier.committee;
  return agreementNumberText(settings, { caseNumber, year, running: Number(running), shortName }, at + 1);
}
