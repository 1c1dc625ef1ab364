// A sheet laid out for looking: people × days with all that belongs into a cell, what each day lacks, what is broken.
import type { RotaSheet, RotaSheetDay, RotaSheetPerson, RotaSheetShift } from '../../shared/contract/rotaProcedures.ts';
import { hoursWords } from '../../shared/rules/clockTime.ts';
import { dayWithWeekday } from '../../shared/rules/rota/rotaWords.ts';
import { marksOf, type ShiftMark } from './shiftMarks.ts';

export type Violation = RotaSheet['violations'][number];

export interface Duty {
  shift: string;
  pinned: boolean;
}

/** A person on a day. */
export interface BoardCell {
  day: string;
  person: string;
  duties: readonly Duty[];
  /** Not a member on this day. */
  outside: boolean;
  /** Why not available on the whole day; null where he is. */
  absent: string | null;
  /** Not available for some shifts: why. */
  partlyAbsent: string | null;
  /** Shifts that must not come here. */
  barred: readonly string[];
  /** Duties in other teams and posts. */
  elsewhere: readonly string[];
  /** Sentences of broken rules. */
  broken: readonly string[];
}

export interface BoardRow {
  person: RotaSheetPerson;
  cells: readonly BoardCell[];
  /** Broken rules of the person that belong to no day. */
  broken: readonly string[];
}

/** A shift on a day: who serves, and how many are lacking. */
export interface Seats {
  day: string;
  shift: RotaSheetShift;
  least: number;
  wanted: number;
  people: readonly { id: string; name: string; leader: boolean; pinned: boolean; broken: boolean }[];
  lacking: number;
  broken: readonly string[];
}

export interface Board {
  sheet: RotaSheet;
  days: readonly RotaSheetDay[];
  rows: readonly BoardRow[];
  marks: ReadonlyMap<string, ShiftMark>;
  /** By day: shifts that are needed, in their order. */
  seats: ReadonlyMap<string, readonly Seats[]>;
  shift(id: string): RotaSheetShift | undefined;
  personRow(id: string): number;
  dayColumn(day: string): number;
}

const at = (day: string, other: string) => `${day} ${other}`;

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(items, keyOf);
}

function rankOf(roles: readonly string[], role: string): number {
  const at = role === '' ? -1 : roles.indexOf(role);
  return at < 0 ? roles.length : at;
}

/** Lays a sheet out. Within a role rows keep the order of the sheet. */
export function boardOf(sheet: RotaSheet): Board {
  const shifts = new Map(sheet.shifts.map((shift) => [shift.id, shift]));
  const roles = sheet.shifts.map(({ role }) => role);
  // Office duty: leaders, then officers, then staff, as their shifts stand; the order within a role is that of the sheet.
  const members = sheet.people.toSorted((a, b) => rankOf(roles, a.role) - rankOf(roles, b.role));
  const rowOf = new Map(members.map(({ id }, row) => [id, row]));
  const columnOf = new Map(sheet.days.map(({ day }, column) => [day, column]));
  const duties = grouped(sheet.cells, ({ day, person }) => at(day, person));
  const bars = grouped(sheet.bars, ({ day, person }) => at(day, person));
  const placed = grouped(sheet.cells, ({ day, shift }) => at(day, shift));
  const broken = brokenCells(sheet);

  const rows = members.map((person): BoardRow => {
    const absences = grouped(person.absences, ({ day }) => day);
    const elsewhere = grouped(person.elsewhere, ({ day }) => day);
    const cells = sheet.days.map(({ day }): BoardCell => {
      const away = absences.get(day) ?? [];
      return {
        day,
        person: person.id,
        duties: (duties.get(at(day, person.id)) ?? []).map(({ shift, pinned }) => ({ shift, pinned })),
        outside: (person.from !== null && day < person.from) || (person.to !== null && day > person.to),
        absent: away.find(({ shift }) => shift === null)?.why ?? null,
        partlyAbsent: away.find(({ shift }) => shift !== null)?.why ?? null,
        barred: (bars.get(at(day, person.id)) ?? []).map(({ shift }) => shift),
        elsewhere: (elsewhere.get(day) ?? []).map(({ start, end, title }) => `${hoursWords(start, end)} ${title}`),
        broken: broken.cells.get(at(day, person.id)) ?? [],
      };
    });
    return { person, cells, broken: broken.people.get(person.id) ?? [] };
  });

  const seats = new Map(
    sheet.days.map(({ day }) => {
      const needed = sheet.needs.filter((need) => need.day === day);
      const extra = sheet.shifts.filter(
        ({ id }) => placed.has(at(day, id)) && needed.every(({ shift }) => shift !== id),
      );
      const ids = new Set([...needed.map(({ shift }) => shift), ...extra.map(({ id }) => id)]);
      const ofDay = sheet.shifts
        .filter(({ id }) => ids.has(id))
        .map((shift): Seats => {
          const need = needed.find((each) => each.shift === shift.id);
          const people = (placed.get(at(day, shift.id)) ?? [])
            .toSorted((a, b) => (rowOf.get(a.person) ?? 0) - (rowOf.get(b.person) ?? 0))
            .map(({ person, pinned }) => {
              const row = rowOf.get(person);
              const known = row === undefined ? undefined : members[row];
              return {
                id: person,
                name: known?.name ?? '（不在本队）',
                leader: known?.leader ?? false,
                pinned,
                broken: broken.cells.has(at(day, person)),
              };
            });
          return {
            day,
            shift,
            least: need?.least ?? 0,
            wanted: need?.wanted ?? 0,
            people,
            lacking: Math.max(0, (need?.least ?? 0) - people.length),
            broken: broken.shifts.get(at(day, shift.id)) ?? [],
          };
        });
      return [day, ofDay] as const;
    }),
  );

  return {
    sheet,
    days: sheet.days,
    rows,
    marks: marksOf(sheet.shifts),
    seats,
    shift: (id) => shifts.get(id),
    personRow: (id) => rowOf.get(id) ?? -1,
    dayColumn: (day) => columnOf.get(day) ?? -1,
  };
}

