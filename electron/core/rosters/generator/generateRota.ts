// The rota generator. Hard rules always hold; then aim after aim, each at its best before the next is looked at. A first
// rota comes from a search at once; counting gives the least spread there can be; the solver closes what is left open
// and proves it. Where time runs out the best rota comes back with what is proven about each aim. Of rotas alike in all
// aims, a last search takes one in which everybody's duties stand apart; nothing is proven about that.
import { violationsOf } from '../../../../shared/rules/rota/checkRota.ts';
import type { RotaCells } from '../../../../shared/rules/rota/counts.ts';
import { assignmentsOf } from '../../../../shared/rules/rota/counts.ts';
import type { LaidOut } from '../../../../shared/rules/rota/layOut.ts';
import { layOut } from '../../../../shared/rules/rota/layOut.ts';
import { changedCells, gapsOf, leastChanges, wishesUnmet } from '../../../../shared/rules/rota/measure.ts';
import type { RotaAim, RotaAssignment, RotaLoad, RotaProblem } from '../../../../shared/rules/rota/problem.ts';
import { rotaLoads } from '../../../../shared/rules/rota/problem.ts';
import type { Quota } from '../../../../shared/rules/rota/quotas.ts';
import { quotasOf } from '../../../../shared/rules/rota/quotas.ts';
import type { LoadRange, SumRange, Window } from '../../../../shared/rules/rota/spread.ts';
import {
  boundsIn,
  fitsWindow,
  leastSquares,
  leastWidth,
  rangesOf,
  squaresOf,
  sumOf,
  totalsOf,
  windowOfTotals,
  windowsOf,
} from '../../../../shared/rules/rota/spread.ts';
import type { Solved } from './linearModel.ts';
import { loadSolver, solveModel } from './linearModel.ts';
import { randomNumbers } from './randomNumbers.ts';
import type { LoadLimit, RotaModelAims } from './rotaModel.ts';
import { buildRotaModel, cellsFrom, wishScaleOf } from './rotaModel.ts';
import { anneal, seatGreedily } from './searchRota.ts';
import { createSeating, type SeatingWeights } from './seating.ts';

export interface AimValue {
  aim: RotaAim;
  value: number;
  /** No rota has a smaller value, as long as the aims before stand as they do. */
  bound: number;
  /** Of a load: everybody's total lies in it, or at his own bound. */
  window?: Window;
}

export interface RotaProgress {
  /** What is being done, in words. */
  step: string;
  seconds: number;
  /** Aims settled so far. */
  aims: AimValue[];
  /** The best rota so far; from the first one on. */
  assignments?: RotaAssignment[];
}

export interface GenerateOptions {
  seconds: number;
  seed: number;
  /** Loads first, or, when a rota already stands, as few changed cells as possible first. */
  order: 'evenFirst' | 'fewChangesFirst';
  /** Asked often; true ends the work with the best rota so far. */
  stop?: () => boolean;
  onProgress?: (progress: RotaProgress) => void;
}

export interface GeneratedRota {
  status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  aims: AimValue[];
  assignments: RotaAssignment[];
  /** Seconds to the first rota that keeps every hard rule. */
  firstAfter: number | null;
  seconds: number;
}

const searchWeights: SeatingWeights = {
  broken: 1000,
  gap: 400,
  duties: 40,
  nights: 20,
  weekends: 10,
  holidays: 10,
  wish: 1,
  change: 0,
  near: 0,
};

/** Holds the loads where they are; no evener load is worth a broken rule, as it would be where few may lead. */
const even = { broken: 1e6, gap: 4e5, duties: 300, nights: 300, weekends: 300, holidays: 300 };
/** Among rotas alike in every aim: nothing that is settled is worth a day more between two duties. */
const apart = { ...even, wish: 300, change: 300, near: 1 };

/** How far the searches within limits stray at first: each is quicker by far than the solver. */
const searchHeats = [20, 60, 60] as const;

