// Forms of §1.16 of mediation.md: closing report, court form on termination, withdrawal; and our joint consultation.
import { closedDay } from '../../../../shared/rules/mediation/caseState.ts';
import { partyName } from '../../../../shared/rules/mediation/partyNames.ts';
import { type Block, blank, type Form } from '../../documents/paper/formBlocks.ts';
import { committeeAndDay, formTitle, signHere } from './formPieces.ts';
import { sidedPartyBlocks } from './partyBlocks.ts';
import { mediatorNames, nameOf, type PrintedCase, sideNames, signedDay, twoSides, writtenDay } from './printedCase.ts';

const line = (label: string, value: string | null, room = 12): Block => ({
  kind: 'fields',
  fields: [{ label, value, room }],
});

/** L05 人民调解结案报告表. Its columns after 纠纷简要事实 were not found, so there are none. */
export function closingReport(view: PrintedCase): Form {
  const { case: head, parties, committee } = view.dossier;
  const day = closedDay(view.dossier);
  return {
    title: '人民调解结案报告表',
    page: 'form',
    blocks: [
      formTitle('人民调解结案报告表'),
      line('卷号：', head.number),
      line('填表时间：', writtenDay(head.filedOn)),
      line('承办单位：', committee.name === '' ? null : committee.name),
      line('承办人：', mediatorNames(view)),
      {
        kind: 'fields',
        fields: [
          { label: '受案时间：', value: writtenDay(head.acceptedOn), room: 7 },
          { label: '结案时间：', value: writtenDay(day), room: 7 },
        ],
      },
      { kind: 'side', words: ['当事人'], align: 'left' },
      {
        kind: 'table',
        columns: [
          { label: '姓名', share: 4 },
          { label: '地址', share: 8 },
          { label: '电话', share: 4 },
        ],
        rows: parties.map((each) => [
          partyName(each),
          (each.kind === '2' ? each.organisationAddress : each.address) ?? '',
          (each.kind === '2' ? each.organisationPhone : each.phone) ?? '',
        ]),
        emptyRows: 2,
      },
      line('案件来源：', nameOf(view, 'caseSource', head.source)),
      { kind: 'ruled', label: '纠纷简要事实：', text: head.summary, lines: 6 },
    ],
  };
}

/** L06 诉前案件终止调解情况表. */
export function preTrialTermination(view: PrintedCase): Form {
  const { case: head, sessions } = view.dossier;
  const summary = sessions
    .map(({ heldOn, failure }, at) => {
      const when = writtenDay(heldOn) ?? '';
      return `第${at + 1}次调解${when === '' ? '' : `（${when}）`}${failure === null ? '。' : `：${failure}`}`;
    })
    .join('\n');
  return {
    title: '诉前案件终止调解情况表',
    page: 'form',
    blocks: [
      formTitle('诉前案件终止调解情况表'),
      { kind: 'ruled', label: '调解过程摘要：', text: summary, lines: 3 },
      {
        kind: 'boxes',
        label: '终止的原因：',
        apart: true,
        options: Object.entries(view.names.terminationReason ?? {}).map(([code, text]) => ({
          text,
          chosen: head.terminationReasons?.includes(code) ?? false,
        })),
      },
      { kind: 'ruled', label: '其他：', text: head.terminationNote, lines: 1 },
      { kind: 'ruled', label: '繁简分流建议：', text: head.separationAdvice, lines: 1 },
      { kind: 'ruled', label: '争议焦点：', text: head.disputePoints, lines: 2 },
      line('接收调解时间：', writtenDay(head.acceptedOn)),
      line('调解终止时间：', writtenDay(head.terminatedOn)),
      line('备注：', head.note),
      {
        kind: 'signatures',
        rows: [{ left: signHere('人民调解员（签名）', 5) }, ...committeeAndDay(view, head.terminatedOn, '（印章）')],
      },
    ],
  };
}

/** L07 撤回调解申请书. The reason is the parties' own and left to the pen unless it was noted. */
export function withdrawal(view: PrintedCase): Form {
  const { case: head, parties } = view.dossier;
  const [, second] = twoSides(view);
  const applicants = Math.max(1, parties.filter(({ side }) => side === '1').length);
  const withdrawn = head.terminationReasons?.includes('2') ?? false;
  return {
    title: '撤回调解申请书',
    page: 'form',
    blocks: [
      formTitle('撤回调解申请书'),
      ...sidedPartyBlocks(view, withdrawn ? head.terminatedOn : head.registeredOn),
      {
        kind: 'sentence',
        words: [
          '申请人于',
          blank(writtenDay(head.appliedOn), 8),
          '申请调解与',
          blank(second, 6),
          '的纠纷，现自愿撤回调解申请。',
        ],
      },
      { kind: 'ruled', label: '撤回原因：', text: withdrawn ? head.terminationNote : null, lines: 4 },
      {
        kind: 'signatures',
        rows: [
          ...Array.from({ length: applicants }, () => ({ right: signHere('申请人（签名盖章或按指印）', 6) })),
          { right: [signedDay(withdrawn ? head.terminatedOn : null)] },
        ],
      },
    ],
  };
}

/** L08 疑难纠纷联席会商记录: ours, no model was found. */
export function consultationRecord(view: PrintedCase, row: string | null): Form {
  const { consultations, tasks, parties, case: head } = view.dossier;
  const meeting = consultations.find(({ id }) => id === row);
  const own = tasks.filter(({ consultation }) => consultation === meeting?.id);
  return {
    title: '疑难纠纷联席会商记录',
    page: 'form',
    blocks: [
      formTitle('疑难纠纷联席会商记录'),
      line('纠纷名称：', head.title),
      line('当事人：', sideNames(parties)),
      line('时间：', writtenDay(meeting?.heldOn ?? null)),
      line('地点：', meeting?.place ?? null),
      {
        kind: 'fields',
        fields: [
          { label: '主持人：', value: meeting?.host ?? null, room: 5 },
          { label: '记录人：', value: meeting?.recorder ?? null, room: 5 },
        ],
      },
      { kind: 'ruled', label: '参加单位和人员：', text: meeting?.units ?? null, lines: 3 },
      { kind: 'ruled', label: '会商事项：', text: meeting?.issue ?? null, lines: 3 },
      { kind: 'ruled', label: '各单位意见：', text: meeting?.opinions ?? null, lines: 5 },
      { kind: 'ruled', label: '会商决定：', text: meeting?.decision ?? null, lines: 4 },
      { kind: 'side', words: ['任务分工'], align: 'left' },
      {
        kind: 'table',
        columns: [
          { label: '序号', share: 3, align: 'center' },
          { label: '任务', share: 7 },
          { label: '责任单位', share: 5 },
          { label: '责任人', share: 4, align: 'center' },
          { label: '完成时限', share: 8, align: 'center' },
        ],
        rows: own.map((each, at) => [
          String(at + 1),
          each.task ?? '',
          each.unit ?? '',
          each.owner ?? '',
          writtenDay(each.dueOn) ?? '',
        ]),
        emptyRows: 3,
      },
      {
        kind: 'signatures',
        rows: [
          { left: signHere('主持人（签名）', 5), right: signHere('记录人（签名）', 5) },
          { left: signHere('参加人（签名）', 14) },
          { right: [signedDay(meeting?.heldOn ?? null)] },
        ],
      },
    ],
  };
}
