// Undo of the whole report: the browser's own undo does not know numbers that were put in, cases that were added, sections
// that were hidden.
import type { Narrative } from '../../shared/rules/monthly/narrative.ts';
import type { ReportText } from './merge.ts';
import { openingKey, paragraphsAt, wordsOf } from './narrativeEdits.ts';

/** Where the caret stands: in which text, which of its paragraphs, behind how many characters (numbers count theirs). */
export interface CaretPlace {
  key: string;
  paragraph: number;
  offset: number;
}

export interface TextHistory {
  /** `before` is about to be changed. Typing on within a second is one step. */
  note(before: ReportText, byTyping: boolean, at: number): void;
  /** The state before the last step, or null; `now` can be had again by `redo`. */
  undo(now: ReportText): ReportText | null;
  redo(now: ReportText): ReportText | null;
  clear(): void;
}

const oneStepMs = 1000;
const most = 200;

export function textHistory(): TextHistory {
  let past: ReportText[] = [];
  let future: ReportText[] = [];
  let typedAt = Number.NEGATIVE_INFINITY;
  return {
    note(before, byTyping, at) {
      future = [];
      const goesOn = byTyping && at - typedAt < oneStepMs;
      typedAt = byTyping ? at : Number.NEGATIVE_INFINITY;
      if (goesOn) return;
      past = [...past.slice(1 - most), before];
    },
    undo(now) {
      const before = past.at(-1);
      if (!before) return null;
      past = past.slice(0, -1);
      future = [...future, now];
      typedAt = Number.NEGATIVE_INFINITY;
      return before;
    },
    redo(now) {
      const after = future.at(-1);
      if (!after) return null;
      future = future.slice(0, -1);
      past = [...past, now];
      typedAt = Number.NEGATIVE_INFINITY;
      return after;
    },
    clear() {
      past = [];
      future = [];
      typedAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** Where two states first differ, behind what differs in the second; null where no text does. */
export function changedPlace(before: Narrative, after: Narrative): CaretPlace | null {
  for (const key of [openingKey, ...after.sections.map((section) => section.key)]) {
    const old = paragraphsAt(before, key).map(({ runs }) => wordsOf(runs));
    const now = paragraphsAt(after, key).map(({ runs }) => wordsOf(runs));
    const at = now.findIndex((words, index) => words !== old[index]);
    if (at < 0 && old.length === now.length) continue;
    if (at < 0) return { key, paragraph: Math.max(0, now.length - 1), offset: now.at(-1)?.length ?? 0 };
    return { key, paragraph: at, offset: endOfChange(old[at] ?? '', now[at]!) };
  }
  return null;
}

function endOfChange(before: string, after: string): number {
  let same = 0;
  const most = Math.min(before.length, after.length);
  while (same < most && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return after.length - same;
}
