// Any rota against all hard rules. The generator is held against this: what it returns passes here.
import { addDays } from '../days.ts';
import type { PersonCounts, RotaCells } from './counts.ts';
import { cellsOf, countsOf } from './counts.ts';
import type { LaidOut, RotaSlot } from './layOut.ts';
import { layOut } from './layOut.ts';
import type { RotaAssignment, RotaPerson, RotaProblem } from './problem.ts';
import { barrierWords, dayWithWeekday, dayWords, exclusionOf, namesWords, restWords, slotWords } from './rotaWords.ts';
import type { Spread } from './spread.ts';
import { spreadsOf } from './spread.ts';

export type RotaRule =
  | 'unknown'
  | 'repeated'
  | 'available'
  | 'pin'
  | 'overlap'
  | 'rest'
  | 'onePerDay'
  | 'mostDuties'
  | 'mostNights'
  | 'dutiesPerWeek'
  | 'nightsOnEnd'
  | 'daysOnEnd'
  | 'least'
  | 'tooMany'
  | 'leaders'
  | 'drivers'
  | 'experienced'
  | 'fresh'
  | 'together'
  | 'apart';

export interface RotaViolation {
  rule: RotaRule;
  day: string | null;
  shift: string | null;
  people: string[];
  /** What is wrong and the way out, in words. */
  sentence: string;
}

export interface RotaCheck {
  violations: RotaViolation[];
  counts: PersonCounts[];
  spreads: Spread[];
}

/** Checks a rota against every hard rule of its problem and counts it. Throws RangeError for a problem that contradicts itself in its names. */
export function checkRota(problem: RotaProblem, assignments: readonly RotaAssignment[]): RotaCheck {
  const laid = layOut(problem);
  const { cells, unknown, repeated } = cellsOf(laid, assignments);
  const violations: RotaViolation[] = [
    ...unknown.map(({ day, shift, person }) => ({
      rule: 'unknown' as const,
      day,
      shift,
      people: [person],
      sentence: `${day} 班次“${shift}”、人员“${person}”不在本排班表的日期、班次或名单中。请核对后删去或改正这一格。`,
    })),
    ...repeated.map(({ day, shift, person }) => ({
      rule: 'repeated' as const,
      day,
      shift,
      people: [person],
      sentence: `${dayWords(day)}同一班次中${nameOf(laid, person)}写了两次。请删去一处。`,
    })),
    ...violationsOf(laid, cells),
  ];
  return { violations, counts: countsOf(laid, cells), spreads: spreadsOf(laid, cells) };
}

/** Violations of the rules by a rota's cells, by time within each kind. */
export function violationsOf(laid: LaidOut, cells: RotaCells): RotaViolation[] {
  const found: RotaViolation[] = [];
  for (const [row, person] of laid.problem.people.entries()) {
    const held = laid.slots.filter((slot) => cells[row * laid.slots.length + slot.index] === 1);
    found.push(
      ...barriersMet(laid, person, row, held),
      ...tooClose(laid, person, held),
      ...overCaps(laid, person, held),
    );
    found.push(...pinsMissed(laid, person, row, cells));
  }
  for (const slot of laid.slots) found.push(...slotViolations(laid, cells, slot));
  return found;
}

/** What one slot's people break of its needs and of who goes with whom. */
export function slotViolations(laid: LaidOut, cells: RotaCells, slot: RotaSlot): RotaViolation[] {
  return [...staffing(laid, cells, slot), ...company(laid, cells, slot)];
}

const nameOf = (laid: LaidOut, id: string) => {
  const row = laid.personIndex.get(id);
  return row === undefined ? id : laid.problem.people[row]!.name;
};

function at(rule: RotaRule, slot: RotaSlot, people: string[], sentence: string): RotaViolation {
  return { rule, day: slot.day, shift: slot.shift.key, people, sentence };
}

