// The month for the wall with a line for each person and a column for each day: it answers when one is on duty oneself.
import type { RotaSheetDay, RotaSheetPerson } from '../../../../shared/contract/rotaProcedures.ts';
import {
  cellPadding,
  leading,
  lineWidth,
  millimetre,
  oneLineSize,
  type RuledCell,
  type RuledDocument,
  type RuledPage,
  type RuledRow,
  roomOf,
} from '../../documents/ruled/ruledPage.ts';
import { dayShade, isDayOff, weekdayMark } from './dayWordsOfRota.ts';
import { hasUnits, type RosterPrint, rotaTitle } from './rosterPrint.ts';
import { type ShiftColumn, shiftColumns } from './shiftColumns.ts';
import { type WallFrame, type WallPaper, wallFrame, wallPaper } from './wallFrame.ts';

/** The last can still be read at arm's length. */
const sizes = { A3: [16, 14, 12, 11, 10.5, 10, 9], A4: [12, 11, 10.5, 10, 9] } as const;
/** Millimetres of a row: more only pulls the lines apart. */
const tallest = { A3: 12.5, A4: 8 } as const;
const readable = 9;
const least = { name: 6, unit: 8 };
const largestUnit = 12;
const largestHead = 14;

/** Day, weekday, and what is particular about a day where any is. */
const headRows = ({ sheet }: RosterPrint): number => (sheet.days.some((day) => dayMark(day) !== '') ? 3 : 2);

interface Laid {
  page: WallPaper;
  frame: WallFrame;
  size: number;
  rowHeight: number;
  /** People on each page. */
  pages: RotaSheetPerson[][];
}

/** The wall sheet of a month, line by line of people; with their units where several serve together. */
export function wallPeople(print: RosterPrint, paper: 'A3' | 'A4'): RuledDocument {
  const columns = shiftColumns(print.sheet);
  const laid = layPeople(print, paper, columns);
  const pages = laid.pages.map((people, index): RuledPage => {
    const part = laid.pages.length === 1 ? '' : `（第${index + 1}张 共${laid.pages.length}张）`;
    const frame = part === '' ? laid.frame : frameOf(print, laid.page, columns, part);
    return {
      ...laid.page,
      name: part === '' ? '排班表' : `第${index + 1}张`,
      widths: widthsOf(print, laid.page, laid.size),
      blocks: [
        ...frame.above,
        { kind: 'grid', rows: gridRows(print, people, columns, laid), size: laid.size },
        ...frame.below,
      ],
      isWhole: true,
    };
  });
  return { title: rotaTitle(print), pages: pages as [RuledPage, ...RuledPage[]] };
}

const frameOf = (print: RosterPrint, page: WallPaper, columns: readonly ShiftColumn[], part: string): WallFrame =>
  wallFrame(print, page, columns, { withMarks: true, notes: [], part });

/** One sheet where its letters can be read, A3 upright before it is split; else as few sheets as can be read. */
function layPeople(print: RosterPrint, paper: 'A3' | 'A4', columns: readonly ShiftColumn[]): Laid {
  const { people } = print.sheet;
  const tried = paper === 'A3' ? [true, false] : [true];
  const [one] = tried.flatMap((landscape) => {
    const page = wallPaper(paper, landscape);
    const frame = frameOf(print, page, columns, '');
    const fit = sizeFor(print, page, frame, Math.max(1, people.length));
    return fit ? [{ page, frame, ...fit, pages: [[...people]] }] : [];
  });
  if (one) return one;
  const page = wallPaper(paper);
  const frame = frameOf(print, page, columns, '（第1张 共2张）');
  const most = Math.floor(frame.height / rowFor(readable)) - headRows(print) - 1;
  const each = Math.ceil(people.length / Math.ceil(people.length / Math.max(1, most)));
  const pages = Array.from({ length: Math.ceil(people.length / each) }, (_part, index) =>
    people.slice(index * each, (index + 1) * each),
  );
  const fit = sizeFor(print, page, frame, each) ?? { size: readable, rowHeight: rowFor(readable) };
  return { page, frame, ...fit, pages };
}

const rowFor = (size: number): number => size * leading * millimetre + 0.9;

function sizeFor(
  print: RosterPrint,
  page: WallPaper,
  frame: WallFrame,
  people: number,
): { size: number; rowHeight: number } | undefined {
  const rowHeight = frame.height / (people + headRows(print) + 1) - 0.2;
  const size = sizes[page.paper].find(
    (each) => rowFor(each) <= rowHeight && dayWidth(print, page, each) >= 1.6 * each * millimetre,
  );
  return size === undefined ? undefined : { size, rowHeight: Math.min(rowHeight, tallest[page.paper]) };
}

/** Whether any shift is a night's: only then nights are counted. */
const hasNights = ({ sheet }: RosterPrint): boolean => sheet.shifts.some(({ night }) => night);

interface FixedWidths {
  /** 序号, 单位, 姓名. */
  before: number[];
  /** 班数, 夜班. */
  behind: number[];
}

