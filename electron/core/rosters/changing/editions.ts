// What was published: each edition is the whole sheet as it was, so that it prints the same whatever becomes of the plan.
import { Refusal } from '../../../../shared/contract/errors.ts';
import { type RotaSheet, rotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { type RotaChange, type RotaNames, rotaChanges } from '../../../../shared/rules/rota/rotaChanges.ts';
import type { Db } from '../../tables.ts';

/** The sheet of an edition as it was published. @throws Refusal `notFound`. */
export async function editionSheet(db: Db, rota: string, edition: number): Promise<RotaSheet> {
  const row = await db
    .selectFrom('rotaEdition')
    .select('sheet')
    .where('rota', '=', rota)
    .where('edition', '=', edition)
    .executeTakeFirst();
  if (!row) throw new Refusal('notFound', `这份排班表没有第 ${edition} 版。`);
  return rotaSheet.parse(JSON.parse(row.sheet));
}

/** What differs between two sheets of one team, in words; the later one’s names count. */
export function sheetChanges(before: RotaSheet, after: RotaSheet): RotaChange[] {
  return rotaChanges(namesIn(before, after), before.cells, after.cells);
}

function namesIn(...sheets: readonly RotaSheet[]): RotaNames {
  const people = new Map<string, string>();
  const shifts = new Map<string, string>();
  for (const sheet of sheets) {
    for (const { id, name } of sheet.people) people.set(id, name);
    for (const { id, name } of sheet.shifts) shifts.set(id, name);
  }
  return {
    people: [...people].map(([id, name]) => ({ id, name })),
    shifts: [...shifts].map(([key, title]) => ({ key, title })),
  };
}
