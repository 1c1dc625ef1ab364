// Paragraphs of an official document: every line takes one line of the grid, whatever font stands in for the named one.
import {
  AlignmentType,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { legalText } from '../legalText.ts';
import type { HeadingLevel } from './headingNumbers.ts';
import { type OfficialRun, type OfficialText, runsOf } from './officialDocument.ts';
import { em, linePitch, officialFonts, size } from './officialPage.ts';

type Font = (typeof officialFonts)[keyof typeof officialFonts];

export interface TypeStyle {
  font?: Font;
  /** Half points; 三号 when absent. */
  size?: number;
  bold?: boolean;
  color?: string;
  /** Width of the characters in per cent. */
  scale?: number;
}

/** Signs that Word would take from the Latin font although they are Chinese here. */
const ambiguous = /[‘’“”…—·×°§±÷★]/;

/** A text in one style, without line ends. */
export function typed(text: string, { font = officialFonts.body, ...style }: TypeStyle = {}): TextRun {
  const legal = legalText(text).replaceAll('\n', ' ');
  return new TextRun({ ...style, text: legal, font: ambiguous.test(legal) ? { ...font, hint: 'eastAsia' } : font });
}

const runsTyped = (runs: readonly OfficialRun[], style: TypeStyle = {}): TextRun[] =>
  runs.filter(({ text }) => text !== '').map(({ text, bold }) => typed(text, bold ? { ...style, bold } : style));

/** A paragraph on the grid. */
export const lineOf = (
  children: readonly ParagraphChild[],
  { spacing, ...more }: Omit<IParagraphOptions, 'children'> = {},
): Paragraph =>
  new Paragraph({
    widowControl: false,
    overflowPunctuation: true,
    ...more,
    spacing: { before: 0, after: 0, line: linePitch, lineRule: LineRuleType.EXACT, ...spacing },
    children,
  });

export const emptyLines = (count: number, keepNext = false): Paragraph[] =>
  Array.from({ length: count }, () => lineOf([], { keepNext }));

/** Runs cut at line ends, so that each line of the clerk's text is a paragraph. */
export function paragraphsOf(text: OfficialText): OfficialRun[][] {
  const lines: OfficialRun[][] = [[]];
  for (const run of runsOf(text)) {
    legalText(run.text)
      .split('\n')
      .forEach((part, index) => {
        if (index > 0) lines.push([]);
        if (part !== '') lines.at(-1)!.push({ ...run, text: part });
      });
  }
  return lines.filter((line) => line.length > 0);
}

/** Two characters in on the first line, the others full. */
export const firstLineIndent = { firstLine: 2 * em, firstLineChars: 200 };

interface BodyOptions {
  flush?: boolean;
  /** Stays with what follows. */
  keep?: boolean;
}

/** A text as body paragraphs. */
export const bodyParagraphs = (text: OfficialText, { flush, keep }: BodyOptions = {}): Paragraph[] =>
  paragraphsOf(text).map((runs, index, all) =>
    lineOf(runsTyped(runs), {
      alignment: AlignmentType.BOTH,
      indent: flush ? undefined : firstLineIndent,
      keepNext: keep && index === all.length - 1,
    }),
  );

const headingFonts: Readonly<Record<HeadingLevel, Font>> = {
  1: officialFonts.first,
  2: officialFonts.second,
  3: officialFonts.body,
  4: officialFonts.body,
};

/** A heading with its number; what runs in goes on in body type. It never stands last on a page. */
export function headingParagraphs(
  level: HeadingLevel,
  number: string,
  text: string,
  runIn: OfficialText | undefined,
): Paragraph[] {
  const [first, ...others] = runIn === undefined ? [[]] : paragraphsOf(runIn);
  const heading = lineOf([typed(number + text, { font: headingFonts[level] }), ...runsTyped(first ?? [])], {
    alignment: AlignmentType.BOTH,
    indent: firstLineIndent,
    keepNext: (first ?? []).length === 0,
    // The pane of headings in Word and WPS follows it; a heading with text in it would show the whole text there.
    outlineLevel: (first ?? []).length === 0 ? level - 1 : undefined,
  });
  return [heading, ...others.flatMap((runs) => bodyParagraphs(runs))];
}

/** Lines of a title, centred, in 小标宋 二号; kept with what follows. */
export const titleParagraph = (lines: readonly string[], more: Partial<IParagraphOptions> = {}): Paragraph =>
  lineOf(
    lines.flatMap((line, index) => [
      ...(index === 0 ? [] : [new TextRun({ break: 1 })]),
      typed(line, { font: officialFonts.title, size: size.二号 }),
    ]),
    { alignment: AlignmentType.CENTER, keepNext: true, keepLines: true, ...more },
  );

/** A line with a text at a place from the left, in twips. */
export const tab = (): TextRun => new TextRun({ children: [new Tab()] });
export const leftStop = (position: number) => ({ type: TabStopType.LEFT, position: Math.round(position) });
export const rightStop = (position: number) => ({ type: TabStopType.RIGHT, position: Math.round(position) });
export const centreStop = (position: number) => ({ type: TabStopType.CENTER, position: Math.round(position) });
