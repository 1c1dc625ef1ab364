// A rota as a linear model in whole numbers: one column per person and slot that is open to him, every hard rule a row.
// What one person cannot do at once are overlapping stretches of time, so one row per moment says all of it; such rows
// leave the continuous relaxation next to nothing to gain, which is why the solver is quick.
import { daysBetween } from '../../../../shared/rules/days.ts';
import { daysBefore } from '../../../../shared/rules/rota/checkRota.ts';
import type { RotaCells } from '../../../../shared/rules/rota/counts.ts';
import { countsFor } from '../../../../shared/rules/rota/counts.ts';
import type { LaidOut, RotaSlot } from '../../../../shared/rules/rota/layOut.ts';
import { leastChanges } from '../../../../shared/rules/rota/measure.ts';
import type { RotaLoad } from '../../../../shared/rules/rota/problem.ts';
import type { LoadRange, Window } from '../../../../shared/rules/rota/spread.ts';
import { boundsIn } from '../../../../shared/rules/rota/spread.ts';
import type { LinearModel } from './linearModel.ts';
import { addColumn, addRow, emptyModel } from './linearModel.ts';

export interface LoadLimit {
  load: RotaLoad;
  window: Window;
  ranges: readonly LoadRange[];
  /** Σ of squared totals that may not be passed. */
  squares?: number;
}

export interface RotaModelAims {
  /** What is made least; nothing: any rota that fits. */
  least:
    | { kind: 'nothing' | 'gaps' | 'wishes' | 'wishesThenChanges' | 'changes' }
    | { kind: 'squares'; load: RotaLoad };
  limits: readonly LoadLimit[];
  gaps?: number;
  wishes?: number;
  changes?: number;
}

export interface RotaModel {
  model: LinearModel;
  /** Column of every cell, −1 where it is closed. */
  columnOf: Int32Array;
  /** Added to the model's value. */
  base: number;
  /** A pin stands on a closed cell, or nobody is left for a need: nothing fits. */
  impossible: boolean;
  /** A rota as the model's columns, to start from. */
  valuesOf(cells: RotaCells): Float64Array;
}

const none = Number.NEGATIVE_INFINITY;
const infinite = Number.POSITIVE_INFINITY;

