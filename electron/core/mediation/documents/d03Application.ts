// D03 人民调解申请书 (mediation.md §1.4).
import type { Form } from '../../documents/paper/formBlocks.ts';
import { formTitle, itemsOf, signHere } from './formPieces.ts';
import { sidedPartyBlocks } from './partyBlocks.ts';
import { type PrintedCase, signedDay } from './printedCase.ts';

export function application(view: PrintedCase): Form {
  const { case: head, parties } = view.dossier;
  const day = head.appliedOn;
  const applicants = Math.max(1, parties.filter(({ side }) => side === '1').length);
  return {
    title: '人民调解申请书',
    page: 'form',
    blocks: [
      formTitle('人民调解申请书'),
      ...sidedPartyBlocks(view, day ?? head.registeredOn),
      { kind: 'ruled', label: '纠纷简要情况：', text: head.summary, lines: 6 },
      { kind: 'numbered', label: '当事人申请事项：', items: itemsOf(head.request), least: 3 },
      {
        kind: 'sentence',
        words: ['人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。'],
      },
      {
        kind: 'signatures',
        rows: [
          ...Array.from({ length: applicants }, () => ({ right: signHere('申请人（签名盖章或按指印）', 6) })),
          { right: [signedDay(day)] },
        ],
      },
    ],
  };
}
