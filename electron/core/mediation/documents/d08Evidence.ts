// D08 人民调解证据材料: the list of what is bound behind it (mediation.md §1.9).
import type { Form } from '../../documents/paper/formBlocks.ts';
import { formTitle } from './formPieces.ts';
import type { PrintedCase } from './printedCase.ts';

export function evidenceList(view: PrintedCase): Form {
  return {
    title: '人民调解证据材料',
    page: 'form',
    blocks: [
      formTitle('人民调解证据材料'),
      { kind: 'side', words: ['证据材料清单'], align: 'center' },
      {
        kind: 'table',
        columns: [
          { label: '序号', share: 2, align: 'center' },
          { label: '证据材料名称', share: 9 },
          { label: '证据来源', share: 6 },
          { label: '页数', share: 2, align: 'center' },
        ],
        rows: view.dossier.evidence.map(({ name, source, pages }, at) => [
          String(at + 1),
          name ?? '',
          source ?? '',
          pages === null ? '' : String(pages),
        ]),
        emptyRows: 8,
      },
    ],
  };
}
