// Rosters in which what matters is each person's whole schedule: runs of work and of free days, weekends, hours, wishes,
// and cover that may be missed or passed at a price. The rules of the public benchmark of Curtois and Qu (2014).

export interface ScheduleShift {
  id: string;
  minutes: number;
  /** Shifts (by number) that may not follow on the next day. */
  notBefore: readonly number[];
}

export interface SchedulePerson {
  id: string;
  /** Most shifts of each kind, by shift number. */
  mostOf: readonly number[];
  mostMinutes: number;
  leastMinutes: number;
  /** Days of work on end, and days off on end; runs at the edges of the horizon may be shorter. */
  longestRun: number;
  shortestRun: number;
  shortestRest: number;
  mostWeekends: number;
  /** 1 on a day off. */
  daysOff: Uint8Array;
  /** By day × shifts + shift: what working it adds to the value; `base` counts the wished shifts as missed. */
  cost: Float64Array;
  base: number;
}

export interface ScheduleProblem {
  /** The first day is a Monday. */
  days: number;
  shifts: readonly ScheduleShift[];
  people: readonly SchedulePerson[];
  /** By day × shifts + shift: people wanted, and the price of one less and one more. */
  need: Float64Array;
  under: Float64Array;
  over: Float64Array;
}

/** A person's shift (by number) of every day, −1 on a free day. */
export type Schedule = Int8Array;

/** What a schedule adds to the value by its wishes. */
export function wishCost(problem: ScheduleProblem, row: number, schedule: Schedule): number {
  const person = problem.people[row]!;
  let sum = person.base;
  for (const [day, shift] of schedule.entries())
    if (shift >= 0) sum += person.cost[day * problem.shifts.length + shift]!;
  return sum;
}

/** People on every day and shift. */
export function coverOf(problem: ScheduleProblem, schedules: readonly Schedule[]): Float64Array {
  const cover = new Float64Array(problem.days * problem.shifts.length);
  for (const schedule of schedules)
    for (const [day, shift] of schedule.entries()) if (shift >= 0) cover[day * problem.shifts.length + shift]! += 1;
  return cover;
}

/** The value of a roster: missed wishes and the prices of cover. */
export function valueOfSchedules(problem: ScheduleProblem, schedules: readonly Schedule[]): number {
  let sum = 0;
  for (const [row, schedule] of schedules.entries()) sum += wishCost(problem, row, schedule);
  for (const [cell, present] of coverOf(problem, schedules).entries()) {
    const need = problem.need[cell]!;
    sum += present < need ? (need - present) * problem.under[cell]! : (present - need) * problem.over[cell]!;
  }
  return sum;
}

/** What a schedule breaks, in words; empty for one that keeps every hard rule. Independent of how it was found. */
export function breaches(problem: ScheduleProblem, row: number, schedule: Schedule): string[] {
  const person = problem.people[row]!;
  const found: string[] = [];
  const counts = problem.shifts.map(() => 0);
  const weekends = new Set<number>();
  let minutes = 0;
  const runs: { working: boolean; from: number; length: number }[] = [];
  for (const [day, shift] of schedule.entries()) {
    const working = shift >= 0;
    const run = runs.at(-1);
    if (run?.working === working) run.length += 1;
    else runs.push({ working, from: day, length: 1 });
    if (!working) continue;
    counts[shift]! += 1;
    minutes += problem.shifts[shift]!.minutes;
    if (day % 7 > 4) weekends.add(Math.floor(day / 7));
    if (person.daysOff[day] === 1) found.push(`works on day off ${day}`);
    const next = schedule[day + 1] ?? -1;
    if (next >= 0 && problem.shifts[shift]!.notBefore.includes(next)) found.push(`forbidden succession on day ${day}`);
  }
  for (const [shift, count] of counts.entries())
    if (count > person.mostOf[shift]!) found.push(`${count} shifts ${problem.shifts[shift]!.id}`);
  if (minutes < person.leastMinutes || minutes > person.mostMinutes) found.push(`${minutes} minutes`);
  if (weekends.size > person.mostWeekends) found.push(`${weekends.size} weekends`);
  for (const { working, from, length } of runs) {
    const inside = from > 0 && from + length < problem.days;
    if (working && length > person.longestRun) found.push(`run of ${length} from ${from}`);
    if (inside && length < (working ? person.shortestRun : person.shortestRest))
      found.push(`${working ? 'run' : 'rest'} of ${length} from ${from}`);
  }
  return found;
}
