// Changing a rota by hand: one step of cells and pins. A draft takes anything that names its own days, shifts and
// people; what breaks a rule is shown. Who serves in a published rota changes only with a record (swapping.ts).
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { ReceivedBy } from '../../../../shared/contract/index.ts';
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import type { NewStep, RotaCell, RotaPinCell } from '../store.ts';

export type CellChange = ReceivedBy<'rota.edit'>['changes'][number];

/**
 * The step that a list of changes makes. A pin brings its person along, a bar sends him away.
 * @throws Refusal `invalid` where one cell is asked to be both
 */
export function stepOf(title: string, changes: readonly CellChange[]): NewStep {
  const removed: RotaCell[] = [];
  const added: RotaCell[] = [];
  const unpinned: RotaPinCell[] = [];
  const pinned: RotaPinCell[] = [];
  for (const { day, shift, person, what } of changes) {
    const cell = { day, shift, person };
    const pin = (serves: boolean): RotaPinCell => ({ ...cell, serves });
    switch (what) {
      case 'add':
        added.push(cell);
        unpinned.push(pin(false));
        break;
      case 'remove':
        removed.push(cell);
        unpinned.push(pin(true));
        break;
      case 'pin':
        added.push(cell);
        pinned.push(pin(true));
        break;
      case 'unpin':
        unpinned.push(pin(true));
        break;
      case 'bar':
        removed.push(cell);
        pinned.push(pin(false));
        break;
      case 'unbar':
        unpinned.push(pin(false));
        break;
    }
  }
  const barred = new Set(pinned.filter(({ serves }) => !serves).map(keyOf));
  const both = pinned.find((pin) => pin.serves && barred.has(keyOf(pin)));
  if (both) throw new Refusal('invalid', `${both.day} 的同一格不能既锁定又设为不排，请只选一样。`);
  return { title, removed, added, pins: { removed: unpinned, added: pinned } };
}

/** @throws Refusal `invalid` for days, shifts or people that the rota does not have. What is there already may be taken away. */
export function refuseStrangers(sheet: RotaSheet, cells: readonly RotaCell[]): void {
  const days = new Set(sheet.days.map(({ day }) => day));
  const shifts = new Set(sheet.shifts.map(({ id }) => id));
  const people = new Set(sheet.people.map(({ id }) => id));
  for (const { day, shift, person } of cells) {
    if (!days.has(day)) throw new Refusal('invalid', `${day} 不在这个月的排班表里。`);
    if (!shifts.has(shift)) {
      throw new Refusal('invalid', `${day} 没有这个班次，可能是班次模板刚改过，请刷新后再排。`);
    }
    if (!people.has(person)) {
      throw new Refusal('invalid', `这个人这个月不在${sheet.team.title}，请先在“巡防队员”登记。`);
    }
  }
}

/** @throws Refusal `locked`: who serves in a published rota changes by 换班 or 替班. */
export function refuseBareChange(sheet: RotaSheet, step: NewStep): void {
  if (sheet.rota === null || sheet.rota.state === 'draft') return;
  const standing = new Set(sheet.cells.map(keyOf));
  const moves =
    (step.removed ?? []).some((cell) => standing.has(keyOf(cell))) ||
    (step.added ?? []).some((cell) => !standing.has(keyOf(cell)));
  if (!moves) return;
  throw new Refusal('locked', '排班表已经发布。要改谁上哪个班，请用“换班、替班”，写明原因和批准人。');
}

export const keyOf = ({ day, shift, person }: RotaCell): string => `${day} ${shift} ${person}`;
