// Lines of a title: whole words, the shape of a trapezoid or a diamond (GB/T 9704-2012, 7.3.1).

/** What must not begin a line, beyond closing punctuation: particles belong to the word before. */
const neverFirst = new Set('的之与和及、，。；：）》」』”’—·');
const neverLast = new Set('（《「『“‘');

/** Words of this work's titles that a dictionary would cut. */
export const wordsOfTitles: readonly string[] = ['平安建设', '综治', '工作月报'];

const isDigits = (text: string): boolean => /^[\d.]+$/.test(text);

/** The title in pieces that stay whole: words of the dictionary, given words, numbers with what they count. */
export function titleWords(title: string, wholeWords: readonly string[] = []): string[] {
  const cuts = new Set<number>();
  let at = 0;
  const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)].map(({ segment }) => segment);
  segments.forEach((segment, index) => {
    const before = segments[index - 1];
    const countsBefore = before !== undefined && isDigits(before);
    const single = segment.length === 1 && before?.length === 1;
    if (index > 0 && !countsBefore && !(single && /^\p{Script=Han}$/u.test(segment))) cuts.add(at);
    at += segment.length;
  });
  for (const word of wholeWords) {
    for (let from = title.indexOf(word); word !== '' && from >= 0; from = title.indexOf(word, from + 1))
      for (let inside = from + 1; inside < from + word.length; inside += 1) cuts.delete(inside);
  }
  for (const { index, 0: quoted } of title.matchAll(/《[^》]{1,12}》|（[^）]{1,8}）|\d{4}年\d{1,2}月/gu))
    for (let inside = index + 1; inside < index + quoted.length; inside += 1) cuts.delete(inside);
  const ends = [...cuts].filter((cut) => !neverFirst.has(title[cut]!) && !neverLast.has(title[cut - 1]!));
  const sorted = [0, ...ends.toSorted((one, other) => one - other), title.length];
  return sorted.slice(1).map((end, index) => title.slice(sorted[index]!, end));
}

const isLatin = (character: string | undefined): boolean => character !== undefined && character.charCodeAt(0) < 0x80;

/** Ems: digits of a font that stands in for the named one are wider, and programs put room between them and Chinese. */
export function titleWidth(text: string): number {
  const characters = Array.from(text);
  return characters.reduce((sum, each, index) => {
    const joint = index > 0 && isLatin(each) !== isLatin(characters[index - 1]) ? 0.25 : 0;
    return sum + joint + (isLatin(each) ? 0.64 : 1);
  }, 0);
}

/** How far a set of lines is from a trapezoid or a diamond; lower is better. */
function ugliness(widths: readonly number[]): number {
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  let sum = 0;
  for (const width of widths) sum += Math.abs(width - mean) + (width < 5 ? 20 : 0);
  const steps = widths.slice(1).map((width, index) => width - widths[index]!);
  // Equal lines make a block, a narrow middle an hourglass: both are named as wrong by the standard.
  if (widths.length > 1 && steps.every((step) => Math.abs(step) < 1)) sum += 6;
  const narrows = steps.findIndex((step) => step < 0);
  if (narrows >= 0 && steps.slice(narrows).some((step) => step > 0)) sum += 12;
  return sum;
}

const mostLines = 5;

/** The title in lines of at most `capacity` characters, as few as it takes. */
export function titleLines(title: string, capacity: number, wholeWords: readonly string[] = []): string[] {
  const given = title
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (given.length > 1) return given;
  const text = given[0] ?? '';
  if (titleWidth(text) <= capacity) return [text];
  const words = titleWords(text, wholeWords).flatMap((word) => cutTo(word, capacity));
  const widths = words.map(titleWidth);
  for (let count = Math.ceil(titleWidth(text) / capacity); count <= Math.min(mostLines, words.length); count += 1) {
    const best = bestBreaks(widths, words.map(pause), count, capacity);
    if (best) return best.map((end, index) => words.slice(best[index - 1] ?? 0, end).join(''));
  }
  return greedyLines(words, widths, capacity);
}

/** For a title longer than any should be: line after line, each as full as it gets. */
function greedyLines(words: readonly string[], widths: readonly number[], capacity: number): string[] {
  const lines: string[] = [];
  let room = 0;
  words.forEach((word, index) => {
    if (lines.length > 0 && widths[index]! <= room) lines[lines.length - 1] += word;
    else {
      lines.push(word);
      room = capacity;
    }
    room -= widths[index]!;
  });
  return lines;
}

function cutTo(word: string, capacity: number): string[] {
  const characters = Array.from(word);
  if (titleWidth(word) <= capacity) return [word];
  return Array.from({ length: Math.ceil(characters.length / capacity) }, (_line, index) =>
    characters.slice(index * capacity, (index + 1) * capacity).join(''),
  );
}

/** Places where a reader pauses: after a period of time or a bracket, after 关于 and particles. */
function pause(before: string): number {
  if (/(?:[年月日]|年度|季度|半年)$/u.test(before)) return 5;
  if (/[）》”、]$/u.test(before)) return 3;
  return /(?:关于|[的和与及])$/u.test(before) ? 1 : 0;
}

/** The ends of the least ugly lines, or null where the words do not fit so few. */
function bestBreaks(
  widths: readonly number[],
  pauses: readonly number[],
  count: number,
  capacity: number,
): number[] | null {
  let best: { ends: number[]; cost: number } | null = null;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const place = (ends: number[], lines: number[], used: number): void => {
    const from = ends.at(-1) ?? 0;
    if (lines.length === count) {
      if (from !== widths.length) return;
      const cost = ends.slice(0, -1).reduce((sum, end) => sum - pauses[end - 1]!, ugliness(lines));
      if (!best || cost < best.cost) best = { ends, cost };
      return;
    }
    const linesLeft = count - lines.length - 1;
    let width = 0;
    for (let end = from + 1; end <= widths.length; end += 1) {
      width += widths[end - 1]!;
      if (width > capacity) return;
      // What is left must fit the lines that are left.
      if (total - used - width <= linesLeft * capacity) place([...ends, end], [...lines, width], used + width);
    }
  };
  place([], [], 0);
  return (best as { ends: number[] } | null)?.ends ?? null;
}
