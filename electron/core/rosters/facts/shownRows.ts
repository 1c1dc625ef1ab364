// Rows of the registers of duty as a window may see them, with the titles of what they point to.
import type { Row, RowTitles } from '../../../../shared/contract/shapes.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import type { Call } from '../../handlers.ts';
import { readFullRows, showRows } from '../../registers/readRows.ts';
import { revealRows } from '../../registers/reveal.ts';
import { rowsIn } from '../../tables.ts';

export interface ShownRows {
  rows: Row[];
  titles: RowTitles;
}

/** Rows by id, in that order. */
export async function shownRows(register: Register, ids: readonly string[], call: Call): Promise<ShownRows> {
  const { read, userName } = call.township;
  const rows = await readFullRows(read, register, ids, call.app.host.today());
  const revealed = await revealRows(
    call,
    register.key,
    rows.map(({ id }) => id),
  );
  return showRows(read, register, rows, revealed, userName);
}

/** The ids of the rows in use whose field points to a row, in an order. */
export async function idsPointing(
  register: Register,
  field: string,
  target: string,
  order: string,
  call: Call,
): Promise<string[]> {
  const rows = await rowsIn(call.township.read)
    .selectFrom(register.key)
    .select('id')
    .where(field, '=', target)
    .where('withdrawnAt', 'is', null)
    .orderBy(order)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Titles of several answers as one. */
export function joinedTitles(...all: readonly RowTitles[]): RowTitles {
  const joined: Record<string, Record<string, string>> = {};
  for (const titles of all) {
    for (const [register, byId] of Object.entries(titles)) joined[register] = { ...joined[register], ...byId };
  }
  return joined;
}
