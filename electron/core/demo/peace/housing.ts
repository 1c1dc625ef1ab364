// 出租房屋 and the people from elsewhere who live in them or with somebody.
import type { RowValues } from '../../../../shared/fields/field.ts';
import { addDays } from '../../../../shared/rules/days.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';
import { daysAfter, numbered, rowOn } from './ledgerRows.ts';

const twoYears = 720;

interface Let {
  row: DemoRow;
  village: DemoVillage;
  tenant: DemoPerson | null;
}

/** Houses first, then residents. Draws from `world.chance` alone. */
export function inventHousing(
  villages: readonly DemoVillage[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  incomers: readonly DemoPerson[],
  world: DemoWorld,
): DemoRow[] {
  const { chance } = world;
  const tenants = incomers.filter((_, at) => at % 3 !== 2);
  const letHouses = tenants.flatMap((tenant) => {
    const owner = ownerIn(tenant.village, peopleOf, world);
    return owner ? [houseOf(tenant.village, owner, tenant, world)] : [];
  });
  const others = chance.several(villages, 26).flatMap((village) => {
    const owner = ownerIn(village, peopleOf, world);
    return owner ? [houseOf(village, owner, null, world)] : [];
  });
  const houses = [...letHouses, ...others];
  const homes = new Map(letHouses.map((house) => [house.tenant!.id, house]));
  return [
    ...numbered(
      houses.map(({ row }) => row),
      'registeredOn',
    ),
    ...incomers.map((person) => residentOf(person, homes.get(person.id)?.row ?? null, world)),
  ];
}

function ownerIn(
  village: DemoVillage,
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  { chance, until }: DemoWorld,
): DemoPerson | null {
  const grown = (peopleOf.get(village.id) ?? []).filter(
    ({ birth, phone }) => phone !== null && birth < addDays(until, -30 * 365),
  );
  return grown.length === 0 ? null : chance.pick(grown);
}

function houseOf(village: DemoVillage, owner: DemoPerson, tenant: DemoPerson | null, world: DemoWorld): Let {
  const { chance, until } = world;
  const registeredOn = addDays(until, -chance.between(20, twoYears));
  const state = tenant === null ? chance.pick(['1', '3', '3']) : '2';
  const isLet = state === '2';
  const hazard = chance.weighted([
    ['00', 80],
    ['01', 14],
    ['02', 6],
  ]);
  const values: RowValues = {
    address:
      tenant === null
        ? `${village.name}${chance.between(1, 9)}组${chance.between(61, 140)}号`
        : String(tenant.values.address),
    village: village.id,
    state,
    buildingUse: chance.pick(['01', '01', '06']),
    area: `${chance.between(28, 130)}.${chance.between(10, 99)}`,
    owner: owner.id,
    use: isLet ? chance.pick(['02', '02', '02', '03', '01']) : null,
    tenant: tenant?.id ?? null,
    rentedOn: isLet ? registeredOn : null,
    rooms: isLet ? chance.between(1, 4) : null,
    rent: isLet ? chance.between(4, 14) * 100_00 : null,
    capacity: isLet ? chance.between(2, 6) : null,
    hazard,
    hazardLevel: hazard === '00' ? null : '1',
    firePassage: true,
    safePassage: hazard !== '01',
    pledged: isLet ? chance.happens(0.85) : null,
    registeredOn,
  };
  return { row: rowOn('rentalHouse', values, registeredOn, world), village, tenant };
}

function residentOf(person: DemoPerson, house: DemoRow | null, world: DemoWorld): DemoRow {
  const { chance, until } = world;
  const registeredOn =
    house === null ? addDays(until, -chance.between(20, twoYears)) : String(house.values.registeredOn);
  const hasLeft = house === null && registeredOn < addDays(until, -200) && chance.happens(0.4);
  const hasPermit = chance.happens(0.6);
  // Endorsed each year: most of them run on, a few have been forgotten.
  const permitUntil = addDays(until, chance.happens(0.08) ? -chance.between(3, 60) : chance.between(5, 360));
  const isKnown = hasPermit && permitUntil > registeredOn;
  const values: RowValues = {
    person: person.id,
    village: person.village.id,
    dwelling: house === null ? chance.pick(['03', '04', '05', '01']) : '02',
    house: house?.id ?? null,
    reason: chance.pick(['01', '01', '01', '03', '03', '05', '06', '08']),
    arrivedOn: registeredOn,
    stay: chance.pick(['半年', '一年', '两年', '长期']),
    leftOn: hasLeft ? daysAfter(registeredOn, 90, 190, world) : null,
    permitKind: isKnown ? '01' : null,
    permitNumber: null,
    registeredOn,
    permitUntil: isKnown ? permitUntil : null,
  };
  return rowOn('floatingResident', values, registeredOn, world);
}
