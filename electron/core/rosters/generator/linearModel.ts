// A linear model put together row by row and solved by HiGHS, in WebAssembly and so without the network. One instance
// is loaded per thread; solving blocks the thread, so this runs in a worker.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import loadHighs, { type Highs } from 'highs';

let loading: Promise<Highs> | undefined;

/** Where the built program has the solver's code; run from source it lies in the package. */
const shipped = '../assets/solver/highs.wasm';

/** Loads the solver once for this thread (about 0.1 s). */
export function loadSolver(): Promise<Highs> {
  const path = fileURLToPath(new URL(shipped, import.meta.url));
  loading ??= loadHighs(existsSync(path) ? { locateFile: () => path } : {});
  return loading;
}

export interface LinearModel {
  cost: number[];
  lower: number[];
  upper: number[];
  whole: boolean[];
  rowLower: number[];
  rowUpper: number[];
  starts: number[];
  columns: number[];
  values: number[];
}

/** A model without columns and rows. */
export function emptyModel(): LinearModel {
  return {
    cost: [],
    lower: [],
    upper: [],
    whole: [],
    rowLower: [],
    rowUpper: [],
    starts: [0],
    columns: [],
    values: [],
  };
}

/** Adds a column and gives its number. */
export function addColumn(model: LinearModel, cost: number, lower: number, upper: number, whole: boolean): number {
  model.cost.push(cost);
  model.lower.push(lower);
  model.upper.push(upper);
  model.whole.push(whole);
  return model.cost.length - 1;
}

/** Adds a row lower ≤ Σ value × column ≤ upper, and gives its number. A column stands in it at most once. */
export function addRow(
  model: LinearModel,
  lower: number,
  upper: number,
  columns: readonly number[],
  values?: readonly number[],
): number {
  model.rowLower.push(lower);
  model.rowUpper.push(upper);
  for (const [place, column] of columns.entries()) {
    model.columns.push(column);
    model.values.push(values?.[place] ?? 1);
  }
  model.starts.push(model.columns.length);
  return model.rowLower.length - 1;
}

export interface SolveLimits {
  seconds: number;
  seed: number;
  /** A rota known to fit, to start from. */
  start?: Float64Array;
  /** The continuous relaxation only. */
  relaxed?: boolean;
  /** Stops as soon as it answers true; asked some times a second. */
  stop?: () => boolean;
  /** An absolute gap that counts as none: 1 − ε where every cost is whole. */
  gap?: number;
  /** Stop after so many iterations of the continuous problems in it: unlike a stop by time the same on every run. */
  effort?: number;
  /** Stop once the value is at or below this. */
  target?: number;
  onImproved?: (values: Float64Array, value: number) => void;
}

export interface Solved {
  status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  value: number;
  /** No solution has a value below this. */
  bound: number;
  values: Float64Array;
  rowDuals: Float64Array;
}

/**
 * Off in the solver's presolve: joining parallel columns. HiGHS 1.15.1 takes a feasible model for infeasible when it
 * joins a whole column with a continuous one (its issue 3090 tells of the like).
 */
const joinParallelColumns = 1 << 13;

/**
 * Solves a model to its least cost. That nothing fits is believed only when the continuous relaxation, or the solver
 * without its presolve, says so too.
 */
export function solveModel(highs: Highs, model: LinearModel, limits: SolveLimits): Solved {
  const started = performance.now();
  const solved = solveOnce(highs, model, limits, true);
  if (solved.status !== 'infeasible' || limits.relaxed || !model.whole.some(Boolean)) return solved;
  const left = () => Math.max(0.05, limits.seconds - (performance.now() - started) / 1000);
  const relaxed = solveOnce(highs, model, { ...limits, seconds: left(), relaxed: true }, true);
  if (relaxed.status === 'infeasible') return solved;
  return solveOnce(highs, model, { ...limits, seconds: left() }, false);
}

function solveOnce(highs: Highs, model: LinearModel, limits: SolveLimits, presolve: boolean): Solved {
  const { constants } = highs;
  const columns = model.cost.length;
  const mixed = limits.relaxed !== true && model.whole.some(Boolean);
  return highs.withModel((solver): Solved => {
    solver.options.set({
      output_flag: false,
      time_limit: Math.max(0.01, limits.seconds),
      random_seed: limits.seed,
      presolve: presolve ? 'choose' : 'off',
      presolve_rule_off: joinParallelColumns,
      mip_rel_gap: 0,
      mip_abs_gap: limits.gap ?? 1e-6,
      ...(limits.target === undefined ? {} : { objective_target: limits.target }),
    });
    solver.passModel({
      numCols: columns,
      numRows: model.rowLower.length,
      colCost: new Float64Array(model.cost),
      colLower: new Float64Array(model.lower),
      colUpper: new Float64Array(model.upper),
      rowLower: new Float64Array(model.rowLower),
      rowUpper: new Float64Array(model.rowUpper),
      matrix: {
        format: 'csr',
        numRows: model.rowLower.length,
        numCols: columns,
        starts: new Int32Array(model.starts),
        indices: new Int32Array(model.columns),
        values: new Float64Array(model.values),
      },
      ...(mixed ? { integrality: Int32Array.from(model.whole, (whole) => (whole ? 1 : 0)) } : {}),
    });
    if (mixed && limits.start) solver.setSolution({ colValue: limits.start });
    const { stop, onImproved, effort = Number.POSITIVE_INFINITY } = limits;
    let bound = Number.NEGATIVE_INFINITY;
    solver.run(
      mixed
        ? {
            [constants.callbackType.mipInterrupt](event) {
              bound = Math.max(bound, event.data.mip_dual_bound ?? bound);
              if (stop?.() || Number(event.data.mip_total_lp_iterations ?? 0) >= effort) event.interrupt();
            },
            ...(onImproved
              ? {
                  [constants.callbackType.mipImprovingSolution](event) {
                    const found = event.data.mip_solution;
                    if (found) onImproved(found, event.data.objective_function_value ?? Number.NaN);
                  },
                }
              : {}),
          }
        : {
            [constants.callbackType.simplexInterrupt](event) {
              if (stop?.()) event.interrupt();
            },
          },
    );
    const status = solver.getModelStatus();
    const { colValue, rowDual } = solver.getSolution();
    const found = Number(solver.info.get('primal_solution_status')) === constants.solutionStatus.feasible;
    const value = found ? solver.getObjectiveValue() : Number.POSITIVE_INFINITY;
    if (status === constants.modelStatus.infeasible || status === constants.modelStatus.unboundedOrInfeasible)
      return {
        status: 'infeasible',
        value: Number.POSITIVE_INFINITY,
        bound: Number.POSITIVE_INFINITY,
        values: colValue,
        rowDuals: rowDual,
      };
    if (status === constants.modelStatus.optimal || status === constants.modelStatus.empty)
      return {
        status: 'optimal',
        value,
        bound: mixed ? Math.max(bound, Number(solver.info.get('mip_dual_bound'))) : value,
        values: colValue,
        rowDuals: rowDual,
      };
    if (mixed) bound = Math.max(bound, Number(solver.info.get('mip_dual_bound')));
    return { status: found && mixed ? 'feasible' : 'unknown', value, bound, values: colValue, rowDuals: rowDual };
  });
}
