// What a sentence of the report is made of.

export interface PatternPart {
  /** Words before the figure; its counting word follows by itself. */
  words: string;
  key: string;
  /** With 环比 and 同比. */
  isCompared?: true;
}

/** Figures of one kind each, of which the largest are named and the others told together. */
export interface PatternFamily {
  /** What the keys of the kinds begin with. */
  start: string;
  /** The others together; its key may begin like theirs. */
  rest: PatternPart;
  most: number;
}

export interface SentencePattern {
  id: string;
  /** `{day}` is the last day of the period, `{place}` 全镇. */
  lead: string;
  parts: readonly PatternPart[];
  family?: PatternFamily;
}

export const part = (words: string, key: string): PatternPart => ({ words, key });
export const compared = (words: string, key: string): PatternPart => ({ words, key, isCompared: true });
