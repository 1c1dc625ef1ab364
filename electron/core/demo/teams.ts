// 群防群治组织: voluntary patrols of villages, the township's own patrol, and volunteers; with their members.

import type { RowValues } from '../../../shared/fields/field.ts';
import { addDays } from '../../../shared/rules/days.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from './demoRow.ts';
import { aged, yearsBefore } from './people.ts';

const villageTeams = 22;
const routes = ['主街及学校周边', '村道至各组路口', '沿河步道和码头', '农贸市场、车站和广场', '林区防火卡口和老寨'];
const duties = ['夜间巡逻、校园护学、防火巡查', '节假日值守、矛盾纠纷排查、反诈宣传', '巡河护林、安全隐患排查'];

interface Team {
  row: DemoRow;
  people: DemoPerson[];
}

/** Teams first, then their members. */
export function inventTeams(
  villages: readonly DemoVillage[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): DemoRow[] {
  const { chance } = world;
  const ableIn = (village: DemoVillage) =>
    (peopleOf.get(village.id) ?? []).filter((person) => person.phone !== null && aged(person, 20, 60, world.until));
  const teams: Team[] = chance.several(villages, villageTeams).map((village) => {
    const people = ableIn(village).slice(-chance.between(6, 10));
    return teamOf(people, world, {
      name: `${village.name}平安义务巡防队`,
      kind: '02',
      level: '06',
      village: village.id,
      labels: chance.several(['01', '04', '05'], chance.between(1, 2)),
      patrolKind: '2',
      route: `${village.name}${chance.pick(routes)}`,
    });
  });
  const town = villages.slice(0, 12).flatMap((village) => ableIn(village).slice(0, 1));
  teams.push(
    teamOf(town, world, {
      name: '迁陵镇专职巡防队',
      kind: '01',
      level: '05',
      labels: ['01'],
      patrolKind: '1',
      route: '城区主次干道、车站、医院和学校周边',
      scheduled: true,
    }),
    // Who stands in a village's patrol may be a volunteer of the township as well: one person, two memberships.
    teamOf(
      teams.slice(0, 9).flatMap(({ people }) => people.slice(-1)),
      world,
      { name: '迁陵镇平安志愿者服务队', kind: '04', level: '05', labels: ['03'], route: '各村（社区）' },
    ),
  );
  return [
    ...teams.map(({ row }) => row),
    ...teams.flatMap(({ row, people }) => people.map((person, at) => memberOf(row, person, at, world))),
  ];
}

function teamOf(people: DemoPerson[], world: DemoWorld, facts: RowValues): Team {
  const { chance } = world;
  const values: RowValues = {
    ...facts,
    forceClass: '3',
    guidance: '保靖县公安局迁陵派出所',
    function: `${chance.pick(duties)}。`,
    leader: people[0]?.id ?? null,
    foundedOn: yearsBefore(world.until, chance.between(2, 6), chance),
    equipment: '红袖标、强光手电、反光背心',
    devices: chance.happens(0.5) ? '对讲机' : null,
    address: '迁陵镇综治中心',
  };
  return { row: { register: 'team', id: world.newId(), values, ...world.founding }, people };
}

function memberOf(team: DemoRow, person: DemoPerson, at: number, world: DemoWorld): DemoRow {
  const { chance } = world;
  const joinedOn = yearsBefore(world.from, chance.between(1, 2), chance);
  const gone = at > 4 && chance.happens(0.25);
  return {
    register: 'teamMember',
    id: world.newId(),
    values: {
      team: team.id,
      person: person.id,
      post: at === 0 ? '01' : at === 1 ? '02' : '03',
      dutyKind: team.values.kind === '01' ? '1' : '2',
      joinedOn,
      onDuty: gone ? '2' : '1',
      leftOn: gone ? addDays(world.from, chance.between(30, 280)) : null,
      leftReason: gone ? chance.pick(['外出务工', '身体原因', '搬离本村']) : null,
      trainedOn: chance.happens(0.4) ? addDays(joinedOn, chance.between(10, 60)) : null,
      serviceHours: chance.happens(0.5) ? `${chance.between(10, 160)}${chance.pick(['', '.5'])}` : null,
      awards: chance.happens(0.06) ? '镇级优秀巡防队员' : null,
    },
    ...world.founding,
  };
}
