// 换班 and 替班 in a published rota: the cells and the approved record of it are written together (registers.md §3.2).
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { ReceivedBy } from '../../../../shared/contract/index.ts';
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import type { Changes } from '../../../../shared/contract/shapes.ts';
import { clashRule } from '../../../../shared/rules/rota/neverPublished.ts';
import { dayWithWeekday } from '../../../../shared/rules/rota/rotaWords.ts';
import { changeRow } from '../../registers/change.ts';
import { registerOf } from '../../registers/columns.ts';
import type { WriteCall } from '../../registers/writeCall.ts';
import type { Plan } from '../plan/plan.ts';
import { checkPlan } from '../plan/violations.ts';
import type { RotaCell } from '../store.ts';
import { keyOf } from './editing.ts';

export type Swap = ReceivedBy<'rota.change'>;
/** What is to be changed, without why and by whose leave. */
export type SwapCells = Omit<ReceivedBy<'rota.weigh'>, 'team' | 'month'>;

/** Codes of the dictionary swapKind. */
const [exchange, standIn, more, fewer] = ['1', '2', '3', '4'] as const;

/** The cells that a swap takes away and adds. @throws Refusal `invalid` where it names too little. */
export function cellsOfSwap(swap: SwapCells): { removed: RotaCell[]; added: RotaCell[] } {
  const { kind, day, shift, person, other, otherDay, otherShift } = swap;
  const at = (who: string): RotaCell => ({ day, shift, person: who });
  if (kind === exchange) {
    if (!person || !otherDay || !otherShift) throw new Refusal('invalid', '换班要选两个人和两个班。');
    const there = (who: string): RotaCell => ({ day: otherDay, shift: otherShift, person: who });
    if (!other) return { removed: [at(person)], added: [there(person)] };
    return { removed: [at(person), there(other)], added: [at(other), there(person)] };
  }
  if (kind === standIn) {
    if (!person || !other) throw new Refusal('invalid', '替班要选原来排的人和替他的人。');
    return { removed: [at(person)], added: [at(other)] };
  }
  if (kind === more) {
    if (!other) throw new Refusal('invalid', '增派要选增加的人。');
    return { removed: [], added: [at(other)] };
  }
  if (!person) throw new Refusal('invalid', '减派要选减去的人。');
  return { removed: [at(person)], added: [] };
}

/** @throws Refusal `conflict` where somebody does not serve there, or serves there already. */
export function refuseAbsent(sheet: RotaSheet, { removed, added }: { removed: RotaCell[]; added: RotaCell[] }): void {
  const standing = new Set(sheet.cells.map(keyOf));
  const name = (id: string) => sheet.people.find((person) => person.id === id)?.name ?? '这个人';
  const where = ({ day, shift }: RotaCell) =>
    `${dayWithWeekday(day)}${sheet.shifts.find(({ id }) => id === shift)?.name ?? ''}`;
  for (const cell of removed) {
    if (!standing.has(keyOf(cell)))
      throw new Refusal('conflict', `${where(cell)}没有排${name(cell.person)}，请刷新后再看。`);
  }
  for (const cell of added) {
    if (standing.has(keyOf(cell))) throw new Refusal('conflict', `${where(cell)}已经排了${name(cell.person)}。`);
  }
}

type Violations = RotaSheet['violations'];

/** What is broken now that was not before. */
function newlyBroken(before: Violations, after: Violations): Violations {
  const known = new Set(before.map(({ sentence }) => sentence));
  return after.filter(({ sentence }) => !known.has(sentence));
}

/** One person in two places at once: no approval outweighs it. */
const isClash = ({ rule }: Violations[number]): boolean => rule === 'overlap' || rule === clashRule;

/** @throws Refusal `invalid` where a swap puts somebody in two places at once. */
export function refuseClash(before: RotaSheet, after: RotaSheet): void {
  const fresh = newlyBroken(before.violations, after.violations).filter(isClash);
  if (fresh.length === 0) return;
  throw new Refusal('invalid', `不能这样调整：${fresh[0]!.sentence}`);
}

/** What a swap would break, the worst first; nothing is written. @throws Refusal as `cellsOfSwap` does. */
export function weighSwap(plan: Plan, swap: SwapCells): { refused: boolean; sentences: string[] } {
  const { removed, added } = cellsOfSwap(swap);
  const gone = new Set(removed.map(keyOf));
  const here = new Set(plan.cells.map(keyOf));
  const cells = [
    ...plan.cells.filter((cell) => !gone.has(keyOf(cell))),
    ...added.filter((cell) => !here.has(keyOf(cell))),
  ];
  // A pin that goes with its cell is not broken by that.
  const pins = plan.pins.filter((pin) => !pin.serves || !gone.has(keyOf(pin)));
  const fresh = newlyBroken(checkPlan(plan).violations, checkPlan({ ...plan, cells, pins }).violations);
  const sorted = [...fresh.filter(isClash), ...fresh.filter((each) => !isClash(each))];
  return { refused: sorted.some(isClash), sentences: sorted.map(({ sentence }) => sentence) };
}

/** 12月5日（星期六）夜班：石志强换成龙桂英. */
export function swapTitle(sheet: RotaSheet, swap: Swap): string {
  const name = (id: string | null) => sheet.people.find((person) => person.id === id)?.name ?? '';
  const shift = sheet.shifts.find(({ id }) => id === swap.shift)?.name ?? '';
  const where = `${dayWithWeekday(swap.day)}${shift}`;
  switch (swap.kind) {
    case exchange:
      return swap.other === null
        ? `换班 ${name(swap.person)}由${where}调到${dayWithWeekday(swap.otherDay ?? swap.day)}`
        : `换班 ${where}${name(swap.person)}与${name(swap.other)}`;
    case standIn:
      return `替班 ${where}${name(swap.person)}由${name(swap.other)}`;
    case more:
      return `增派 ${where}${name(swap.other)}`;
    case fewer:
      return `减派 ${where}${name(swap.person)}`;
  }
}

/** Writes the record of a swap. @returns its id. */
export async function writeSwap(swap: Swap, write: WriteCall): Promise<string> {
  const { team, day, shift, kind, person, other, otherDay, otherShift, reason, approver, approvedOn } = swap;
  const changes: Changes = { team, day, shift, kind, person, other, reason, approver, approvedOn };
  if (kind === exchange) Object.assign(changes, { otherDay, otherShift });
  const change = { register: registerOf('shiftSwap'), id: null, version: null, changes };
  return (await changeRow(change, write)).id;
}
