// What is wrong with a rota as it stands: the hard rules of each group, people in two places at once, and cells whose
// shift or person no longer fits.
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { checkRota } from '../../../../shared/rules/rota/checkRota.ts';
import type { PersonCounts } from '../../../../shared/rules/rota/counts.ts';
import { clashRule } from '../../../../shared/rules/rota/neverPublished.ts';
import { dayWithWeekday, dayWords } from '../../../../shared/rules/rota/rotaWords.ts';
import type { RotaCell } from '../store.ts';
import type { Member } from './people.ts';
import type { Plan } from './plan.ts';
import { assignmentsIn, type RoleGroup, roleGroups } from './problems.ts';
import type { ShiftPattern } from './shiftPatterns.ts';

export type SheetViolation = RotaSheet['violations'][number];

export interface CheckedPlan {
  violations: SheetViolation[];
  /** What everybody serves in this rota. */
  counts: Map<string, PersonCounts['now']>;
}

/** Checks a plan's cells. A rota without any cell has nothing wrong. */
export function checkPlan(plan: Plan): CheckedPlan {
  const counts = new Map(plan.members.map(({ id }) => [id, { duties: 0, nights: 0, weekends: 0, holidays: 0 }]));
  if (plan.cells.length === 0) return { violations: [], counts };
  const groups = roleGroups(plan, { toCheck: true });
  const clashes = clashesOf(plan);
  const clashed = new Set(clashes.map(({ day, shift, people }) => `${day} ${shift} ${people[0]}`));
  const violations: SheetViolation[] = [...clashes, ...strayCells(plan, groups), ...wrongRoles(plan)];
  for (const { problem } of groups) {
    const checked = checkRota(problem, assignmentsIn(problem, plan.cells));
    for (const found of checked.violations) {
      // A clash is told once, as what it is.
      if (found.rule === 'available' && clashed.has(`${found.day} ${found.shift} ${found.people[0]}`)) continue;
      if (asksWhoIsAmongNobody(found)) continue;
      violations.push(found);
    }
    for (const { person, now } of checked.counts) {
      const sum = counts.get(person);
      if (!sum) continue;
      sum.duties += now.duties;
      sum.nights += now.nights;
      sum.weekends += now.weekends;
      sum.holidays += now.holidays;
    }
  }
  return { violations: violations.toSorted((a, b) => (a.day ?? '').localeCompare(b.day ?? '')), counts };
}

/** An empty shift lacks people; that it lacks a leader among them goes without saying. */
function asksWhoIsAmongNobody({ rule, people }: SheetViolation): boolean {
  return people.length === 0 && (rule === 'leaders' || rule === 'drivers' || rule === 'experienced');
}

/** Minutes of a duty from the start of its day; an end at or before the start lies on the next day. */
function minutesIn(day: string, start: string, end: string): { from: number; to: number } {
  const from = Date.parse(`${day}T${start}:00Z`) / 60_000;
  const to = Date.parse(`${day}T${end}:00Z`) / 60_000;
  return { from, to: to > from ? to : to + 1440 };
}

function clashesOf({ ground, cells, elsewhere, members }: Plan): SheetViolation[] {
  const shifts = new Map(ground.shifts.map((shift) => [shift.id, shift]));
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return cells.flatMap(({ day, shift, person }) => {
    const pattern = shifts.get(shift);
    if (!pattern) return [];
    const here = minutesIn(day, pattern.start, pattern.end);
    const other = (elsewhere.get(person) ?? []).find((duty) => {
      const there = minutesIn(duty.day, duty.start, duty.end);
      return here.from < there.to && there.from < here.to;
    });
    if (!other) return [];
    const sentence =
      `${dayWithWeekday(day)}${names.get(person) ?? ''}排了本队${pattern.name}（${pattern.start}—${pattern.end}），` +
      `${dayWords(other.day)}又在${other.title}（${other.start}—${other.end}），时间重叠。一人不能同时在两处，请换下其中一处。`;
    return [{ rule: clashRule, day, shift, people: [person], sentence }];
  });
}

/** Cells of shifts that a day no longer has: its level, season or kind changed, or the pattern. */
function strayCells({ ground, cells, members }: Plan, groups: readonly RoleGroup[]): SheetViolation[] {
  const slots = new Set(groups.flatMap(({ problem }) => problem.needs.map(({ day, shift }) => `${day} ${shift}`)));
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const stray = cells.filter(({ day, shift }) => !slots.has(`${day} ${shift}`));
  return [...Map.groupBy(stray, ({ day, shift }) => `${day} ${shift}`).values()].map((here) => {
    const { day, shift } = here[0]!;
    return {
      rule: 'stray',
      day,
      shift,
      people: here.map(({ person }) => person),
      sentence: straySentence(ground, here, names),
    };
  });
}

function straySentence(
  { days, shifts }: Plan['ground'],
  here: readonly RotaCell[],
  names: ReadonlyMap<string, string>,
): string {
  const { day, shift } = here[0]!;
  const pattern = shifts.find(({ id }) => id === shift);
  const of = days.find((each) => each.day === day);
  const level = of && of.level !== '1' && pattern?.level !== of.level ? levelWords(of.level) : '';
  const who = here.map(({ person }) => names.get(person) ?? '').join('、');
  return (
    `${dayWithWeekday(day)}${level}没有${pattern?.name ?? '这个班次'}（${hours(pattern)}），${who}还排在上面。` +
    '请按“少改动”重新生成，或把他们从这一班移除。'
  );
}

const hours = (pattern: ShiftPattern | undefined) => (pattern ? `${pattern.start}—${pattern.end}` : '已停用');

const levelWords = (level: string) => `按${level === '3' ? '战时' : '应急'}勤务，`;

/** People in shifts of another 值班身份. */
function wrongRoles({ ground, cells, members }: Plan): SheetViolation[] {
  if (!ground.shifts.some(({ role }) => role !== null)) return [];
  const shifts = new Map(ground.shifts.map((shift) => [shift.id, shift]));
  const people = new Map(members.map((member) => [member.id, member]));
  return cells.flatMap(({ day, shift, person }) => {
    const pattern = shifts.get(shift);
    const member = people.get(person);
    if (!pattern || !member || pattern.role === member.role) return [];
    return [{ rule: 'role', day, shift, people: [person], sentence: roleSentence(day, pattern, member) }];
  });
}

function roleSentence(day: string, pattern: ShiftPattern, member: Member): string {
  const wants = pattern.roleName === '' ? '不分值班身份的人员' : pattern.roleName;
  const is = member.roleName === '' ? '没有填值班身份' : `值班身份是${member.roleName}`;
  return `${dayWithWeekday(day)}${pattern.name}由${wants}担任，${member.name}${is}。请换人，或改正他的值班身份。`;
}
