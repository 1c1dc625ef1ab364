// D10 人民调解协议书 (mediation.md §1.11).
import { currentAgreement, defaultCopies, oralForm } from '../../../../shared/rules/mediation/agreements.ts';
import type { AgreementFacts } from '../../../../shared/rules/mediation/dossier.ts';
import { blank, type Form, type SignatureRow } from '../../documents/paper/formBlocks.ts';
import { agreementTitle, party, signHere } from './formPieces.ts';
import { agreementPartyBlocks } from './partyBlocks.ts';
import { type PrintedCase, signedDay } from './printedCase.ts';

/** The agreement that is meant: the named one, else the one in force where it has that form. */
export function agreementOf(view: PrintedCase, row: string | null, oral: boolean): AgreementFacts | undefined {
  const named = view.dossier.agreements.find(({ id }) => id === row);
  if (named) return named;
  const current = currentAgreement(view.dossier);
  return current !== null && (current.form === oralForm) === oral ? current : undefined;
}

/** Parties at the left, mediators and recorder at the right (mediation.md §1.11). */
function signatures(view: PrintedCase, sealedOn: string | null): SignatureRow[] {
  const parties = Math.max(2, view.dossier.parties.length);
  const right = [signHere('人民调解员（签名）', 3), signHere('记录人（签名）', 5)];
  const rows = Array.from({ length: parties }, (_, at) => ({
    left: signHere(party, 4),
    ...(right[at] ? { right: right[at] } : {}),
  }));
  return [...rows, { right: ['（人民调解委员会印）'] }, { right: [signedDay(sealedOn)] }];
}

export function writtenAgreement(view: PrintedCase, row: string | null): Form {
  const agreement = agreementOf(view, row, false);
  const copies = agreement?.copies ?? (view.dossier.parties.length > 0 ? defaultCopies(view.dossier) : null);
  return {
    title: '人民调解协议书',
    page: 'agreement',
    blocks: [
      agreementTitle('人民调解协议书'),
      { kind: 'side', words: ['编号：', blank(agreement?.number, 9)], align: 'right' },
      ...agreementPartyBlocks(view, agreement?.reachedOn ?? null),
      { kind: 'ruled', label: '纠纷主要事实、争议事项：', text: agreement?.facts ?? null, lines: 5 },
      { kind: 'ruled', label: '经调解，自愿达成如下协议：', text: agreement?.content ?? null, lines: 4 },
      { kind: 'ruled', label: '履行方式、时限：', text: agreement?.performance ?? null, lines: 2 },
      {
        kind: 'sentence',
        words: [
          '本协议一式',
          blank(copies === null ? null : String(copies), 2),
          '份，当事人、人民调解委员会各持一份。',
        ],
      },
      { kind: 'signatures', rows: signatures(view, agreement?.sealedOn ?? null) },
    ],
  };
}
