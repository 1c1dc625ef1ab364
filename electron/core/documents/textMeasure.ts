// How wide a text is and how many lines it takes, without a font at hand: Chinese fonts are monospaced in halves.

/** A character's width in half-width units: Chinese and full-width forms two, marks that combine none, others one. */
export function characterWidth(code: number): number {
  if (code < 0x2000) return code >= 0x1100 && code <= 0x115f ? 2 : 1;
  if (code >= 0x200b && code <= 0x200f) return 0;
  if (code >= 0xfe00 && code <= 0xfe0f) return 0;
  // From the general punctuation on (— … “ ” №) Chinese fonts draw full squares, half-width katakana apart.
  return code >= 0xff61 && code <= 0xffdc ? 1 : 2;
}

/** The width of the widest line of a text in half-width units. */
export function textWidth(text: string): number {
  let widest = 0;
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index)!;
    if (code > 0xffff) index += 1;
    if (code === 10) {
      widest = Math.max(widest, width);
      width = 0;
    } else width += characterWidth(code);
  }
  return Math.max(widest, width);
}

/** Full-width characters that what stands for a placeholder usually takes; a name of a person where nothing is said. */
const usualRoom: Readonly<Record<string, number>> = { 单位: 9, 标题: 14, 期间: 5, 填报日期: 6, 乡镇: 3 };

/** A text as wide as it will be: in the place of a placeholder, room for what it stands for. */
export const withRoom = (text: string): string =>
  text.replace(/\{\{([^{}]*)\}\}/g, (_written, name: string) => '　'.repeat(usualRoom[name] ?? 4));

/** How many lines a text takes in a cell that holds `capacity` half-width units. At least one. */
export function wrappedLines(text: string, capacity: number): number {
  if (text.length * 2 <= capacity && !text.includes('\n')) return 1;
  const room = Math.max(2, capacity);
  let lines = 1;
  let used = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index)!;
    if (code > 0xffff) index += 1;
    if (code === 10) {
      lines += 1;
      used = 0;
      continue;
    }
    const width = characterWidth(code);
    if (used + width > room) {
      lines += 1;
      used = 0;
    }
    used += width;
  }
  return lines;
}

/**
 * The spaces between texts set in one line across `width`, so that the first stands at the left edge and the last at
 * the right one. The gap never falls below `least`.
 */
export function spreadGap(widths: readonly number[], width: number, least: number): number {
  if (widths.length < 2) return least;
  const taken = widths.reduce((sum, part) => sum + part, 0);
  return Math.max(least, (width - taken) / (widths.length - 1));
}
