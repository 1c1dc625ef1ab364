// Of whom figures are asked; an empty village: of records that name none. A committee's id says by itself whether it is a 治保会 or a 人民调解委员会.
import { sql } from 'kysely';
import type { IndicatorScope, ScopeKey } from '../../../shared/indicators/indicator.ts';
import type { Db } from '../tables.ts';

export type Narrowed = Partial<Record<ScopeKey, string>>;

type Asked = { [K in keyof IndicatorScope]?: string | undefined };

export async function narrowedBy(db: Db, { village, committee, team, line }: Asked): Promise<Narrowed> {
  const own = { ...(team && { team }), ...(line && { line }) };
  const narrowed: Narrowed = { ...(village === undefined ? {} : { village }), ...own };
  if (!committee) return narrowed;
  const found = await sql`select 1 from "peopleCommittee" where "id" = ${committee}`.execute(db);
  return { ...narrowed, [found.rows.length > 0 ? 'peopleCommittee' : 'committee']: committee };
}
