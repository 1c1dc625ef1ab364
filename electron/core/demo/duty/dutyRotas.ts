// Rotas of the demo's teams: two years of published ones up to this month, by the very sheets that the program shows.
import type { RotaSheet, RotaSheetPerson } from '../../../../shared/contract/rotaProcedures.ts';
import { addMonths } from '../../../../shared/rules/days.ts';
import { sheetOf } from '../../rosters/plan/sheet.ts';
import type { RotaCell } from '../../rosters/store.ts';
import type { Township } from '../../township.ts';
import type { DemoWorld } from '../demoRow.ts';
import { fairRota } from './fairRota.ts';

const months = 24;
const approver = '向世勇';

/** A duty that was planned: what a patrol is recorded after. */
export interface PlannedDuty {
  team: string;
  day: string;
  shift: string;
  start: string;
  end: string;
  level: string;
  people: { id: string; leader: boolean }[];
}

/** Writes the rotas of two years and of this month. @returns their duties in order of time, team by team. */
export async function writeDemoRotas(
  township: Township,
  teams: readonly string[],
  apart: readonly (readonly [string, string])[],
  world: DemoWorld,
  director: string,
): Promise<Map<string, PlannedDuty[]>> {
  const first = addMonths(`${world.until.slice(0, 7)}-01`, -months);
  const all = Array.from({ length: months + 1 }, (_, index) => addMonths(first, index).slice(0, 7));
  const duties = new Map<string, PlannedDuty[]>();
  for (const team of teams) {
    const served = new Map<string, number>();
    const ofTeam: PlannedDuty[] = [];
    for (const month of all)
      ofTeam.push(...(await writeMonth(township, { team, month, apart }, served, world, director)));
    duties.set(team, ofTeam);
  }
  return duties;
}

async function writeMonth(
  township: Township,
  { team, month, apart }: { team: string; month: string; apart: readonly (readonly [string, string])[] },
  served: Map<string, number>,
  world: DemoWorld,
  director: string,
): Promise<PlannedDuty[]> {
  const { db, codes, userName } = township;
  const planWorld = { codes, userName };
  const sheet = await sheetOf(db, { team, month }, planWorld);
  if (sheet.needs.length === 0) return [];
  const cells = fairRota(sheet, served, apart);
  const id = world.newId();
  const publishedOn = `${addMonths(`${month}-01`, -1).slice(0, 7)}-26`;
  const at = `${publishedOn}T02:30:00.000Z`;
  const stamp = { createdAt: at, createdBy: director, changedAt: at, changedBy: director };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('rota')
      .values({
        id,
        version: 2,
        team,
        month,
        state: 'published',
        edition: 1,
        note: null,
        made: null,
        ...stamp,
        withdrawnAt: null,
      })
      .execute();
    for (let from = 0; from < cells.length; from += 200) {
      await trx
        .insertInto('rotaCell')
        .values(cells.slice(from, from + 200).map((cell) => ({ rota: id, ...cell })))
        .execute();
    }
    const head = { rota: id, edition: 1, publishedOn, publishedAt: at, publishedBy: director };
    const published = publishedSheet(sheet, cells, { id, at, on: publishedOn, by: userName(director) });
    await trx
      .insertInto('rotaEdition')
      .values({ ...head, approver, note: null, sheet: JSON.stringify(published) })
      .execute();
  });
  return plannedDuties(team, cells, sheet);
}

/** The sheet as publishing keeps it. */
function publishedSheet(
  sheet: RotaSheet,
  cells: readonly RotaCell[],
  { id, at, on, by }: { id: string; at: string; on: string; by: string },
): RotaSheet {
  const days = new Map(sheet.days.map((day) => [day.day, day]));
  const nights = new Set(sheet.shifts.filter(({ night }) => night).map((shift) => shift.id));
  const countsOf = (person: string): RotaSheetPerson['counts'] => {
    const own = cells.filter((cell) => cell.person === person);
    return {
      duties: own.length,
      nights: own.filter(({ shift }) => nights.has(shift)).length,
      weekends: own.filter(({ day }) => days.get(day)?.weekend).length,
      holidays: own.filter(({ day }) => days.get(day)?.holiday).length,
    };
  };
  const editions = [{ edition: 1, publishedOn: on, publishedBy: by, approver, note: '' }];
  const rota = {
    id,
    version: 2,
    state: 'published' as const,
    edition: 1,
    note: '',
    made: null,
    changedAt: at,
    changedBy: by,
  };
  return {
    ...sheet,
    rota,
    editions,
    people: sheet.people.map((person) => ({ ...person, counts: countsOf(person.id) })),
    cells: cells.map((cell) => ({ ...cell, pinned: false })),
  };
}

function plannedDuties(team: string, cells: readonly RotaCell[], sheet: RotaSheet): PlannedDuty[] {
  const shifts = new Map(sheet.shifts.map((shift) => [shift.id, shift]));
  const leaders = new Set(sheet.people.filter(({ leader }) => leader).map(({ id }) => id));
  const levels = new Map(sheet.days.map(({ day, level }) => [day, level]));
  const byDuty = Map.groupBy(cells, ({ day, shift }) => `${day} ${shift}`);
  return [...byDuty.values()].map((people) => {
    const { day, shift } = people[0]!;
    const { start, end } = shifts.get(shift)!;
    return {
      team,
      day,
      shift,
      start,
      end,
      level: levels.get(day) ?? '1',
      people: people.map(({ person }) => ({ id: person, leader: leaders.has(person) })),
    };
  });
}
