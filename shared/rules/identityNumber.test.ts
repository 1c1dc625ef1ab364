import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn } from './days.ts';
import {
  checkIdentityNumber,
  contradictionsWithIdentity,
  identityAge,
  identityCheckCharacter,
  identityStoredAsNumber,
  maskIdentityNumber,
  normaliseIdentityNumber,
  readIdentityNumber,
  upgradeFifteenDigits,
} from './identityNumber.ts';

const today = '2026-09-30';

function refusal(text: string): string {
  const checked = checkIdentityNumber(text, today);
  return checked.ok ? 'accepted' : checked.problem.code;
}

const validNumbers = fc
  .record({
    birth: fc
      .integer({ min: 0, max: 45_000 })
      .map((n) => new Date(Date.UTC(1900, 0, 1 + n)).toISOString().slice(0, 10)),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ birth, sequence }) => {
    const seventeen = `433199${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    return { birth, sequence, number: `${seventeen}${identityCheckCharacter(seventeen)}` };
  });

describe('identity numbers (codes.md §1)', () => {
  test.each([
    ['11010519491231002X', '2', '1949-12-31'],
    ['440524188001010014', '1', '1880-01-01'],
    ['34052419800101001X', '1', '1980-01-01'],
    ['433199199003070014', '1', '1990-03-07'],
    ['433199198505122342', '2', '1985-05-12'],
    ['433199196311050724', '2', '1963-11-05'],
    ['433199197708081232', '1', '1977-08-08'],
    ['433199200002290029', '2', '2000-02-29'],
  ])('%s is valid', (number, sex, birth) => {
    expect(checkIdentityNumber(number, today)).toEqual({
      ok: true,
      value: { number, county: number.slice(0, 6), birth, sex },
      notes: [],
    });
  });

  test('wrong ones are refused with the reason', () => {
    expect(refusal('110105194912310021')).toBe('idChecksumWrong');
    expect(refusal('433199200102290027')).toBe('idBirthImpossible');
    expect(refusal('')).toBe('idMissing');
    expect(refusal('43319919900307001')).toBe('idLength');
    expect(refusal('43319919900307O014')).toBe('idCharacters');
    expect(refusal('033199199003070014')).toBe('idCharacters');
    expect(refusal('433199203003070018')).toBe('idBirthInFuture');
    expect(refusal('433199179003070014')).toBe('idBirthImpossible');
  });

  test('a fifteen-digit number is refused with the number it became', () => {
    const checked = checkIdentityNumber('110105491231002', today);
    expect(checked.ok).toBe(false);
    expect(upgradeFifteenDigits('110105491231002')).toBe('11010519491231002X');
    expect(!checked.ok && checked.problem.message).toContain('11010519491231002X');
    expect(!checked.ok && checked.problem.code).toBe('idFifteenDigits');
  });

  test('written forms are normalised', () => {
    expect(normaliseIdentityNumber('\t４３３１９９ 19900307 001４')).toBe('433199199003070014');
    expect(normaliseIdentityNumber("'11010519491231002x")).toBe('11010519491231002X');
    expect(normaliseIdentityNumber('11010519491231002Ｘ')).toBe('11010519491231002X');
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = normaliseIdentityNumber(text);
        expect(normaliseIdentityNumber(once)).toBe(once);
      }),
    );
  });

  test('an unknown county only hints', () => {
    const hinted = checkIdentityNumber('433199199003070014', today, (code) => code !== '433199');
    expect(hinted.ok && hinted.notes.map((note) => [note.code, note.level])).toEqual([['idCountyUnknown', 'hint']]);
    expect(checkIdentityNumber('433199199003070014', today, () => true)).toMatchObject({ ok: true, notes: [] });
  });

  test('every valid number reads back; one wrong digit never passes', () => {
    fc.assert(
      fc.property(
        validNumbers,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (made, place, step) => {
          const identity = readIdentityNumber(made.number);
          expect(identity).toMatchObject({ birth: made.birth, sex: made.sequence % 2 === 1 ? '1' : '2' });
          const digit = String((Number(made.number[place]) + step) % 10);
          const mistyped = made.number.slice(0, place) + digit + made.number.slice(place + 1);
          expect(checkIdentityNumber(mistyped, '9999-12-31').ok).toBe(false);
        },
      ),
    );
  });

  test('two neighbouring digits exchanged never pass', () => {
    fc.assert(
      fc.property(validNumbers, fc.integer({ min: 0, max: 15 }), ({ number }, place) => {
        fc.pre(number[place] !== number[place + 1]);
        const exchanged = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
        expect(checkIdentityNumber(exchanged, '9999-12-31').ok).toBe(false);
      }),
    );
  });

  test('age follows the birthday', () => {
    expect(identityAge('433199199003070014', '2026-03-06')).toBe(35);
    expect(identityAge('433199199003070014', '2026-03-07')).toBe(36);
    expect(identityAge('nothing', today)).toBeNull();
    fc.assert(fc.property(validNumbers, ({ number, birth }) => identityAge(number, today) === ageOn(birth, today)));
  });

  test('the mask shows six and four', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('110105********002X');
    expect(maskIdentityNumber('E12345678')).toBe('E*******8');
    fc.assert(
      fc.property(validNumbers, ({ number }) => {
        expect(maskIdentityNumber(number)).toBe(`${number.slice(0, 6)}********${number.slice(14)}`);
      }),
    );
  });

  test('sex and birth of the row must agree', () => {
    const identity = readIdentityNumber('433199198505122342')!;
    expect(contradictionsWithIdentity(identity, { sex: '2', birth: { precision: 'month', month: '1985-05' } })).toEqual(
      [],
    );
    expect(contradictionsWithIdentity(identity, { sex: '9' })).toEqual([]);
    expect(
      contradictionsWithIdentity(identity, {
        sex: '1',
        birth: { precision: 'day', day: '1985-05-13', month: '1985-05' },
      }).map((problem) => problem.code),
    ).toEqual(['sexContradictsId', 'birthContradictsId']);
  });

  test('a number stored as a number is named as such', () => {
    expect(identityStoredAsNumber('4.33199E+17')).toMatchObject({ code: 'idStoredAsNumber', level: 'error' });
  });
});
