// What differs between two rotas, and who could take one cell over.
import { layOut, slotKey } from './layOut.ts';
import type { RotaAssignment, RotaProblem } from './problem.ts';
import { dayWithWeekday } from './rotaWords.ts';
import type { Alternative } from './whyCell.ts';
import { alternativesFor, placingOf } from './whyCell.ts';

export interface RotaChange {
  day: string;
  shift: string;
  /** Who leaves the shift and who comes, by id, in the people's order. */
  out: string[];
  into: string[];
  sentence: string;
}

/** The names that a list of changes speaks of; any rota problem has them. */
export interface RotaNames {
  people: readonly { id: string; name: string }[];
  shifts: readonly { key: string; title: string }[];
}

/** The changes from one rota to another, shift by shift in the order of time. */
export function rotaChanges(
  problem: RotaNames,
  before: readonly RotaAssignment[],
  after: readonly RotaAssignment[],
): RotaChange[] {
  const names = new Map(problem.people.map(({ id, name }) => [id, name]));
  const order = new Map(problem.people.map(({ id }, at) => [id, at]));
  const shifts = new Map(problem.shifts.map((shift, at) => [shift.key, { shift, at }]));
  const people = (rota: readonly RotaAssignment[]) => Map.groupBy(rota, ({ day, shift }) => slotKey(day, shift));
  const [old, now] = [people(before), people(after)];
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((key): RotaChange[] => {
    const was = new Set(old.get(key)?.map(({ person }) => person));
    const is = new Set(now.get(key)?.map(({ person }) => person));
    const sorted = (ids: Iterable<string>) => [...ids].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    const out = sorted([...was].filter((id) => !is.has(id)));
    const into = sorted([...is].filter((id) => !was.has(id)));
    if (out.length + into.length === 0) return [];
    const { day, shift } = (old.get(key) ?? now.get(key))![0]!;
    const title = shifts.get(shift)?.shift.title ?? shift;
    const say = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join('、');
    const what =
      out.length > 0 && into.length > 0
        ? `${say(out)}换成${say(into)}`
        : out.length > 0
          ? `减去${say(out)}`
          : `增加${say(into)}`;
    return [{ day, shift, out, into, sentence: `${dayWithWeekday(day)}${title}：${what}` }];
  });
  return changes.toSorted(
    (a, b) => a.day.localeCompare(b.day) || (shifts.get(a.shift)?.at ?? 0) - (shifts.get(b.shift)?.at ?? 0),
  );
}

/**
 * Everybody who might take a cell over from `person` (null: fill an empty seat), the best first with what speaks for or
 * against each. Throws RangeError for a shift that the problem does not have.
 */
export function replacementsFor(
  problem: RotaProblem,
  rota: readonly RotaAssignment[],
  cell: { day: string; shift: string; person: string | null },
): Alternative[] {
  const laid = layOut(problem);
  const slot = laid.slots[laid.slotIndex.get(slotKey(cell.day, cell.shift)) ?? -1];
  if (slot === undefined) throw new RangeError(`nobody is needed: ${cell.day} ${cell.shift}`);
  const out = cell.person === null ? -1 : (laid.personIndex.get(cell.person) ?? -1);
  return alternativesFor(placingOf(laid, rota), slot, out);
}
