// Two people wrote on one report: what only one of them changed is taken, what both changed is asked, part by part.
import type { Narrative, NarrativeParagraph } from '../../shared/rules/monthly/narrative.ts';
import { openingKey, paragraphsAt, withParagraphs, withSection, wordsOf } from './narrativeEdits.ts';

export interface Signers {
  preparer: string;
  reviewer: string;
  signer: string;
}

export interface ReportText {
  text: Narrative;
  signers: Signers;
}

export interface Disputed {
  key: string;
  title: string;
  mine: string;
  theirs: string;
}

export interface Merged {
  report: ReportText;
  /** Parts that both changed; `report` holds mine. */
  disputed: Disputed[];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const wordsOfAll = (paragraphs: readonly NarrativeParagraph[]): string =>
  paragraphs.map(({ runs }) => wordsOf(runs)).join('\n');

/** The words of a part, for showing them beside each other. */
function wordsAt(text: Narrative, key: string): string {
  const section = text.sections.find((each) => each.key === key);
  const words = wordsOfAll(paragraphsAt(text, key));
  if (section?.isHidden) return '（不写入报告）';
  return words === '' ? '（没有文字）' : words;
}

/** Theirs, with what I changed since `base` put into it. `theirKeys` are disputed parts for which theirs is taken. */
export function mergeReports(
  base: ReportText,
  mine: ReportText,
  theirs: ReportText,
  theirKeys: readonly string[] = [],
): Merged {
  const disputed: Disputed[] = [];
  let text = theirs.text;
  const takesMine = (key: string, of: (report: ReportText) => unknown, told: () => Omit<Disputed, 'key'>): boolean => {
    if (same(of(mine), of(base)) || same(of(mine), of(theirs))) return false;
    if (same(of(theirs), of(base))) return true;
    disputed.push({ key, ...told() });
    return !theirKeys.includes(key);
  };
  const part = (key: string, title: string) => ({
    title,
    mine: wordsAt(mine.text, key),
    theirs: wordsAt(theirs.text, key),
  });
  const titles = () => ({ title: '标题', mine: mine.text.title, theirs: theirs.text.title });
  if (takesMine('title', (each) => each.text.title, titles)) text = { ...text, title: mine.text.title };
  if (
    takesMine(
      openingKey,
      (each) => each.text.opening,
      () => part(openingKey, '开头'),
    )
  ) {
    text = withParagraphs(text, openingKey, mine.text.opening);
  }
  for (const { key, title } of theirs.text.sections) {
    const of = (each: ReportText) => each.text.sections.find((section) => section.key === key);
    const own = of(mine);
    if (own && takesMine(key, of, () => part(key, title))) text = withSection(text, key, () => own);
  }
  const named = ({ signers }: ReportText) =>
    `编制 ${signers.preparer}，审核 ${signers.reviewer}，签发 ${signers.signer}`;
  const signed = () => ({ title: '落款', mine: named(mine), theirs: named(theirs) });
  const signers = takesMine('signers', (each) => each.signers, signed) ? mine.signers : theirs.signers;
  return { report: { text, signers }, disputed };
}
