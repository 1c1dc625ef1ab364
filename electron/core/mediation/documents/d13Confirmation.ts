// D13 司法确认申请书 (mediation.md §1.14), in the order of the courts' own form: both sides apply together.
import { blank, type Form, type Words } from '../../documents/paper/formBlocks.ts';
import { formTitle, signHere } from './formPieces.ts';
import { partyBlocks } from './partyBlocks.ts';
import { type PrintedCase, signedDay, writtenDay } from './printedCase.ts';

/** What goes along with the application (民诉法解释 352–354, 法释〔2011〕5 号 3). */
const enclosures = [
  '调解协议',
  '调解组织主持调解的证明',
  '当事人身份、住所和联系方式的证明材料',
  '与协议有关的财产权利证明等材料',
];

/** ____人民法院 where no court is named. */
const courtWords = (court: string | null): Words[] =>
  court === null ? [blank(null, 6), '人民法院'] : [blank(court, 8)];

export function confirmationApplication(view: PrintedCase, row: string | null): Form {
  const { confirmations, agreements, parties, agents, case: head } = view.dossier;
  const confirmation = confirmations.find(({ id }) => id === row);
  const agreement = agreements.find(({ id }) => id === confirmation?.agreement);
  const court = confirmation?.court ?? (view.settings.court === '' ? null : view.settings.court);
  const on = confirmation?.appliedOn ?? null;
  const reasons = confirmation?.reason ?? agreement?.facts ?? head.summary;
  const applicants = parties.length > 0 ? parties : [null, null];
  return {
    title: '司法确认申请书',
    page: 'form',
    blocks: [
      formTitle('司法确认申请书'),
      ...applicants.flatMap((each) => partyBlocks(view, each === null ? [] : [each], '申请人', on)),
      ...agents.map(({ name, phone }) => ({
        kind: 'fields' as const,
        fields: [
          { label: '委托代理人姓名', value: name, room: 5 },
          { label: '联系方式', value: phone, room: 7 },
        ],
      })),
      { kind: 'prose', heading: '请求事项：', paragraphs: [] },
      {
        kind: 'sentence',
        words: [
          '请求',
          ...courtWords(court),
          '对申请人于',
          blank(writtenDay(agreement?.reachedOn ?? null), 8),
          '达成的、编号为',
          blank(agreement?.number, 9),
          '的人民调解协议予以确认。',
        ],
      },
      { kind: 'prose', heading: '事实和理由：', paragraphs: [] },
      { kind: 'ruled', label: '', text: reasons, lines: 5 },
      { kind: 'ruled', label: '各方自愿达成以下协议：', text: agreement?.content ?? null, lines: 4 },
      { kind: 'ruled', label: '履行方式、时限：', text: agreement?.performance ?? null, lines: 2 },
      {
        kind: 'sentence',
        words: [
          '申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容而给他人造成损害的，愿意承担相应的民事责任和其他法律责任。',
        ],
      },
      {
        kind: 'prose',
        paragraphs: [`附：${enclosures.map((each, at) => `${at + 1}、${each}`).join('；')}。`],
      },
      { kind: 'sentence', words: ['此致'] },
      { kind: 'sentence', words: courtWords(court), flush: true },
      {
        kind: 'signatures',
        rows: [...applicants.map(() => ({ right: signHere('申请人（签名或者盖章）', 6) })), { right: [signedDay(on)] }],
      },
    ],
  };
}
