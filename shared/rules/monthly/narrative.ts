// The text of a report as plain data: sections, paragraphs, and in them numbers that stay linked to their indicators.

/** Which figure of an indicator stands in a sentence. */
export type NumberAspect =
  | 'value'
  | 'previous'
  | 'lastYear'
  | 'cumulative'
  | 'againstPrevious'
  | 'againstLastYear'
  | 'againstLastYearCumulative';

export type TextRun =
  | { kind: 'text'; text: string }
  /** `text` is what was last filled in; a refresh replaces it and nothing else. */
  | { kind: 'number'; indicator: string; aspect: NumberAspect; village: string | null; text: string };

export interface NarrativeParagraph {
  id: string;
  /** Written or changed by a person: a refresh only fills its numbers anew. */
  isOwn: boolean;
  runs: readonly TextRun[];
}

export interface NarrativeSection {
  key: string;
  title: string;
  /** 1: 一、 2: （一） */
  level: 1 | 2;
  /** Left out of the document. */
  isHidden: boolean;
  /** Without records: what the section then says, or null where it has paragraphs. */
  empty: string | null;
  paragraphs: readonly NarrativeParagraph[];
}

export interface Narrative {
  title: string;
  /** Opening paragraphs before 一、. */
  opening: readonly NarrativeParagraph[];
  sections: readonly NarrativeSection[];
}
