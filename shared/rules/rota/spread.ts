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

/** Least and most a person's total can come to, whatever the others do. */
export interface LoadRange {
  least: number;
  most: number;
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
        [...weeks.values()].reduce((sum, week) => sum + Math.min(cap, week.length), 0),
      );
    }
    most = Math.min(most, person.mostDuties ?? most, load === 'nights' ? (person.mostNights ?? most) : most);
    const least = laid.slots.filter(
      (slot) => countsFor(load, slot) && laid.pinned[row * width + slot.index] === 1,
    ).length;
    const before = person.history[load];
    return { least: before + least, most: before + Math.max(most, least) };
  });
}

/** The bounds a window sets for somebody's total. */
export function boundsIn(window: Window, range: LoadRange): LoadRange {
  return {
    least: Math.max(range.least, Math.min(window.low, range.most)),
    most: Math.min(range.most, Math.max(window.high, range.least)),
  };
}

/** Whether totals of this sum can lie in the window. */
function holds(window: Window, ranges: readonly LoadRange[], sum: number): boolean {
  let least = 0;
  let most = 0;
  for (const range of ranges) {
    const bounds = boundsIn(window, range);
    least += bounds.least;
    most += bounds.most;
  }
  return least <= sum && sum <= most;
}

/**
 * Windows of one width that totals of this sum can lie in, the one with the highest low first. With a width of 0 or 1
 * there is but one up to people at their own bounds; the order settles which of several is meant by "least spread".
 */
export function windowsOf(ranges: readonly LoadRange[], sum: number, width: number): Window[] {
  const top = Math.max(0, ...ranges.map((range) => range.most));
  const windows: Window[] = [];
  for (let low = top; low >= 0; low -= 1) {
    const window = { low, high: low + width };
    if (holds(window, ranges, sum)) windows.push(window);
  }
  return windows;
}

/** The least width any rota's totals of this sum can have, by counting. */
export function leastWidth(ranges: readonly LoadRange[], sum: number): number {
  const top = Math.max(0, ...ranges.map((range) => range.most));
  for (let width = 0; width < top; width += 1) if (windowsOf(ranges, sum, width).length > 0) return width;
  return top;
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
