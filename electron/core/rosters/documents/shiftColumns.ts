// Which shifts share a column of the printed month, what they are called, their marks, and the legend.
import type { RotaSheet, RotaSheetDay, RotaSheetShift } from '../../../../shared/contract/rotaProcedures.ts';
import { daysWords } from '../../../../shared/rules/rota/rotaWords.ts';
import { isDayOff, levelName } from './dayWordsOfRota.ts';

export interface ShiftColumn {
  /** 夜间巡逻, 夜间巡逻（东门岗）, 带班领导. */
  title: string;
  /** One character (or few) that stands for the shift in a matrix. */
  mark: string;
  /** On one day at most one of them is served. */
  shifts: RotaSheetShift[];
}

/** 23:00—次日06:00; a whole day is 08:30—次日08:30. */
export function hoursWords({ start, end }: Pick<RotaSheetShift, 'start' | 'end'>): string {
  if (end === '00:00') return `${start}—24:00`;
  return end <= start ? `${start}—次日${end}` : `${start}—${end}`;
}

/** Days on which a shift is needed or served, ascending. */
export function daysOfShift({ needs, cells }: RotaSheet, shift: string): string[] {
  const days = [...needs, ...cells].filter((each) => each.shift === shift).map(({ day }) => day);
  return [...new Set(days)].toSorted();
}

/** The shifts of the month in columns: a season or level that changes the hours stays in the column of its name. */
export function shiftColumns(sheet: RotaSheet): ShiftColumn[] {
  const used = sheet.shifts.map((shift) => ({ shift, days: new Set(daysOfShift(sheet, shift.id)) }));
  const inUse = used.filter(({ days }) => days.size > 0);
  // Out of season nothing is served; the sheet still says which shifts there are.
  const shown = inUse.length > 0 ? inUse : used;
  const columns: { shifts: RotaSheetShift[]; days: Set<string> }[] = [];
  for (const { shift, days } of shown) {
    const found = columns.find(
      (column) => sameDuty(column.shifts[0]!, shift) && [...days].every((day) => !column.days.has(day)),
    );
    if (!found) columns.push({ shifts: [shift], days: new Set(days) });
    else {
      found.shifts.push(shift);
      for (const day of days) found.days.add(day);
    }
  }
  const shifts = columns.map((column) => column.shifts);
  const titles = shifts.map(([first]) => columnTitle(first!, shifts));
  const marks = marksOf(titles);
  return shifts.map((of, index) => ({ title: titles[index]!, mark: marks[index]!, shifts: of }));
}

const sameDuty = (one: RotaSheetShift, other: RotaSheetShift): boolean =>
  one.name === other.name && one.role === other.role && one.where === other.where;

/** The shortest name that no other column has: the post, the shift, or both with the place or the hours. */
function columnTitle(first: RotaSheetShift, columns: readonly RotaSheetShift[][]): string {
  const others = columns.map(([other]) => other!).filter((other) => other !== first);
  const isAlone = (says: (shift: RotaSheetShift) => string): boolean =>
    others.every((other) => says(other) !== says(first));
  if (first.role !== '' && isAlone(({ role }) => role)) return first.role;
  const named = ({ role, name }: RotaSheetShift) => (role === '' || role === name ? name : `${role}（${name}）`);
  if (isAlone(named)) return named(first);
  const placed = (shift: RotaSheetShift) => (shift.where === '' ? named(shift) : `${named(shift)}（${shift.where}）`);
  return isAlone(placed) ? placed(first) : `${placed(first)} ${first.start}`;
}

const circled = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'];

/** A character of the title that says which shift is meant: one of its own, else its first; numbers in circles for all. */
function marksOf(titles: readonly string[]): string[] {
  const own = titles.map((title) => {
    const others = titles.filter((other) => other !== title).join('');
    return [...title].find((character) => !others.includes(character)) ?? title[0]!;
  });
  const firsts = titles.map((title) => title[0]!);
  const found = [firsts, own].find((marks) => new Set(marks).size === titles.length);
  return found ?? titles.map((_title, index) => circled[index] ?? String(index + 1));
}

/** When a shift is served that is not served on every day: 12月1日至14日, 工作日, 每周五、六, 战时期间. */
function whenWords(sheet: RotaSheet, shift: RotaSheetShift): string {
  const days = daysOfShift(sheet, shift.id);
  if (days.length === 0) return '';
  const words = daysWords(days);
  if (words.split('、').length <= fewRanges) return words;
  const ofLevel = sheet.days.filter(({ level }) => level === shift.level);
  const inLevel = patternWords(ofLevel, days);
  return patternWords(sheet.days, days) ?? (inLevel === null ? words : `${levelName(shift.level)}期间${inLevel}`);
}

const fewRanges = 3;

/** Which of some days the days of a shift are, in a word; empty for all of them, null where no word says it. */
function patternWords(among: readonly RotaSheetDay[], days: readonly string[]): string | null {
  const served = new Set(days);
  const isEvery = (kept: readonly RotaSheetDay[]) =>
    kept.length === days.length && kept.every(({ day }) => served.has(day));
  if (isEvery(among)) return '';
  if (isEvery(among.filter((day) => !isDayOff(day)))) return '工作日';
  if (isEvery(among.filter(isDayOff))) return '休息日和节假日';
  const weekdays = new Set(among.filter(({ day }) => served.has(day)).map(({ weekday }) => weekday));
  if (!isEvery(among.filter(({ weekday }) => weekdays.has(weekday)))) return null;
  return `每周${[...weekdays]
    .toSorted()
    .map((weekday) => '一二三四五六日'[weekday - 1])
    .join('、')}`;
}

/** What each column is called, its hours, when they hold if not all month, and where; columns alike are told at once. */
export function legendLines(sheet: RotaSheet, columns: readonly ShiftColumn[], withMarks: boolean): string[] {
  const told = columns.map(({ title, mark, shifts }) => {
    const hours = shifts.map((shift) => shiftHours(sheet, shift));
    const [first] = shifts as [RotaSheetShift, ...RotaSheetShift[]];
    const where = first.where === '' || title.includes(first.where) ? '' : `，${first.where}`;
    return { name: `${withMarks && mark !== title ? `${mark}＝` : ''}${title}`, hours: hours.join('；') + where };
  });
  const alike = Map.groupBy(told, ({ hours }) => hours);
  return [...alike].map(([hours, group]) => `${group.map(({ name }) => name).join('、')} ${hours}`);
}

function shiftHours(sheet: RotaSheet, shift: RotaSheetShift): string {
  const days = daysOfShift(sheet, shift.id);
  const when = days.length === sheet.days.length ? '' : whenWords(sheet, shift);
  const level = levelName(shift.level);
  const isLevelTold = shift.level === '1' || when.includes(level);
  return `${when === '' ? '' : `${when} `}${hoursWords(shift)}${isLevelTold ? '' : `（${level}）`}`;
}
