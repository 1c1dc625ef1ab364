import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterEnter,
  hasQuestions,
  insertQuestions,
  pastedQuestions,
  type QuestionRow,
  readQuestions,
  withOpenRow,
  writeQuestions,
} from './questions.ts';

const talk = '问：你什么时候发现的？\n答：上个月初八。\n那天下雨。\n问：当时谁在场？\n答：我和老李。';

describe('rows of a text', () => {
  it('begin with 问 and 答; other lines go on', () => {
    expect(readQuestions(talk)).toEqual([
      { kind: 'ask', text: '你什么时候发现的？' },
      { kind: 'answer', text: '上个月初八。\n那天下雨。' },
      { kind: 'ask', text: '当时谁在场？' },
      { kind: 'answer', text: '我和老李。' },
    ]);
  });

  it('keep what is told before the first question', () => {
    expect(readQuestions('调查人出示证件。\n问：姓名？')).toEqual([
      { kind: 'told', text: '调查人出示证件。' },
      { kind: 'ask', text: '姓名？' },
    ]);
  });

  it('take the colon of either width, and spaces around 问', () => {
    expect(readQuestions('　　问 : 姓名？')).toEqual([{ kind: 'ask', text: ' 姓名？' }]);
  });

  it('are no questions where 问 is a word', () => {
    expect(hasQuestions('问题出在排水沟上')).toBe(false);
    expect(hasQuestions('答应赔偿：三千元')).toBe(false);
    expect(hasQuestions(talk)).toBe(true);
  });

  it('lose no sign of any text when switched there and back', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('问：', '答：', '问：在场吗？', '答：在。', '', '　　后来走了'));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const kept = (of: string) =>
          of
            .split('\n')
            .map((each) => each.replace(/^[ \t　]*([问答])[ \t　]*[：:]/, '$1：'))
            .filter((each) => each !== '问：' && each !== '答：')
            .join('\n');
        expect(kept(writeQuestions(readQuestions(text)))).toBe(kept(text));
      }),
    );
  });

  it('are the same rows when read again', () => {
    const row = fc.record({
      kind: fc.constantFrom<QuestionRow['kind']>('ask', 'answer'),
      text: fc.constantFrom('甲说', '乙说\n又说'),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(readQuestions(writeQuestions(rows))).toEqual(rows);
      }),
    );
  });
});

describe('empty rows', () => {
  it('are not stored, but an unanswered question is', () => {
    expect(writeQuestions([{ kind: 'ask', text: '' }])).toBe('');
    expect(writeQuestions(withOpenRow(readQuestions(talk)))).toBe(talk);
    expect(
      writeQuestions([
        { kind: 'ask', text: '有无补充？' },
        { kind: 'answer', text: '' },
        { kind: 'ask', text: '' },
      ]),
    ).toBe('问：有无补充？\n答：');
  });
});

describe('Enter', () => {
  it('goes from 问 to its 答, from the last 答 to a new 问', () => {
    const one = afterEnter([{ kind: 'ask', text: '姓名？' }], 0);
    expect(one).toEqual({
      rows: [
        { kind: 'ask', text: '姓名？' },
        { kind: 'answer', text: '' },
      ],
      at: 1,
    });
    expect(afterEnter(one.rows, 1)).toEqual({ rows: [...one.rows, { kind: 'ask', text: '' }], at: 2 });
  });

  it('goes to the 答 that is there, and puts a further 问 between two', () => {
    const rows = readQuestions(talk);
    expect(afterEnter(rows, 0)).toEqual({ rows, at: 1 });
    const between = afterEnter(rows, 1);
    expect(between.at).toBe(2);
    expect(between.rows.map((row) => row.kind)).toEqual(['ask', 'answer', 'ask', 'ask', 'answer']);
  });
});

describe('pasting', () => {
  it('splits questions and answers, also on one line', () => {
    expect(pastedQuestions('问：是否申请更换？答：不申请。\r\n问：还有吗？')).toEqual([
      { kind: 'ask', text: '是否申请更换？' },
      { kind: 'answer', text: '不申请。' },
      { kind: 'ask', text: '还有吗？' },
    ]);
  });

  it('leaves plain text to the row', () => {
    expect(pastedQuestions('上个月初八，\n在村口')).toBeNull();
  });

  it('keeps what stands around the cursor', () => {
    const rows: QuestionRow[] = [{ kind: 'ask', text: '前后' }];
    const { rows: made, at, cursor } = insertQuestions(rows, 0, 1, 1, readQuestions('问：甲？\n答：乙。'));
    expect(made).toEqual([
      { kind: 'ask', text: '前' },
      { kind: 'ask', text: '甲？' },
      { kind: 'answer', text: '乙。后' },
    ]);
    expect([at, cursor]).toEqual([2, 2]);
  });

  it('fills an empty row with the first of them', () => {
    const { rows } = insertQuestions([{ kind: 'ask', text: '' }], 0, 0, 0, readQuestions(talk));
    expect(writeQuestions(rows)).toBe(talk);
  });
});
