import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterCount, identifier, oneLine, paragraphs, properName, saysNothing } from './tidyText.ts';

// Text full of what offices leave in cells.
const messy = fc
  .array(fc.constantFrom(...'张三李A1 \u3000\t\n\r\u00a0\u200b\ufeff\u0007·・•.\'=-+@"𠮷\ud842'), { maxLength: 14 })
  .map((signs) => signs.join(''));

describe('tidying text', () => {
  it.each([
    ['oneLine', oneLine],
    ['paragraphs', paragraphs],
    ['properName', properName],
    ['identifier', identifier],
  ])('%s changes its own result no more', (_, tidy) => {
    fc.assert(
      fc.property(messy, (text) => {
        expect(tidy(tidy(text))).toBe(tidy(text));
      }),
    );
  });

  it('keeps what belongs to a text and drops what does not', () => {
    expect(oneLine('党支部\n书记　（兼）')).toBe('党支部书记 （兼）');
    expect(oneLine("'=1+1")).toBe('=1+1');
    expect(oneLine("'83年")).toBe("'83年");
    expect(paragraphs('　　第一段 \r\n\r\n　　第二段\u0000\n')).toBe('第一段\n\n　　第二段');
    expect(properName('欧阳 \n 修')).toBe('欧阳修');
    expect(properName('John  Smith')).toBe('John Smith');
    expect(identifier("\t'４３３199 1990-x’")).toBe('4331991990-x');
  });

  it('knows the words for nothing', () => {
    expect(['', '—', '/', '——', ' 无 ', '暂无', '-'].every(saysNothing)).toBe(true);
    expect(['无锡', '0', '不详', '-1'].some(saysNothing)).toBe(false);
  });

  it('counts characters, not code units', () => {
    expect(characterCount('𠮷田')).toBe(2);
  });
});
