// Which agreement of a case counts, who signs it, and from which day it binds.
import type { AgreementFacts, Dossier, PartyFacts } from './dossier.ts';
import { partyName } from './partyNames.ts';

/** Code of agreementForm. */
export const oralForm = '1';

/** Agreements that were not replaced by a later one, in the order of their days. A lawful case has at most one (R09). */
export function standingAgreements(dossier: Dossier): readonly AgreementFacts[] {
  return dossier.agreements.filter(({ replacedOn }) => replacedOn === null);
}

/** The agreement that counts: the last one that was not replaced. */
export function currentAgreement(dossier: Dossier): AgreementFacts | null {
  return standingAgreements(dossier).at(-1) ?? null;
}

/** Who signs: every party; on a side that elected representatives, these. */
export function signersOf(dossier: Dossier): readonly PartyFacts[] {
  const represented = new Set(dossier.parties.filter((each) => each.isRepresentative === true).map(({ side }) => side));
  return dossier.parties.filter((each) => !represented.has(each.side) || each.isRepresentative === true);
}

/** Parties whose signature, seal or fingerprint is not yet under an agreement. */
export function missingSigners(dossier: Dossier, agreement: AgreementFacts): readonly PartyFacts[] {
  const signed = new Set(
    dossier.signatures.flatMap((each) =>
      each.agreement === agreement.id && each.signedOn !== null && each.party !== null ? [each.party] : [],
    ),
  );
  return signersOf(dossier).filter(({ id }) => !signed.has(id));
}

/** What an agreement still needs before it binds, in words; empty when nothing. Oral ones need nothing (人民调解法 30). */
export function lackingForEffect(dossier: Dossier, agreement: AgreementFacts): readonly string[] {
  if (agreement.form === oralForm) return agreement.reachedOn === null ? ['达成日期'] : [];
  const lacking = missingSigners(dossier, agreement).map((each) => `${partyName(each)}的签名、盖章或者指印`);
  if (dossier.parties.length === 0) lacking.push('当事人');
  if (agreement.mediatorSignedOn === null) lacking.push('调解员签名日期');
  if (agreement.sealedOn === null) lacking.push('调委会盖章日期');
  return lacking;
}

/**
 * The day from which an agreement binds; null while something is missing. Written: the last of all signatures, the
 * mediator's and the seal (人民调解法 29); oral: the day it was reached (30).
 */
export function effectiveDay(dossier: Dossier, agreement: AgreementFacts): string | null {
  if (agreement.form === oralForm) return agreement.reachedOn;
  if (lackingForEffect(dossier, agreement).length > 0) return null;
  const signers = new Set(signersOf(dossier).map(({ id }) => id));
  const days = dossier.signatures.flatMap(({ agreement: of, party, signedOn }) =>
    of === agreement.id && party !== null && signers.has(party) && signedOn !== null ? [signedOn] : [],
  );
  return [...days, agreement.mediatorSignedOn!, agreement.sealedOn!].reduce((last, day) => (day > last ? day : last));
}

/** How an agreement was carried out, worked out on a day: code of performanceState, null while its days still run. */
export function performanceOf(dossier: Dossier, agreement: AgreementFacts, today: string): string | null {
  if (agreement.state !== null) return agreement.state;
  if (effectiveDay(dossier, agreement) === null) return null;
  const items = dossier.performances.filter((each) => each.agreement === agreement.id);
  const open = items.filter(({ doneOn }) => doneOn === null);
  if (agreement.immediate === true && open.length === 0) return '1';
  if (items.length > 0 && open.length === 0) return '1';
  if (open.some(({ dueOn }) => dueOn !== null && dueOn < today)) return '5';
  return confirmedDay(dossier, agreement) === null ? null : '2';
}

/** The day of the ruling that confirmed an agreement. */
export function confirmedDay(dossier: Dossier, agreement: AgreementFacts): string | null {
  const confirmed = dossier.confirmations.find((each) => each.agreement === agreement.id && each.result === '2');
  return confirmed?.decidedOn ?? null;
}

/** One for each party and one for the committee (人民调解法 29). */
export function leastCopies(parties: number): number {
  return parties + 1;
}

/** How many are printed where nobody wrote it: one more where the court is to confirm it. */
export function defaultCopies({ parties, confirmations }: Dossier): number {
  return leastCopies(parties.length) + (confirmations.length > 0 ? 1 : 0);
}
