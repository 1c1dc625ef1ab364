// Everything that a team's rota of a month is made from and holds, read at once.
import type { RotaAbsence, RotaHistory, RotaPair, RotaWish } from '../../../../shared/rules/rota/problem.ts';
import type { Db } from '../../tables.ts';
import type { RotaCell, RotaPinCell, StoredRota } from '../store.ts';
import { cellsOfRota, pinsOfRota, readRota } from '../store.ts';
import { elsewhereOf, type OtherDuty } from './elsewhere.ts';
import type { Ground, PlanWorld, WhichRota } from './ground.ts';
import { groundOf } from './ground.ts';
import { historyOf } from './history.ts';
import { absencesOf, type Member, membersOf, pairsOf, wishesOf } from './people.ts';

export interface Plan {
  ground: Ground;
  members: Member[];
  /** What the reader should know of the month. */
  notes: string[];
  absences: ReadonlyMap<string, RotaAbsence[]>;
  wishes: ReadonlyMap<string, RotaWish[]>;
  pairs: RotaPair[];
  elsewhere: ReadonlyMap<string, OtherDuty[]>;
  history: ReadonlyMap<string, RotaHistory>;
  rota: StoredRota | null;
  cells: RotaCell[];
  pins: RotaPinCell[];
}

/** Reads the plan of a team's month. `db` may be a transaction: what it has written is seen. @throws Refusal `notFound` */
export async function readPlan(db: Db, which: WhichRota, world: Pick<PlanWorld, 'codes'>): Promise<Plan> {
  const { codes } = world;
  const rota = await readRota(db, which);
  const cells = rota ? await cellsOfRota(db, rota.id) : [];
  const pins = rota ? await pinsOfRota(db, rota.id) : [];
  const ground = await groundOf(db, which, [...new Set(cells.map(({ shift }) => shift))], world);
  const named = [...new Set([...cells, ...pins].map(({ person }) => person))];
  const { members, notes } = withSomebodyToLearnFrom(
    await membersOf(db, ground.team, ground, named, codes),
    ground.first,
  );
  const people = new Set(members.map(({ id }) => id));
  return {
    ground,
    members,
    notes: [...ground.notes, ...notes],
    absences: await absencesOf(db, people, ground, codes),
    wishes: await wishesOf(db, people, ground),
    pairs: await pairsOf(db, which.team, members, ground),
    elsewhere: Map.groupBy(await elsewhereOf(db, ground, people, codes), ({ person }) => person),
    history: await historyOf(db, ground, members, codes),
    rota,
    cells,
    pins,
  };
}

/** In a team of newcomers only nobody can stand beside anybody experienced: the rule has nothing to hold on to. */
function withSomebodyToLearnFrom(members: Member[], first: string): { members: Member[]; notes: string[] } {
  const own = members.filter(({ to }) => to === null || to >= first);
  if (own.length === 0 || own.some(({ fresh }) => !fresh)) return { members, notes: [] };
  return {
    members: members.map((member) => ({ ...member, fresh: false })),
    notes: [
      '全队都是新队员，没有熟练的人可以带，本月不按“新队员只和熟练的人同班”排。有熟练的人时，请在“巡防队员”里填勤务经验。',
    ],
  };
}
