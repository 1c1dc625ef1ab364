// A paragraph as it is printed. In a draft every change is a number of its own, so that each can be filled anew; on paper two
// that say the same are said once.
import type { NarrativeParagraph, TextRun } from './narrative.ts';

const unchanged = '持平';

/** 环比持平，同比持平 → 环比、同比均持平, in what the program wrote; a person's own words stay as they are. */
export function printedRuns({ isOwn, runs }: NarrativeParagraph): TextRun[] {
  if (isOwn) return [...runs];
  const printed: TextRun[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const [before, change, between, other] = runs.slice(at, at + 4);
    if (before?.kind === 'text' && before.text.endsWith('环比') && isUnchanged(change) && isUnchanged(other)) {
      if (between?.kind === 'text' && between.text === '，同比') {
        printed.push({ kind: 'text', text: `${before.text}、同比均` }, other!);
        at += 3;
        continue;
      }
    }
    printed.push(runs[at]!);
  }
  return printed;
}

const isUnchanged = (run: TextRun | undefined): boolean => run?.kind === 'number' && run.text === unchanged;
