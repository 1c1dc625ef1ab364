// Shifts of published rotas as figures count them: of the asked team or village, up to yesterday, and those of today that
// are recorded already.
import { sql } from 'kysely';
import type { IndicatorFigure } from '../../../shared/indicators/indicator.ts';
import type { PlannedShiftName } from '../../../shared/rules/duty/plannedShift.ts';
import { isDue, notPatrolling } from '../rosters/facts/plannedShifts.ts';
import type { Db } from '../tables.ts';
import type { Narrowed } from './scope.ts';

export type WhichShifts = Extract<IndicatorFigure, { kind: 'shifts' }>['which'];

export interface ShiftOfRota extends PlannedShiftName {
  /** Of the team; null where it has none. */
  village: string | null;
  /** The first patrol record of it, or null. */
  record: string | null;
}

interface Asked {
  db: Db;
  narrowed: Narrowed;
  today: string;
}

/** Null where no published rota tells anything of the span, or the scope is not one of teams. */
export async function shiftsOf(
  { db, narrowed, today }: Asked,
  { first, last }: { first: string; last: string },
): Promise<ShiftOfRota[] | null> {
  const { village, team, ...others } = narrowed;
  const since = await firstPlanned(db);
  if (Object.keys(others).length > 0 || since === null || last < since || first > today) return null;
  const until = last < today ? last : today;
  const ofTeam = team === undefined ? sql`` : sql` and r."team" = ${team}`;
  const ofVillage = village === undefined ? sql`` : sql` and coalesce(t."village", '') = ${village}`;
  const found =
    await sql<ShiftOfRota>`select c."day" as "day", r."team" as "team", c."shift" as "shift", t."village" as "village",
      (select min(p."id") from "patrolRecord" p where p."patrolledOn" = c."day" and p."team" = r."team"
        and p."shift" = c."shift" and p."withdrawnAt" is null) as "record"
    from "rotaCell" c join "rota" r on r."id" = c."rota" join "team" t on t."id" = r."team"
    where c."day" between ${first} and ${until} and r."withdrawnAt" is null and r."state" <> 'draft'
      and coalesce(t."dutyTeam", '') not in (${sql.join([...notPatrolling])})${ofTeam}${ofVillage}
    group by c."rota", c."day", c."shift" order by c."day" desc, t."name", c."shift"`.execute(db);
  return found.rows.filter(({ day, record }) => isDue(day, record !== null, today));
}

/** The shifts of one kind. */
export function shiftsThat(shifts: readonly ShiftOfRota[], which: WhichShifts): ShiftOfRota[] {
  return shifts.filter(({ record }) => which === 'planned' || (record !== null) === (which === 'held'));
}

/** The first day that a published rota plans; null where none does. */
async function firstPlanned(db: Db): Promise<string | null> {
  const found = await sql<{ day: string | null }>`select min(c."day") as "day" from "rotaCell" c
    join "rota" r on r."id" = c."rota" where r."withdrawnAt" is null and r."state" <> 'draft'`.execute(db);
  return found.rows[0]?.day ?? null;
}
