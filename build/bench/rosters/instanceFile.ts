// Reads the public instances' own text format; it explains itself in its comments.
import type { ScheduleProblem } from '../../../electron/core/rosters/generator/schedules/scheduleProblem.ts';

/** The problem of an instance's text. Throws for a line it cannot read. */
export function readInstance(text: string): ScheduleProblem {
  const sections = new Map<string, string[][]>();
  let current: string[][] = [];
  for (const line of text.split(/\r?\n/u)) {
    if (line.startsWith('#') || line.trim() === '') continue;
    if (line.startsWith('SECTION_')) {
      current = [];
      sections.set(line.trim(), current);
    } else current.push(line.split(',').map((cell) => cell.trim()));
  }
  const rows = (name: string) => sections.get(`SECTION_${name}`) ?? [];
  const days = Number(rows('HORIZON')[0]?.[0]);
  const shiftRows = rows('SHIFTS');
  const shiftOf = new Map(shiftRows.map(([id], at) => [id!, at]));
  const place = (map: Map<string, number>, key: string | undefined): number => {
    const found = map.get(key ?? '');
    if (found === undefined) throw new Error(`unknown name in the instance: ${key}`);
    return found;
  };
  const shifts = shiftRows.map(([id, minutes, after]) => ({
    id: id!,
    minutes: Number(minutes),
    notBefore: (after ?? '')
      .split('|')
      .filter(Boolean)
      .map((next) => place(shiftOf, next)),
  }));
  const people = rows('STAFF').map(([id, most, mostMinutes, leastMinutes, longestRun, shortestRun, rest, weekends]) => {
    const mostOf = shifts.map(() => 0);
    for (const part of (most ?? '').split('|')) {
      const [shift, count] = part.split('=');
      mostOf[place(shiftOf, shift)] = Number(count);
    }
    return {
      id: id!,
      mostOf,
      mostMinutes: Number(mostMinutes),
      leastMinutes: Number(leastMinutes),
      longestRun: Number(longestRun),
      shortestRun: Number(shortestRun),
      shortestRest: Number(rest),
      mostWeekends: Number(weekends),
      daysOff: new Uint8Array(days),
      cost: new Float64Array(days * shifts.length),
      base: 0,
    };
  });
  const personOf = new Map(people.map(({ id }, at) => [id, at]));
  for (const [id, ...off] of rows('DAYS_OFF'))
    for (const day of off) people[place(personOf, id)]!.daysOff[Number(day)] = 1;
  for (const [id, day, shift, weight] of rows('SHIFT_ON_REQUESTS')) {
    const person = people[place(personOf, id)]!;
    person.base += Number(weight);
    person.cost[Number(day) * shifts.length + place(shiftOf, shift)]! -= Number(weight);
  }
  for (const [id, day, shift, weight] of rows('SHIFT_OFF_REQUESTS'))
    people[place(personOf, id)]!.cost[Number(day) * shifts.length + place(shiftOf, shift)]! += Number(weight);
  const cells = days * shifts.length;
  const problem = {
    days,
    shifts,
    people,
    need: new Float64Array(cells),
    under: new Float64Array(cells),
    over: new Float64Array(cells),
  };
  for (const [day, shift, need, under, over] of rows('COVER')) {
    const cell = Number(day) * shifts.length + place(shiftOf, shift);
    problem.need[cell] = Number(need);
    problem.under[cell] = Number(under);
    problem.over[cell] = Number(over);
  }
  return problem;
}
