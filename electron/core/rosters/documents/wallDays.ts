// The month for the wall with a line for each day and a column for each shift (registers.md §3.1, 月历式): it answers
// who is on duty tonight. The arrangement is the one that allows the largest letters.
import type { RotaSheetDay } from '../../../../shared/contract/rotaProcedures.ts';
import {
  capacity,
  linesIn,
  type RuledCell,
  type RuledDocument,
  type RuledPage,
  type RuledRow,
} from '../../documents/ruled/ruledPage.ts';
import { packed, runsOfCrew } from './crewText.ts';
import { dayRemark, dayShade, isDayOff, weekdayMark } from './dayWordsOfRota.ts';
import { hasRoles, type RosterPrint, rotaTitle } from './rosterPrint.ts';
import { hoursWords, type ShiftColumn } from './shiftColumns.ts';
import { bestFit, type Fit, frameOf, headHeight, headLines, headSize, type Month, readMonth } from './wallFit.ts';

/** The wall sheet of a month, line by line of days. */
export function wallDays(print: RosterPrint, paper: 'A3' | 'A4'): RuledDocument {
  const month = readMonth(print);
  const fit = bestFit(month, paper);
  const parts = portions(print.sheet.days, fit.pages);
  const pages = parts.map((days): RuledPage => {
    const frame = parts.length === 1 ? fit.frame : frameOf(month, fit.page, partWords(days));
    return {
      ...fit.page,
      name:
        parts.length === 1 ? '排班表' : `${Number(days[0]!.day.slice(8))}日至${Number(days.at(-1)!.day.slice(8))}日`,
      widths: fit.widths,
      blocks: [...frame.above, { kind: 'grid', rows: gridRows(month, days, fit), size: fit.size }, ...frame.below],
      isWhole: true,
    };
  });
  return { title: rotaTitle(print), pages: pages as [RuledPage, ...RuledPage[]] };
}

function gridRows(month: Month, days: readonly RotaSheetDay[], fit: Fit): RuledRow[] {
  const lines = Math.ceil(days.length / fit.beside);
  const blocks = fit.beside === 1 ? [days] : [days.slice(0, lines), days.slice(lines)];
  const height = Math.floor(fit.rowHeight * 10) / 10;
  const gapCell: RuledCell = { text: '', isOpen: true };
  const head = blocks.flatMap((_block, index) => [...(index > 0 ? [gapCell] : []), ...headCells(month, fit)]);
  const body = Array.from({ length: lines }, (_line, line): RuledRow => {
    const cells = blocks.flatMap((block, index) => [
      ...(index > 0 ? [gapCell] : []),
      ...(block[line] ? dayCells(month, block[line], fit) : emptyCells(month)),
    ]);
    return { height, cells };
  });
  return [{ isHead: true, height: headHeight(fit.size), cells: head }, ...body];
}

function headCells(month: Month, fit: Fit): RuledCell[] {
  const texts = [
    ['日期'],
    ['星期'],
    ...month.columns.map((column) => headTexts(month, column)),
    ...(month.hasPhone ? [['值班电话']] : []),
    ...(month.hasRemarks ? [['备注']] : []),
  ];
  return texts.map((choices, index) => ({
    ...fittingHead(choices, fit.widths[index]!, headSize(fit.size), smallestHead[fit.page.paper]),
    shade: 'head',
    isLabel: true,
  }));
}

/** The shift with its hours where they are the same all month, and without: the legend tells them too. */
function headTexts(month: Month, { title, shifts }: ShiftColumn): string[] {
  const [first] = shifts;
  const isOne = shifts.every(({ start, end }) => start === first!.start && end === first!.end);
  return isOne && !hasRoles(month.print.sheet) ? [`${title}\n${hoursWords(first!)}`, title] : [title];
}

/** A wall is read from further away than a desk: rather without the hours than with small ones. */
const smallestHead = { A3: 10, A4: 7 };

/** The first text that fits the head's lines, as large as it can be and no smaller than `smallest`. */
function fittingHead(
  choices: readonly string[],
  width: number,
  largest: number,
  smallest: number,
): { text: string; size: number } {
  for (const text of choices)
    for (let size = largest; size >= smallest; size -= 0.5)
      if (linesIn(text, capacity(width, size)) <= headLines) return { text, size };
  return { text: choices.at(-1)!, size: smallest };
}

function dayCells(month: Month, day: RotaSheetDay, fit: Fit): RuledCell[] {
  const shade = dayShade(day);
  const tint = shade ? { shade } : {};
  const bold = isDayOff(day);
  return [
    { text: String(Number(day.day.slice(8))), bold, ...tint },
    { text: weekdayMark(day), bold, ...tint },
    ...month.columns.map((column, index): RuledCell => {
      const crew = month.crew(day.day, column);
      const lines = packed(crew, capacity(fit.widths[2 + index]!, fit.size));
      return { text: crew.isIdle ? '—' : runsOfCrew(crew, lines, !hasRoles(month.print.sheet)), ...tint };
    }),
    ...(month.hasPhone ? [{ text: month.print.dutyPhone, ...tint }] : []),
    ...(month.hasRemarks ? [{ text: dayRemark(day), size: Math.min(fit.size, 12), ...tint }] : []),
  ];
}

const emptyCells = (month: Month): RuledCell[] =>
  Array.from(
    { length: 2 + month.columns.length + (month.hasPhone ? 1 : 0) + (month.hasRemarks ? 1 : 0) },
    (): RuledCell => ({ text: '' }),
  );

const partWords = (days: readonly RotaSheetDay[]): string =>
  `（${Number(days[0]!.day.slice(8))}日至${Number(days.at(-1)!.day.slice(8))}日）`;

/** The days in parts of about the same length. */
function portions(days: readonly RotaSheetDay[], count: number): RotaSheetDay[][] {
  const size = Math.ceil(days.length / count);
  return Array.from({ length: count }, (_part, index) => days.slice(index * size, (index + 1) * size));
}
