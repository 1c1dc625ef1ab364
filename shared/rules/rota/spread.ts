// How evenly a load lies on the people, and the least spread that counting alone allows.
//
// The load of a person is counted with the months before. Who cannot come up to the others (leave, limits) is not held
// to their least, and who came in with more than they is not held to their most: a window [low, high] fits a rota when
// everybody lies in it or at his own bound. The spread is high − low of the narrowest window that fits.
import type { RotaCells } from './counts.ts';
import { countsFor } from './counts.ts';
import type { LaidOut } from './layOut.ts';
import type { RotaLoad } from './problem.ts';
import { rotaLoads } from './problem.ts';
import type { Quota } from './quotas.ts';
import { quotasOf } from './quotas.ts';

/** Least and most a person's total can come to, whatever the others do. */
export interface LoadRange {
  least: number;
  most: number;
  /** The part of it that stands already: the months before. */
  before: number;
  /** Who must serve together with him and so has as many duties in this rota; −1 without. */
  partner: number;
}

export interface Window {
  low: number;
  high: number;
}

export interface Spread extends Window {
  load: RotaLoad;
  spread: number;
}

/** The totals of a load, in the people's order. */
export function totalsOf(laid: LaidOut, cells: RotaCells, load: RotaLoad): number[] {
  const width = laid.slots.length;
  return laid.problem.people.map((person, row) => {
    let total = person.history[load];
    for (const slot of laid.slots) {
      if (cells[row * width + slot.index] === 1 && countsFor(load, slot)) total += 1;
    }
    return total;
  });
}

/** What each person's total of a load can range over by his own availability, rest and limits alone. */
export function rangesOf(laid: LaidOut, load: RotaLoad): LoadRange[] {
  const width = laid.slots.length;
  const { rules } = laid.problem;
  return laid.problem.people.map((person, row) => {
    const open = laid.slots.filter((slot) => countsFor(load, slot) && laid.barriers[row * width + slot.index] === null);
    // Greedy by the earliest end finds the most duties that do not exclude each other.
    let most = 0;
    let free = Number.NEGATIVE_INFINITY;
    for (const slot of open.toSorted((a, b) => a.free - b.free)) {
      if (slot.from < free) continue;
      free = slot.free;
      most += 1;
    }
    if (rules.dutiesPerWeek !== undefined) {
      const cap = rules.dutiesPerWeek;
      const weeks = Map.groupBy(open, (slot) => slot.week);
      most = Math.min(
        most,
        [...weeks].reduce((sum, [number, week]) => {
          const left = Math.max(0, cap - (laid.inWeekOutside[row]!.get(number) ?? 0));
          return sum + Math.min(left, week.length);
        }, 0),
      );
    }
    most = Math.min(most, person.mostDuties ?? most, load === 'nights' ? (person.mostNights ?? most) : most);
    const least = laid.slots.filter(
      (slot) => countsFor(load, slot) && laid.pinned[row * width + slot.index] === 1,
    ).length;
    const before = person.history[load];
    return { least: before + least, most: before + Math.max(most, least), before, partner: laid.partner[row]! };
  });
}

/** The bounds a window sets for somebody's total. */
export function boundsIn(window: Window, range: LoadRange): { least: number; most: number } {
  return {
    least: Math.max(range.least, Math.min(window.low, range.most)),
    most: Math.min(range.most, Math.max(window.high, range.least)),
  };
}

/** Between which two numbers the totals' sum lies: one and the same where every seat is filled. */
export interface SumRange {
  least: number;
  most: number;
}

/** Bounds of everybody's total within a window, pairs that serve together in step; null where a pair cannot be. */
function poured(window: Window, ranges: readonly LoadRange[]): { least: number; most: number }[] | null {
  const bounds = ranges.map((range) => boundsIn(window, range));
  for (const [row, { before, partner }] of ranges.entries()) {
    if (partner < 0) continue;
    const shift = ranges[partner]!.before - before;
    const mine = bounds[row]!;
    const other = bounds[partner]!;
    mine.least = Math.max(mine.least, other.least - shift);
    mine.most = Math.min(mine.most, other.most - shift);
    if (mine.least > mine.most) return null;
  }
  return bounds;
}

/**
 * Whether totals of such a sum can lie in the window. By the cut condition of flows it is exact for sum and one quota;
 * with several quotas, pairs and all other rules it is what no rota can do without.
 */
function holds(window: Window, ranges: readonly LoadRange[], sum: SumRange, quotas: readonly Quota[]): boolean {
  const bounds = poured(window, ranges);
  if (bounds === null) return false;
  let least = 0;
  let most = 0;
  for (const each of bounds) {
    least += each.least;
    most += each.most;
  }
  if (least > sum.most || sum.least > most) return false;
  return quotas.every(({ seats, able }) => {
    let ableLeast = 0;
    let ableMost = 0;
    for (const [row, each] of bounds.entries()) {
      if (!able[row]) continue;
      ableLeast += each.least - ranges[row]!.before;
      ableMost += each.most - ranges[row]!.before;
    }
    // What those able must hold beyond their least is not left for the others' least.
    return ableMost >= seats && least + Math.max(0, seats - ableLeast) <= sum.most;
  });
}

