// The best rota of a tiny problem by trying every rota there is: slow, plain, and nothing in common with the generator.
import { violationsOf } from '../../../../../shared/rules/rota/checkRota.ts';
import type { RotaCells } from '../../../../../shared/rules/rota/counts.ts';
import { layOut } from '../../../../../shared/rules/rota/layOut.ts';
import { changedCells, gapsOf, wishesUnmet } from '../../../../../shared/rules/rota/measure.ts';
import type { RotaAim, RotaProblem } from '../../../../../shared/rules/rota/problem.ts';
import { rotaLoads } from '../../../../../shared/rules/rota/problem.ts';
import type { Window } from '../../../../../shared/rules/rota/spread.ts';
import { fitsWindow, rangesOf, squaresOf, totalsOf } from '../../../../../shared/rules/rota/spread.ts';

/** The best value of every aim in its order, or null where no rota keeps the rules. Few cells only. */
export function bestByTrying(problem: RotaProblem, fewChangesFirst: boolean): Map<RotaAim, number> | null {
  const laid = layOut(problem);
  const cells = problem.people.length * laid.slots.length;
  if (cells > 12) throw new RangeError('too many to try');
  const width = laid.slots.length;
  const seated = (rota: RotaCells) =>
    laid.slots.every(({ index, need }) => {
      let present = 0;
      for (let cell = index; cell < cells; cell += width) present += rota[cell]!;
      return need.least <= present && present <= Math.max(need.least, need.wanted);
    });
  let rotas: RotaCells[] = [];
  for (let number = 0; number < 2 ** cells; number += 1) {
    const rota = Uint8Array.from({ length: cells }, (_, cell) => (number >> cell) & 1);
    if (seated(rota) && violationsOf(laid, rota).length === 0) rotas.push(rota);
  }
  if (rotas.length === 0) return null;
  const values = new Map<RotaAim, number>();
  const keepLeast = (value: (rota: RotaCells) => number): number => {
    const least = Math.min(...rotas.map(value));
    rotas = rotas.filter((rota) => value(rota) === least);
    return least;
  };
  values.set(
    'gaps',
    keepLeast((rota) => gapsOf(laid, rota)),
  );
  if (fewChangesFirst)
    values.set(
      'changes',
      keepLeast((rota) => changedCells(laid, rota)),
    );
  for (const load of rotaLoads) {
    const ranges = rangesOf(laid, load);
    const totals = new Map(rotas.map((rota) => [rota, totalsOf(laid, rota, load)]));
    const windows = Array.from({ length: 20 }, (_, spread) =>
      Array.from({ length: 41 }, (_, down) => ({ low: 40 - down, high: 40 - down + spread })),
    ).flat();
    const within = (window: Window) => rotas.filter((rota) => fitsWindow(window, ranges, totals.get(rota)!));
    const window = windows.find((each) => within(each).length > 0)!;
    rotas = within(window);
    const spread = window.high - window.low;
    values.set(load, spread);
    if (spread > 1) keepLeast((rota) => squaresOf(totals.get(rota)!));
  }
  values.set(
    'wishes',
    keepLeast((rota) => wishesUnmet(laid, rota)),
  );
  if (problem.previous && !fewChangesFirst)
    values.set(
      'changes',
      keepLeast((rota) => changedCells(laid, rota)),
    );
  return values;
}
