import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { titleLines, titleWidth, titleWords } from './titleLines.ts';

describe('lines of a title', () => {
  test.each([
    ['安全隐患整改通知书', ['安全隐患整改通知书']],
    ['迁陵镇2026年10月平安建设（综治）工作月报', ['迁陵镇2026年10月', '平安建设（综治）工作月报']],
    [
      '迁陵镇人民政府关于进一步加强冬季矛盾纠纷排查化解和社会治安防控工作的通知',
      ['迁陵镇人民政府关于进一步加强冬季', '矛盾纠纷排查化解和社会治安防控工作的通知'],
    ],
  ])('%s', (title, lines) => {
    expect(titleLines(title, 20)).toEqual(lines);
  });

  test('words, numbers with what they count, and names stay whole', () => {
    const words = titleWords('迁陵镇城东片区2026年度平安建设工作方案', ['城东片区']);
    for (const whole of ['迁陵镇', '城东片区', '2026年度'])
      expect(words.some((word) => word.includes(whole))).toBe(true);
    expect(words.join('')).toBe('迁陵镇城东片区2026年度平安建设工作方案');
  });

  test('lines given by the clerk stay as they are', () => {
    expect(titleLines('迁陵镇\n工作月报', 20)).toEqual(['迁陵镇', '工作月报']);
  });

  test('a title of two hundred characters takes no long search', () => {
    const title = '迁陵镇平安建设领导小组办公室关于进一步加强冬季矛盾纠纷排查化解工作的'.repeat(6);
    const started = performance.now();
    const lines = titleLines(title, 20);
    expect(performance.now() - started).toBeLessThan(500);
    expect(lines.join('')).toBe(title);
    for (const line of lines) expect(titleWidth(line)).toBeLessThanOrEqual(20);
  });

  test('lose no character, fit, and never begin with a particle or a closing sign', () => {
    const word = fc.constantFrom(
      '迁陵镇',
      '关于',
      '平安建设',
      '的',
      '2026年',
      '10月',
      '（综治）',
      '工作',
      '和',
      '通知',
      '、',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 22 }), (parts) => {
        const title = parts.join('');
        const lines = titleLines(title, 20);
        expect(lines.join('')).toBe(title);
        for (const line of lines) expect(titleWidth(line)).toBeLessThanOrEqual(20 + 3);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[）》，]/);
      }),
      { numRuns: 200 },
    );
  });
});