/** The sum of a load's totals in any rota that leaves so many wanted seats empty. */
export function sumOf(laid: LaidOut, load: RotaLoad, gaps: number): SumRange {
  let sum = 0;
  for (const person of laid.problem.people) sum += person.history[load];
  for (const slot of laid.slots) if (countsFor(load, slot)) sum += Math.max(slot.need.least, slot.need.wanted);
  return load === 'duties' ? { least: sum - gaps, most: sum - gaps } : { least: sum - gaps, most: sum };
}

/** Windows of one width that totals of such a sum can lie in, the one with the highest low first. */
export function windowsOf(
  ranges: readonly LoadRange[],
  sum: SumRange,
  width: number,
  quotas: readonly Quota[] = [],
): Window[] {
  const top = Math.max(0, ...ranges.map((range) => range.most));
  const windows: Window[] = [];
  for (let low = top; low >= 0; low -= 1) {
    const window = { low, high: low + width };
    if (holds(window, ranges, sum, quotas)) windows.push(window);
  }
  return windows;
}

/** The least width any rota's totals of such a sum can have, by counting. */
export function leastWidth(ranges: readonly LoadRange[], sum: SumRange, quotas: readonly Quota[] = []): number {
  const top = Math.max(0, ...ranges.map((range) => range.most));
  for (let width = 0; width < top; width += 1) if (windowsOf(ranges, sum, width, quotas).length > 0) return width;
  return top;
}

/** The duties that must be led and the people who may lead, as far as these alone keep the duties apart. */
export interface LedDuties {
  seats: number;
  leaders: number;
  /** The least width of any rota's totals of duties, by counting with the leaders' seats. */
  width: number;
}

/** What few leaders cost in evenness: their own seats fall to them, however many others there are. */
export function ledDutiesOf(laid: LaidOut, sum: SumRange): LedDuties {
  const ranges = rangesOf(laid, 'duties');
  const led = quotasOf(laid, 'duties').filter(({ kind }) => kind === 'leader');
  const leaders = ranges.filter(({ most, before }, row) => laid.problem.people[row]!.leader && most > before).length;
  return { seats: led[0]?.seats ?? 0, leaders, width: leastWidth(ranges, sum, led) };
}

/** Σ of the squares of totals. */
export function squaresOf(totals: readonly number[]): number {
  return totals.reduce((sum, total) => sum + total * total, 0);
}

/**
 * The least Σ of squares that totals within a window can have: duty after duty goes where it adds least, those of a quota
 * first to the people able. Exact for one quota, since every further duty of a person adds more; of several the dearest.
 */
export function leastSquares(
  window: Window,
  ranges: readonly LoadRange[],
  sum: SumRange,
  quotas: readonly Quota[] = [],
): number {
  const bounds = poured(window, ranges);
  if (bounds === null) return 0;
  const steps: { adds: number; row: number }[] = [];
  for (const [row, { least, most }] of bounds.entries()) {
    const { before, partner } = ranges[row]!;
    // Two who serve together take their steps together: each counts with half of what both add.
    const apart = partner < 0 ? 0 : ranges[partner]!.before - before;
    for (let total = least; total < most; total += 1) steps.push({ adds: 2 * total + apart + 1, row });
  }
  steps.sort((a, b) => a.adds - b.adds);
  const held = bounds.reduce((all, { least }) => all + least, 0);
  const rest = Math.max(0, sum.least - held);
  const added = ({ seats, able }: Pick<Quota, 'seats' | 'able'>): number => {
    const already = bounds.reduce((all, { least }, row) => all + (able[row] ? least - ranges[row]!.before : 0), 0);
    const first = steps.filter(({ row }) => able[row]).slice(0, Math.max(0, seats - already));
    const taken = new Set(first);
    const then = steps.filter((step) => !taken.has(step)).slice(0, Math.max(0, rest - first.length));
    return [...first, ...then].reduce((all, { adds }) => all + adds, 0);
  };
  const squares = bounds.reduce((all, { least }) => all + least * least, 0);
  return squares + Math.max(...[{ seats: 0, able: [] }, ...quotas].map(added));
}

/** The narrowest window totals lie in, of several the highest. */
export function windowOfTotals(ranges: readonly LoadRange[], totals: readonly number[]): Window {
  const top = Math.max(0, ...totals);
  let best: Window = { low: 0, high: top };
  for (let low = top; low >= 0; low -= 1) {
    // Everybody below low must be at his own most; above the rest decides.
    if (totals.some((total, row) => total < Math.min(low, ranges[row]!.most))) continue;
    let high = low;
    for (const [row, total] of totals.entries()) if (total > ranges[row]!.least && total > high) high = total;
    if (high - low < best.high - best.low) best = { low, high };
  }
  return best;
}

/** The spread of every load of a rota. */
export function spreadsOf(laid: LaidOut, cells: RotaCells): Spread[] {
  return rotaLoads.map((load) => {
    const window = windowOfTotals(rangesOf(laid, load), totalsOf(laid, cells, load));
    return { load, ...window, spread: window.high - window.low };
  });
}

/** Whether totals lie in a window, each person within his own bounds. */
export function fitsWindow(window: Window, ranges: readonly LoadRange[], totals: readonly number[]): boolean {
  return totals.every((total, row) => {
    const bounds = boundsIn(window, ranges[row]!);
    return bounds.least <= total && total <= bounds.most;
  });
}
