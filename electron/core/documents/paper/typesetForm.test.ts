import { describe, expect, test } from 'vitest';
import type { Block } from './formBlocks.ts';
import { blank } from './formBlocks.ts';
import type { FlowParagraph } from './paperFlow.ts';
import { formPage } from './paperPage.ts';
import { typesetForm } from './typesetForm.ts';

const paragraphs = (blocks: Block[]): FlowParagraph[] =>
  typesetForm(blocks, formPage).flatMap((each) => (each.kind === 'paragraph' ? [each] : []));

const rows = (count: number) => Array.from({ length: count }, () => ({ right: ['申请人：', blank(null, 5)] }));
const ruled = (lines: number): Block => ({
  kind: 'ruled',
  label: '',
  text: Array.from({ length: lines }, (_, at) => `第${at + 1}行`).join('\n'),
  lines: 1,
});

describe('what goes along with signatures', () => {
  test('three lines of the text, so that nobody signs an empty sheet', () => {
    const set = paragraphs([
      ruled(10),
      { kind: 'sentence', words: ['本协议一式3份。'] },
      { kind: 'signatures', rows: rows(2) },
    ]);
    expect(set.map(({ keepNext }) => keepNext)).toEqual([...Array(8).fill(false), ...Array(3).fill(true), true, false]);
  });

  test('only as many as fit on a page with them', () => {
    // 13,958 twips less 19 signatures of 720 leave no room for a line of 560; with 18 there is room for one.
    const held = (count: number): number =>
      paragraphs([ruled(5), { kind: 'signatures', rows: rows(count) }])
        .slice(0, 5)
        .filter(({ keepNext }) => keepNext).length;
    expect(held(19)).toBe(0);
    expect(held(18)).toBe(1);
    expect(held(15)).toBe(3);
  });

  test('the end of a long text on ruled lines, nothing of it lost and every line ruled to the margin', () => {
    const text = '长'.repeat(300);
    const long: Block = { kind: 'ruled', label: '', text, lines: 1 };
    const [head, end] = paragraphs([long, { kind: 'signatures', rows: rows(1) }]);
    expect([head!.keepNext, end!.keepNext]).toEqual([false, true]);
    expect(end!.lines).toHaveLength(3);
    const runs = [head!, end!].flatMap(({ lines }) => lines.flat());
    expect(runs.map((run) => ('text' in run ? run.text : '')).join('')).toBe(`　　${text}`);
    expect([head!, end!].map(({ lines }) => 'tab' in lines.at(-1)!.at(-1)!)).toEqual([true, true]);
    expect(head!.lines.at(-2)!.some((run) => 'tab' in run)).toBe(false);
  });

  test('a short table under its heading, whole', () => {
    const table = (count: number): Block => ({
      kind: 'table',
      columns: [{ label: '任务', share: 1 }],
      rows: Array.from({ length: count }, () => ['核实']),
    });
    const held = (count: number): boolean | undefined => {
      const heading: Block = { kind: 'side', words: ['任务分工'], align: 'left' };
      const flow = typesetForm([ruled(3), heading, table(count), { kind: 'signatures', rows: rows(2) }], formPage);
      return flow.find((each) => each.kind === 'table')?.keepNext;
    };
    expect(held(4)).toBe(true);
    expect(held(30)).toBeUndefined();
  });

  test('nothing of a long plain paragraph', () => {
    const long: Block = { kind: 'prose', paragraphs: ['长'.repeat(300)] };
    const [only, signature] = paragraphs([long, { kind: 'signatures', rows: rows(1) }]);
    expect(only!.keepNext).toBe(false);
    expect(signature!.lines).toHaveLength(1);
  });
});

test('a place to fill in at the right margin ends there: no space hangs beyond it', () => {
  const lastOf = (value: string | null): string => {
    const [set] = paragraphs([{ kind: 'side', words: ['编号：', blank(value, 4)], align: 'right' }]);
    const run = set!.lines[0]!.at(-1)!;
    return 'text' in run ? run.text : '';
  };
  expect(lastOf('（2026）人调字第1号')).toBe(' （2026）人调字第1号\u00a0');
  expect(lastOf(null)).toBe('　　　　\u00a0');
});
