import { expect, test } from 'vitest';
import { missingFontsSentence, missingOfficialFonts } from './officialFontNames.ts';

test('fonts known under either name are not missed', () => {
  expect(missingOfficialFonts(['FZXiaoBiaoSong-B05S', '仿宋', 'KaiTi', '黑体', 'simsun'])).toEqual([]);
  expect(missingFontsSentence(null)).toBeNull();
});

test('a missing font is named with what stands in for it', () => {
  const missing = missingOfficialFonts(['FangSong', 'KaiTi', 'SimHei', 'SimSun']);
  expect(missing).toEqual([{ font: '方正小标宋简体', substitute: 'SimSun' }]);
  expect(missingFontsSentence(['FangSong', 'KaiTi', 'SimHei', 'SimSun'])).toContain('方正小标宋简体（以SimSun代替）');
  expect(missingOfficialFonts([])).toHaveLength(5);
});
