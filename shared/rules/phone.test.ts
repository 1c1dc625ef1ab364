import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPhone, maskPhone, normalisePhone } from './phone.ts';

function outcome(text: string): string {
  const checked = checkPhone(text);
  if (!checked.ok) return checked.problem.code;
  return [checked.value.kind, checked.value.number, ...checked.notes.map((note) => note.code)].join(' ');
}

describe('telephone numbers (codes.md §10)', () => {
  test.each([
    ['13807430000', 'mobile 13807430000'],
    ['138 0743 0000', 'mobile 13807430000'],
    ['138-0743-0000', 'mobile 13807430000'],
    ['＋86 １３８0743　0000', 'mobile 13807430000'],
    ['8613807430000', 'mobile 13807430000'],
    ['0086-13807430000', 'mobile 13807430000'],
    ['013807430000', 'mobile 13807430000'],
    ['电话：13807430000', 'mobile 13807430000'],
    ["'13807430000", 'mobile 13807430000'],
    ['12807430000', 'mobile 12807430000 phoneSegmentUnknown'],
    ['0743-8123456', 'fixed 0743-8123456'],
    ['07438123456', 'fixed 0743-8123456'],
    ['（0743）8123456', 'fixed 0743-8123456'],
    ['+86 743 8123456', 'fixed 0743-8123456'],
    ['0743 8123456 转 12', 'fixed 0743-8123456-12'],
    ['010-62345678', 'fixed 010-62345678'],
    ['01062345678', 'fixed 010-62345678'],
    ['010-6234567', 'phoneLength'],
    ['8123456', 'fixed 8123456 phoneAreaMissing'],
    ['110', 'service 110'],
    ['12345', 'service 12345'],
    ['12348', 'service 12348'],
    ['12309', 'service 12309'],
    ['400-810-0000', 'service 4008100000'],
    ['', 'phoneMissing'],
    ['无', 'phoneCharacters'],
    ['1380743000', 'phoneLength'],
    ['138074300001', 'phoneLength'],
    ['13807430000、13907430000', 'phoneSeveral'],
    ['13807430000 13907430000', 'phoneSeveral'],
    ['13807430000/0743-8123456', 'phoneSeveral'],
  ])('%s is %s', (text, expected) => {
    expect(outcome(text)).toBe(expected);
  });

  test('the mask hides the middle', () => {
    expect(maskPhone('13807430000')).toBe('138****0000');
    expect(maskPhone('0743-8123456')).toBe('0743-****456');
    expect(maskPhone('8123456')).toBe('****456');
    expect(maskPhone('12345')).toBe('12345');
    expect(maskPhone('')).toBe('');
  });

  test('mobiles survive any grouping, and what is stored reads back', () => {
    const mobiles = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
    fc.assert(
      fc.property(mobiles, fc.constantFrom(' ', '-', '　', '.'), fc.boolean(), (number, sign, abroad) => {
        const written = `${abroad ? '+86' : ''}${number.slice(0, 3)}${sign}${number.slice(3, 7)}${sign}${number.slice(7)}`;
        expect(outcome(written)).toBe(`mobile ${number}`);
        expect(normalisePhone(number)).toBe(number);
      }),
    );
  });
});