/** Makes a rota. Throws RangeError for a problem that names days, shifts or people it does not have. */
export async function generateRota(problem: RotaProblem, options: GenerateOptions): Promise<GeneratedRota> {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  const stopped = () => options.stop?.() === true || elapsed() >= options.seconds;
  const laid = layOut(problem);
  const random = randomNumbers(options.seed);
  const aims: AimValue[] = [];
  let cells: RotaCells | null = null;
  let firstAfter: number | null = null;

  const tell = (step: string) =>
    options.onProgress?.({
      step,
      seconds: elapsed(),
      aims: [...aims],
      ...(cells ? { assignments: assignmentsOf(laid, cells) } : {}),
    });
  const finish = (status: GeneratedRota['status']): GeneratedRota => ({
    status,
    aims,
    assignments: cells ? assignmentsOf(laid, cells) : [],
    firstAfter,
    seconds: elapsed(),
  });
  const keep = (found: RotaCells) => {
    cells = found;
    firstAfter ??= elapsed();
  };

  tell('正在排第一稿');
  const fewFirst = options.order === 'fewChangesFirst' && problem.previous !== undefined;
  const search = searchFirst(laid, fewFirst, random, stopped, keep);
  if (search) keep(search);
  if (cells === null) tell('第一稿有规则未满足，正在精确求解');
  else tell('第一稿已排出，正在比较班次');

  const highs = await loadSolver();
  const solve = (least: RotaModelAims, target?: number): { found: Solved; read: () => RotaCells } => {
    const built = buildRotaModel(laid, least);
    const nothing = new Float64Array();
    if (built.impossible) {
      const impossible: Solved = {
        status: 'infeasible',
        value: Number.POSITIVE_INFINITY,
        bound: Number.POSITIVE_INFINITY,
        values: nothing,
        rowDuals: nothing,
      };
      return { found: impossible, read: () => new Uint8Array() };
    }
    const found = solveModel(highs, built.model, {
      seconds: Math.max(0.05, options.seconds - elapsed()),
      seed: options.seed,
      // Every cost is whole: a gap below one is none.
      gap: 1 - 1e-6,
      ...(cells ? { start: built.valuesOf(cells) } : {}),
      ...(target === undefined ? {} : { target: target - built.base }),
      stop: () => options.stop?.() === true,
    });
    return {
      found: { ...found, value: found.value + built.base, bound: found.bound + built.base },
      read: () => cellsFrom(built, found.values),
    };
  };
  const solved = (found: Solved) => found.status === 'optimal' || found.status === 'feasible';
  const whole = (bound: number) => Math.ceil(bound - 1e-5);

  if (cells === null) {
    const { found, read } = solve({ least: { kind: 'gaps' }, limits: [] });
    if (found.status === 'infeasible') return finish('infeasible');
    if (!solved(found)) return finish('unknown');
    keep(read());
  }
  let best: RotaCells = cells!;
  const better = (found: RotaCells) => {
    best = found;
    keep(found);
  };

  // Wanted seats left empty.
  let gapBound = 0;
  if (gapsOf(laid, best) > 0 && !stopped()) {
    tell('正在补足各班人数');
    const { found, read } = solve({ least: { kind: 'gaps' }, limits: [] });
    if (solved(found) && found.value < gapsOf(laid, best)) better(read());
    gapBound = Math.max(0, whole(found.bound));
  }
  const gaps = gapsOf(laid, best);
  aims.push({ aim: 'gaps', value: gaps, bound: Math.min(gaps, gapBound) });

  const settled: { gaps: number; changes?: number; wishes?: number } = { gaps };
  const settleChanges = () => {
    let bound = leastChanges(laid, gaps);
    if (changedCells(laid, best) > bound && !stopped()) {
      tell('正在把改动减到最少');
      const { found, read } = solve({ least: { kind: 'changes' }, limits: [], ...settled });
      if (solved(found) && found.value < changedCells(laid, best)) better(read());
      bound = Math.max(bound, whole(found.bound));
    }
    const value = changedCells(laid, best);
    settled.changes = value;
    aims.push({ aim: 'changes', value, bound: Math.min(value, bound) });
  };
  if (fewFirst) settleChanges();

  const limits: LoadLimit[] = [];
  let evenProven = true;
  for (const load of rotaLoads) {
    const words = { duties: '班次', nights: '夜班', weekends: '周末班', holidays: '节假日班' }[load];
    tell(`正在使${words}尽量均衡`);
    const { limit, bound } = settleLoad(load);
    limits.push(limit);
    const value = limit.window.high - limit.window.low;
    aims.push({ aim: load, value, bound: Math.min(value, bound), window: limit.window });
  }

  /** The search from the best rota, within what is settled; null where its rota does not keep to that. */
  function searched(how: Omit<Improving, 'changes'>): RotaCells | null {
    return improve(laid, best, { ...how, changes: settled.changes }, random, stopped);
  }

  /** A rota of the solver is good in the aim it was asked for; the search makes it good in the later ones again. */
  function refine(fixed: readonly LoadLimit[]): void {
    if (stopped()) return;
    const refined = searched({ limits: fixed, hot: 20 });
    if (refined) better(refined);
  }

  /** Looks for a rota within limits and takes it over; the search is quick to find one, only the solver rules one out. */
  function tryLimits(fixed: readonly LoadLimit[]): 'fits' | 'none' | 'open' {
    // Where all who may stay do stay, so few cells are open that the solver answers at once.
    const fewOpen = gaps === 0 && settled.changes !== undefined && settled.changes === leastChanges(laid, 0);
    for (const hot of fewOpen ? [] : searchHeats) {
      const found = searched({ limits: fixed, hot });
      if (found === null) continue;
      better(found);
      return 'fits';
    }
    const { found, read } = solve({ least: { kind: 'nothing' }, limits: fixed, ...settled });
    if (!solved(found)) return found.status === 'infeasible' ? 'none' : 'open';
    better(read());
    refine(fixed);
    return 'fits';
  }

  /** The narrowest window, of several the highest, that some rota's totals of a load lie in, as far as time allows. */
  function narrowest(
    load: RotaLoad,
    ranges: readonly LoadRange[],
    sum: SumRange,
    quotas: readonly Quota[],
  ): { window: Window; bound: number } {
    const now = windowOfTotals(ranges, totalsOf(laid, best, load));
    let bound = leastWidth(ranges, sum, quotas);
    for (let width = bound; width <= now.high - now.low && !stopped(); width += 1) {
      let open = false;
      for (const window of windowsOf(ranges, sum, width, quotas)) {
        const fits = fitsWindow(window, ranges, totalsOf(laid, best, load));
        const verdict = fits ? 'fits' : tryLimits([...limits, { load, window, ranges }]);
        if (verdict === 'fits') return { window, bound };
        open ||= verdict === 'open';
        if (stopped()) break;
      }
      if (open || stopped()) break;
      bound = width + 1;
    }
    return { window: windowOfTotals(ranges, totalsOf(laid, best, load)), bound };
  }

  function settleLoad(load: RotaLoad): { limit: LoadLimit; bound: number } {
    const ranges = rangesOf(laid, load);
    const sum = sumOf(laid, load, gaps);
    const quotas = quotasOf(laid, load);
    const { window, bound } = narrowest(load, ranges, sum, quotas);
    const limit: LoadLimit = { load, window, ranges };
    // Within a wider window the totals could still differ more than they must.
    const squares = squaresOf(totalsOf(laid, best, load));
    const least = leastSquares(window, ranges, sum, quotas);
    if (window.high - window.low >= 2 && squares > least && !stopped()) {
      const { found, read } = solve(
        { least: { kind: 'squares', load }, limits: [...limits, limit], ...settled },
        least,
      );
      if (solved(found) && found.value < squares) better(read());
      limit.squares = squaresOf(totalsOf(laid, best, load));
      evenProven &&= found.status === 'optimal' || limit.squares <= least;
      refine([...limits, limit]);
    } else if (window.high - window.low >= 2) {
      limit.squares = squares;
      evenProven &&= squares <= least;
    }
    return { limit, bound };
  }

  // Wishes, and between rotas of equal wishes the one with fewer changes.
  if (!stopped()) {
    tell('正在照顾个人意愿');
    const polished = searched({ limits, hot: 5, weights: even });
    const worth = (rota: RotaCells) => wishesUnmet(laid, rota) * wishScaleOf(laid) + changedCells(laid, rota);
    if (polished && worth(polished) < worth(best)) better(polished);
  }
  settleWishes();
  spreadOut();
  tell('已完成');
  const broken = violationsOf(laid, best);
  if (broken.length > 0) throw new Error(`the rota made breaks a rule: ${broken[0]!.rule}`);
  return finish(evenProven && aims.every(({ value, bound }) => value <= bound) ? 'optimal' : 'feasible');

  /** Of rotas that are alike in every aim, one in which nobody serves several days running and then long not at all. */
  function spreadOut(): void {
    if (stopped()) return;
    tell('正在使各人的班隔开');
    const spread = searched({ limits, hot: 2, weights: apart });
    if (spread === null) return;
    // What has been said of the aims must stay true.
    const aimsStay = [wishesUnmet, changedCells].every((value) => value(laid, spread) === value(laid, best));
    if (aimsStay) better(spread);
  }

  function settleWishes(): void {
    const withChanges = problem.previous !== undefined && !fewFirst;
    const scale = wishScaleOf(laid);
    let wishBound = leastWishes(laid);
    let changeBound = leastChanges(laid, gaps);
    const rated = () => wishesUnmet(laid, best) * scale + changedCells(laid, best);
    const open = () => wishesUnmet(laid, best) > wishBound || (withChanges && changedCells(laid, best) > changeBound);
    if (open() && !stopped()) {
      const kind = withChanges ? 'wishesThenChanges' : 'wishes';
      const { found, read } = solve({ least: { kind }, limits, ...settled });
      const now = withChanges ? rated() : wishesUnmet(laid, best);
      if (solved(found) && found.value < now) better(read());
      const bound = whole(found.bound);
      if (Number.isFinite(bound)) wishBound = Math.max(wishBound, withChanges ? Math.floor(bound / scale) : bound);
      if (withChanges && wishesUnmet(laid, best) === wishBound && Number.isFinite(bound))
        changeBound = Math.max(changeBound, bound - wishBound * scale);
    }
    const wishes = wishesUnmet(laid, best);
    aims.push({ aim: 'wishes', value: wishes, bound: Math.min(wishes, wishBound) });
    if (!withChanges) return;
    const value = changedCells(laid, best);
    aims.push({ aim: 'changes', value, bound: Math.min(value, wishes === wishBound ? changeBound : 0) });
  }
}

