// D12 人民调解回访记录 (mediation.md §1.13).
import type { Block, Form } from '../../documents/paper/formBlocks.ts';
import { committeeAndDay, formTitle, signHere } from './formPieces.ts';
import { agreementNumber, nameOf, type PrintedCase, timeText } from './printedCase.ts';

export function visitRecord(view: PrintedCase, row: string | null): Form {
  const visit = view.dossier.visits.find(({ id }) => id === row);
  const line = (label: string, value: string | null | undefined): Block => ({
    kind: 'fields',
    fields: [{ label, value: value ?? null, room: 12 }],
  });
  const performed = visit?.performed;
  return {
    title: '人民调解回访记录',
    page: 'form',
    blocks: [
      formTitle('人民调解回访记录'),
      line('当事人：', visit?.visited),
      line('调解协议编号：', visit ? (visit.agreementNumber ?? agreementNumber(view)) : null),
      line('回访事由：', visit?.reason),
      line('回访时间：', timeText(visit?.visitedOn ?? null, null, null)),
      { kind: 'ruled', label: '回访情况：', text: visit?.situation ?? null, lines: 10 },
      {
        kind: 'fields',
        fields: [
          { label: '协议是否履行：', value: performed == null ? null : performed ? '是' : '否', room: 4 },
          { label: '是否满意：', value: nameOf(view, 'satisfaction', visit?.satisfied ?? null), room: 4 },
        ],
      },
      {
        kind: 'signatures',
        rows: [
          { left: signHere('回访人（签名）', 5), right: signHere('记录人（签名）', 5) },
          ...committeeAndDay(view, visit?.visitedOn ?? null),
        ],
      },
    ],
  };
}
