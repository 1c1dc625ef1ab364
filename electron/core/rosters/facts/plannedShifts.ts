// Shifts that published rotas planned, and the patrol records of each. A shift is held once a record names its team, day and
// shift. 机关值班 and 护学 are told by their own logs and are no patrols.
import { sql } from 'kysely';
import type { PlannedShift } from '../../../../shared/contract/dutyProcedures.ts';
import type { Db } from '../../tables.ts';

/** 勤务队种 whose duty is not recorded as a patrol: 机关值班, 护学. */
export const notPatrolling: readonly string[] = ['4', '7'];

/** A shift counts once its day is over, or a record of it is there: today’s may still be walked. */
export const isDue = (day: string, isRecorded: boolean, today: string): boolean => day < today || isRecorded;

export interface PlannedAsked {
  first: string;
  last: string;
  today: string;
  team?: string | undefined;
}

interface PlannedRow {
  team: string;
  teamTitle: string;
  day: string;
  shift: string;
  name: string;
  start: string;
  end: string;
  people: number;
  records: string | null;
}

/** Every planned shift of some days up to today, the newest day first, with the records of it. */
export async function plannedShifts(db: Db, { first, last, today, team }: PlannedAsked): Promise<PlannedShift[]> {
  const until = last < today ? last : today;
  const ofTeam = team === undefined ? sql`` : sql` and r."team" = ${team}`;
  const found =
    await sql<PlannedRow>`select r."team" as "team", t."name" as "teamTitle", c."day" as "day", c."shift" as "shift",
      s."name" as "name", s."start" as "start", s."end" as "end", count(*) as "people",
      (select json_group_array(p."id") from "patrolRecord" p where p."team" = r."team" and p."patrolledOn" = c."day"
        and p."shift" = c."shift" and p."withdrawnAt" is null) as "records"
    from "rotaCell" c join "rota" r on r."id" = c."rota" join "team" t on t."id" = r."team"
      join "shiftPattern" s on s."id" = c."shift"
    where c."day" between ${first} and ${until} and r."withdrawnAt" is null and r."state" <> 'draft'
      and coalesce(t."dutyTeam", '') not in (${sql.join([...notPatrolling])})${ofTeam}
    group by 1, 3, 4 order by 3 desc, 6 desc, 2`.execute(db);
  return found.rows.map(({ records, people, ...row }) => ({
    ...row,
    people: Number(people),
    records: JSON.parse(records ?? '[]') as string[],
  }));
}

/** Who is planned for a shift, by the team's published rota or its draft. */
export async function plannedPeople(db: Db, team: string, day: string, shift: string): Promise<string[]> {
  const found = await sql<{
    person: string;
  }>`select c."person" as "person" from "rotaCell" c join "rota" r on r."id" = c."rota"
    where r."team" = ${team} and c."day" = ${day} and c."shift" = ${shift} and r."withdrawnAt" is null`.execute(db);
  return found.rows.map(({ person }) => person);
}