function barriersMet(laid: LaidOut, person: RotaPerson, row: number, held: readonly RotaSlot[]): RotaViolation[] {
  return held.flatMap((slot) => {
    const barrier = laid.barriers[row * laid.slots.length + slot.index];
    if (!barrier) return [];
    const sentence = `${slotWords(slot)}排了${person.name}，但他${barrierWords(barrier)}。请换人，或先改正他的请假、任务或锁定。`;
    return [at(barrier.kind === 'pinnedOut' ? 'pin' : 'available', slot, [person.id], sentence)];
  });
}

function pinsMissed(laid: LaidOut, person: RotaPerson, row: number, cells: RotaCells): RotaViolation[] {
  return laid.slots
    .filter(({ index }) => {
      const cell = row * laid.slots.length + index;
      return laid.pinned[cell] === 1 && cells[cell] !== 1;
    })
    .map((slot) =>
      at('pin', slot, [person.id], `${slotWords(slot)}锁定了${person.name}，表中却没有他。请排上他，或解除锁定。`),
    );
}

function tooClose(laid: LaidOut, person: RotaPerson, held: readonly RotaSlot[]): RotaViolation[] {
  const found: RotaViolation[] = [];
  for (const [place, earlier] of held.entries()) {
    for (const later of held.slice(place + 1)) {
      if (later.from >= earlier.free) break;
      const rule = exclusionOf(laid, earlier, later);
      const both = `${person.name}排了${slotWords(earlier)}和${slotWords(later)}`;
      const way = '请把其中一班换给别人。';
      const sentence = {
        overlap: `${both}，两班时间重叠。${way}`,
        rest: `${both}，中间只隔 ${restWords(later.from - earlier.to)}，${earlier.night ? '夜班后' : '两班之间'}须休息 ${restWords(earlier.rested - earlier.to)}。${way}`,
        onePerDay: `${both}，一人一天只排一班。${way}`,
      }[rule];
      found.push(at(rule, later, [person.id], sentence));
    }
  }
  return found;
}

/** The longest run of days that end in a day of the rota, among days served (with those before the rota began). */
function runsOver(
  first: string,
  days: ReadonlySet<string>,
  last: string,
  most: number,
): { from: string; length: number }[] {
  const runs: { from: string; length: number }[] = [];
  let length = 0;
  for (let day = addDays(first, -31); day <= addDays(last, 1); day = addDays(day, 1)) {
    if (days.has(day)) {
      length += 1;
      continue;
    }
    if (length > most && day > first) runs.push({ from: addDays(day, -length), length });
    length = 0;
  }
  return runs;
}

/** Days before the rota on which somebody served elsewhere, for runs that cross the month's border. */
export function daysBefore(laid: LaidOut, person: RotaPerson, nightsOnly: boolean): string[] {
  const first = laid.problem.days[0]?.day ?? '';
  return person.elsewhere.filter((duty) => duty.day < first && (!nightsOnly || duty.night)).map((duty) => duty.day);
}

