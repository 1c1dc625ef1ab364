import { describe, expect, it } from 'vitest';
import type { ReportText } from './merge.ts';
import { changedPlace, textHistory } from './textHistory.ts';

const report = (...words: string[]): ReportText => ({
  text: {
    title: '',
    opening: [],
    sections: [
      {
        key: 'plans',
        title: '',
        level: 1,
        isHidden: false,
        empty: null,
        paragraphs: words.map((text, id) => ({ id: `${id}`, isOwn: true, runs: [{ kind: 'text', text }] })),
      },
    ],
  },
  signers: { preparer: '', reviewer: '', signer: '' },
});

describe('undo', () => {
  it('goes back by pauses, forward again, and forgets what was undone once something is typed', () => {
    const history = textHistory();
    const [a, b, c] = [report('a'), report('ab'), report('abc')] as const;
    history.note(a, true, 0);
    history.note(b, true, 500);
    history.note(c, true, 3000);
    const now = report('abcd');
    expect(history.undo(now)).toBe(c);
    expect(history.undo(c)).toBe(a);
    expect(history.undo(a)).toBeNull();
    expect(history.redo(a)).toBe(c);
    expect(history.redo(c)).toBe(now);
    history.undo(now);
    history.note(c, true, 9000);
    expect(history.redo(c)).toBeNull();
  });

  it('what is no typing is a step of its own', () => {
    const history = textHistory();
    history.note(report('a'), true, 0);
    history.note(report('b'), false, 100);
    history.note(report('c'), true, 200);
    expect([1, 2, 3, 4].map(() => history.undo(report('x')) !== null)).toEqual([true, true, true, false]);
  });
});

describe('the place of a change', () => {
  const place = (before: ReportText, after: ReportText) => changedPlace(before.text, after.text);
  it('is behind what differs', () => {
    expect(place(report('甲乙', '丙'), report('甲乙', '丙丁戊'))).toEqual({ key: 'plans', paragraph: 1, offset: 3 });
    expect(place(report('甲新乙'), report('甲乙'))).toEqual({ key: 'plans', paragraph: 0, offset: 1 });
  });
  it('is the last paragraph where one is gone at the end, and nothing where no text differs', () => {
    expect(place(report('甲', '乙'), report('甲'))).toEqual({ key: 'plans', paragraph: 0, offset: 1 });
    expect(place(report('甲'), report('甲'))).toBeNull();
  });
});
