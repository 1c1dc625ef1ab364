import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/contract/errors.ts';
import { formatRecoveryCode, newRecoverySecret, parseRecoveryCode } from './recoveryCode.ts';

const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => Buffer.from(bytes));

describe('recovery code', () => {
  it('is nine groups of four without signs that are misread', () => {
    expect(formatRecoveryCode(newRecoverySecret())).toMatch(/^([2-9A-HJ-NP-Z]{4}-){8}[2-9A-HJ-NP-Z]{4}$/);
  });

  it('comes back from its printed form, and from how people type it', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const code = formatRecoveryCode(secret);
        expect(parseRecoveryCode(code)).toEqual(secret);
        expect(parseRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(secret);
        expect(parseRecoveryCode(code.replaceAll('-', '——'))).toEqual(secret);
      }),
    );
  });

  it('notices every single mistyped sign and every swap of neighbours', () => {
    const code = formatRecoveryCode(Buffer.from('00112233445566778899aabbccddeeff01234567', 'hex')).replaceAll('-', '');
    let tried = 0;
    for (let at = 0; at < code.length; at += 1) {
      for (const sign of '23456789ABCDEFGHJKLMNPQRSTUVWXYZ') {
        if (sign === code[at]) continue;
        expect(() => parseRecoveryCode(code.slice(0, at) + sign + code.slice(at + 1))).toThrow('有输错的地方');
        tried += 1;
      }
      if (at === 0 || code[at] === code[at - 1]) continue;
      const swapped = code.slice(0, at - 1) + code[at] + code[at - 1] + code.slice(at + 1);
      expect(() => parseRecoveryCode(swapped)).toThrow(Refusal);
    }
    expect(tried).toBe(36 * 31);
  });

  it('names the group of a strange sign and the missing length', () => {
    const code = formatRecoveryCode(newRecoverySecret());
    expect(() => parseRecoveryCode(`${code.slice(0, 5)}0${code.slice(6)}`)).toThrow('第 2 组里的“0”');
    expect(() => parseRecoveryCode(code.slice(0, 10))).toThrow('现在共 8 位');
    expect(() => parseRecoveryCode('')).toThrow('现在共 0 位');
  });
});
