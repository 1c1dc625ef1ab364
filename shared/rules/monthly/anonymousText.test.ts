import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anonymousText, type Identities, pseudonyms } from './anonymousText.ts';

const nobody: Identities = { people: [], organisations: [], villages: [], places: [], numbers: [] };

describe('a case without identities', () => {
  it('names become family names, told apart where they are the same', () => {
    expect([...pseudonyms(['张建国', '李四', '欧阳修'])]).toEqual([
      ['张建国', '张某'],
      ['李四', '李某'],
      ['欧阳修', '欧阳某'],
    ]);
    expect([...pseudonyms(['张建国', '张丽'])].map(([, words]) => words)).toEqual(['张某甲', '张某乙']);
  });

  it('a whole text', () => {
    const text =
      '那铁村村民张建国（身份证433125198001010011，电话13807430001）与迁陵镇大发建材有限公司因货款12000元发生纠纷，' +
      '建国多次到公司（那铁村一组12号）讨要，车牌湘U12345。案号（2026）迁民调字第12号。';
    const told = anonymousText(text, {
      people: ['张建国'],
      organisations: ['迁陵镇大发建材有限公司'],
      villages: ['那铁村'],
      places: ['那铁村一组12号'],
      numbers: ['433125198001010011', '13807430001'],
    });
    expect(told).toBe(
      '某村村民张某（身份证××，电话××）与某公司因货款12000元发生纠纷，张某多次到公司（某处）讨要，车牌××。案号××。',
    );
  });

  it('sums stay, long numbers that nobody registered go', () => {
    expect(anonymousText('赔偿1234567元，账号6222021234567890123，QQ 12345678', nobody)).toBe(
      '赔偿1234567元，账号××，QQ ××',
    );
  });
});

const family = fc.constantFrom(...'张李王彭田向石龙梁吴');
const given = fc.string({ unit: fc.constantFrom(...'建国秀英志强玉兰永胜桂花伟军明'), minLength: 1, maxLength: 2 });
const person = fc.tuple(family, given).map((parts) => parts.join(''));
const words = fc.constantFrom(
  '因宅基地与',
  '发生争执，',
  '。经调解，',
  '赔偿',
  '5000元',
  '和',
  '的兄弟',
  '电话',
  '，',
  '在',
  '建',
  '国',
  '张',
);

it('no name of a party, no organisation and no number of the case is in what comes out', () => {
  const phone = fc.stringMatching(/^1[3-9]\d{9}$/u);
  const number = fc.stringMatching(/^\d{17}[\dX]$/u);
  const organisation = fc
    .tuple(person, fc.constantFrom('商店', '合作社', '建材有限公司'))
    .map((parts) => parts.join(''));
  const identities = fc.record({
    people: fc.array(person, { minLength: 1, maxLength: 4 }),
    organisations: fc.array(organisation, { maxLength: 2 }),
    villages: fc.constant(['那铁村', '茶市村', '朝阳社区']),
    places: fc.constant(['那铁村三组']),
    numbers: fc.array(fc.oneof(phone, number, fc.constant('（2026）迁调字第3号')), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(
      identities.chain((known) => {
        const pieces = [...known.people, ...known.organisations, ...known.villages, ...known.places, ...known.numbers];
        const piece = fc.oneof(words, fc.constantFrom(...pieces));
        return fc.tuple(
          fc.constant(known),
          fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
        );
      }),
      ([known, text]) => {
        const told = anonymousText(text, known);
        for (const secret of [...known.people, ...known.organisations, ...known.villages, ...known.numbers]) {
          expect(told).not.toContain(secret);
        }
      },
    ),
    { numRuns: 500 },
  );
});