function overCaps(laid: LaidOut, person: RotaPerson, held: readonly RotaSlot[]): RotaViolation[] {
  const { rules, days } = laid.problem;
  const found: RotaViolation[] = [];
  const say = (rule: RotaRule, day: string | null, sentence: string) =>
    found.push({ rule, day, shift: null, people: [person.id], sentence });
  const way = '请换给班次少的人，或调整上限。';
  const nights = held.filter((slot) => slot.night);
  if (person.mostDuties !== undefined && held.length > person.mostDuties)
    say(
      'mostDuties',
      null,
      `${person.name}排了 ${held.length} 班，超过他本期最多 ${person.mostDuties} 班的上限。${way}`,
    );
  if (person.mostNights !== undefined && nights.length > person.mostNights)
    say(
      'mostNights',
      null,
      `${person.name}排了 ${nights.length} 个夜班，超过他最多 ${person.mostNights} 个的上限。${way}`,
    );
  if (rules.dutiesPerWeek !== undefined) {
    const outside = laid.inWeekOutside[laid.personIndex.get(person.id)!]!;
    for (const [number, week] of Map.groupBy(held, (slot) => slot.week)) {
      const count = week.length + (outside.get(number) ?? 0);
      if (count <= rules.dutiesPerWeek) continue;
      const first = week[0]!.day;
      say(
        'dutiesPerWeek',
        first,
        `${person.name}在${dayWithWeekday(first)}所在的一周排了 ${count} 班，每周最多 ${rules.dutiesPerWeek} 班。${way}`,
      );
    }
  }
  const first = days[0]?.day;
  const last = days.at(-1)?.day;
  if (first === undefined || last === undefined) return found;
  for (const [rule, most, served, what] of [
    ['nightsOnEnd', rules.nightsOnEnd, nights, '夜班'],
    ['daysOnEnd', rules.daysOnEnd, held, '有班'],
  ] as const) {
    if (most === undefined) continue;
    const on = new Set([...daysBefore(laid, person, rule === 'nightsOnEnd'), ...served.map((slot) => slot.day)]);
    for (const run of runsOver(first, on, last, most))
      say(
        rule,
        run.from,
        `${person.name}从${dayWords(run.from)}起连续 ${run.length} 天${what}，最多连续 ${most} 天。请在中间换一班。`,
      );
  }
  return found;
}

function staffing(laid: LaidOut, cells: RotaCells, slot: RotaSlot): RotaViolation[] {
  const present = laid.problem.people.filter((_, row) => cells[row * laid.slots.length + slot.index] === 1);
  const { least, wanted, leaders, drivers, experienced } = slot.need;
  const where = slotWords(slot);
  const ids = present.map((person) => person.id);
  const found: RotaViolation[] = [];
  if (present.length < least)
    found.push(
      at(
        'least',
        slot,
        ids,
        `${where}至少要 ${least} 人，只排了 ${present.length} 人。请补排，或调低这一班的最少人数。`,
      ),
    );
  if (present.length > Math.max(least, wanted))
    found.push(
      at(
        'tooMany',
        slot,
        ids,
        `${where}只需 ${Math.max(least, wanted)} 人，排了 ${present.length} 人。请减去多排的人。`,
      ),
    );
  for (const [rule, needed, is, word] of [
    ['leaders', leaders, 'leader', '能带班的'],
    ['drivers', drivers, 'driver', '驾驶员'],
    ['experienced', experienced, 'experienced', '有经验的'],
  ] as const) {
    const have = present.filter((person) => person[is]).length;
    if (have < needed)
      found.push(at(rule, slot, ids, `${where}要有 ${needed} 名${word}，只有 ${have} 名。请换上一名${word}人员。`));
  }
  return found;
}

function company(laid: LaidOut, cells: RotaCells, slot: RotaSlot): RotaViolation[] {
  const width = laid.slots.length;
  const present = laid.problem.people.filter((_, row) => cells[row * width + slot.index] === 1);
  const found: RotaViolation[] = [];
  const fresh = present.filter((person) => person.fresh);
  if (fresh.length > 0 && !present.some((person) => person.experienced))
    found.push(
      at(
        'fresh',
        slot,
        fresh.map((person) => person.id),
        `${slotWords(slot)}排了新队员${namesWords(fresh.map((person) => person.name))}，却没有有经验的人带。请加一名有经验的，或换下新队员。`,
      ),
    );
  const serves = (id: string) => cells[(laid.personIndex.get(id) ?? -1) * width + slot.index] === 1;
  for (const { kind, one, other } of laid.problem.pairs) {
    const [first, second] = [serves(one), serves(other)];
    const names = `${nameOf(laid, one)}和${nameOf(laid, other)}`;
    if (kind === 'apart' && first && second)
      found.push(at('apart', slot, [one, other], `${slotWords(slot)}同时排了${names}，他们不能同班。请换下一人。`));
    if (kind === 'together' && first !== second)
      found.push(
        at(
          'together',
          slot,
          [one, other],
          `${slotWords(slot)}只排了${names}中的一人，他们须同班。请一并排上或一并换下。`,
        ),
      );
  }
  return found;
}
