// What a rota is worth: its value in every aim, each the less the better.
import type { RotaCells } from './counts.ts';
import type { LaidOut } from './layOut.ts';

/** Wanted seats left empty. */
export function gapsOf(laid: LaidOut, cells: RotaCells): number {
  const width = laid.slots.length;
  let gaps = 0;
  for (const slot of laid.slots) {
    let present = 0;
    for (let cell = slot.index; cell < cells.length; cell += width) present += cells[cell]!;
    gaps += Math.max(0, Math.max(slot.need.least, slot.need.wanted) - present);
  }
  return gaps;
}

/** Weights of the wishes that are not met. */
export function wishesUnmet(laid: LaidOut, cells: RotaCells): number {
  let sum = laid.wishBase;
  for (let cell = 0; cell < cells.length; cell += 1) if (cells[cell] === 1) sum += laid.wishCost[cell]!;
  return sum;
}

/** Cells held by somebody who did not hold them in the previous rota. */
export function changedCells(laid: LaidOut, cells: RotaCells): number {
  let sum = 0;
  for (let cell = 0; cell < cells.length; cell += 1) if (cells[cell] === 1 && laid.previous[cell] === 0) sum += 1;
  return sum;
}

/** The least number of changed cells by counting: seats wanted, less people who may stay where they are. */
export function leastChanges(laid: LaidOut, gaps: number): number {
  const width = laid.slots.length;
  let sum = 0;
  for (const slot of laid.slots) {
    let stay = 0;
    for (let cell = slot.index; cell < laid.previous.length; cell += width)
      if (laid.previous[cell] === 1 && laid.barriers[cell] === null) stay += 1;
    sum += Math.max(0, Math.max(slot.need.least, slot.need.wanted) - stay);
  }
  return Math.max(0, sum - gaps);
}
