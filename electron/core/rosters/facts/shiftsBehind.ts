// Planned shifts as the records behind a figure: who was planned, by which patrol records they were held, in words.
import { sql } from 'kysely';
import type { ShownShift } from '../../../../shared/contract/shapes.ts';
import {
  type PlannedShiftName,
  plannedShiftId,
  readPlannedShiftId,
} from '../../../../shared/rules/duty/plannedShift.ts';
import { dayWithWeekday } from '../../../../shared/rules/rota/rotaWords.ts';
import { registerOf } from '../../registers/columns.ts';
import { titlesOf } from '../../registers/rowTitles.ts';
import type { Db } from '../../tables.ts';

/** Ids of the persons planned for a shift, and of the patrol records that name it. */
export interface ShiftBehind {
  people: string[];
  records: string[];
}

const asJson = (shifts: readonly PlannedShiftName[]) =>
  JSON.stringify(shifts.map(({ day, team, shift }) => [day, team, shift]));

interface BehindRow extends PlannedShiftName {
  people: string;
  records: string;
}

/** Shifts as published rotas plan them now, by their ids; what no rota plans is missing. */
export async function behindShifts(db: Db, shifts: readonly PlannedShiftName[]): Promise<Map<string, ShiftBehind>> {
  const found = await sql<BehindRow>`
    select k.value ->> 0 as "day", k.value ->> 1 as "team", k.value ->> 2 as "shift",
      (select json_group_array(c."person") from "rota" r join "rotaCell" c on c."rota" = r."id"
        where r."team" = k.value ->> 1 and r."month" = substr(k.value ->> 0, 1, 7) and r."withdrawnAt" is null
          and r."state" <> 'draft' and c."day" = k.value ->> 0 and c."shift" = k.value ->> 2) as "people",
      (select json_group_array(p."id") from "patrolRecord" p where p."team" = k.value ->> 1
        and p."patrolledOn" = k.value ->> 0 and p."shift" = k.value ->> 2 and p."withdrawnAt" is null) as "records"
    from json_each(${asJson(shifts)}) k`.execute(db);
  return new Map(
    found.rows.flatMap((row): [string, ShiftBehind][] => {
      const people = JSON.parse(row.people) as string[];
      const records = JSON.parse(row.records) as string[];
      return people.length === 0 ? [] : [[plannedShiftId(row), { people, records: records.toSorted() }]];
    }),
  );
}

/** What a lock keeps of shifts in place of a row's version: 1 planned, 2 held. A shift that is planned no more is missing. */
export async function shiftVersions(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const behind = await behindShifts(db, namesOfShifts(ids));
  return new Map([...behind].map(([id, { records }]) => [id, records.length > 0 ? 2 : 1]));
}

const namesOfShifts = (ids: readonly string[]): PlannedShiftName[] => ids.flatMap((id) => readPlannedShiftId(id) ?? []);

/** Shifts in words, in their order; what stands behind them may be that of another time, as a lock kept it. */
export async function shownShifts(
  db: Db,
  shifts: readonly { id: string; behind: ShiftBehind }[],
): Promise<ShownShift[]> {
  const names = shifts.map(({ id }) => readPlannedShiftId(id) ?? { day: '', team: '', shift: '' });
  const people = await titlesOf(db, registerOf('person'), new Set(shifts.flatMap(({ behind }) => behind.people)));
  const teams = await titlesOf(db, registerOf('team'), new Set(names.map(({ team }) => team)));
  const patterns = await hoursOf(db, 'shiftPattern', new Set(names.map(({ shift }) => shift)));
  const records = await hoursOf(db, 'patrolRecord', new Set(shifts.flatMap(({ behind }) => behind.records)));
  return shifts.map(({ behind }, index): ShownShift => {
    const { day, team, shift } = names[index]!;
    const pattern = patterns.get(shift);
    return {
      day,
      teamTitle: teams.get(team) ?? '',
      name: pattern?.name ?? '',
      hours: pattern?.hours ?? '',
      people: behind.people.map((id) => people.get(id) ?? '').toSorted((a, b) => a.localeCompare(b, 'zh')),
      records: behind.records.map((id) => ({ id, hours: records.get(id)?.hours ?? '' })),
    };
  });
}

async function hoursOf(db: Db, register: 'shiftPattern' | 'patrolRecord', ids: ReadonlySet<string>) {
  const name = register === 'shiftPattern' ? sql`"name"` : sql`''`;
  const found = await sql<{ id: string; name: string; start: string; end: string }>`
    select "id", ${name} as "name", "start", "end" from ${sql.table(register)}
    where "id" in (select value from json_each(${JSON.stringify([...ids])}))`.execute(db);
  return new Map(found.rows.map(({ id, name, start, end }) => [id, { name, hours: `${start}—${end}` }]));
}

/** 有 20:10—22:50 的巡逻记录, 没有巡逻记录. */
export const heldWords = ({ records }: Pick<ShownShift, 'records'>): string =>
  records.length === 0 ? '没有巡逻记录' : `有${records.map(({ hours }) => hours).join('、')}的巡逻记录`;

/** 镇巡防队夜班（20:00—23:00），排石一、石二，没有巡逻记录. */
export const shiftTitle = (shown: ShownShift): string =>
  `${shown.teamTitle}${shown.name}（${shown.hours}），排${shown.people.join('、')}，${heldWords(shown)}`;

/** 12月3日（星期四）镇巡防队夜班, by the ids. */
export async function shiftTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const shown = await shownShifts(
    db,
    ids.map((id) => ({ id, behind: { people: [], records: [] } })),
  );
  return new Map(shown.map(({ day, teamTitle, name }, at) => [ids[at]!, `${dayWithWeekday(day)}${teamTitle}${name}`]));
}
