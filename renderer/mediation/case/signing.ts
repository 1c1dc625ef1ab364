// Who signs an agreement, and who has; the same as shared/rules/mediation/agreements.ts says of a dossier.
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { Row } from '../../../shared/contract/shapes.ts';
import { rowsOf, textIn } from '../parts/caseWork.ts';

/** Every party; on a side that elected representatives, these. */
export function signersIn(view: CaseView): readonly Row[] {
  const parties = rowsOf(view, 'caseParty');
  const elected = (row: Row) => row.values.isRepresentative === true;
  const represented = new Set(parties.filter(elected).map((row) => textIn(row, 'side')));
  return parties.filter((row) => !represented.has(textIn(row, 'side')) || elected(row));
}

/** Party → day of the signature under an agreement. */
export function signaturesUnder(view: CaseView, agreement: string): ReadonlyMap<string, Row> {
  const under = rowsOf(view, 'caseSignature').filter((row) => textIn(row, 'agreement') === agreement);
  return new Map(under.map((row) => [textIn(row, 'party'), row]));
}
