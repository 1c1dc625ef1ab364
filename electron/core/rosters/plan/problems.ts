// From a plan to the problems that rules and generator know: one for each 值班身份, whose shifts only its own people
// serve in. Their rotas do not touch each other, so that joined they are the team's rota.
import type {
  RotaAssignment,
  RotaOtherDuty,
  RotaPerson,
  RotaProblem,
  RotaShift,
} from '../../../../shared/rules/rota/problem.ts';
import type { Ground } from './ground.ts';
import type { Member } from './people.ts';
import type { Plan } from './plan.ts';
import type { ShiftPattern } from './shiftPatterns.ts';

/** The part of a plan that is planned for itself. */
export interface RoleGroup {
  /** Code of 值班身份, null for all who have none. */
  role: string | null;
  /** In words; empty for patrols. */
  title: string;
  problem: RotaProblem;
}

const tierWords: Record<string, string> = { '1': '常态', '2': '应急', '3': '战时' };

/** Whether somebody of this role serves in shifts of that one. A patrol without roles takes everybody. */
function servesIn(plan: Plan): (member: Member, role: string | null) => boolean {
  const hasRoles = plan.ground.shifts.some((shift) => shift.role !== null);
  return (member, role) => (hasRoles ? member.role === role : true);
}

/** Shifts as rules know them; the place is said only where it tells apart what has the same name. */
export function rotaShifts(shifts: readonly ShiftPattern[]): RotaShift[] {
  const places = Map.groupBy(shifts, ({ name }) => name);
  return shifts.map(({ id, name, start, end, night, where }) => {
    const others = new Set(places.get(name)!.map((each) => each.where));
    return { key: id, title: name, start, end, night, ...(where === '' || others.size < 2 ? {} : { post: where }) };
  });
}

/** The days of a month as rules know them. */
function rotaDays({ days }: Ground): RotaProblem['days'] {
  return days.map(({ day, weekend, holiday, level }) => ({ day, weekend, holiday, level: tierWords[level]! }));
}

function rotaPerson(plan: Plan, member: Member, elsewhere: readonly RotaOtherDuty[]): RotaPerson {
  const { id, name, leader, driver, experienced, fresh, from, to, mostDuties, mostNights } = member;
  return {
    id,
    name,
    leader,
    driver,
    experienced,
    fresh,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    absences: plan.absences.get(id) ?? [],
    wishes: plan.wishes.get(id) ?? [],
    ...(mostDuties === null ? {} : { mostDuties }),
    ...(mostNights === null ? {} : { mostNights }),
    history: plan.history.get(id) ?? { duties: 0, nights: 0, weekends: 0, holidays: 0 },
    elsewhere,
  };
}

/**
 * The problems of a plan, in the order of its shifts. With `toCheck`, whoever holds a cell belongs to its group, member
 * or not; without, those who may be placed and those who are pinned.
 */
export function roleGroups(plan: Plan, { toCheck }: { toCheck: boolean }): RoleGroup[] {
  const { ground, members, cells, pins } = plan;
  const serves = servesIn(plan);
  const needed = new Set(ground.needs.map(({ shift }) => shift));
  const standing = ground.shifts.filter(({ id }) => needed.has(id));
  const patterns = new Map(ground.shifts.map((shift) => [shift.id, shift]));
  return [...Map.groupBy(standing, ({ role }) => role)].map(([role, shifts]): RoleGroup => {
    const own = new Set(shifts.map(({ id }) => id));
    const needs = ground.needs.filter(({ shift }) => own.has(shift));
    const slots = new Set(needs.map(({ day, shift }) => `${day} ${shift}`));
    const isSlot = ({ day, shift }: { day: string; shift: string }) => slots.has(`${day} ${shift}`);
    const holding = toCheck ? cells.filter(isSlot) : pins.filter((pin) => pin.serves && isSlot(pin));
    const named = new Set(holding.map(({ person }) => person));
    const people = members.filter(
      (member) => named.has(member.id) || (serves(member, role) && belongs(member, ground)),
    );
    const ids = new Set(people.map(({ id }) => id));
    const otherCells = cells.filter(({ shift, person }) => !own.has(shift) && ids.has(person));
    return {
      role,
      title: shifts[0]!.roleName,
      problem: {
        days: rotaDays(ground),
        shifts: rotaShifts(shifts),
        needs,
        people: people.map((member) =>
          rotaPerson(plan, member, [
            ...(plan.elsewhere.get(member.id) ?? []),
            ...otherCells.flatMap(({ day, shift, person }): RotaOtherDuty[] => {
              const pattern = patterns.get(shift);
              // Shifts that no longer stand are told apart from clashes.
              if (!pattern || person !== member.id || !needed.has(shift)) return [];
              const { start, end, night, name } = pattern;
              return [{ day, start, end, night, title: `本队${name}` }];
            }),
          ]),
        ),
        pairs: plan.pairs.filter(({ one, other }) => ids.has(one) && ids.has(other)),
        pins: pins.filter((pin) => isSlot(pin) && ids.has(pin.person)),
        rules: ground.team.rules,
      },
    };
  });
}

function belongs({ from, to }: Member, { first, last }: Ground): boolean {
  return (from === null || from <= last) && (to === null || to >= first);
}

/** The cells of a plan that a problem knows. */
export function assignmentsIn(problem: RotaProblem, cells: readonly RotaAssignment[]): RotaAssignment[] {
  const slots = new Set(problem.needs.map(({ day, shift }) => `${day} ${shift}`));
  const people = new Set(problem.people.map(({ id }) => id));
  return cells.filter(({ day, shift, person }) => slots.has(`${day} ${shift}`) && people.has(person));
}

/** Roles that have shifts but nobody to serve in them, and teams without members, in words. */
export function missingPeople(plan: Plan): string[] {
  const { ground, members } = plan;
  if (ground.needs.length === 0) return [];
  const when = `${ground.month.slice(0, 4)}年${Number(ground.month.slice(5))}月`;
  if (!members.some((member) => belongs(member, ground)))
    return [`“${ground.team.name}”在${when}没有在岗的队员。请在“巡防队员”里登记。`];
  return roleGroups(plan, { toCheck: false })
    .filter(({ problem }) => problem.people.length === 0)
    .map(({ title }) =>
      title === ''
        ? `“${ground.team.name}”没有未填值班身份的队员，不分身份的班次没有人可排。请核对班次模板的“由谁担任”。`
        : `“${ground.team.name}”没有值班身份为“${title}”的队员。请在“巡防队员”里填写值班身份。`,
    );
}
