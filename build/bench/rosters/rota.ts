// `npm run bench -- rota [own|sheets|public] [SECONDS] [NUMBERS] [SEEDS]`: the rota generator on made teams with every rule in play,
// re-generation after one absence, reading the sheets of rotas, and the public instances. Each size runs in a process of its own, for its memory.
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generateRota } from '../../../electron/core/rosters/generator/generateRota.ts';
import { type MadeSize, madeProblem } from '../../../electron/core/rosters/generator/testing/madeProblem.ts';
import { checkRota } from '../../../shared/rules/rota/checkRota.ts';
import { layOut } from '../../../shared/rules/rota/layOut.ts';
import { leastChanges } from '../../../shared/rules/rota/measure.ts';
import type { RotaProblem } from '../../../shared/rules/rota/problem.ts';
import { publicInstances } from './publicInstances.ts';
import { sheets } from './sheets.ts';

const sizes: Record<string, { size: MadeSize; seconds: number }> = {
  '31 days × 3 shifts × 60 people': { size: { days: 31, shifts: 3, people: 60, seed: 1, seats: 3 }, seconds: 60 },
  '31 days × 4 shifts × 150 people': { size: { days: 31, shifts: 4, people: 150, seed: 1, seats: 4 }, seconds: 60 },
};
const seeds = [1, 2, 3];
const megabyte = 1024 * 1024;

type Made = Awaited<ReturnType<typeof generateRota>>;
const aimWords = ({ aims }: Made) => aims.map(({ aim, value, bound }) => `${aim} ${value}/${bound}`).join(' ');

/** One size: several teams, and on the first one absence. */
async function one(name: string): Promise<void> {
  const { size, seconds } = sizes[name]!;
  console.log(name);
  for (const seed of seeds) {
    const problem = madeProblem({ ...size, seed });
    const made = await generateRota(problem, { seconds, seed: 1, order: 'evenFirst' });
    const after10 =
      size.people < 100 ? null : await generateRota(problem, { seconds: 10, seed: 1, order: 'evenFirst' });
    const { violations } = checkRota(problem, made.assignments);
    console.log(
      `  team ${seed}: first rota ${(made.firstAfter ?? 0).toFixed(2)} s, ${made.status} after ${made.seconds.toFixed(1)} s,` +
        ` ${violations.length} rules broken; value/bound: ${aimWords(made)}`,
    );
    if (after10) console.log(`    after 10 s: ${after10.status}; value/bound: ${aimWords(after10)}`);
    if (seed === seeds[0]) await afterAbsence(problem, made, seconds);
  }
  console.log(`  peak memory of the process ${Math.round((process.resourceUsage().maxRSS * 1024) / megabyte)} MB`);
}

async function afterAbsence(problem: RotaProblem, made: Made, seconds: number): Promise<void> {
  const ill = made.assignments[Math.floor(made.assignments.length / 2)]!;
  const away = problem.days.filter(({ day }) => day >= ill.day).slice(0, 14);
  const again: RotaProblem = {
    ...problem,
    people: problem.people.map((person) =>
      person.id === ill.person
        ? { ...person, absences: [...person.absences, ...away.map(({ day }) => ({ day, why: '病假' }))] }
        : person,
    ),
    previous: made.assignments,
  };
  const next = await generateRota(again, { seconds, seed: 1, order: 'fewChangesFirst' });
  const changed = next.aims.find(({ aim }) => aim === 'changes');
  console.log(
    `    one absence of 14 days: ${changed?.value} cells changed, least by counting ${leastChanges(layOut(again), 0)},` +
      ` proven ${changed?.bound}; first after ${(next.firstAfter ?? 0).toFixed(2)} s, ${next.status} after ${next.seconds.toFixed(1)} s`,
  );
}

/** Prints the figures. */
export async function rota(args: readonly string[]): Promise<void> {
  const [part, seconds = '60', numbers = '1,2,3,4,5,6,7,8,9', seedNumbers = '1'] = args;
  if (part !== 'public' && part !== 'sheets') {
    for (const name of Object.keys(sizes))
      spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], { stdio: 'inherit' });
  }
  if (part === undefined || part === 'sheets') await sheets();
  if (part === undefined || part === 'public')
    await publicInstances(Number(seconds), numbers.split(',').map(Number), seedNumbers.split(',').map(Number));
}

const script = process.argv[1];
if (script !== undefined && import.meta.url === pathToFileURL(script).href) await one(process.argv[2] ?? '');
