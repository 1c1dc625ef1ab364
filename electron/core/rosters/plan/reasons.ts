// Why a cell is as it is, and who could stand there instead.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { OutputOf, ReceivedBy } from '../../../../shared/contract/index.ts';
import { layOut } from '../../../../shared/rules/rota/layOut.ts';
import { replacementsFor } from '../../../../shared/rules/rota/rotaChanges.ts';
import { dayWithWeekday } from '../../../../shared/rules/rota/rotaWords.ts';
import type { Alternative } from '../../../../shared/rules/rota/whyCell.ts';
import { placingOf, whyCell, whyLaidOut } from '../../../../shared/rules/rota/whyCell.ts';
import type { Db } from '../../tables.ts';
import type { PlanWorld, WhichRota } from './ground.ts';
import { type Plan, readPlan } from './plan.ts';
import { assignmentsIn, type RoleGroup, roleGroups } from './problems.ts';

/** The reasons of a cell. @throws Refusal `notFound` where the person does not hold it. */
export async function whyHere(
  db: Db,
  { day, shift, person, ...which }: ReceivedBy<'rota.why'>,
  world: PlanWorld,
): Promise<OutputOf<'rota.why'>> {
  const plan = await readPlan(db, which, world);
  if (!plan.cells.some((cell) => cell.day === day && cell.shift === shift && cell.person === person))
    throw new Refusal('notFound', '这个人已经不在这一班，排班表可能刚被改过。请刷新后再看。');
  const { problem } = groupOfShift(plan, day, shift);
  const { sentence, alternatives } = whyCell(problem, assignmentsIn(problem, plan.cells), { day, shift, person });
  return { sentence, alternatives: alternatives.map(told) };
}

/** The reasons of all cells that its rules know. */
export async function whyAll(db: Db, which: WhichRota, world: PlanWorld): Promise<OutputOf<'rota.reasons'>> {
  const plan = await readPlan(db, which, world);
  return {
    reasons: roleGroups(plan, { toCheck: true }).flatMap(({ problem }) => {
      const cells = assignmentsIn(problem, plan.cells);
      const placing = placingOf(layOut(problem), cells);
      return cells.map((cell) => ({ ...cell, sentence: whyLaidOut(placing, cell).sentence }));
    }),
  };
}

/** Who could take a duty over, best first. @throws Refusal `notFound` where nobody is needed there. */
export async function replacements(
  db: Db,
  { day, shift, person, ...which }: ReceivedBy<'rota.replacements'>,
  world: PlanWorld,
): Promise<OutputOf<'rota.replacements'>> {
  const plan = await readPlan(db, which, world);
  const { problem } = groupOfShift(plan, day, shift);
  const found = replacementsFor(problem, assignmentsIn(problem, plan.cells), { day, shift, person });
  return { alternatives: found.map(told) };
}

function groupOfShift(plan: Plan, day: string, shift: string): RoleGroup {
  const group = roleGroups(plan, { toCheck: true }).find(({ problem }) =>
    problem.needs.some((need) => need.day === day && need.shift === shift),
  );
  if (group) return group;
  const name = plan.ground.shifts.find(({ id }) => id === shift)?.name ?? '这个班次';
  throw new Refusal('notFound', `${dayWithWeekday(day)}没有${name}，不用排人。`);
}

const told = ({ person, name, barred, reason }: Alternative) => ({ person, name, barred, reason });
