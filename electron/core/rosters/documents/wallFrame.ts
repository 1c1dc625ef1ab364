// What stands around the month on every wall sheet: title, who made it and which edition, legend, notes, signatures.

import { beijingDay } from '../../../../shared/fields/beijingTime.ts';
import {
  capacity,
  linesHeight,
  linesIn,
  lineWidth,
  type RuledBlock,
  type RuledPage,
  roomOf,
} from '../../documents/ruled/ruledPage.ts';
import { chineseDay } from '../../documents/tableDocument.ts';
import { isDayOff, levelLines, nodeLines } from './dayWordsOfRota.ts';
import { editionWords, type RosterPrint, rotaTitle, signerTexts } from './rosterPrint.ts';
import { legendLines, type ShiftColumn } from './shiftColumns.ts';

export type WallPaper = Pick<RuledPage, 'paper' | 'landscape' | 'side' | 'top'>;

export const wallPaper = (paper: 'A3' | 'A4', landscape = true): WallPaper =>
  paper === 'A3' ? { paper, landscape, side: 14, top: 14 } : { paper, landscape, side: 12, top: 13 };

export interface WallFrame {
  above: RuledBlock[];
  below: RuledBlock[];
  /** Millimetres left for the grid. */
  height: number;
}

const slack = 5;

/** The frame of one page; `part` tells pages of one month apart: （1日至15日）. */
export function wallFrame(
  print: RosterPrint,
  page: WallPaper,
  columns: readonly ShiftColumn[],
  told: { withMarks: boolean; notes: readonly string[]; part?: string },
): WallFrame {
  const { width, height } = roomOf(page);
  const isLarge = page.paper === 'A3';
  const title = rotaTitle(print) + (told.part ?? '');
  const text = isLarge ? 12 : 10.5;
  const small = isLarge ? 11 : 9;
  const titleSize = fittingTitle(title, width, isLarge ? 28 : 22);
  const lines = legendOf(print, columns, told, capacity(width, small));
  const above: RuledBlock[] = [
    { kind: 'title', text: title, size: titleSize },
    { kind: 'spread', texts: [`编制单位：${print.unit}`, editionWords(print.sheet), madeOn(print)], size: text },
  ];
  const below: RuledBlock[] = [
    { kind: 'space', height: 1.5 },
    ...lines.map((line): RuledBlock => ({ kind: 'line', text: line, size: small })),
    { kind: 'spread', texts: signerTexts(print), size: text, above: isLarge ? 4 : 2.5 },
  ];
  const legend = lines.reduce((sum, line) => sum + linesHeight(linesIn(line, capacity(width, small)), small) + 0.8, 0);
  const around = linesHeight(1, titleSize) + 2 + 2 * linesHeight(1, text) + 3 + 1.5 + (isLarge ? 4 : 2.5) + legend;
  return { above, below, height: height - around - slack };
}

const madeOn = ({ sheet: { rota } }: RosterPrint): string =>
  rota === null ? '' : `编制日期：${chineseDay(beijingDay(rota.changedAt))}`;

/** The title on one line, as large as the page lets it. */
function fittingTitle(title: string, width: number, largest: number): number {
  return (
    [largest, 24, 22, 20, 18, 16].find((size) => size <= largest && linesIn(title, capacity(width, size)) === 1) ?? 16
  );
}

interface Legend {
  title: string;
  items: readonly string[];
  between: string;
}

function legendOf(
  print: RosterPrint,
  columns: readonly ShiftColumn[],
  { withMarks, notes }: { withMarks: boolean; notes: readonly string[] },
  room: number,
): string[] {
  const legends: Legend[] = [
    { title: '班次', items: legendLines(print.sheet, columns, withMarks), between: '　' },
    { title: '勤务等级', items: levelLines(print.sheet), between: '；' },
    { title: '节点', items: nodeLines(print.sheet), between: '；' },
    { title: '说明', items: [...notes, ...dayNotes(print)], between: '' },
  ];
  return legends.filter(({ items }) => items.length > 0).map((legend) => folded(legend, room));
}

/** The greys in words, where there are any. */
function dayNotes({ sheet: { days } }: RosterPrint): string[] {
  if (days.some(({ holiday }) => holiday)) return ['灰底为休息日，深灰底为节假日。'];
  return days.some(isDayOff) ? ['灰底为休息日。'] : [];
}

/** Title and items; a line ends between two items where it can. */
function folded({ title, items, between }: Legend, room: number): string {
  const lines: string[] = [];
  let line = `${title}：`;
  items.forEach((item, index) => {
    const word = item + (index + 1 < items.length ? between : '');
    if (index > 0 && lineWidth(line + word) > room) {
      lines.push(line);
      line = word;
    } else line += word;
  });
  return [...lines, line].join('\n');
}
