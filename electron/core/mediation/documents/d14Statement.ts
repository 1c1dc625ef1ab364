// D14 卷宗情况说明 and D15 封底 (mediation.md §1.15).
import type { Block, Form } from '../../documents/paper/formBlocks.ts';
import { formTitle } from './formPieces.ts';
import { type PrintedCase, writtenDay } from './printedCase.ts';

/** All statements one below the other; those made after archiving say so. */
export function statements(view: PrintedCase): Form {
  const { statements: made, case: head } = view.dossier;
  const blocks = made.flatMap((each, at): Block[] => [
    ...(at > 0 ? [{ kind: 'gap' as const, lines: 1 }] : []),
    {
      kind: 'ruled',
      label: each.afterArchive ? '卷宗情况说明（归档后更正）：' : '卷宗情况说明：',
      text: each.text,
      lines: 3,
    },
    ...signed(each.writtenBy, each.writtenOn, each.checkedBy, each.checkedOn),
  ]);
  const empty: Block[] = [
    { kind: 'ruled', label: '卷宗情况说明：', text: null, lines: 12 },
    ...signed(head.filedBy, head.filedOn, head.checkedBy, head.checkedOn),
  ];
  return {
    title: '卷宗情况说明',
    page: 'form',
    blocks: [formTitle('卷宗情况说明'), ...(made.length > 0 ? blocks : empty)],
  };
}

function signed(by: string | null, on: string | null, checkedBy: string | null, checkedOn: string | null): Block[] {
  return [
    {
      kind: 'fields',
      fields: [
        { label: '立卷人：', value: by, room: 6 },
        { label: '立卷时间：', value: writtenDay(on), room: 7 },
      ],
    },
    {
      kind: 'fields',
      fields: [
        { label: '检查人：', value: checkedBy, room: 6 },
        { label: '检查时间：', value: writtenDay(checkedOn), room: 7 },
      ],
    },
  ];
}

/** 封底: the day of filing, and what else is to be said of the dossier. */
export function backCover(view: PrintedCase): Form {
  const { case: head } = view.dossier;
  return {
    title: '封底',
    page: 'form',
    blocks: [
      { kind: 'gap', lines: 16 },
      { kind: 'fields', fields: [{ label: '立卷日期：', value: writtenDay(head.filedOn), room: 10 }] },
      { kind: 'ruled', label: '卷宗说明：', text: null, lines: 3 },
    ],
  };
}
