// What a thread does about a rota: make it, say why every cell is as it is, list what changed; or say why nothing fits.
import { layOut } from '../../../../shared/rules/rota/layOut.ts';
import type { RotaAssignment, RotaProblem } from '../../../../shared/rules/rota/problem.ts';
import type { RotaChange } from '../../../../shared/rules/rota/rotaChanges.ts';
import { rotaChanges } from '../../../../shared/rules/rota/rotaChanges.ts';
import { placingOf, whyLaidOut } from '../../../../shared/rules/rota/whyCell.ts';
import type { TaskContext } from '../../jobs/thread.ts';
import type { RotaConflict } from './explainConflict.ts';
import { explainConflict } from './explainConflict.ts';
import type { AimValue, GeneratedRota, GenerateOptions } from './generateRota.ts';
import { generateRota } from './generateRota.ts';

export interface RotaOrder {
  problem: RotaProblem;
  seconds: number;
  seed: number;
  order: GenerateOptions['order'];
  /** Shared with who ordered: its first byte not 0 means "stop and give what there is". */
  stop?: SharedArrayBuffer;
}

export interface RotaOutcome {
  status: GeneratedRota['status'];
  aims: AimValue[];
  assignments: (RotaAssignment & { why: string })[];
  /** From the previous rota, where there is one. */
  changes: RotaChange[];
  /** Where no rota fits: what cannot hold together. */
  conflict: RotaConflict | null;
  firstAfter: number | null;
  seconds: number;
}

/** Time for finding out why nothing fits, beside the time for the rota. */
const conflictSeconds = 20;

/** Makes a rota with its reasons. The input is a RotaOrder; progress tells steps, and rotas as they get better. */
export async function makeRotaTask(input: unknown, context: Pick<TaskContext, 'progress'>): Promise<RotaOutcome> {
  const { problem, seconds, seed, order, stop } = input as RotaOrder;
  const flag = stop === undefined ? undefined : new Uint8Array(stop);
  const stopped = () => flag?.[0] !== undefined && flag[0] !== 0;
  let isFirst = true;
  const made = await generateRota(problem, {
    seconds,
    seed,
    order,
    stop: stopped,
    onProgress: (progress) => {
      const isNews = isFirst && progress.assignments !== undefined;
      if (isNews) isFirst = false;
      context.progress(progress, isNews);
    },
  });
  const conflict =
    made.status === 'infeasible'
      ? await explainConflict(problem, { seconds: conflictSeconds, seed, stop: stopped })
      : null;
  const placing = placingOf(layOut(problem), made.assignments);
  return {
    ...made,
    assignments: made.assignments.map((cell) => ({ ...cell, why: whyLaidOut(placing, cell).sentence })),
    changes:
      problem.previous && made.assignments.length > 0 ? rotaChanges(problem, problem.previous, made.assignments) : [],
    conflict,
  };
}
