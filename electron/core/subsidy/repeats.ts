// Cases that may be one dispute entered twice, and what somebody decided about them.
import { sql } from 'kysely';
import { addDays } from '../../../shared/rules/days.ts';
import {
  type DisputeFacts,
  pairKey,
  partyMark,
  repeatedDisputes,
} from '../../../shared/rules/mediation/subsidy/sameDispute.ts';
import type { Db } from '../tables.ts';

export interface Decision {
  /** Two disputes; otherwise one, entered twice. */
  isSeparate: boolean;
  reason: string;
}

export interface Repeat {
  /** The case that is repeated. */
  case: string;
  /** Its number and title. */
  title: string;
  why: string;
  /** What somebody decided about the two; null: nobody has. */
  decision: Decision | null;
}

interface CaseRow {
  id: string;
  number: string | null;
  title: string;
  dispute: string | null;
  kind: string | null;
  day: string;
}

interface PartyRow {
  case: string;
  person: string | null;
  creditCode: string | null;
  organisation: string | null;
  name: string | null;
}

const dayOf = sql.raw('coalesce(c."acceptedOn", c."closedOn", c."registeredOn")');
const counts = sql.raw('c."withdrawnAt" is null and (c."acceptedOn" is not null or c."outcome" is not null)');
const atOnce = 500;

/** For each of some cases that seems to repeat others: those others, paid ones first. `paid` holds ids of paid cases. */
export async function repeatsOf(
  db: Db,
  ids: readonly string[],
  days: number,
  paid: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly Repeat[]>> {
  if (ids.length === 0) return new Map();
  const wanted = new Set(ids);
  const near = await casesNear(db, ids, days);
  const parties = await partiesOf(db, near);
  const decisions = await decisionsOn(db, ids);
  const facts = [...near.values()].map(
    ({ id, dispute, kind, day }): DisputeFacts => ({
      id,
      dispute,
      kind,
      day,
      parties: parties.get(id) ?? [],
      isPaid: paid.has(id),
    }),
  );
  const found = repeatedDisputes(facts, days);
  const entries = [...found].filter(([id]) => wanted.has(id));
  return new Map(
    entries.map(([id, list]) => [
      id,
      list.map(({ other, why }) => {
        const { number, title } = near.get(other)!;
        return {
          case: other,
          title: [number, title].filter((text) => text !== null).join(' '),
          why,
          decision: decisions.get(pairKey(id, other)) ?? null,
        };
      }),
    ]),
  );
}

/** The cases themselves, those within the days around them, and those with the same row in the ledger. */
async function casesNear(db: Db, ids: readonly string[], days: number): Promise<Map<string, CaseRow>> {
  const what = sql`select c."id", c."number", c."title", c."dispute", c."kind", ${dayOf} as "day"
    from "mediationCase" c`;
  const near = new Map<string, CaseRow>();
  const add = (rows: readonly CaseRow[]): void => {
    for (const row of rows) near.set(row.id, row);
  };
  for (let start = 0; start < ids.length; start += atOnce) {
    const some = sql.join(ids.slice(start, start + atOnce));
    add((await sql<CaseRow>`${what} where c."id" in (${some})`.execute(db)).rows);
    const sameRow = sql<CaseRow>`${what} where ${counts} and c."dispute" in
      (select d."dispute" from "mediationCase" d where d."id" in (${some}) and d."dispute" is not null)`;
    add((await sameRow.execute(db)).rows);
  }
  // Cases of the same row may lie years away; what is near is measured from the asked ones alone.
  const own = ids.flatMap((id) => near.get(id)?.day ?? []).sort();
  if (own.length === 0) return near;
  const first = addDays(own[0]!, -days);
  const last = addDays(own.at(-1)!, days);
  add((await sql<CaseRow>`${what} where ${counts} and ${dayOf} between ${first} and ${last}`.execute(db)).rows);
  return near;
}

async function partiesOf(db: Db, cases: ReadonlyMap<string, CaseRow>): Promise<Map<string, string[]>> {
  const ids = [...cases.keys()];
  const byCase = new Map<string, string[]>();
  for (let start = 0; start < ids.length; start += atOnce) {
    const found = await sql<PartyRow>`select "case", "person", "creditCode", "organisation", "name" from "caseParty"
      where "withdrawnAt" is null and "case" in (${sql.join(ids.slice(start, start + atOnce))})`.execute(db);
    for (const row of found.rows) {
      const mark = partyMark(row);
      if (mark !== null) byCase.set(row.case, [...(byCase.get(row.case) ?? []), mark]);
    }
  }
  return byCase;
}

/** The last decision on each pair that one of the cases is in, by `pairKey`. */
async function decisionsOn(db: Db, ids: readonly string[]): Promise<Map<string, Decision>> {
  const wanted = new Set(ids);
  const rows = await db.selectFrom('subsidyDecision').selectAll().orderBy('at').orderBy('id').execute();
  const pairs = new Map<string, Decision>();
  for (const { case: one, other, separate, reason } of rows) {
    if (!wanted.has(one) && !wanted.has(other)) continue;
    pairs.set(pairKey(one, other), { isSeparate: separate === 1, reason });
  }
  return pairs;
}