/** What no rota can avoid in unmet wishes, by counting: all duties that are wanted are held, none that is not. */
function leastWishes(laid: LaidOut): number {
  let gained = 0;
  for (let cell = 0; cell < laid.wishCost.length; cell += 1)
    if (laid.barriers[cell] === null) gained += Math.min(0, laid.wishCost[cell]!);
  return Math.max(0, laid.wishBase + gained);
}

/** The search's rota, or null where it found none that keeps every hard rule. */
function searchFirst(
  laid: LaidOut,
  fewChanges: boolean,
  random: () => number,
  done: () => boolean,
  first: (cells: RotaCells) => void,
): RotaCells | null {
  const seating = createSeating(laid, { ...searchWeights, change: fewChanges ? 300 : 0 });
  if (seating.unseatedPins > 0) return null;
  seatGreedily(seating, random, laid.problem.previous ? laid.previous : undefined);
  const seats = seating.freeSeats.length;
  if (seating.broken() > 0)
    anneal(seating, random, { moves: 400 * seats, hot: 400, cold: 20, done: () => done() || seating.broken() === 0 });
  if (seating.broken() === 0) first(seating.cells.slice());
  anneal(seating, random, { moves: (fewChanges ? 200 : 1000) * seats, hot: 20, cold: 0.2, done });
  return seating.broken() === 0 ? seating.cells : null;
}

