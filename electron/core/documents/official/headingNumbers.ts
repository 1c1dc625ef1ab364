// Numbers of headings: 一、（一）1.（1）(GB/T 9704-2012, 7.3.3).

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese characters: 一, 十, 十一, 二十. */
export function chineseOrdinal(number: number): string {
  const tens = Math.floor(number / 10);
  return (tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`) + digits[number % 10];
}

export type HeadingLevel = 1 | 2 | 3 | 4;

const written: Readonly<Record<HeadingLevel, (number: number) => string>> = {
  1: (number) => `${chineseOrdinal(number)}、`,
  2: (number) => `（${chineseOrdinal(number)}）`,
  3: (number) => `${number}.`,
  4: (number) => `（${number}）`,
};

/** Counts headings in their order; a higher heading begins the lower ones anew. */
export function headingCounter(): (level: HeadingLevel) => string {
  const counts = [0, 0, 0, 0, 0];
  return (level) => {
    counts[level] = counts[level]! + 1;
    counts.fill(0, level + 1);
    return written[level](counts[level]);
  };
}
