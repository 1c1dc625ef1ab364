// Standing in a committee or team: one open membership for a person at a time.
import { rowsIn } from '../../tables.ts';
import type { WriteCall } from '../writeCall.ts';
import type { RowBeingWritten } from './registerRules.ts';

/** Whether another row in use, not ended, says that this person belongs to this group. */
export async function standsAlready(
  register: string,
  group: string,
  row: RowBeingWritten,
  call: WriteCall,
): Promise<boolean> {
  const { person, leftOn } = row.values;
  const body = row.values[group];
  if (typeof person !== 'string' || typeof body !== 'string' || leftOn != null) return false;
  const other = await rowsIn(call.trx)
    .selectFrom(register)
    .select('id')
    .where(group, '=', body)
    .where('person', '=', person)
    .where('withdrawnAt', 'is', null)
    .where('leftOn', 'is', null)
    .where('id', '<>', row.id ?? '')
    .executeTakeFirst();
  return other !== undefined;
}
