import { describe, expect, it } from 'vitest';
import type { Narrative, NarrativeParagraph } from '../../shared/rules/monthly/narrative.ts';
import { mergeReports, type ReportText } from './merge.ts';
import { below, chineseNumeral, headingNumbers, takenParagraphs } from './narrativeEdits.ts';

const number = (text: string) =>
  ({ kind: 'number', indicator: 'visits', aspect: 'value', village: null, text }) as const;
const told = (id: string, words: string, isOwn = false): NarrativeParagraph => ({
  id,
  isOwn,
  runs: [{ kind: 'text', text: words }, number('91'), { kind: 'text', text: '次。' }],
});

let ids = 0;
const newId = () => `new${++ids}`;

describe('what was written', () => {
  const before = [told('a', '走访'), told('b', '见面', true)];

  it('stays the program’s while its words are the same', () => {
    expect(takenParagraphs(before, before, newId)).toEqual(before);
  });

  it('is the person’s once a word or a number is gone, and the program’s again when it is put back', () => {
    const changed = takenParagraphs([{ id: 'a', runs: [number('91')] }], before, newId);
    expect(changed).toEqual([{ id: 'a', isOwn: true, runs: [number('91')] }]);
    expect(takenParagraphs([{ id: 'a', runs: before[0]!.runs }], before, newId)[0]!.isOwn).toBe(false);
  });

  it('is the program’s also where its texts were kept in pieces', () => {
    const pieces: NarrativeParagraph = {
      id: 'c',
      isOwn: false,
      runs: [
        { kind: 'text', text: '走' },
        { kind: 'text', text: '访' },
      ],
    };
    expect(takenParagraphs([{ id: 'c', runs: [{ kind: 'text', text: '走访' }] }], [pieces], newId)).toEqual([pieces]);
  });

  it('new paragraphs get ids, empty ones go', () => {
    const written = [
      { id: null, runs: [{ kind: 'text' as const, text: '补充一句。' }] },
      { id: 'a', runs: [{ kind: 'text' as const, text: ' ' }] },
    ];
    expect(takenParagraphs(written, before, () => 'x')).toEqual([{ id: 'x', isOwn: true, runs: written[0]!.runs }]);
  });
});

const section = (key: string, level: 1 | 2, isHidden = false, paragraphs: readonly NarrativeParagraph[] = []) => ({
  key,
  title: key,
  level,
  isHidden,
  empty: null,
  paragraphs,
});

describe('headings', () => {
  it('are numbered as printed; a section that is hidden or says nothing takes no number', () => {
    const said = [told('x', '有')];
    const sections = [
      section('a', 1, false, said),
      section('b', 1),
      section('c', 2, true, said),
      section('d', 2, false, said),
      section('silent', 1),
      section('e', 1, false, said),
    ];
    expect([...headingNumbers(sections)]).toEqual([
      ['a', '一、'],
      ['b', '二、'],
      ['d', '（一）'],
      ['e', '三、'],
    ]);
    expect(below(sections, 'b')).toEqual(['c', 'd']);
    expect(below(sections, 'd')).toEqual([]);
    expect(below(sections, 'e')).toEqual([]);
  });

  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [21, '二十一'],
  ])('%i is %s', (arabic, written) => expect(chineseNumeral(arabic)).toBe(written));
});

describe('two people on one report', () => {
  const narrative = (one: string, two: string): Narrative => ({
    title: '月报',
    opening: [],
    sections: [section('one', 1, false, [told('1', one)]), section('two', 1, false, [told('2', two)])],
  });
  const report = (one: string, two: string, signer = ''): ReportText => ({
    text: narrative(one, two),
    signers: { preparer: '', reviewer: '', signer },
  });
  const words = ({ text }: ReportText) => text.sections.map((each) => each.paragraphs[0]!.runs[0]!.text);

  it('changes of different parts are put together', () => {
    const { report: merged, disputed } = mergeReports(
      report('甲', '乙'),
      report('甲甲', '乙'),
      report('甲', '乙乙', '石'),
    );
    expect(disputed).toEqual([]);
    expect(words(merged)).toEqual(['甲甲', '乙乙']);
    expect(merged.signers.signer).toBe('石');
  });

  it('a part that both changed is asked, and the answer counts', () => {
    const three = [report('甲', '乙'), report('我', '乙'), report('他', '乙')] as const;
    const asked = mergeReports(...three);
    expect(asked.disputed).toEqual([{ key: 'one', title: 'one', mine: '我91次。', theirs: '他91次。' }]);
    expect(words(asked.report)).toEqual(['我', '乙']);
    expect(words(mergeReports(...three, ['one']).report)).toEqual(['他', '乙']);
  });

  it('the same change on both sides is no question', () => {
    expect(mergeReports(report('甲', '乙'), report('同', '乙'), report('同', '乙')).disputed).toEqual([]);
  });
});
