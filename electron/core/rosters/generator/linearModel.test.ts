import { expect, test } from 'vitest';
import type { LinearModel } from './linearModel.ts';
import { addColumn, addRow, emptyModel, loadSolver, solveModel } from './linearModel.ts';

const limits = { seconds: 20, seed: 1 };

test('a least cost in whole numbers, with its bound; the relaxation with its prices', async () => {
  const highs = await loadSolver();
  const model = emptyModel();
  for (let at = 0; at < 5; at += 1) addColumn(model, -(at + 1), 0, 1, true);
  addRow(model, 0, 5.5, [0, 1, 2, 3, 4], [1, 2, 3, 2, 2]);
  expect(solveModel(highs, model, limits)).toMatchObject({ status: 'optimal', value: -10, bound: -10 });
  const relaxed = solveModel(highs, model, { ...limits, relaxed: true });
  expect(relaxed.value).toBeCloseTo(-10.5);
  expect(relaxed.rowDuals[0]).toBeCloseTo(-1);
  addRow(model, 6, 6, [0, 1, 2, 3, 4]);
  expect(solveModel(highs, model, limits).status).toBe('infeasible');
});

test('a model that the solver’s presolve calls impossible, though it is not', async () => {
  const highs = await loadSolver();
  const model = emptyModel();
  for (let at = 0; at < 15; at += 1) addColumn(model, 0, 0, 1, true);
  addColumn(model, 0, 0, 3, false);
  addRow(model, 3, 3, [...Array(16).keys()]);
  addRow(model, 1, Number.POSITIVE_INFINITY, [0, 4, 5, 9, 10, 14]);
  addRow(model, 1, Number.POSITIVE_INFINITY, [1, 3, 5, 7, 9, 11, 13]);
  expect(solveModel(highs, model, limits).status).toBe('optimal');
});

/** Market split: long without an end in sight. */
function marketSplit(): LinearModel {
  const model = emptyModel();
  for (let at = 0; at < 40; at += 1) addColumn(model, 0, 0, 1, true);
  for (let row = 0; row < 5; row += 1) {
    const values = Array.from({ length: 40 }, (_, at) => ((at * 7919 + row * 104_729 + at * at * 31) % 97) + 1);
    const half = Math.floor(values.reduce((sum, value) => sum + value, 0) / 2);
    const over = addColumn(model, 1, 0, 1000, true);
    const under = addColumn(model, 1, 0, 1000, true);
    addRow(model, half, half, [...Array(40).keys(), over, under], [...values, 1, -1]);
  }
  return model;
}

test('stopped when asked', async () => {
  const highs = await loadSolver();
  let asked = 0;
  const solved = solveModel(highs, marketSplit(), { ...limits, stop: () => ++asked > 5 });
  expect(asked).toBeGreaterThan(5);
  expect(['feasible', 'unknown']).toContain(solved.status);
});

test('stopped after an effort, it stands where it stood the last time', async () => {
  const highs = await loadSolver();
  const [one, again] = [1, 2].map(() => solveModel(highs, marketSplit(), { ...limits, effort: 500 }));
  expect(one!.status).toBe('feasible');
  expect(again).toEqual(one);
});
