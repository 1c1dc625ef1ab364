// People who may be one and the same.
import { sql } from 'kysely';
import type { Db } from '../tables.ts';

/** Pairs that are proposed at once; merging them shows the next. */
const most = 200;

interface Pair {
  one: string;
  other: string;
  /** In words. */
  why: string;
}

/**
 * Pairs of people in use with the same name who share a phone, a month of birth or a village, unless both have identity
 * numbers (then they are two people) or somebody has declared them different. Walks along the index of names and stops
 * at enough of them.
 */
async function likelyPairs(db: Db): Promise<Pair[]> {
  const month = (person: 'a' | 'b') => sql`substr(${sql.ref(`${person}.birthDay`)}, 1, 7)`;
  const found = await sql<Pair>`select a."id" as "one", b."id" as "other",
      case when a."phone" = b."phone" then '姓名和电话相同'
           when ${month('a')} = ${month('b')} then '姓名和出生年月相同'
           else '姓名和村（社区）相同' end as "why"
    from "person" a join "person" b on b."name" = a."name" and b."id" > a."id"
    where a."withdrawnAt" is null and b."withdrawnAt" is null
      and (a."idNumber" is null or b."idNumber" is null)
      and (a."phone" = b."phone" or a."village" = b."village" or ${month('a')} = ${month('b')})
      and not exists (select 1 from "notDuplicate" n where n."one" = a."id" and n."other" = b."id")
    order by a."nameSort", a."id" limit ${most}`.execute(db);
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
      for (const alike of also.why) group.why.add(alike);
    }
    group.why.add(why);
    group.ids.add(one).add(other);
  }
  return groups.map((group) => ({ why: [...group.why].join('；'), ids: [...group.ids] }));
}
