// Plans with one past its review, drills with one without a summary, the villages' police teams with gaps, and patrol
// templates by season, hour and place.
import type { RowValues } from '../../../../shared/fields/field.ts';
import { addDays } from '../../../../shared/rules/days.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';
import { aged } from '../people.ts';

const templates: readonly (readonly [
  season: string,
  hour: string,
  place: string,
  start: string,
  end: string,
  focus: string,
])[] = [
  ['2', '4', '4', '21:00', '23:30', '夜市摊位、停车秩序、酒后纠纷；提醒收摊断电断气。'],
  ['2', '3', '7', '17:00', '19:30', '河边、桥下，劝离下水游泳的未成年人。'],
  ['4', '4', '1', '19:00', '22:00', '学校围墙、宿舍周边，查看火源和用电。'],
  ['4', '1', '3', '06:30', '09:00', '集市摊位、扒窃多发地段，疏导车辆。'],
  ['5', '2', '10', '09:00', '11:30', '园区道路、农资仓库，登记安全隐患。'],
];

const templateNames = ['夏季夜间夜市', '夏季傍晚桥梁', '冬季夜间学校', '冬季早市', '旺季白天园区'];

/** Draws from `world.chance` alone. */
export function inventPreparedness(
  villages: readonly DemoVillage[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): DemoRow[] {
  const { chance, until } = world;
  const make = (register: string, values: RowValues, at = world.founding): DemoRow => ({
    register,
    id: world.newId(),
    values,
    ...at,
  });
  const plan = (title: string, edition: string, issuedOn: string, reviewOn: string): DemoRow =>
    make('responsePlan', { title, edition, issuedOn, reviewOn, units: '派出所、消防站、卫生院、各村（社区）' });
  const plans = [
    plan('迁陵镇社会面防控响应联动预案', '2025 版', addDays(until, -400), addDays(until, -35)),
    plan('迁陵镇校园突发事件处置预案', '2026 版', addDays(until, -120), addDays(until, 245)),
    plan('迁陵镇汛期群防群治预案', '2026 版', addDays(until, -200), addDays(until, 165)),
  ];
  const drills = Array.from({ length: 8 }, (_, index) => {
    const heldOn = addDays(until, -20 - index * 85);
    const large = index % 3 === 0;
    const at = heldOn < world.from ? world.founding : world.enteredOn(heldOn);
    return make(
      'drill',
      {
        name: large ? '社会面联动合成演练' : chance.pick(['校园防暴演练', '夜间集结拉动', '山林火情处置演练']),
        heldOn,
        size: large ? '1' : '2',
        plan: plans[index % plans.length]!.id,
        place: '迁陵镇文化广场',
        units: large ? '派出所、消防站、卫生院、市场监管所、各村巡防队' : '镇专职巡防队',
        participants: large ? chance.between(60, 120) : chance.between(8, 24),
        problems: '个别队员对讲机信道不统一。',
        correction: index === 0 ? null : '统一信道表，逐队核对。',
        summary: index === 0 ? null : '到场及时，分工清楚；器材携带和信息报送还要加强。',
      },
      at,
    );
  });
  const rules = [
    ['community', '1', 1],
    ['community', '2', 2],
    ['village', '2', 1],
    ['village', '3', 1],
  ].map(([villageKind, role, least]) => make('staffingRule', { villageKind, role, least } as RowValues));
  const forces = villages.flatMap((village, at) => {
    const people = (peopleOf.get(village.id) ?? []).filter((person) => aged(person, 22, 55, until)).reverse();
    const roles = village.kind === 'community' ? ['1', '2', '2', '4'] : ['2', '3', '4'];
    // Every ninth place lacks somebody.
    return roles.slice(at % 9 === 4 ? 1 : 0).flatMap((role, index) => {
      const person = people[index];
      if (!person) return [];
      const unit = role === '1' || role === '2' ? '迁陵派出所' : '迁陵镇综治中心';
      return [make('villageForce', { village: village.id, role, person: person.id, unit, joinedOn: '2024-03-01' })];
    });
  });
  const patrolTemplates = templates.map(([season, hour, placeKind, start, end, focus], at) =>
    make('patrolTemplate', {
      name: templateNames[at]!,
      season,
      hour,
      placeKind,
      start,
      end,
      focus,
      equipment: '红袖标、强光手电、对讲机',
      people: 3,
    }),
  );
  return [...plans, ...drills, ...rules, ...forces, ...patrolTemplates];
}
