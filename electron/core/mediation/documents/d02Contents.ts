// D02 卷内目录 (mediation.md §1.3).
import type { Form } from '../../documents/paper/formBlocks.ts';
import { formTitle } from './formPieces.ts';

export interface ContentsLine {
  title: string;
  bookmark: string;
  note: string;
}

export function contentsForm(lines: readonly ContentsLine[]): Form {
  return {
    title: '卷内目录',
    page: 'form',
    blocks: [
      formTitle('卷内目录'),
      {
        kind: 'table',
        columns: [
          { label: '序号', share: 2, align: 'center' },
          { label: '文书名称', share: 10 },
          { label: '页号', share: 2, align: 'center' },
          { label: '备注', share: 4 },
        ],
        rows: lines.map(({ title, bookmark, note }, at) => [String(at + 1), title, { pageOf: bookmark }, note]),
      },
    ],
  };
}
