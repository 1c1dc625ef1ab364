// Numbers of a ledger by month: 年月 and a running number of four (registers.md §5.1), 202610 0001.
import type { FieldValue } from '../../../../../shared/fields/field.ts';
import { rowsIn } from '../../../tables.ts';
import type { WriteCall } from '../../writeCall.ts';
import type { RegisterRules } from '../registerRules.ts';

const digits = 4;

/**
 * The number after the last one of the day's month; null without a day, and after 9999. Numbers of withdrawn rows stay
 * theirs: they may be brought back.
 */
export async function nextNumber(register: string, day: FieldValue, call: WriteCall): Promise<string | null> {
  if (typeof day !== 'string' || day.length < 7) return null;
  const month = day.slice(0, 7).replace('-', '');
  const last = `${month}${'9'.repeat(digits)}`;
  const row = await rowsIn(call.trx)
    .selectFrom(register)
    .select('number')
    .where('number', '>=', `${month}${'0'.repeat(digits)}`)
    .where('number', '<=', last)
    // Numbers that somebody wrote otherwise (2026101, 202610-1) may lie between and are passed over.
    .where('number', 'like', `${month}${'_'.repeat(digits)}`)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  const running = Number(String(row?.number ?? '').slice(month.length) || '0') + 1;
  return Number.isInteger(running) && running < 10 ** digits
    ? `${month}${String(running).padStart(digits, '0')}`
    : null;
}

/** Gives `number` where nobody wrote one, by the month of a day of the row. */
export const numberedBy =
  (register: string, day: string): NonNullable<RegisterRules['complete']> =>
  async ({ values }, call): Promise<Record<string, FieldValue>> =>
    values.number == null ? { number: await nextNumber(register, values[day] ?? null, call) } : {};
