// D05 人民调解当事人权利义务告知书 (mediation.md §1.6): the text is ours, from the articles that it names.
import type { Block, Form } from '../../documents/paper/formBlocks.ts';
import { formTitle, signHere } from './formPieces.ts';
import { type PrintedCase, signedDay } from './printedCase.ts';

interface Clause {
  heading: string;
  paragraphs: string[];
}

const clauses: readonly Clause[] = [
  {
    heading: '一、人民调解委员会的性质',
    paragraphs: [
      '人民调解委员会是依法设立的调解民间纠纷的群众性组织（第七条）。人民调解委员会调解民间纠纷，不收取任何费用（第四条）。',
    ],
  },
  {
    heading: '二、人民调解的原则（第三条）',
    paragraphs: [
      '（一）在当事人自愿、平等的基础上进行调解；',
      '（二）不违背法律、法规和国家政策；',
      '（三）尊重当事人的权利，不得因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。',
    ],
  },
  {
    heading: '三、当事人在调解中的权利（第二十三条）',
    paragraphs: [
      '（一）选择或者接受人民调解员；',
      '（二）接受调解、拒绝调解或者要求终止调解；',
      '（三）要求调解公开进行或者不公开进行；',
      '（四）自主表达意愿、自愿达成调解协议。',
      '当事人可以委托代理人参加调解；委托代理人的，应当提交授权委托书。',
    ],
  },
  {
    heading: '四、当事人在调解中的义务（第二十四条）',
    paragraphs: [
      '（一）如实陈述纠纷事实；',
      '（二）遵守调解现场秩序，尊重人民调解员；',
      '（三）尊重对方当事人行使权利。',
    ],
  },
  {
    heading: '五、邀请有关人员参与调解（第二十条）',
    paragraphs: [
      '人民调解员根据需要，在征得当事人同意后，可以邀请当事人的亲属、邻里、同事等参与调解，也可以邀请具有专门知识、特定经验的人员或者有关社会组织的人员参与调解。',
    ],
  },
  {
    heading: '六、调解协议的生效和效力',
    paragraphs: [
      '经调解达成协议的，可以制作调解协议书；当事人认为无需制作调解协议书的，可以采取口头协议方式，由人民调解员记录协议内容（第二十八条）。',
      '调解协议书自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效（第二十九条）；口头调解协议自各方当事人达成协议之日起生效（第三十条）。',
      '调解协议具有法律约束力，当事人应当按照约定履行（第三十一条）。',
    ],
  },
  {
    heading: '七、司法确认（第三十三条）',
    paragraphs: [
      '达成调解协议后，双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认。人民法院依法确认调解协议有效后，一方当事人拒绝履行或者未全部履行的，对方当事人可以向人民法院申请强制执行。',
      '人民法院依法确认调解协议无效的，当事人可以通过人民调解方式变更原调解协议或者达成新的调解协议，也可以向人民法院提起诉讼。',
    ],
  },
  {
    heading: '八、调解不成或者发生争议时的途径',
    paragraphs: [
      '调解不成的，终止调解，当事人可以依法通过仲裁、行政、司法等途径维护自己的权利（第二十六条）。',
      '达成调解协议后，就协议的履行或者协议的内容发生争议的，一方当事人可以向人民法院提起诉讼（第三十二条）。',
    ],
  },
];

export function notice(view: PrintedCase): Form {
  const { case: head, parties } = view.dossier;
  return {
    title: '人民调解当事人权利义务告知书',
    page: 'form',
    blocks: [
      formTitle('人民调解当事人权利义务告知书'),
      {
        kind: 'prose',
        paragraphs: [
          '各方当事人：',
          '根据《中华人民共和国人民调解法》的规定，现将人民调解的有关规定和当事人的权利义务告知如下：',
        ],
      },
      ...clauses.map(({ heading, paragraphs }): Block => ({ kind: 'prose', heading, paragraphs })),
      { kind: 'prose', paragraphs: ['以上内容本人（单位）已经阅读或者听取宣读，内容知悉。'] },
      {
        kind: 'signatures',
        rows: [
          ...Array.from({ length: Math.ceil(Math.max(2, parties.length) / 2) }, (_, at) => ({
            left: signHere('当事人（签名）', 5),
            ...(at * 2 + 1 < Math.max(2, parties.length) ? { right: signHere('当事人（签名）', 5) } : {}),
          })),
          { right: [signedDay(head.noticeOn)] },
        ],
      },
    ],
  };
}
