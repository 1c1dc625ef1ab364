// A team's rota made by the generator: every 值班身份 for itself, in a thread, and written as one step if nobody changed
// the rota meanwhile.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { ReceivedBy } from '../../../../shared/contract/index.ts';
import type { RotaGenerated } from '../../../../shared/contract/rotaProcedures.ts';
import { monthBounds } from '../../../../shared/rules/days.ts';
import { layOut } from '../../../../shared/rules/rota/layOut.ts';
import type { RotaProblem } from '../../../../shared/rules/rota/problem.ts';
import { rotaLoads } from '../../../../shared/rules/rota/problem.ts';
import { rotaChanges } from '../../../../shared/rules/rota/rotaChanges.ts';
import { leastWidth, ledDutiesOf, rangesOf, sumOf } from '../../../../shared/rules/rota/spread.ts';
import type { Call } from '../../handlers.ts';
import type { JobProgress } from '../../jobs/jobs.ts';
import type { AimValue } from '../generator/generateRota.ts';
import { makeRota } from '../generator/makeRota.ts';
import type { RotaOutcome } from '../generator/rotaTask.ts';
import type { MadeNote, RotaCell } from '../store.ts';
import { rotaToWrite, writeStep } from '../store.ts';
import { cellsPublished } from './cellsPublished.ts';
import { type Plan, readPlan } from './plan.ts';
import { assignmentsIn, missingPeople, type RoleGroup, roleGroups, rotaShifts } from './problems.ts';
import { restOfMonth } from './restOfMonth.ts';

type Order = ReceivedBy<'rota.generate'>;

/** The same input makes the same rota. */
const seed = 1;

/**
 * What the generator is asked for, checked before the work begins.
 * @throws Refusal `invalid` where nothing can be planned, `conflict` for a version that is not the present one.
 */
export async function planToGenerate(order: Order, call: Call): Promise<Plan> {
  const plan = await readPlan(call.township.read, order, call.township);
  const missing = [...plan.ground.missing, ...missingPeople(plan)];
  if (missing.length > 0) throw new Refusal('invalid', missing.join(''));
  if (order.version !== (plan.rota?.version ?? 0)) {
    // The sentence that names who changed it.
    await rotaToWrite(call.township.read, order, call);
  }
  if (plan.rota && plan.rota.state !== 'draft' && order.reason === undefined)
    throw new Refusal('invalid', '这份排班表已经发布，重新生成前请写明原因。');
  const { first, last } = monthBounds(order.month);
  if (order.from !== undefined && (order.from < first || order.from > last))
    throw new Refusal('invalid', `“从哪天起”要在 ${first} 至 ${last} 之间。`);
  return plan;
}

/** Makes the rota of a plan and writes it. Cancelling rejects and writes nothing. */
export async function generateRotaOf(
  plan: Plan,
  order: Order,
  call: Call,
  { step, advance, offer, signal }: JobProgress,
): Promise<RotaGenerated> {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  const { from } = order;
  const isFewChanges = order.order === 'fewChanges' && plan.cells.length > 0;
  // Where few changes are wanted they are counted from what stands; anew begins from nothing.
  const previous = isFewChanges ? [...plan.cells, ...(await cellsPublished(call.township.read, plan))] : undefined;
  const groups = roleGroups(plan, { toCheck: false })
    .map((group) => ({ ...group, problem: orderedProblem(group.problem, plan, { from, previous }) }))
    .filter(({ problem }) => problem.needs.length > 0);
  const made: { group: RoleGroup; outcome: RotaOutcome }[] = [];
  const enough = new AbortController();
  for (const [at, group] of groups.entries()) {
    const seconds = Math.max(1, (order.seconds - elapsed()) / (groups.length - at));
    const bestSoFar = stopOnceThereIsOne(enough.signal);
    const outcome = await makeRota(group.problem, {
      workerModule: call.app.host.workerModule,
      seconds,
      seed,
      order: isFewChanges ? 'fewChangesFirst' : 'evenFirst',
      signal,
      enough: bestSoFar.signal,
      onProgress: ({ step: doing, aims: settled, assignments }) => {
        if (assignments) {
          bestSoFar.found();
          offer(() => enough.abort());
        }
        const whose = group.title === '' ? '' : `${group.title}：`;
        step(`${whose}${[doing, ...settled.filter(isLoad).map(settledWords)].join('；')}`);
        advance(Math.min(order.seconds, Math.floor(elapsed())), order.seconds);
      },
    });
    if (outcome.status === 'infeasible' || outcome.status === 'unknown')
      return refusedRota(plan, group, outcome, order, elapsed());
    made.push({ group, outcome });
  }
  step('正在保存排班表');
  const kept = from === undefined ? [] : plan.cells.filter(({ day }) => day < from);
  const fresh = made
    .flatMap(({ outcome }) => outcome.assignments.map(({ day, shift, person }) => ({ day, shift, person })))
    .filter(({ day }) => from === undefined || day >= from);
  const aims = made.flatMap(({ group, outcome }) => outcome.aims.map((aim) => aimInWords(group, aim, outcome.aims)));
  const status = made.every(({ outcome }) => outcome.status === 'optimal') ? 'optimal' : 'feasible';
  const note: MadeNote = { status, aims, seconds: elapsed(), at: call.app.host.now() };
  const version = await writeMade(plan, [...kept, ...fresh], note, order, call);
  return {
    version,
    status,
    aims,
    // Of a first rota all would be a change.
    changes: plan.cells.length === 0 ? [] : rotaChanges(wholeProblem(plan), plan.cells, [...kept, ...fresh]),
    conflict: null,
    seconds: note.seconds,
  };
}

