// D11 人民调解口头协议登记表 (mediation.md §1.12): worked back from the agreement, the paper original was not found.
import type { Form } from '../../documents/paper/formBlocks.ts';
import { agreementOf } from './d10Agreement.ts';
import { filledByCommittee, formTitle, sealAndDay, signHere } from './formPieces.ts';
import { agreementPartyBlocks } from './partyBlocks.ts';
import type { PrintedCase } from './printedCase.ts';

export function oralAgreement(view: PrintedCase, row: string | null): Form {
  const agreement = agreementOf(view, row, true);
  return {
    title: '人民调解口头协议登记表',
    page: 'form',
    blocks: [
      formTitle('人民调解口头协议登记表'),
      ...agreementPartyBlocks(view, agreement?.reachedOn ?? null),
      { kind: 'ruled', label: '纠纷主要事实、争议事项：', text: agreement?.facts ?? null, lines: 5 },
      { kind: 'ruled', label: '达成协议内容：', text: agreement?.content ?? null, lines: 4 },
      { kind: 'ruled', label: '履行方式、时限：', text: agreement?.performance ?? null, lines: 2 },
      {
        kind: 'signatures',
        rows: [{ right: signHere('人民调解员（签名）', 5) }, ...sealAndDay(agreement?.reachedOn ?? null)],
      },
      filledByCommittee,
    ],
  };
}
