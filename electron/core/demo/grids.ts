// 网格: two to four in each village, with a head and a worker from among its people.
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from './demoRow.ts';
import { aged } from './people.ts';

const ordinals = ['第一', '第二', '第三', '第四'];
const bounds = [
  '东至灌溉渠，西至村道，南至小学，北至山脚',
  '东至河堤，西至省道，南至村部，北至老油坊',
  '东至菜市场，西至广场，南至农贸街，北至滨河路',
  '东至林场界碑，西至水井湾，南至公路，北至梯田',
];

/** @param peopleOf the people of a village. People without a grid yet get one. */
export function inventGrids(
  villages: readonly DemoVillage[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): DemoRow[] {
  return villages.flatMap((village) => {
    const people = peopleOf.get(village.id) ?? [];
    const able = people.filter((person) => person.phone !== null && aged(person, 25, 62, world.until));
    const count = world.chance.between(2, village.kind === 'community' ? 4 : 3);
    return ordinals.slice(0, count).map((ordinal, index) => {
      const households = world.chance.between(60, 180);
      const id = world.newId();
      for (const [at, person] of people.entries()) {
        if (at % count === index) person.values = { ...person.values, grid: id };
      }
      return {
        register: 'grid',
        id,
        values: {
          name: `${village.name}${ordinal}网格`,
          code: `${village.code}${String(index + 1).padStart(3, '0')}`,
          village: village.id,
          level: '01',
          area: world.chance.pick(bounds),
          households,
          population: households * 3 + world.chance.between(0, 60),
          head: able[index]?.id ?? null,
          // A few grids still look for their worker.
          worker: world.chance.happens(0.94) ? (able[index + count]?.id ?? null) : null,
          fullTime: world.chance.happens(0.6),
          supervisionPhone: '0743-7722110',
        },
        ...world.founding,
      };
    });
  });
}
