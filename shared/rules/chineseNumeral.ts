// Numbers written in Chinese characters, everyday and financial.

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const small: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const large: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** The whole number meant by 三百二十, 两万零五, 十五, 壹仟贰佰; null for anything else, also for the ambiguous 两万三. */
export function readChineseNumeral(text: string): number | null {
  if (text === '') return null;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastSmall = 10_000;
  let lastLarge = Number.POSITIVE_INFINITY;
  let zeroBefore = false;
  for (const character of text) {
    const value = digits[character];
    const smallUnit = small[character];
    const largeUnit = large[character];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      zeroBefore = value === 0 || (zeroBefore && digit === 0);
      digit = value;
    } else if (smallUnit !== undefined) {
      if (smallUnit >= lastSmall || digit === 0) return null;
      if (digit === null && !(smallUnit === 10 && section === 0)) return null;
      section += (digit ?? 1) * smallUnit;
      lastSmall = smallUnit;
      digit = null;
      zeroBefore = false;
    } else if (largeUnit !== undefined) {
      section += digit ?? 0;
      if (section === 0 || largeUnit >= lastLarge) return null;
      total += section * largeUnit;
      section = 0;
      digit = null;
      zeroBefore = false;
      lastSmall = 10_000;
      lastLarge = largeUnit;
    } else {
      return null;
    }
  }
  // 两万三 and 三百二 mean 23,000 and 320 in speech; only a unit or a 零 makes the last digit certain.
  const unitBefore = section > 0 ? lastSmall : total > 0 ? lastLarge : 1;
  if (digit !== null && digit !== 0 && unitBefore > 10 && !zeroBefore) return null;
  return total + section + (digit ?? 0);
}

/** The digits spelled one by one: 二〇二六 → "2026"; null when another character is among them. */
export function readSpelledDigits(text: string): string | null {
  if (text === '') return null;
  let spelled = '';
  for (const character of text) {
    const value = digits[character];
    if (value === undefined || character === '两') return null;
    spelled += String(value);
  }
  return spelled;
}
