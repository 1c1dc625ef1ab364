// The records behind a figure with their titles: rows of registers, and shifts of rotas.
import type { ShownShift } from '../../../shared/contract/shapes.ts';
import { plannedShiftKey } from '../../../shared/rules/duty/plannedShift.ts';
import { registerOf } from '../registers/columns.ts';
import { titlesOf } from '../registers/rowTitles.ts';
import { shiftTitle, shownShifts } from '../rosters/facts/shiftsBehind.ts';
import type { Db } from '../tables.ts';
import type { IndicatorRecord } from './records.ts';

export interface TitledRecord extends IndicatorRecord {
  /** Empty where the record is not there any more. */
  title: string;
  shift: ShownShift | null;
}

/** The records in their order. */
export async function titledRecords<R extends IndicatorRecord>(
  db: Db,
  records: readonly R[],
): Promise<(R & TitledRecord)[]> {
  const titles = new Map<string, Map<string, string>>();
  for (const [register, of] of Map.groupBy(records, (record) => record.register)) {
    if (register === plannedShiftKey) continue;
    const ids = new Set(of.map(({ id }) => id));
    titles.set(register, await titlesOf(db, registerOf(register), ids));
  }
  const shifts = records.flatMap(({ id, behind }) => (behind ? [{ id, behind }] : []));
  const shown = await shownShifts(db, shifts);
  let at = 0;
  return records.map((record) => {
    const shift = record.behind ? shown[at++]! : null;
    const title = shift ? shiftTitle(shift) : (titles.get(record.register)?.get(record.id) ?? '');
    return { ...record, title, shift };
  });
}
