// The names of a crew in a cell: where its lines end, who stands out.
import { lineWidth, type RuledRun } from '../../documents/ruled/ruledPage.ts';
import type { Crew } from './crews.ts';

const lackingText = ({ lacking }: Crew): string => (lacking === 0 ? '' : `（缺${lacking}人）`);
/** All names on one line. */
export const crewText = (crew: Crew): string => crew.people.map(({ name }) => name).join('、') + lackingText(crew);

/** The names line by line: a line ends after a name, never within one. */
export function packed(crew: Crew, room: number): string[][] {
  const words = [...crew.people.map(({ name }) => name), ...(crew.lacking > 0 ? [lackingText(crew)] : [])];
  const lines: string[][] = [[]];
  let used = 0;
  words.forEach((word, index) => {
    const width = lineWidth(word) + (index + 1 < words.length ? 2 : 0);
    const line = lines.at(-1)!;
    if (line.length > 0 && used + width > room) {
      lines.push([word]);
      used = width;
    } else {
      line.push(word);
      used += width;
    }
  });
  return lines;
}

/** Names with commas and line ends; those who lead stand out. */
export function runsOfCrew(crew: Crew, lines: readonly string[][], showsLeaders: boolean): RuledRun[] {
  const words = lines.flatMap((line, index) =>
    line.map((word, place) => ({ word, isFirst: place === 0 && index > 0 })),
  );
  return words.flatMap(({ word, isFirst }, index): RuledRun[] => {
    const isGap = index >= crew.people.length;
    const next = index + 1 < crew.people.length ? '、' : '';
    const before = isFirst ? '\n' : '';
    const bold = isGap || (showsLeaders && index < crew.leaders);
    return [{ text: before + word, ...(bold ? { bold } : {}) }, { text: next }];
  });
}