/** Puts the model together. */
export function buildRotaModel(laid: LaidOut, aims: RotaModelAims): RotaModel {
  const { problem, slots } = laid;
  const width = slots.length;
  const model = emptyModel();
  const columnOf = new Int32Array(problem.people.length * width).fill(-1);
  /** Columns whose values follow from the cells. */
  const followers: { column: number; read: (cells: RotaCells) => number }[] = [];
  let impossible = false;
  const { kind } = aims.least;
  const wishScale = wishScaleOf(laid);

  // Where no more may change than counting says must, all who may stay do stay, and only empty seats are open.
  const stays = aims.gaps === 0 && aims.changes === leastChanges(laid, 0) ? stayingSlots(laid) : null;
  for (let cell = 0; cell < columnOf.length; cell += 1) {
    const stay = stays?.[cell % width];
    const held = laid.previous[cell] === 1;
    const pinned =
      laid.pinned[cell] === 1 || (stay !== undefined && stay !== 'open' && held && laid.barriers[cell] === null);
    if (laid.barriers[cell] !== null || (stay === 'full' && !held)) {
      impossible ||= laid.pinned[cell] === 1;
      continue;
    }
    const wish = laid.wishCost[cell]!;
    const change = 1 - laid.previous[cell]!;
    const costs = { gaps: -1, wishes: wish, wishesThenChanges: wish * wishScale + change, changes: change };
    const cost = kind in costs ? costs[kind as keyof typeof costs] : 0;
    columnOf[cell] = addColumn(model, cost, pinned ? 1 : 0, 1, true);
  }

  const columnsWhere = (row: number, among: (slot: RotaSlot) => boolean): number[] =>
    slots.filter(among).flatMap((slot) => {
      const column = columnOf[row * width + slot.index]!;
      return column < 0 ? [] : [column];
    });

  for (const row of problem.people.keys()) {
    addPersonRows(laid, model, row, columnOf, columnsWhere, followers);
  }
  for (const slot of slots) addSlotRows(laid, model, slot, columnOf);
  const open = columnOf.filter((column) => column >= 0);
  const seats = wishScaleOf(laid) - 1;
  if (aims.gaps !== undefined && seats > aims.gaps) {
    if (open.length > 0) addRow(model, seats - aims.gaps, infinite, [...open]);
    else impossible = true;
  }

  const cellsWhere = (what: (cell: number) => number): { columns: number[]; values: number[] } => {
    const columns: number[] = [];
    const values: number[] = [];
    for (let cell = 0; cell < columnOf.length; cell += 1) {
      const value = columnOf[cell]! < 0 ? 0 : what(cell);
      if (value === 0) continue;
      columns.push(columnOf[cell]!);
      values.push(value);
    }
    return { columns, values };
  };
  if (aims.wishes !== undefined) {
    const { columns, values } = cellsWhere((cell) => laid.wishCost[cell]!);
    if (columns.length > 0) addRow(model, none, aims.wishes - laid.wishBase, columns, values);
  }
  if (aims.changes !== undefined) {
    const { columns, values } = cellsWhere((cell) => 1 - laid.previous[cell]!);
    if (columns.length > 0) addRow(model, none, aims.changes, columns, values);
  }

  for (const { load, window, ranges, squares } of aims.limits) {
    const paid = aims.least.kind === 'squares' && aims.least.load === load;
    const steps: { column: number; height: number }[] = [];
    let base = 0;
    for (const [row, person] of problem.people.entries()) {
      const bounds = boundsIn(window, ranges[row]!);
      const before = person.history[load];
      const columns = columnsWhere(row, (slot) => countsFor(load, slot));
      if (!paid && squares === undefined) {
        if (columns.length > 0) addRow(model, bounds.least - before, bounds.most - before, columns);
        else if (bounds.least > before) impossible = true;
        continue;
      }
      // One column per step above the least, each dearer than the one before: together the square of the total.
      const values = columns.map(() => 1);
      base += bounds.least ** 2;
      for (let height = bounds.least + 1; height <= bounds.most; height += 1) {
        const column = addColumn(model, paid ? 2 * height - 1 : 0, 0, 1, true);
        steps.push({ column, height });
        columns.push(column);
        values.push(-1);
        followers.push({
          column,
          read: (cells) => {
            let total = before;
            for (const slot of slots) if (countsFor(load, slot)) total += cells[row * width + slot.index]!;
            return total >= height ? 1 : 0;
          },
        });
      }
      addRow(model, bounds.least - before, bounds.least - before, columns, values);
    }
    if (squares !== undefined && steps.length > 0)
      addRow(
        model,
        none,
        squares - base,
        steps.map(({ column }) => column),
        steps.map(({ height }) => 2 * height - 1),
      );
    if (paid) followers.push({ column: addColumn(model, 1, base, base, false), read: () => base });
  }

  // A row that no column is left for.
  for (let row = 0; row < model.rowLower.length; row += 1)
    if (model.starts[row] === model.starts[row + 1])
      impossible ||= model.rowLower[row]! > 0 || model.rowUpper[row]! < 0;

  return {
    model,
    columnOf,
    base: { gaps: seats, wishes: laid.wishBase, wishesThenChanges: laid.wishBase * wishScale }[kind as string] ?? 0,
    impossible,
    valuesOf(cells) {
      const values = new Float64Array(model.cost.length);
      for (let cell = 0; cell < columnOf.length; cell += 1)
        if (columnOf[cell]! >= 0) values[columnOf[cell]!] = cells[cell]!;
      for (const { column, read } of followers) values[column] = read(cells);
      return values;
    },
  };
}

/** By slot, whether those who may stay fill it (full), leave seats to others (some), or are too many (open). */
function stayingSlots(laid: LaidOut): ('full' | 'some' | 'open')[] {
  const width = laid.slots.length;
  return laid.slots.map((slot) => {
    const seats = Math.max(slot.need.least, slot.need.wanted);
    let stay = 0;
    for (let cell = slot.index; cell < laid.previous.length; cell += width)
      if (laid.previous[cell] === 1 && laid.barriers[cell] === null) stay += 1;
    if (stay > seats) return 'open';
    return stay === seats ? 'full' : 'some';
  });
}

/** What one wish weighs where changes only settle between rotas of equal wishes: more than all seats together. */
export function wishScaleOf(laid: LaidOut): number {
  return 1 + laid.slots.reduce((sum, { need }) => sum + Math.max(need.least, need.wanted), 0);
}

/** The rota that a solution of the model stands for. */
export function cellsFrom({ columnOf }: RotaModel, values: Float64Array): RotaCells {
  return Uint8Array.from(columnOf, (column) => (column >= 0 && values[column]! > 0.5 ? 1 : 0));
}

