import type { CodeTable } from '../codes/table.ts';
import { foldWord } from '../rules/writtenText.ts';

/**
 * Up to `limit` names of a table that look like the written word, nearest first. Nearness is the share of common
 * characters (Dice), counted over the name and every other word of the entry; without a common character it is not near.
 */
export function nearNames(table: CodeTable, written: string, limit = 3): string[] {
  const word = foldWord(written);
  return table.entries
    .map((entry) => {
      const words = [entry.name, ...(entry.official ? [entry.official] : []), ...(entry.aliases ?? [])];
      return { name: entry.name, likeness: Math.max(...words.map((each) => likeness(word, foldWord(each)))) };
    })
    .filter((each) => each.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, limit)
    .map((each) => each.name);
}

function likeness(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  const rest = [...right];
  let common = 0;
  for (const sign of left) {
    const at = rest.indexOf(sign);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length);
}
