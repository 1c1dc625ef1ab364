import { expect, test } from 'vitest';
import { csvText, legalText, startsLikeFormula, workbookText } from './legalText.ts';

test('characters that XML forbids are left out, rare Chinese characters stay', () => {
  expect(legalText('张\u0000\u0007三\uFFFE\u007f')).toBe('张三');
  expect(legalText('𠮷\ue123')).toBe('𠮷\ue123');
  expect(legalText('半\ud840边')).toBe('半\ufffd边');
  expect(legalText('一\r\n二\r三\u2028四\t五')).toBe('一\n二\n三\n四\t五');
});

test('a workbook text is not read as an escape and fits its cell', () => {
  expect(workbookText('a_x000D_b')).toBe('a_x005F_x000D_b');
  expect(workbookText('_xyz')).toBe('_xyz');
  const cut = workbookText('长'.repeat(40_000));
  expect(cut).toHaveLength(32_767);
  expect(cut.endsWith('…（内容过长，已截断）')).toBe(true);
});

test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])('%j would be a formula in a .csv', (text) => {
  expect(startsLikeFormula(text)).toBe(true);
  expect(csvText(text)).toBe(`'${text}`);
});

test('other texts stay as they are in a .csv', () => {
  expect(csvText('张三')).toBe('张三');
  expect(csvText('1-2')).toBe('1-2');
});
