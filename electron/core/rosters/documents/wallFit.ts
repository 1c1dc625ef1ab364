// How a month of days and shifts is laid on paper: halves beside each other or one below the other, one sheet or more,
// and how large its letters are.
import {
  capacity,
  cellPadding,
  linesHeight,
  lineWidth,
  millimetre,
  roomOf,
  sheetLeading,
} from '../../documents/ruled/ruledPage.ts';
import { type Crew, crewsOf } from './crews.ts';
import { crewText, packed } from './crewText.ts';
import { dayRemark } from './dayWordsOfRota.ts';
import { hasRoles, type RosterPrint } from './rosterPrint.ts';
import { type ShiftColumn, shiftColumns } from './shiftColumns.ts';
import { type WallFrame, type WallPaper, wallFrame, wallPaper } from './wallFrame.ts';

/** A rota as the wall sheet of days shows it. */
export interface Month {
  print: RosterPrint;
  columns: readonly ShiftColumn[];
  crew(day: string, column: ShiftColumn): Crew;
  /** Width of the widest crew of each column on one line, in half-width characters. */
  widest: number[];
  hasRemarks: boolean;
  /** The duty phone has a column, as on a 值班表. */
  hasPhone: boolean;
}

/** Parts of the month beside each other on a page, and pages. */
interface Arrangement {
  page: WallPaper;
  beside: 1 | 2;
  pages: 1 | 2 | 3;
}

export interface Fit extends Arrangement {
  size: number;
  rowHeight: number;
  widths: number[];
  frame: WallFrame;
}

const sizes = [20, 18, 16, 14, 12, 11, 10.5, 10, 9, 8, 7.5] as const;
/** Points that can be read off a wall or a desk; below them the month takes more pages. */
const readable = { A3: 10, A4: 8 } as const;
/** The name of a shift and its hours. */
export const headLines = 2;

/** Reads from a rota what the sheet shows. */
export function readMonth(print: RosterPrint): Month {
  const { sheet } = print;
  const columns = shiftColumns(sheet);
  const crewOf = crewsOf(sheet);
  const crew = (day: string, column: ShiftColumn): Crew => {
    const crews = column.shifts.map((shift) => crewOf(day, shift.id));
    return crews.find(({ isIdle }) => !isIdle) ?? { people: [], leaders: 0, lacking: 0, isIdle: true };
  };
  const widest = columns.map((column) =>
    Math.max(8, lineWidth(column.title), ...sheet.days.map(({ day }) => lineWidth(crewText(crew(day, column))))),
  );
  return {
    print,
    columns,
    crew,
    widest,
    hasRemarks: sheet.days.some((day) => dayRemark(day) !== ''),
    hasPhone: hasRoles(sheet) && print.dutyPhone !== '',
  };
}

/** The arrangement with the largest letters, rather one list than two halves; one sheet where they can be read. */
export function bestFit(month: Month, paper: 'A3' | 'A4'): Fit {
  // A 值班表 is one list from the first to the last day, as offices know it.
  const ways = hasRoles(month.print.sheet) ? ([1] as const) : ([1, 2] as const);
  const arrangements = ([1, 2, 3] as const).map((pages) =>
    [true, false].flatMap((landscape) =>
      ways.map((beside): Arrangement => ({ page: wallPaper(paper, landscape), beside, pages })),
    ),
  );
  for (const wanted of arrangements) {
    const fits = wanted.flatMap((arrangement) => fitOf(month, arrangement, readable[paper]) ?? []);
    const [best] = fits.toSorted((one, other) => other.size - one.size || one.beside - other.beside);
    if (best) return best;
  }
  const last: Arrangement = { page: wallPaper(paper), beside: 1, pages: 3 };
  return fitOf(month, last, 0) ?? crowded(month, last);
}

export const frameOf = (month: Month, page: WallPaper, part?: string): WallFrame =>
  wallFrame(month.print, page, month.columns, {
    withMarks: false,
    notes: notesOf(month),
    ...(part === undefined ? {} : { part }),
  });

