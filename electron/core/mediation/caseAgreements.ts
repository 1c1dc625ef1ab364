// What the program writes into agreements: their number, and the day on which they took effect.
import { caseAgreement } from '../../../shared/registers/mediation/closing.ts';
import { effectiveDay } from '../../../shared/rules/mediation/agreements.ts';
import type { MediationSettings } from '../../../shared/rules/mediation/mediationSettings.ts';
import type { ChangeRow } from '../registers/rules/registerRules.ts';
import type { WriteCall } from '../registers/writeCall.ts';
import type { CaseRecord } from './dossierReading.ts';
import { numberText } from './numberPattern.ts';

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

/**
 * The number of the case's `at`th agreement; null while the case has none. A later one, which replaces the first, bears the
 * same with -2, -3.
 */
async function numberFor(
  { dossier, head }: CaseRecord,
  at: number,
  settings: MediationSettings,
  call: WriteCall,
): Promise<string | null> {
  const ofCase = dossier.case.number;
  if (ofCase === null) return null;
  const suffix = at === 0 ? '' : `-${at + 1}`;
  if (settings.agreementNumber === 'same') return ofCase + suffix;
  const given = await call.trx
    .selectFrom('caseNumber')
    .select(['year', 'running'])
    .where('case', '=', head.id)
    .executeTakeFirst();
  if (!given) return ofCase + suffix;
  const { year, running } = given;
  return numberText(settings.agreementPattern, { year, running, shortName: dossier.committee.shortName }) + suffix;
}