function brokenCells({ violations }: RotaSheet) {
  const cells = new Map<string, string[]>();
  const people = new Map<string, string[]>();
  const shifts = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, key: string, sentence: string) =>
    to.set(key, [...(to.get(key) ?? []), sentence]);
  for (const violation of violations) {
    const { day, shift, sentence } = violation;
    if (day !== null && shift !== null) add(shifts, at(day, shift), sentence);
    for (const person of violation.people) {
      if (day === null) add(people, person, sentence);
      else add(cells, at(day, person), sentence);
    }
  }
  return { cells, people, shifts };
}

/** A new board with the rows and marks of the one before where they are the same, so that only what changed is drawn. */
export function keepingRows(board: Board, before: Board | null): Board {
  if (before === null) return board;
  const known = new Map(before.rows.map((row) => [row.person.id, row]));
  const rows = board.rows.map((row) => {
    const old = known.get(row.person.id);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
  const isSame = JSON.stringify([...board.marks]) === JSON.stringify([...before.marks]);
  return { ...board, rows, marks: isSame ? before.marks : board.marks };
}

/** How many people a day lacks over all its shifts. */
export function lackingOn(board: Board, day: string): number {
  return (board.seats.get(day) ?? []).reduce((sum, { lacking }) => sum + lacking, 0);
}

/** The shifts somebody can be set to on a day: those needed then, of his role where shifts have one. */
export function choicesFor(board: Board, day: string, person: string): readonly RotaSheetShift[] {
  const role = board.rows[board.personRow(person)]?.person.role ?? '';
  return (board.seats.get(day) ?? [])
    .map(({ shift }) => shift)
    .filter((shift) => shift.role === '' || shift.role === role);
}

/** 夜班（20:00–次日06:00）. */
export function shiftWords({ name, start, end }: Pick<RotaSheetShift, 'name' | 'start' | 'end'>): string {
  return `${name}（${hoursWords(start, end)}）`;
}

/** Everything about a cell in one line, for its note and for being read out. */
export function cellWords(board: Board, row: number, column: number): string {
  const { person, cells } = board.rows[row] ?? {};
  const cell = cells?.[column];
  if (!person || !cell) return '';
  const served = cell.duties.map(({ shift, pinned }) => {
    const known = board.shift(shift);
    return `${known ? shiftWords(known) : '已停用的班次'}${pinned ? '，已固定' : ''}`;
  });
  const barred = cell.barred.map((id) => board.shift(id)?.name ?? '').filter((name) => name !== '');
  const parts = [
    ...served,
    ...(cell.outside ? ['这一天不在本队'] : []),
    ...(cell.absent === null ? [] : [`不能排班：${cell.absent}`]),
    ...(cell.partlyAbsent === null ? [] : [`部分班次不能排：${cell.partlyAbsent}`]),
    ...(barred.length === 0 ? [] : [`不排${barred.join('、')}`]),
    ...cell.elsewhere.map((duty) => `另有勤务：${duty}`),
    ...cell.broken,
  ];
  const head = `${person.name} ${dayWithWeekday(cell.day)}`;
  return parts.length === 0 ? `${head}：空` : `${head}：${parts.join('；')}`;
}
