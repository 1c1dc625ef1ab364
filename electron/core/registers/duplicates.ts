// People who may be one and the same.
import { sql } from 'kysely';
import type { Db } from '../tables.ts';

/** Pairs that are proposed at once; merging them shows the next. */
const most = 200;

interface Pair {
  one: string;
  other: string;
  why: keyof typeof reasons;
}

const reasons = { 1: '姓名和电话相同', 2: '姓名和出生年月相同', 3: '姓名和村（社区）相同' } as const;

/**
 * Pairs of people in use with the same name who share a phone, a month of birth or a village, unless both have identity
 * numbers (then they are two people) or somebody has declared them different. Three joins on equal values, as a name may
 * have hundreds of bearers in a township.
 */
async function likelyPairs(db: Db): Promise<Pair[]> {
  const alike = (rank: number, column: string) => sql`
    select a."id" as "one", b."id" as "other", ${sql.lit(rank)} as "why", a."nameSort" as "nameSort"
    from "namesake" a join "namesake" b on b."name" = a."name" and b.${sql.ref(column)} = a.${sql.ref(column)}
    where b."id" > a."id" and (a."open" or b."open")`;
  const found = await sql<Pair>`
    with "namesake" as materialized (
      select "id", "name", "nameSort", "phone", "village", substr("birthDay", 1, 7) as "month", "idNumber" is null as "open"
      from "person" where "withdrawnAt" is null
        and "name" in (select "name" from "person" where "withdrawnAt" is null and "idNumber" is null)),
    "pair" as (${alike(1, 'phone')} union all ${alike(2, 'month')} union all ${alike(3, 'village')})
    select p."one", p."other", min(p."why") as "why" from "pair" p
    where not exists (select 1 from "notDuplicate" n where n."one" = p."one" and n."other" = p."other")
    group by p."one", p."other" order by min(p."nameSort"), p."one", p."other" limit ${most}`.execute(db);
  return found.rows;
}

export interface LikelyGroup {
  /** In words. */
  why: string;
  ids: string[];
}

/** Groups of people who may be one, by name; whoever is alike somebody of a group belongs to it. */
export async function likelyDuplicates(db: Db): Promise<LikelyGroup[]> {
  const groups: { why: Set<string>; ids: Set<string> }[] = [];
  for (const { one, other, why } of await likelyPairs(db)) {
    const [group = { why: new Set<string>(), ids: new Set<string>() }, ...joined] = groups.filter(
      ({ ids }) => ids.has(one) || ids.has(other),
    );
    if (!groups.includes(group)) groups.push(group);
    for (const also of joined) {
      groups.splice(groups.indexOf(also), 1);
      for (const id of also.ids) group.ids.add(id);
      for (const reason of also.why) group.why.add(reason);
    }
    group.why.add(reasons[why]);
    group.ids.add(one).add(other);
  }
  return groups.map((group) => ({ why: [...group.why].join('；'), ids: [...group.ids] }));
}
