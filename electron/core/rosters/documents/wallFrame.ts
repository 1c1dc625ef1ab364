// What stands around the month on every wall sheet: title, who made it and which edition, legend, notes, signatures.

import { beijingDay } from '../../../../shared/fields/beijingTime.ts';
import {
  capacity,
  linesHeight,
  linesIn,
  type RuledBlock,
  type RuledPage,
  roomOf,
} from '../../documents/ruled/ruledPage.ts';
import { chineseDay } from '../../documents/tableDocument.ts';
import { levelLines, nodeLines } from './dayWordsOfRota.ts';
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
  const lines = legendOf(print, columns, told);
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

function legendOf(
  print: RosterPrint,
  columns: readonly ShiftColumn[],
  { withMarks, notes }: { withMarks: boolean; notes: readonly string[] },
): string[] {
  const shifts = legendLines(print.sheet, columns, withMarks);
  const levels = levelLines(print.sheet);
  const nodes = nodeLines(print.sheet);
  return [
    shifts.length === 0 ? '' : `班次：${shifts.join('　')}`,
    levels.length === 0 ? '' : `勤务等级：${levels.join('；')}`,
    nodes.length === 0 ? '' : `节点：${nodes.join('；')}`,
    notes.length === 0 ? '' : `说明：${notes.join('')}`,
  ].filter((line) => line !== '');
}
