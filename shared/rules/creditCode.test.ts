import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCreditCode, creditCheckCharacter, organisationCheckCharacter } from './creditCode.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function refusal(text: string): string {
  const checked = checkCreditCode(text);
  return checked.ok ? 'accepted' : checked.problem.code;
}

describe('credit codes (codes.md §8)', () => {
  test.each(['91350100M000100Y43', '91110000600037341L', '91440300708461136T', '91330106MA2CFLDG4R'])(
    '%s is valid, inside and out',
    (code) => {
      expect(checkCreditCode(code)).toEqual({
        ok: true,
        value: { code, county: code.slice(2, 8), organisation: code.slice(8, 17) },
        notes: [],
      });
    },
  );

  test('wrong ones are refused with the reason', () => {
    expect(refusal('91350100M000100Y44')).toBe('creditChecksumWrong');
    expect(refusal('')).toBe('creditMissing');
    expect(refusal('91350100M000100Y4')).toBe('creditLength');
    expect(refusal('433125600012345')).toBe('creditLength');
    expect(refusal('91350100I000100Y43')).toBe('creditCharacters');
    expect(refusal('9135A100M000100Y43')).toBe('creditCharacters');
  });

  test('written forms are normalised', () => {
    expect(checkCreditCode(' ９１350100-m000100y43 ')).toMatchObject({
      ok: true,
      value: { code: '91350100M000100Y43' },
    });
  });

  test('a wrong inner code only hints', () => {
    const seventeen = '91350100M000100Y5';
    const checked = checkCreditCode(`${seventeen}${creditCheckCharacter(seventeen)}`);
    expect(checked.ok && checked.notes.map((note) => note.level)).toEqual(['hint']);
  });

  test('one wrong character never passes', () => {
    const character = fc.integer({ min: 0, max: 30 }).map((index) => alphabet[index]!);
    const digit = fc.integer({ min: 0, max: 9 }).map(String);
    const code = fc
      .tuple(fc.array(digit, { minLength: 8, maxLength: 8 }), fc.array(character, { minLength: 8, maxLength: 8 }))
      .map(([county, organisation]) => {
        const seventeen = `${county.join('')}${organisation.join('')}${organisationCheckCharacter(organisation.join(''))}`;
        return `${seventeen}${creditCheckCharacter(seventeen)}`;
      });
    fc.assert(
      fc.property(code, fc.integer({ min: 8, max: 17 }), character, (made, place, other) => {
        expect(checkCreditCode(made)).toMatchObject({ ok: true, notes: [] });
        fc.pre(made[place] !== other);
        expect(refusal(made.slice(0, place) + other + made.slice(place + 1))).toBe('creditChecksumWrong');
      }),
    );
  });
});
