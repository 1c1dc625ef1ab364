// The rota of a team and month with all that screens and prints show of it.
import type { RotaSheet, RotaSheetPerson } from '../../../../shared/contract/rotaProcedures.ts';
import type { Db } from '../../tables.ts';
import type { StoredRota } from '../store.ts';
import { stepTitles } from '../store.ts';
import type { PlanWorld, WhichRota } from './ground.ts';
import { sheetShift, sheetTeam } from './ground.ts';
import type { Member } from './people.ts';
import { type Plan, readPlan } from './plan.ts';
import { missingPeople } from './problems.ts';
import { type CheckedPlan, checkPlan } from './violations.ts';

/**
 * The sheet of a rota. `db` may be a transaction: what it has written is seen.
 * @throws Refusal `notFound` for a team that is not there.
 */
export async function sheetOf(db: Db, which: WhichRota, world: PlanWorld): Promise<RotaSheet> {
  return sheetOfPlan(db, await readPlan(db, which, world), world);
}

/** The sheet of a plan already read. */
export async function sheetOfPlan(db: Db, plan: Plan, world: PlanWorld): Promise<RotaSheet> {
  const { ground, members, rota, cells, pins } = plan;
  const checked = checkPlan(plan);
  const pinned = new Set(
    pins.filter(({ serves }) => serves).map(({ day, shift, person }) => `${day} ${shift} ${person}`),
  );
  const rank = new Map(members.map(({ id }, at) => [id, at]));
  const place = new Map(ground.shifts.map(({ id }, at) => [id, at]));
  const titles = rota ? await stepTitles(db, rota.id) : { undo: null, redo: null };
  return {
    team: sheetTeam(ground.team),
    month: ground.month,
    rota: rota && rotaHead(rota, world),
    days: ground.days,
    shifts: ground.shifts.map(sheetShift),
    needs: ground.needs.map(({ day, shift, least, wanted, leaders, drivers }) => ({
      day,
      shift,
      least,
      wanted,
      leaders,
      drivers,
    })),
    people: members.map((member) => sheetPerson(plan, checked, member)),
    cells: cells
      .toSorted(
        (a, b) =>
          a.day.localeCompare(b.day) ||
          place.get(a.shift)! - place.get(b.shift)! ||
          (rank.get(a.person) ?? 0) - (rank.get(b.person) ?? 0),
      )
      .map((cell) => ({ ...cell, pinned: pinned.has(`${cell.day} ${cell.shift} ${cell.person}`) })),
    bars: pins.filter(({ serves }) => !serves).map(({ day, shift, person }) => ({ day, shift, person })),
    violations: checked.violations,
    missing: [...ground.missing, ...missingPeople(plan)],
    notes: plan.notes,
    // Steps begin anew with each edition; a 换班替班 is taken back with its record.
    undo: titles.undo,
    redo: titles.redo,
    editions: rota ? await editionsOf(db, rota.id, world) : [],
  };
}

function rotaHead(rota: StoredRota, world: PlanWorld): RotaSheet['rota'] {
  const { id, version, state, edition, note, made, changedAt, changedBy } = rota;
  return { id, version, state, edition, note: note ?? '', made, changedAt, changedBy: world.userName(changedBy) };
}

function sheetPerson({ ground, absences, elsewhere, history }: Plan, { counts }: CheckedPlan, member: Member) {
  const { id, name, post, unit, roleName, leader, driver, fresh, from, to } = member;
  const nothing = { duties: 0, nights: 0, weekends: 0, holidays: 0 };
  return {
    id,
    name,
    post,
    unit,
    role: roleName,
    leader,
    driver,
    fresh,
    from: from !== null && from > ground.first ? from : null,
    to: to !== null && to < ground.last ? to : null,
    absences: (absences.get(id) ?? []).map(({ day, shift, why }) => ({ day, shift: shift ?? null, why })),
    elsewhere: (elsewhere.get(id) ?? [])
      .filter(({ day, sameTeam }) => !sameTeam && day >= ground.first && day <= ground.last)
      .map(({ day, start, end, title }) => ({ day, start, end, title })),
    counts: counts.get(id) ?? nothing,
    before: history.get(id) ?? nothing,
  } satisfies RotaSheetPerson;
}

async function editionsOf(db: Db, rota: string, world: PlanWorld): Promise<RotaSheet['editions']> {
  const rows = await db
    .selectFrom('rotaEdition')
    .select(['edition', 'publishedOn', 'publishedBy', 'approver', 'note'])
    .where('rota', '=', rota)
    .orderBy('edition')
    .execute();
  return rows.map(({ edition, publishedOn, publishedBy, approver, note }) => ({
    edition,
    publishedOn,
    publishedBy: world.userName(publishedBy),
    approver: approver ?? '',
    note: note ?? '',
  }));
}
