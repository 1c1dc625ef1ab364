// Days, instants and numbers of the invented ledgers of 平安建设.
import type { RowValues } from '../../../../shared/fields/field.ts';
import { addDays, addMonths } from '../../../../shared/rules/days.ts';
import type { DemoRow, DemoWorld } from '../demoRow.ts';

/** Two years, the last of which has the demo's twelve months. */
const months = 24;

/** First days of the months, the earliest first. */
export function monthsOf({ until }: DemoWorld): string[] {
  const last = `${until.slice(0, 7)}-01`;
  return Array.from({ length: months }, (_, at) => addMonths(last, at + 1 - months));
}

/** A day of a month by chance, or null where it would lie after the demo's last day. */
export function dayIn(month: string, from: number, to: number, { chance, until }: DemoWorld): string | null {
  const day = addDays(month, chance.between(from, to) - 1);
  return day <= until ? day : null;
}

/** Days after another, at most the last day. */
export function daysAfter(day: string, from: number, to: number, { chance, until }: DemoWorld): string {
  const later = addDays(day, chance.between(from, to));
  return later < until ? later : until;
}

/** A row entered on a day; what lies before the twelve months was typed when the office began. */
export function rowOn(register: string, values: RowValues, on: string, world: DemoWorld): DemoRow {
  const entered = on < world.from ? world.founding : world.enteredOn(on);
  return { register, id: world.newId(), values, ...entered };
}

/** In the order of their days, numbered by month: 2026100001. */
export function numbered(rows: readonly DemoRow[], day: string): DemoRow[] {
  const taken = new Map<string, number>();
  const ordered = rows.toSorted((one, other) => String(one.values[day]).localeCompare(String(other.values[day]), 'en'));
  return ordered.map((row) => {
    const month = String(row.values[day]).slice(0, 7).replace('-', '');
    const running = (taken.get(month) ?? 0) + 1;
    taken.set(month, running);
    return { ...row, values: { number: `${month}${String(running).padStart(4, '0')}`, ...row.values } };
  });
}