function fitOf(month: Month, arrangement: Arrangement, least: number): Fit | undefined {
  const { page, beside, pages } = arrangement;
  const frame = frameOf(month, page, pages === 1 ? undefined : '（16日至31日）');
  const lines = Math.ceil(Math.ceil(month.print.sheet.days.length / pages) / beside);
  for (const size of sizes.filter((each) => each >= least)) {
    const widths = columnWidths(month, arrangement, size);
    if (!widths) continue;
    const rowHeight = (frame.height - headHeight(size)) / lines - 0.2;
    const room = widths.slice(2, 2 + month.columns.length);
    const most = Math.max(1, ...month.print.sheet.days.flatMap(({ day }) => linesOfDay(month, day, room, size)));
    if (linesHeight(most, size) * sheetLeading + 0.8 <= rowHeight)
      return { ...arrangement, size, rowHeight: tallest(rowHeight, page), widths, frame };
  }
  return undefined;
}

/** Nothing fits: the smallest letters, and as many sheets as it takes. */
function crowded(month: Month, arrangement: Arrangement): Fit {
  const size = sizes.at(-1)!;
  const widths = columnWidths(month, arrangement, size) ?? evenWidths(month, arrangement);
  return { ...arrangement, size, rowHeight: 8, widths, frame: frameOf(month, arrangement.page) };
}

const tallest = (height: number, { paper }: WallPaper): number => Math.min(height, paper === 'A3' ? 15 : 12);
export const headHeight = (size: number): number => linesHeight(headLines, headSize(size)) + 1.6;
export const headSize = (size: number): number => Math.min(size, 14);

function linesOfDay(month: Month, day: string, widths: readonly number[], size: number): number[] {
  return month.columns.map((column, index) => packed(month.crew(day, column), capacity(widths[index]!, size)).length);
}

/** Widths of one part of the month times the parts beside each other; undefined where names would be torn. */
function columnWidths(month: Month, { page, beside }: Arrangement, size: number): number[] | undefined {
  const em = size * millimetre;
  const pad = 2 * cellPadding + 0.6;
  const fixed = [2.2 * em + pad, 2.2 * em + pad];
  const remark = month.hasRemarks ? [remarkEms(month) * Math.min(em, 12 * millimetre) * 1.05 + pad] : [];
  const phone = month.hasPhone ? [(lineWidth(month.print.dutyPhone) / 2) * em * 1.05 + pad] : [];
  const between = beside === 2 ? 3 : 0;
  const taken = [...fixed, ...phone, ...remark].reduce((sum, width) => sum + width, 0);
  const free = (roomOf(page).width - between) / beside - taken;
  const weight = month.widest.reduce((sum, width) => sum + width, 0);
  const shifts = month.widest.map((width) => (free * width) / weight);
  // Room for the longest name with its comma.
  const least = (longestName(month) + 2) * (em / 2) + pad;
  if (shifts.some((width) => width < least)) return undefined;
  const part = [...fixed, ...shifts, ...phone, ...remark];
  return beside === 2 ? [...part, between, ...part] : part;
}

const evenWidths = (month: Month, { page }: Arrangement): number[] => {
  const count = 2 + month.columns.length + (month.hasPhone ? 1 : 0) + (month.hasRemarks ? 1 : 0);
  return Array.from({ length: count }, () => roomOf(page).width / count);
};

const longestName = ({ print }: Month): number => Math.max(6, ...print.sheet.people.map(({ name }) => lineWidth(name)));

/** Ems of the remarks' column: 国庆节 and 调休上班 on one line. */
const remarkEms = ({ print }: Month): number =>
  Math.min(6, Math.max(3, ...print.sheet.days.map((day) => lineWidth(dayRemark(day)) / 2)));

function notesOf({ print, columns, crew }: Month): string[] {
  const crews = print.sheet.days.flatMap(({ day }) => columns.map((column) => crew(day, column)));
  const leads = !hasRoles(print.sheet) && crews.some(({ leaders }) => leaders > 0);
  return [
    leads ? '排在最前、加粗的为带班。' : '',
    crews.some(({ lacking }) => lacking > 0) ? '“缺”为尚未排满。' : '',
  ].filter((note) => note !== '');
}
