import { describe, expect, test } from 'vitest';
import { readHelp, readInline } from './blocks.ts';

describe('reading a help page', () => {
  test('title, keywords and every kind of block', () => {
    const source = [
      '# 导入',
      '关键词：Excel、花名册',
      '第一段。',
      '## 步骤',
      '1. 选文件',
      '2. 核对',
      '- 点一',
      '> 注意',
      '| 键 | 作用 |',
      '|---|---|',
      '| `F2` | 修改 |',
    ].join('\r\n');
    expect(readHelp(source)).toEqual({
      title: '导入',
      keywords: ['Excel', '花名册'],
      blocks: [
        { kind: 'paragraph', parts: [{ kind: 'text', text: '第一段。' }] },
        { kind: 'heading', text: '步骤' },
        { kind: 'list', ordered: true, items: [[{ kind: 'text', text: '选文件' }], [{ kind: 'text', text: '核对' }]] },
        { kind: 'list', ordered: false, items: [[{ kind: 'text', text: '点一' }]] },
        { kind: 'note', parts: [{ kind: 'text', text: '注意' }] },
        {
          kind: 'table',
          head: [[{ kind: 'text', text: '键' }], [{ kind: 'text', text: '作用' }]],
          rows: [[[{ kind: 'keys', text: 'F2' }], [{ kind: 'text', text: '修改' }]]],
        },
      ],
    });
  });

  test('bold, keys and links inside a line; what is not closed stays text', () => {
    expect(readInline('按 `Ctrl+S` **保存**，见[表单](form)。')).toEqual([
      { kind: 'text', text: '按 ' },
      { kind: 'keys', text: 'Ctrl+S' },
      { kind: 'text', text: ' ' },
      { kind: 'strong', text: '保存' },
      { kind: 'text', text: '，见' },
      { kind: 'link', text: '表单', page: 'form' },
      { kind: 'text', text: '。' },
    ]);
    expect(readInline('**没有 `关上')).toEqual([{ kind: 'text', text: '**没有 `关上' }]);
  });
});
