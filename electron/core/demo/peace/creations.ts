// 平安村创建: last year's is assessed and named, this year's goes on.
import type { RowValues } from '../../../../shared/fields/field.ts';
import type { DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';
import { rowOn } from './ledgerRows.ts';

const criteria = ['01', '02', '03', '04', '05', '06'];

/** Draws from `world.chance` alone. */
export function inventCreations(villages: readonly DemoVillage[], world: DemoWorld): DemoRow[] {
  const year = Number(world.until.slice(0, 4));
  return [year - 1, year].flatMap((each) =>
    villages.flatMap((village) => {
      const declaredOn = `${each}-01-${String(world.chance.between(8, 26)).padStart(2, '0')}`;
      if (declaredOn > world.until) return [];
      return [rowOn('peaceVillage', creationOf(each, village, declaredOn, year, world), declaredOn, world)];
    }),
  );
}

function creationOf(year: number, village: DemoVillage, declaredOn: string, now: number, world: DemoWorld): RowValues {
  const { chance, until } = world;
  const households = chance.between(180, 900);
  const missed = chance.happens(0.08) ? [chance.pick(['04', '05', '06'])] : [];
  const assessedOn = year === now ? `${year}-07-${String(chance.between(5, 25)).padStart(2, '0')}` : `${year}-12-10`;
  const isAssessed = assessedOn <= until && (year < now || chance.happens(0.85));
  const isReached = isAssessed && missed.length === 0;
  return {
    year,
    village: village.id,
    households,
    population: households * 3,
    declaredOn,
    met: isAssessed ? criteria.filter((code) => !missed.includes(code)) : null,
    unmet: isAssessed && missed.length > 0 ? missed : null,
    selfScore: `${chance.between(90, 99)}.${chance.pick([0, 5])}`,
    score: isAssessed
      ? `${missed.length > 0 ? chance.between(70, 84) : chance.between(86, 98)}.${chance.pick([0, 5])}`
      : null,
    assessedOn: isAssessed ? assessedOn : null,
    reached: isAssessed ? isReached : null,
    spotCheck: year < now && chance.happens(0.2) ? '抽查合格' : null,
    level: year < now && isReached ? '县级平安村（社区）' : null,
    standing: year < now ? (isReached ? '1' : '2') : null,
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
  };
}
