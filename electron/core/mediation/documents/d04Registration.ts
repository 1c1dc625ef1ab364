// D04 人民调解受理登记表 (mediation.md §1.5).
import { isEntrusted } from '../../../../shared/rules/mediation/caseSource.ts';
import { type Block, blank, type Form } from '../../documents/paper/formBlocks.ts';
import { formTitle, signHere } from './formPieces.ts';
import { dayWords, nameOf, type PrintedCase, signedDay, twoSides } from './printedCase.ts';

/** The paper knows two sources; the five kinds of entrusted cases count as the first and are named here. */
function note(view: PrintedCase): string {
  const { source, sendingUnit, applicationForm } = view.dossier.case;
  const parts = ['此表由人民调解委员会填写'];
  if (isEntrusted(source)) {
    const name = nameOf(view, 'caseSource', source) ?? '委托移送';
    parts.push(`本案为${name}${sendingUnit === null ? '' : `，移送单位：${sendingUnit}`}`);
  }
  if (applicationForm === '2') parts.push('当事人口头申请');
  return `备注：${parts.join('；')}`;
}

export function registration(view: PrintedCase): Form {
  const { case: head, parties } = view.dossier;
  const [first, second] = twoSides(view);
  const own = head.source === '2';
  const applied = head.source === '1' || isEntrusted(head.source);
  const blocks: Block[] = [
    formTitle('人民调解受理登记表'),
    {
      kind: 'sentence',
      words: [
        ...dayWords(head.acceptedOn),
        '，人民调解委员会依当事人申请（人民调解委员会主动调解），经当事人同意，调解',
        blank(first, 6),
        '、',
        blank(second, 6),
        '之间的纠纷。',
      ],
    },
    { kind: 'fields', fields: [{ label: '纠纷类型：', value: nameOf(view, 'disputeKind', head.kind), room: 10 }] },
    {
      kind: 'boxes',
      label: '案件来源：',
      options: [
        { text: '①当事人申请', chosen: applied },
        { text: '②人民调解委员会主动调解', chosen: own },
      ],
    },
    { kind: 'ruled', label: '纠纷简要情况：', text: head.summary, lines: 8 },
    {
      kind: 'signatures',
      rows: [
        { left: signHere('当事人（签名）', 5), right: signHere('登记人（签名）', 5) },
        ...Array.from({ length: Math.max(1, parties.length - 1) }, () => ({ left: signHere('当事人（签名）', 5) })),
        { right: ['人民调解委员会（印章）'] },
        { right: [signedDay(head.acceptedOn)] },
      ],
    },
    { kind: 'note', text: note(view) },
  ];
  return { title: '人民调解受理登记表', page: 'form', blocks };
}
