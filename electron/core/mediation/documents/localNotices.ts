// Notices and letters of §1.16 of mediation.md: acceptance, refusal, termination, and the answer to the sending unit.
import { type Block, blank, type Form, type Words } from '../../documents/paper/formBlocks.ts';
import { formTitle } from './formPieces.ts';
import {
  committeeWords,
  dayWords,
  nameOf,
  namesOf,
  type PrintedCase,
  sideNames,
  signedDay,
  twoSides,
} from './printedCase.ts';

const otherWays = '依法通过仲裁、行政、司法等途径维护自己的权利';

/** ×调受〔2026〕 号: the running number is the office's own and left to the pen. */
function referenceWords(view: PrintedCase, sign: string, day: string | null): Words[] {
  const { shortName } = view.dossier.committee;
  return [
    blank(shortName === '' ? null : shortName, 3),
    sign,
    '〔',
    blank(day?.slice(0, 4), 2),
    '〕',
    blank(null, 2),
    '号',
  ];
}

function sealed(view: PrintedCase, day: string | null): Block {
  return {
    kind: 'signatures',
    rows: [{ right: [...committeeWords(view, 4), '（公章）'] }, { right: [signedDay(day)] }],
  };
}

const heading = (text: string): Block => ({ kind: 'side', words: [text], align: 'center' });

function counterfoil(
  view: PrintedCase,
  title: string,
  reference: Words[],
  to: string | null,
  text: Words[],
  day: string | null,
): Block[] {
  return [
    { kind: 'cut' },
    heading(`${title}（存根）`),
    { kind: 'side', words: reference, align: 'right' },
    { kind: 'fields', fields: [{ label: '致：', value: to, room: 10 }] },
    { kind: 'sentence', words: text },
    {
      kind: 'fields',
      fields: [
        { label: '经办人：', value: view.dossier.case.registrar, room: 5 },
        { label: '签收人：', value: null, room: 5 },
      ],
    },
    { kind: 'signatures', rows: [{ right: [signedDay(day)] }] },
  ];
}

/** L01 受理通知书, with its counterfoil. */
export function acceptanceNotice(view: PrintedCase): Form {
  const { case: head } = view.dossier;
  const [first, second] = twoSides(view);
  const day = head.acceptedOn;
  const reference = referenceWords(view, '调受', day);
  const title = '受理通知书';
  return {
    title,
    page: 'form',
    blocks: [
      formTitle(title),
      { kind: 'side', words: reference, align: 'right' },
      { kind: 'sentence', words: [blank(first, 8), '：'], flush: true },
      {
        kind: 'sentence',
        words: [
          '你（单位）与',
          blank(second, 8),
          '的',
          blank(nameOf(view, 'disputeKind', head.kind) ?? null, 6),
          '，经审查符合人民调解的受理条件，本人民调解委员会决定自',
          ...dayWords(day),
          '起受理。',
        ],
      },
      {
        kind: 'sentence',
        words: ['人民调解不收取任何费用。调解的时间、地点另行通知，请准备好与纠纷有关的证据材料和身份证明。'],
      },
      sealed(view, day),
      ...counterfoil(
        view,
        title,
        reference,
        first,
        ['对方当事人：', blank(second, 8), '；受理日期：', ...dayWords(day), '。'],
        day,
      ),
    ],
  };
}

/** The reasons as boxes; the words for 其他 stand behind it. */
function reasonBoxes(view: PrintedCase, table: string, chosen: readonly string[] | null, note: string | null): Block {
  const entries = Object.entries(view.names[table] ?? {});
  return {
    kind: 'boxes',
    label: '',
    apart: true,
    options: entries.map(([code, name], at) => ({
      text: `${at + 1}、${name}${code === '9' && note ? `：${note.replaceAll('\n', ' ')}` : ''}`,
      chosen: chosen?.includes(code) ?? false,
    })),
  };
}

/** L02 不予受理通知书, with its counterfoil. */
export function refusalNotice(view: PrintedCase): Form {
  const { case: head } = view.dossier;
  const [first, second] = twoSides(view);
  const day = head.refusedOn;
  const reference = referenceWords(view, '调不', day);
  const title = '不予受理通知书';
  return {
    title,
    page: 'form',
    blocks: [
      formTitle(title),
      { kind: 'side', words: reference, align: 'right' },
      { kind: 'sentence', words: [blank(first, 8), '：'], flush: true },
      {
        kind: 'sentence',
        words: ['你（单位）与', blank(second, 8), '的纠纷，因下列原因，本人民调解委员会不予受理：'],
      },
      reasonBoxes(view, 'refusalReason', head.refusalReasons, head.refusalNote),
      { kind: 'ruled', label: '你（单位）可以通过以下途径解决：', text: head.refusalTold, lines: 1 },
      sealed(view, day),
      ...counterfoil(
        view,
        title,
        reference,
        first,
        [
          '对方当事人：',
          blank(second, 8),
          '；不予受理原因：',
          blank(namesOf(view, 'refusalReason', head.refusalReasons), 8),
          '。',
        ],
        day,
      ),
    ],
  };
}

/** L03 终止调解通知书, to all sides. */
export function terminationNotice(view: PrintedCase): Form {
  const { case: head, parties } = view.dossier;
  const title = '终止调解通知书';
  return {
    title,
    page: 'form',
    blocks: [
      formTitle(title),
      { kind: 'sentence', words: [blank(sideNames(parties), 12), '：'], flush: true },
      {
        kind: 'sentence',
        words: ['关于', blank(head.title, 10), '一案，因下列原因，本人民调解委员会决定终止调解：'],
      },
      reasonBoxes(view, 'terminationReason', head.terminationReasons, null),
      { kind: 'ruled', label: '说明：', text: head.terminationNote, lines: 2 },
      { kind: 'sentence', words: [`调解终止后，当事人可以${otherWays}（《中华人民共和国人民调解法》第二十六条）。`] },
      sealed(view, head.terminatedOn),
    ],
  };
}

/** L04 不予调解函, to the unit that sent the case. */
export function refusalLetter(view: PrintedCase): Form {
  const { case: head } = view.dossier;
  const title = '不予调解函';
  const reasons = [namesOf(view, 'refusalReason', head.refusalReasons), head.refusalNote].filter(
    (each) => each !== null,
  );
  return {
    title,
    page: 'form',
    blocks: [
      formTitle(title),
      { kind: 'sentence', words: [blank(head.sendingUnit, 10), '：'], flush: true },
      {
        kind: 'sentence',
        words: [
          '你单位委托（移送）的',
          blank(head.title, 10),
          '一案收悉。经审查，本人民调解委员会不予调解，理由如下：',
        ],
      },
      { kind: 'ruled', label: '', text: reasons.length === 0 ? null : reasons.join('；'), lines: 4 },
      { kind: 'sentence', words: ['相关材料随函退回。'] },
      { kind: 'sentence', words: ['此函。'] },
      sealed(view, head.refusedOn),
    ],
  };
}