/** Stops the making of one group's rota when enough was said, but not before it has one. */
function stopOnceThereIsOne(enough: AbortSignal): { signal: AbortSignal; found(): void } {
  const stop = new AbortController();
  let isThere = false;
  const stopIfThere = () => {
    if (isThere && enough.aborted) stop.abort();
  };
  enough.addEventListener('abort', stopIfThere, { once: true });
  const found = () => {
    isThere = true;
    stopIfThere();
  };
  return { signal: stop.signal, found };
}

function refusedRota(plan: Plan, group: RoleGroup, outcome: RotaOutcome, order: Order, seconds: number): RotaGenerated {
  const of = group.title === '' ? '' : `${group.title}：`;
  const unknown =
    outcome.status === 'unknown'
      ? `在 ${order.seconds} 秒内没有排出符合规则的排班表，也没有证明排不出。请延长时间再试，或放宽一些要求。`
      : '排不出符合规则的排班表，原因没有在时限内找全。请延长时间再试，或先解除锁定、调低最少人数。';
  return {
    version: plan.rota?.version ?? 0,
    status: outcome.status,
    aims: [],
    changes: [],
    conflict: `${of}${outcome.conflict?.sentence ?? unknown}`,
    seconds,
  };
}

/** The problem as ordered: from a day on, and beginning from what is to change little. */
function orderedProblem(
  problem: RotaProblem,
  { ground, cells }: Plan,
  { from, previous }: { from: string | undefined; previous: readonly RotaCell[] | undefined },
): RotaProblem {
  const rest = from === undefined ? problem : restOfMonth(problem, { cells, shifts: ground.shifts }, from);
  return previous === undefined ? rest : { ...rest, previous: assignmentsIn(rest, previous) };
}

/** All shifts and people of a plan, for telling changes. */
export function wholeProblem({ ground, members, pairs }: Plan): RotaProblem {
  return {
    days: ground.days.map(({ day, weekend, holiday }) => ({ day, weekend, holiday })),
    shifts: rotaShifts(ground.shifts),
    needs: [],
    people: members.map(({ id, name, leader, driver, experienced, fresh }) => ({
      id,
      name,
      leader,
      driver,
      experienced,
      fresh,
      absences: [],
      wishes: [],
      history: { duties: 0, nights: 0, weekends: 0, holidays: 0 },
      elsewhere: [],
    })),
    pairs,
    pins: [],
    rules: ground.team.rules,
  };
}

const aimTitles: Record<AimValue['aim'], string> = {
  gaps: '应排未排的人次',
  duties: '班次最多最少相差',
  nights: '夜班最多最少相差',
  weekends: '周末班最多最少相差',
  holidays: '节假日班最多最少相差',
  wishes: '未能照顾的意愿',
  changes: '与原排班表不同的格数',
};

function aimInWords(
  { title, problem }: RoleGroup,
  { aim, value, bound }: AimValue,
  all: readonly AimValue[],
): MadeNote['aims'][number] {
  // Loads are evened out over the months together, so that the difference is that of the totals.
  const isCarried = rotaLoads.some((load) => load === aim && problem.people.some(({ history }) => history[load] > 0));
  const gaps = all.find((each) => each.aim === 'gaps')?.value ?? 0;
  const why = aim === 'duties' && value > 1 ? fewLeaders(problem, gaps) : '';
  return { aim, title: `${title}${aimTitles[aim]}${isCarried ? '（含以前各月）' : ''}${why}`, value, bound };
}

/** Where the seats of leaders alone keep the duties further apart than one, that is said; empty otherwise. */
function fewLeaders(problem: RotaProblem, gaps: number): string {
  const laid = layOut(problem);
  const sum = sumOf(laid, 'duties', gaps);
  const { seats, leaders, width } = ledDutiesOf(laid, sum);
  if (width <= 1 || width === leastWidth(rangesOf(laid, 'duties'), sum)) return '';
  return `（受带班人数限制：能带班的 ${leaders} 人，要带 ${seats} 人次的班）`;
}

const isLoad = ({ aim }: AimValue): boolean => rotaLoads.some((load) => load === aim);

/** 夜班最多最少相差 1，已是最小; with a gap: 夜班最多最少相差 3，最小不低于 1. */
function settledWords({ aim, value, bound }: AimValue): string {
  return `${aimTitles[aim]} ${value}，${value <= bound ? '已是最小' : `最小不低于 ${bound}`}`;
}

async function writeMade(
  plan: Plan,
  cells: readonly RotaCell[],
  made: MadeNote,
  order: Order,
  call: Call,
): Promise<number> {
  const title = order.order === 'fewChanges' && plan.cells.length > 0 ? '少改动重新生成' : '生成排班表';
  return call.township.db.transaction().execute(async (trx) => {
    const rota = await rotaToWrite(trx, order, call);
    const written = await writeStep(
      trx,
      rota,
      {
        title: order.reason === undefined ? title : `${title}：${order.reason}`,
        removed: plan.cells,
        added: cells,
        made,
      },
      call,
    );
    return written.version;
  });
}
