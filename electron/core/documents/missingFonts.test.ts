import { expect, test } from 'vitest';
import { missingFonts, missingFontsSentence } from './missingFonts.ts';

test('fonts known under either name are not missed', () => {
  expect(missingFonts(['official'], ['FZXiaoBiaoSong-B05S', '仿宋', 'KaiTi', '黑体', 'simsun'])).toEqual([]);
  expect(missingFonts(['official'], null)).toEqual([]);
  expect(missingFontsSentence([])).toBeNull();
});

test('a missing font is named with what stands in for it', () => {
  const installed = ['FangSong', 'KaiTi', 'SimHei', 'SimSun'];
  const missing = missingFonts(['official'], installed);
  expect(missing).toEqual([{ font: '方正小标宋简体', substitute: 'SimSun' }]);
  expect(missingFontsSentence(missing)).toContain('方正小标宋简体（以 SimSun 代替）');
  expect(missingFonts(['official'], [])).toHaveLength(5);
});

test('only the fonts that a kind of paper names are missed, each once', () => {
  const fonts = (...papers: Parameters<typeof missingFonts>[0]) => missingFonts(papers, []).map(({ font }) => font);
  expect(fonts('form')).toEqual(['仿宋', '宋体']);
  expect(fonts('workbook')).toEqual(['方正小标宋简体', '宋体']);
  expect(fonts('workbook', 'form')).toEqual(['方正小标宋简体', '宋体', '仿宋']);
  expect(fonts('list')).not.toContain('楷体');
  expect(missingFonts(['form'], ['SimSun', 'STFangsong'])).toEqual([{ font: '仿宋', substitute: 'STFangsong' }]);
});