interface Improving {
  limits: readonly LoadLimit[];
  changes: number | undefined;
  hot: number;
  /** Where they are not the usual ones: to hold what is settled and better what is not. */
  weights?: Partial<SeatingWeights>;
}

/** The search from a rota, within what is settled; null where its rota does not keep to that. */
function improve(
  laid: LaidOut,
  cells: RotaCells,
  { limits, changes, hot, weights }: Improving,
  random: () => number,
  done: () => boolean,
): RotaCells | null {
  const seating = createSeating(
    laid,
    { ...searchWeights, change: changes === undefined ? 1e-3 : 300, ...weights },
    limits.map(({ load, window, ranges }) => ({ load, bounds: ranges.map((range) => boundsIn(window, range)) })),
  );
  seatGreedily(seating, random, cells);
  anneal(seating, random, { moves: 1000 * seating.freeSeats.length, hot, cold: 0.15, done });
  const found = seating.cells;
  const fits =
    seating.broken() === 0 &&
    gapsOf(laid, found) <= gapsOf(laid, cells) &&
    (changes === undefined || changedCells(laid, found) <= changes) &&
    limits.every(({ load, window, ranges, squares }) => {
      const totals = totalsOf(laid, found, load);
      return fitsWindow(window, ranges, totals) && (squares === undefined || squaresOf(totals) <= squares);
    });
  return fits ? found : null;
}
