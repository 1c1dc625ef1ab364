// Whether anything was written since a question was last answered.
import { type Kysely, sql } from 'kysely';

/**
 * A number that another one follows whenever another connection has committed; this one must only read (SQLite's
 * `data_version`).
 */
export async function changeStamp<Tables>(reading: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(reading);
  return Number(rows[0]!.data_version);
}
