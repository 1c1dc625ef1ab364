// 版记: copies and printer between lines at the foot of the last page (GB/T 9704-2012, 7.4).
import { LineRuleType, type Paragraph } from 'docx';
import { escapeXml } from '../docxPacking.ts';
import { legalText } from '../legalText.ts';
import { breakText } from '../paper/lineBreaking.ts';
import { chineseDay } from '../tableDocument.ts';
import { FrameRun } from './drawnText.ts';
import type { OfficialImprint } from './officialDocument.ts';
import { officialFonts, size, textWidth } from './officialPage.ts';
import { lineOf } from './officialParagraphs.ts';

const character = size.四号 * 10;
const label = '抄送：';
const width = textWidth.upright;
/** Twips. */
const pitch = 460;
const rulePitch = 40;
const millimetres = (twips: number): number => twips / 56.693;

// 0.35 mm is 1 pt, 0.25 mm is 0.7 pt; lines are counted in eighths of a point.
const thickness = { outer: 8, inner: 6 } as const;

const spacing = (line: number): string => `<w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/>`;
const run = (inner: string): string =>
  `<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="${officialFonts.body.eastAsia}" w:ascii="${officialFonts.body.ascii}" w:hAnsi="${officialFonts.body.hAnsi}"/>` +
  `<w:sz w:val="${size.四号}"/><w:szCs w:val="${size.四号}"/></w:rPr>${inner}</w:r>`;
const text = (words: string): string =>
  run(`<w:t xml:space="preserve">${escapeXml(legalText(words).replaceAll('\n', ' '))}</w:t>`);

/** A line across the text: a paragraph of its own, since borders follow the indents of theirs. */
const ruleXml = (kind: keyof typeof thickness): string =>
  `<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="${thickness[kind]}" w:space="0" w:color="000000"/></w:pBdr>${spacing(rulePitch)}</w:pPr></w:p>`;

const hanging = character * label.length;

const copiesXml = (words: string): string =>
  `<w:p><w:pPr>${spacing(pitch)}<w:ind w:left="${character + hanging}" w:right="${character}" w:hanging="${hanging}"/></w:pPr>${text(label + words)}</w:p>`;

const printerXml = ({ printer, printedOn }: OfficialImprint): string =>
  `<w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="${width - character}"/></w:tabs>${spacing(pitch)}<w:ind w:left="${character}" w:right="${character}"/></w:pPr>` +
  `${text(printer)}${run('<w:tab/>')}${text(`${chineseDay(printedOn)}印发`)}</w:p>`;

/** 抄送：县公安局，县司法局。 */
function copiesText(copies: readonly string[]): string {
  const joined = copies.join('，');
  return joined.endsWith('。') ? joined : `${joined}。`;
}

/** A paragraph that nobody sees, with the imprint at the foot of its page. */
export function imprintBlock(imprint: OfficialImprint): Paragraph {
  const { copies = [] } = imprint;
  const words = copiesText(copies);
  const lines = copies.length === 0 ? 0 : breakText(words, width - hanging - 2 * character, size.四号).length;
  const rules = copies.length === 0 ? 2 : 3;
  const paragraphs =
    ruleXml('outer') +
    (copies.length === 0 ? '' : copiesXml(words) + ruleXml('inner')) +
    printerXml(imprint) +
    ruleXml('outer');
  const frame = new FrameRun({
    id: 9003,
    name: '版记',
    place: 'footOfText',
    width: millimetres(width),
    height: millimetres((lines + 1) * pitch + rules * rulePitch),
    anchor: 'bottom',
    pushesText: true,
    paragraphs,
  });
  return lineOf([frame], { spacing: { line: 20, lineRule: LineRuleType.EXACT } });
}
