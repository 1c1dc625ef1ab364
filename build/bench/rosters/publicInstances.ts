// `npm run bench -- rota public [SECONDS] [NUMBERS] [SEEDS]`: the public instances, so many seconds each on one thread, against
// the best known values.
import { readFileSync } from 'node:fs';
import { breaches, valueOfSchedules } from '../../../electron/core/rosters/generator/schedules/scheduleProblem.ts';
import { solveSchedules } from '../../../electron/core/rosters/generator/schedules/solveSchedules.ts';
import { inProject } from '../../projectRoot.ts';
import { readInstance } from './instanceFile.ts';

/** Best known values of instances 1 to 9, all proven. */
export const bestKnown = [607, 828, 1001, 1716, 1143, 1950, 1056, 1300, 439];

/** Solves each instance and prints its value, the bound, the best known and the gap to it. */
export async function publicInstances(
  seconds: number,
  numbers: readonly number[],
  seeds: readonly number[],
): Promise<void> {
  console.log(`public instances, ${seconds} s each`);
  for (const [number, seed] of numbers.flatMap((each) => seeds.map((seed) => [each, seed] as const))) {
    const text = readFileSync(inProject('build', 'bench', 'instances', 'rosters', `Instance${number}.txt`), 'utf8');
    const problem = readInstance(text);
    const solved = await solveSchedules(problem, { seconds, seed });
    const best = bestKnown[number - 1]!;
    if (solved === null) {
      console.log(`  ${number}  no roster`);
      continue;
    }
    const broken = solved.schedules.flatMap((schedule, row) => breaches(problem, row, schedule));
    const sound = broken.length === 0 && valueOfSchedules(problem, solved.schedules) === solved.value;
    const gap = (100 * (solved.value - best)) / best;
    const met = number <= 4 ? gap === 0 : gap <= 5;
    console.log(
      `  ${number}${seeds.length > 1 ? ` seed ${seed}` : ''}  value ${solved.value}  best known ${best}  gap ${gap.toFixed(2)} %  proven bound ${solved.bound}` +
        `  ${solved.seconds.toFixed(1)} s  ${met ? 'met' : 'MISSED'}: ${number <= 4 ? 'best known' : 'within 5 %'}` +
        `${sound ? '' : `  BROKEN: ${broken[0] ?? 'value'}`}`,
    );
  }
}
