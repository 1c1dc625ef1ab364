// D09 人民调解记录 (mediation.md §1.10), one a session.
import { type Block, type Form, isFilled } from '../../documents/paper/formBlocks.ts';
import { formTitle, partySignatures, signHere } from './formPieces.ts';
import { type PrintedCase, signedDay, timeText } from './printedCase.ts';

const results: readonly [code: string, text: string][] = [
  ['1', '调解成功'],
  ['2', '调解不成'],
  ['3', '有待继续调解'],
];

export function sessionRecord(view: PrintedCase, row: string | null): Form {
  const { sessions, parties } = view.dossier;
  const at = sessions.findIndex(({ id }) => id === row);
  const session = sessions[at];
  const { heldOn = null, startTime = null, endTime = null } = session ?? {};
  const line = (label: string, value: string | null | undefined): Block => ({
    kind: 'fields',
    fields: [{ label, value: value ?? null, room: 12 }],
  });
  const units = session?.units;
  const failure = session?.result === '2' ? session.failure : null;
  return {
    title: sessions.length > 1 && at >= 0 ? `人民调解记录（第${at + 1}次）` : '人民调解记录',
    page: 'form',
    blocks: [
      formTitle('人民调解记录'),
      ...(sessions.length > 1 && at >= 0
        ? [{ kind: 'side' as const, words: [`（第${at + 1}次）`], align: 'center' as const }]
        : []),
      line('时间：', timeText(heldOn, startTime, endTime)),
      line('地点：', session?.place),
      line('事由：', session?.subject),
      line('当事人：', session?.presentParties),
      line('参加人：', session?.invited),
      ...(isFilled(units) ? [line('参加单位：', units)] : []),
      { kind: 'sentence', words: ['人民调解委员会已将人民调解的相关规定告知各方当事人。'] },
      { kind: 'ruled', label: '调解记录：', text: session?.minutes ?? null, lines: 8 },
      {
        kind: 'boxes',
        label: '调解结果：',
        options: results.map(([code, text]) => ({ text, chosen: session?.result === code })),
      },
      ...(isFilled(failure) ? [{ kind: 'ruled' as const, label: '调解不成的原因：', text: failure, lines: 1 }] : []),
      {
        kind: 'signatures',
        rows: [
          ...partySignatures(parties.length),
          { left: signHere('人民调解员（签名）', 5), right: signHere('记录人（签名）', 5) },
          ...(isFilled(session?.invited) ? [{ left: signHere('参加人（签名）', 6) }] : []),
          { right: [signedDay(session?.signedOn ?? null)] },
        ],
      },
    ],
  };
}
