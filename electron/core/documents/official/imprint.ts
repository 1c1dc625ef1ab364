// 版记: copies and printer between lines at the foot of the last page (GB/T 9704-2012, 7.4).
import {
  BorderStyle,
  type FileChild,
  HeightRule,
  LineRuleType,
  type Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { chineseDay } from '../tableDocument.ts';
import type { OfficialImprint } from './officialDocument.ts';
import { size, textWidth } from './officialPage.ts';
import { lineOf, rightStop, tab, typed } from './officialParagraphs.ts';

const character = size.四号 * 10;
const style = { size: size.四号 };
const label = '抄送：';
const width = textWidth.upright;

// 0.35 mm is 1 pt, 0.25 mm is 0.7 pt; lines are counted in eighths of a point.
const outer = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const inner = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

const imprintLine = (children: Parameters<typeof lineOf>[0], more: Parameters<typeof lineOf>[1]): Paragraph =>
  lineOf(children, { ...more, spacing: { line: 460, lineRule: LineRuleType.EXACT } });

function copiesLine(copies: readonly string[]): Paragraph {
  const text = copies.join('，');
  const hanging = character * label.length;
  return imprintLine([typed(`${label}${text.endsWith('。') ? text : `${text}。`}`, style)], {
    indent: { left: character + hanging, hanging, right: character },
  });
}

const printerLine = ({ printer, printedOn }: OfficialImprint): Paragraph =>
  imprintLine([typed(printer, style), tab(), typed(`${chineseDay(printedOn)}印发`, style)], {
    indent: { left: character, right: character },
    tabStops: [rightStop(width - character)],
  });

/** The imprint, put at the lower edge of the text of the page it is anchored on, and the paragraph that anchors it. */
export function imprintBlocks(imprint: OfficialImprint): FileChild[] {
  const { copies = [] } = imprint;
  const lines = [...(copies.length > 0 ? [copiesLine(copies)] : []), printerLine(imprint)];
  const rows = lines.map(
    (line, index) =>
      new TableRow({
        cantSplit: true,
        height: { value: 460, rule: HeightRule.ATLEAST },
        children: [
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            borders: {
              top: index === 0 ? outer : inner,
              bottom: index === lines.length - 1 ? outer : inner,
              left: none,
              right: none,
            },
            children: [line],
          }),
        ],
      }),
  );
  return [
    new Table({
      rows,
      columnWidths: [width],
      width: { size: width, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
      float: {
        horizontalAnchor: TableAnchorType.MARGIN,
        absoluteHorizontalPosition: 0,
        verticalAnchor: TableAnchorType.MARGIN,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
        leftFromText: 0,
        rightFromText: 0,
        topFromText: 0,
        bottomFromText: 0,
      },
    }),
    lineOf([], { spacing: { line: 20, lineRule: LineRuleType.EXACT } }),
  ];
}
