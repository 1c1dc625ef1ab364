// D07 人民调解调查记录 (mediation.md §1.8). The name of its fourth line differs from place to place and is a setting.
import type { Form } from '../../documents/paper/formBlocks.ts';
import { formTitle, signHere } from './formPieces.ts';
import { type PrintedCase, signedDay, timeText } from './printedCase.ts';

export function inquiryRecord(view: PrintedCase, row: string | null): Form {
  const inquiry = view.dossier.inquiries.find(({ id }) => id === row);
  const { heldOn = null, startTime = null, endTime = null } = inquiry ?? {};
  return {
    title: '人民调解调查记录',
    page: 'form',
    blocks: [
      formTitle('人民调解调查记录'),
      { kind: 'fields', fields: [{ label: '时间：', value: timeText(heldOn, startTime, endTime), room: 12 }] },
      { kind: 'fields', fields: [{ label: '地点：', value: inquiry?.place ?? null, room: 12 }] },
      { kind: 'fields', fields: [{ label: '参加人：', value: inquiry?.participants ?? null, room: 12 }] },
      {
        kind: 'fields',
        fields: [{ label: `${view.settings.inquiredLabel}：`, value: inquiry?.inquired ?? null, room: 12 }],
      },
      { kind: 'ruled', label: '记录：', text: inquiry?.minutes ?? null, lines: 12 },
      {
        kind: 'signatures',
        rows: [
          { left: signHere('调查人（签名）', 5), right: signHere(`${view.settings.inquiredLabel}（签名）`, 5) },
          { left: signHere('记录人（签名）', 5) },
          { right: [signedDay(heldOn)] },
        ],
      },
    ],
  };
}