function addPersonRows(
  laid: LaidOut,
  model: LinearModel,
  row: number,
  columnOf: Int32Array,
  columnsWhere: (row: number, among: (slot: RotaSlot) => boolean) => number[],
  followers: { column: number; read: (cells: RotaCells) => number }[],
): void {
  const { problem, slots } = laid;
  const { rules } = problem;
  const person = problem.people[row]!;
  const width = slots.length;

  // One row per moment at which a duty begins: of the duties under way or rested from, at most one. A row is left out
  // where the next moment's holds all of its duties.
  let waiting: number[] = [];
  for (const at of slots) {
    const columns: number[] = [];
    for (const slot of slots) {
      if (slot.from > at.from) break;
      const column = columnOf[row * width + slot.index]!;
      if (column >= 0 && slot.free > at.from) columns.push(column);
    }
    if (waiting.length > 1 && waiting.some((column) => !columns.includes(column))) addRow(model, none, 1, waiting);
    waiting = columns;
  }
  if (waiting.length > 1) addRow(model, none, 1, waiting);

  if (person.mostDuties !== undefined) {
    const columns = columnsWhere(row, () => true);
    if (columns.length > person.mostDuties) addRow(model, none, person.mostDuties, columns);
  }
  if (person.mostNights !== undefined) {
    const columns = columnsWhere(row, (slot) => slot.night);
    if (columns.length > person.mostNights) addRow(model, none, person.mostNights, columns);
  }
  if (rules.dutiesPerWeek !== undefined) {
    const weeks = (slots.at(-1)?.week ?? -1) + 1;
    for (let week = 0; week < weeks; week += 1) {
      const columns = columnsWhere(row, (slot) => slot.week === week);
      const left = Math.max(0, rules.dutiesPerWeek - (laid.inWeekOutside[row]!.get(week) ?? 0));
      if (columns.length > left) addRow(model, none, left, columns);
    }
  }
  for (const [most, nightsOnly] of [
    [rules.nightsOnEnd, true],
    [rules.daysOnEnd, false],
  ] as const) {
    if (most !== undefined) addRunRows(laid, model, row, most, nightsOnly, columnsWhere, followers);
  }
}

function addRunRows(
  laid: LaidOut,
  model: LinearModel,
  row: number,
  most: number,
  nightsOnly: boolean,
  columnsWhere: (row: number, among: (slot: RotaSlot) => boolean) => number[],
  followers: { column: number; read: (cells: RotaCells) => number }[],
): void {
  const { problem, slots } = laid;
  const person = problem.people[row]!;
  const first = problem.days[0]!.day;
  const before = new Set(daysBefore(laid, person, nightsOnly).map((day) => daysBetween(first, day)));
  const dayColumns = problem.days.map((_, dayIndex) => {
    const columns = columnsWhere(row, (slot) => slot.dayIndex === dayIndex && (slot.night || !nightsOnly));
    if (columns.length < 2 || problem.rules.onePerDay || nightsOnly) return columns;
    // Two duties on one day are one day of a run.
    const served = addColumn(model, 0, 0, 1, true);
    for (const column of columns) addRow(model, none, 0, [column, served], [1, -1]);
    followers.push({
      column: served,
      read: (cells) =>
        slots.some((slot) => slot.dayIndex === dayIndex && cells[row * slots.length + slot.index] === 1) ? 1 : 0,
    });
    return [served];
  });
  for (let start = -most; start + most < problem.days.length; start += 1) {
    let done = 0;
    const columns: number[] = [];
    for (let day = start; day <= start + most; day += 1) {
      if (day < 0) done += before.has(day) ? 1 : 0;
      else columns.push(...dayColumns[day]!);
    }
    if (columns.length > 0 && done + columns.length > most) addRow(model, none, most - done, columns);
  }
}

/** Adds the rows of a slot's needs. */
function addSlotRows(laid: LaidOut, model: LinearModel, slot: RotaSlot, columnOf: Int32Array): void {
  const { problem, slots } = laid;
  const width = slots.length;
  const column = (row: number) => columnOf[row * width + slot.index]!;
  const rows = [...problem.people.keys()].filter((row) => column(row) >= 0);
  const { least, wanted, leaders, drivers, experienced } = slot.need;
  addRow(model, least, Math.max(least, wanted), rows.map(column));
  for (const [needed, is] of [
    [leaders, 'leader'],
    [drivers, 'driver'],
    [experienced, 'experienced'],
  ] as const) {
    if (needed > 0) addRow(model, needed, infinite, rows.filter((row) => problem.people[row]![is]).map(column));
  }
  const seasoned = rows.filter((row) => problem.people[row]!.experienced).map(column);
  for (const row of experienced > 0 ? [] : rows) {
    const person = problem.people[row]!;
    if (person.fresh && !person.experienced)
      addRow(model, none, 0, [column(row), ...seasoned], [1, ...seasoned.map(() => -1)]);
  }
  for (const { kind, one, other } of problem.pairs) {
    const pair = [one, other].map((id) => column(laid.personIndex.get(id)!)).filter((each) => each >= 0);
    if (kind === 'apart' && pair.length === 2) addRow(model, none, 1, pair);
    if (kind === 'together' && pair.length === 2) addRow(model, 0, 0, pair, [1, -1]);
    if (kind === 'together' && pair.length === 1) addRow(model, 0, 0, pair);
  }
}
