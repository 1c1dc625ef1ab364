// The teams that can have a rota, and how far each one's is.
import type { OutputOf } from '../../../../shared/contract/index.ts';
import { monthBounds } from '../../../../shared/rules/days.ts';
import type { Db } from '../../tables.ts';
import { dutyRows } from './dutyRows.ts';
import type { PlanWorld } from './ground.ts';
import { mustBePlannable, teamOf } from './ground.ts';
import { membersOf } from './people.ts';
import { readPlan } from './plan.ts';
import { patternsForTeam, type ShiftPattern, shiftPatterns } from './shiftPatterns.ts';
import { checkPlan } from './violations.ts';

type TeamState = OutputOf<'rota.teams'>['teams'][number];

const levelsOf = (patterns: readonly ShiftPattern[]) => [...new Set(patterns.map(({ level }) => level))].toSorted();

/** Teams with members or shifts of their own in a month, those with shifts first, then by name; dissolved ones only where they have a rota. @throws Refusal `invalid` */
export async function rotaTeams(db: Db, month: string, world: PlanWorld): Promise<TeamState[]> {
  mustBePlannable(month);
  const { first } = monthBounds(month);
  const rotas = new Map(
    (
      await db
        .selectFrom('rota')
        .select(['id', 'team', 'state', 'edition'])
        .where('month', '=', month)
        .where('withdrawnAt', 'is', null)
        .execute()
    ).map((rota) => [rota.team, rota]),
  );
  const rows = await dutyRows(db, 'team');
  const found: TeamState[] = [];
  for (const row of rows) {
    const team = teamOf(row, world.codes, new Map());
    const rota = rotas.get(team.id);
    if (!rota && team.dissolvedOn !== null && team.dissolvedOn <= first) continue;
    const members = await membersOf(db, team, monthBounds(month), [], world.codes);
    const all = await shiftPatterns(db, world.codes, { team: team.id, also: [] });
    const patterns = patternsForTeam(all, team.id, team.isOfficeDuty);
    const ownPatterns = patterns.filter((pattern) => pattern.team === team.id);
    if (!rota && members.length === 0 && ownPatterns.length === 0) continue;
    const broken = rota ? checkPlan(await readPlan(db, { team: team.id, month }, world)).violations.length : 0;
    found.push({
      team: team.id,
      title: team.name,
      kind: team.kind,
      members: members.length,
      patterns: patterns.length,
      levels: levelsOf(patterns.filter(({ endsOn }) => endsOn === null || endsOn > first)),
      state: rota?.state ?? null,
      edition: rota?.edition ?? 0,
      violations: broken,
    });
  }
  const isPlanned = ({ patterns, state }: TeamState) => patterns > 0 || state !== null;
  return found.toSorted((a, b) => Number(isPlanned(b)) - Number(isPlanned(a)) || a.title.localeCompare(b.title, 'zh'));
}
