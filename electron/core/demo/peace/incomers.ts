// People from elsewhere who live here. Their numbers carry the county code 433199 as all invented ones do, and nobody
// else's in the township.
import { addDays } from '../../../../shared/rules/days.ts';
import { identityCheckCharacter } from '../../../../shared/rules/identityNumber.ts';
import type { DemoPerson, DemoVillage, DemoWorld } from '../demoRow.ts';
import { nameOf } from '../people.ts';

const homes = ['湖南省龙山县', '湖南省永顺县', '湖南省花垣县', '贵州省松桃县', '重庆市秀山县', '湖北省来凤县'];
const work = ['务工', '经商', '建筑工', '餐饮服务', '快递配送', '缝纫加工'];

/** Draws from `world.chance` alone. */
export function inventIncomers(
  count: number,
  villages: readonly DemoVillage[],
  known: readonly DemoPerson[],
  world: DemoWorld,
): DemoPerson[] {
  const { chance, until } = world;
  const used = new Set(known.map(({ values }) => values.idNumber));
  return Array.from({ length: count }, (_, at) => {
    const sex = chance.happens(0.6) ? '1' : '2';
    const birth = addDays(until, -chance.between(19 * 366, 55 * 365));
    const village = chance.pick(villages);
    let idNumber = numberOf(birth, chance.between(0, 499) * 2 + Number(sex === '1'));
    while (used.has(idNumber)) idNumber = numberOf(birth, chance.between(0, 499) * 2 + Number(sex === '1'));
    used.add(idNumber);
    const phone = `17${chance.between(0, 9)}0743${String(2000 + at * 7).padStart(4, '0')}`;
    const name = nameOf(sex, chance);
    const values = {
      name,
      sex,
      idNumber,
      birthDay: birth,
      ethnic: chance.pick(['01', '15', '06']),
      political: '13',
      education: chance.pick(['70', '70', '60', '40']),
      marital: chance.pick(['10', '20', '20']),
      phone,
      village: village.id,
      address: `${village.name}${chance.between(1, 9)}组${chance.between(1, 60)}号`,
      householdPlace: `${chance.pick(homes)}`,
      occupation: chance.pick(work),
    };
    return { id: world.newId(), name, sex, birth, village, phone, values };
  });
}

function numberOf(birth: string, sequence: number): string {
  const seventeen = `433199${birth.replaceAll('-', '')}${String(sequence % 1000).padStart(3, '0')}`;
  return seventeen + identityCheckCharacter(seventeen);
}
