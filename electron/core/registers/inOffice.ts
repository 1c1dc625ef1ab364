// Who belongs to a body on a day: joined by then, not yet left. Columns of a membership at an alias.
import { type RawBuilder, sql } from 'kysely';

/** Condition on a row with `joinedOn` and `leftOn`: in use, and in office on the day. */
export function inOffice(member: string, day: string): RawBuilder<unknown> {
  return sql`${sql.ref(`${member}.withdrawnAt`)} is null
    and (${sql.ref(`${member}.joinedOn`)} is null or ${sql.ref(`${member}.joinedOn`)} <= ${day})
    and (${sql.ref(`${member}.leftOn`)} is null or ${sql.ref(`${member}.leftOn`)} > ${day})`;
}
