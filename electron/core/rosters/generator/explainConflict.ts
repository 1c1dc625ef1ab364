// Why nothing fits: a set of demands that cannot hold together and of which none can be left out. First the shortest
// stretch of days that already fails is looked for, then demands are left out by halves (QuickXplain), each time asking
// the solver whether something fits now.
import type { Demand } from '../../../../shared/rules/rota/demands.ts';
import { demandPhrases, demandsOf, onlyDemands, touches, waysOutOf } from '../../../../shared/rules/rota/demands.ts';
import { layOut } from '../../../../shared/rules/rota/layOut.ts';
import type { RotaProblem } from '../../../../shared/rules/rota/problem.ts';
import { daysWords } from '../../../../shared/rules/rota/rotaWords.ts';
import { loadSolver, solveModel } from './linearModel.ts';
import { buildRotaModel } from './rotaModel.ts';

export interface RotaConflict {
  demands: Demand[];
  /** Without any of them the others hold together; false where time ran out before that was certain. */
  smallest: boolean;
  /** Other days on which the like happens, each day on its own. */
  otherDays: string[];
  /** The whole of it for the user, with the ways out. */
  sentence: string;
}

export interface ConflictOptions {
  seconds: number;
  seed: number;
  stop?: () => boolean;
}

/** So many demands are looked through one by one from the start. */
const fewDemands = 200;

const kindOf = (demand: Demand) => ('part' in demand ? `${demand.kind} ${demand.part}` : demand.kind);

/** Explains a problem that no rota fits; null where a rota fits after all or the time did not suffice to tell. */
export async function explainConflict(problem: RotaProblem, options: ConflictOptions): Promise<RotaConflict | null> {
  const highs = await loadSolver();
  const started = performance.now();
  const left = () => options.seconds - (performance.now() - started) / 1000;
  let certain = true;

  const fits = (demands: readonly Demand[]): boolean => {
    if (options.stop?.() || left() <= 0) {
      certain = false;
      return true;
    }
    const laid = layOut(onlyDemands(problem, demands));
    const built = buildRotaModel(laid, { least: { kind: 'nothing' }, limits: [] });
    if (built.impossible) return false;
    if (built.model.cost.length === 0) return true;
    const { status } = solveModel(highs, built.model, { seconds: left(), seed: options.seed, stop: options.stop });
    if (status === 'unknown') certain = false;
    return status !== 'infeasible';
  };

  const all = demandsOf(problem);
  const { within, otherDays } = shortestStretch(problem, all, fits);
  if (within === null) return null;
  // Over a long stretch whole kinds of demands are left out first, so that the rest is small.
  const kinds = [...Map.groupBy(within, kindOf).values()];
  const candidates = within.length <= fewDemands ? within : smallestSet(kinds, (kept) => fits(kept.flat())).flat();
  const forward = smallestSet(candidates, fits);
  const backward = forward.length > fewDemands / 10 ? forward : smallestSet(candidates.toReversed(), fits);
  const demands = backward.length < forward.length ? backward : forward;
  demands.sort((a, b) => all.indexOf(a) - all.indexOf(b));
  const phrases = demandPhrases(problem, demands);
  const also = otherDays.length === 0 ? '' : `同样的情况还有：${daysWords(otherDays)}。`;
  const ways = waysOutOf(demands);
  return {
    demands,
    smallest: certain,
    otherDays,
    sentence: `排不出符合规则的排班表，以下要求不能同时满足：${phrases.join('；')}。${also}可以${ways.join('，或')}，再重新生成。`,
  };
}

/** The demands of the shortest stretch of days that cannot be met, and other single days that fail by themselves. */
function shortestStretch(
  problem: RotaProblem,
  all: readonly Demand[],
  fits: (demands: readonly Demand[]) => boolean,
): { within: Demand[] | null; otherDays: string[] } {
  const days = problem.days.map(({ day }) => day);
  const stretch = (from: number, length: number) =>
    all.filter((demand) => touches(demand, days[from]!, days[Math.min(days.length, from + length) - 1]!));
  for (const length of [1, 2, 4, 7, 14]) {
    if (length >= days.length) break;
    const failing: number[] = [];
    for (let from = 0; from + length <= days.length; from += Math.max(1, Math.floor(length / 2))) {
      if (fits(stretch(from, length))) continue;
      failing.push(from);
      if (length > 1) break;
    }
    const first = failing[0];
    if (first === undefined) continue;
    return { within: stretch(first, length), otherDays: failing.slice(1).map((from) => days[from]!) };
  }
  return { within: fits(all) ? null : [...all], otherDays: [] };
}

/** QuickXplain (Junker 2004): of demands that do not fit, a set that does not fit and of which none can be left out. */
export function smallestSet<T>(demands: readonly T[], fits: (demands: readonly T[]) => boolean): T[] {
  function search(background: readonly T[], grown: boolean, candidates: readonly T[]): T[] {
    if (grown && !fits(background)) return [];
    if (candidates.length <= 1) return [...candidates];
    const middle = candidates.length >> 1;
    const first = candidates.slice(0, middle);
    const second = candidates.slice(middle);
    const fromSecond = search([...background, ...first], first.length > 0, second);
    const fromFirst = search([...background, ...fromSecond], fromSecond.length > 0, first);
    return [...fromFirst, ...fromSecond];
  }
  return demands.length === 0 || !fits([]) ? [] : search([], false, demands);
}