function fixedWidths(print: RosterPrint, size: number): FixedWidths {
  const em = size * millimetre;
  const wide = (texts: readonly string[], shortest: number, points = size) =>
    (Math.max(shortest, ...texts.map(lineWidth)) / 2) * points * millimetre * 1.05 + 2 * cellPadding + 0.6;
  const { people } = print.sheet;
  const units = people.map(({ unit }) => unit);
  const unit = hasUnits(print.sheet) ? [Math.min(wide(units, least.unit, Math.min(size, largestUnit)), 9 * em)] : [];
  const names = people.map(({ name }) => name);
  const count = 2.3 * em + 2 * cellPadding;
  return {
    before: [2.2 * em + 2 * cellPadding, ...unit, wide(names, least.name)],
    behind: hasNights(print) ? [count, count] : [count],
  };
}

function dayWidth(print: RosterPrint, page: WallPaper, size: number): number {
  const { before, behind } = fixedWidths(print, size);
  const taken = [...before, ...behind].reduce((sum, width) => sum + width, 0);
  return (roomOf(page).width - taken) / print.sheet.days.length;
}

function widthsOf(print: RosterPrint, page: WallPaper, size: number): number[] {
  const { before, behind } = fixedWidths(print, size);
  const day = dayWidth(print, page, size);
  return [...before, ...print.sheet.days.map(() => day), ...behind];
}

/** A cell of a day's column, set small enough to stay on one line. */
function dayCell(text: string, day: RotaSheetDay, width: number, size: number): RuledCell {
  return { text, size: oneLineSize(text, width, size), ...tint(day) };
}

function gridRows(
  print: RosterPrint,
  people: readonly RotaSheetPerson[],
  columns: readonly ShiftColumn[],
  { page, size, rowHeight }: Laid,
): RuledRow[] {
  const { sheet } = print;
  const height = Math.floor(rowHeight * 10) / 10;
  const width = dayWidth(print, page, size);
  const marks = new Map(columns.flatMap(({ mark, shifts }) => shifts.map(({ id }) => [id, mark] as const)));
  const nights = new Set(sheet.shifts.filter(({ night }) => night).map(({ id }) => id));
  const own = Map.groupBy(sheet.cells, ({ person }) => person);
  const rows = people.map((person): RuledRow => {
    const cells = own.get(person.id) ?? [];
    const marked = (day: RotaSheetDay) =>
      cells
        .filter((cell) => cell.day === day.day)
        .map(({ shift }) => marks.get(shift) ?? '')
        .join('');
    return {
      height,
      cells: [
        { text: String(sheet.people.indexOf(person) + 1) },
        ...(hasUnits(sheet) ? [{ text: person.unit, size: Math.min(size, largestUnit) }] : []),
        { text: person.name },
        ...sheet.days.map((day) => dayCell(marked(day), day, width, size)),
        { text: String(cells.length) },
        ...(hasNights(print) ? [{ text: String(cells.filter(({ shift }) => nights.has(shift)).length) }] : []),
      ],
    };
  });
  return [...head(print, width, size, height), ...rows, atWork(print, width, size, height)];
}

function tint(day: RotaSheetDay): Pick<RuledCell, 'shade'> {
  const shade = dayShade(day);
  return shade ? { shade } : {};
}

function head(print: RosterPrint, width: number, size: number, height: number): RuledRow[] {
  const { sheet } = print;
  const label = (text: string): RuledCell => ({ text, rows: headRows(print), shade: 'head', isLabel: true });
  const days = (text: (day: RotaSheetDay) => string, bold: (day: RotaSheetDay) => boolean): RuledCell[] =>
    sheet.days.map((day) => ({
      ...dayCell(text(day), day, width, Math.min(size, largestHead)),
      bold: bold(day),
      shade: dayShade(day) ?? 'head',
    }));
  return [
    {
      isHead: true,
      height,
      cells: [
        label('序号'),
        ...(hasUnits(sheet) ? [label('单位')] : []),
        label('姓名'),
        ...days(({ day }) => String(Number(day.slice(8))), isDayOff),
        label('班数'),
        ...(hasNights(print) ? [label('夜班')] : []),
      ],
    },
    { isHead: true, height, cells: days(weekdayMark, isDayOff) },
    ...(headRows(print) === 3 ? [{ isHead: true, height, cells: days(dayMark, () => true) }] : []),
  ];
}

/** 休, 班, 急 or 战 under the weekday. */
function dayMark({ holiday, adjusted, level }: RotaSheetDay): string {
  const raised = level === '2' ? '急' : level === '3' ? '战' : '';
  return (holiday ? '休' : adjusted ? '班' : '') + raised;
}

/** How many serve on each day, of all people. */
function atWork(print: RosterPrint, width: number, size: number, height: number): RuledRow {
  const { sheet } = print;
  const served = (day: RotaSheetDay) =>
    new Set(sheet.cells.filter((cell) => cell.day === day.day).map(({ person }) => person)).size;
  return {
    height,
    cells: [
      { text: '在岗人数', columns: hasUnits(sheet) ? 3 : 2, isLabel: true },
      ...sheet.days.map((day) => dayCell(String(served(day)), day, width, size)),
      { text: String(sheet.cells.length) },
      ...(hasNights(print) ? [{ text: '' }] : []),
    ],
  };
}
