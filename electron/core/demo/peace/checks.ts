// 联合检查 about once a month, 专项整治 every other.
import type { DemoRow, DemoWorld } from '../demoRow.ts';
import { dayIn, monthsOf, numbered, rowOn } from './ledgerRows.ts';

const checks = [
  { topic: '校园周边联合检查', objects: '校园周边商铺、文具店' },
  { topic: '消防安全联合检查', objects: '商场、农家乐、出租房' },
  { topic: '危化品和加油站联合检查', objects: '加油站、烟花爆竹零售点' },
  { topic: '旅馆网吧实名登记检查', objects: '旅馆、网吧' },
  { topic: '建筑工地联合检查', objects: '在建工地' },
];
const campaigns = [
  {
    topic: '电动车违规停放充电整治',
    content: '逐栋排查楼道停放和飞线充电，劝导移车。',
    result: '清理楼道停放电动车，飞线全部拆除。',
  },
  {
    topic: '夜间巡防集中行动',
    content: '在车站、广场、夜市设点，开展步巡和宣传。',
    result: '行动期间夜市没有接报打架警情。',
  },
  {
    topic: '交通秩序整治',
    content: '劝导不戴头盔、占道停放，清理占道经营。',
    result: '主街通行秩序好转。',
  },
];

/** Draws from `world.chance` alone. */
export function inventChecks(world: DemoWorld): DemoRow[] {
  const { chance, staff } = world;
  const checked: DemoRow[] = [];
  const held: DemoRow[] = [];
  for (const month of monthsOf(world)) {
    for (let at = chance.between(1, 2); at > 0; at -= 1) {
      const day = dayIn(month, 3, 26, world);
      const hazards = chance.between(0, 6);
      const values = {
        ...chance.pick(checks),
        checkedOn: day,
        lead: chance.pick(['迁陵镇综治中心', '迁陵派出所', '镇应急办']),
        partners: '迁陵派出所、镇应急办、市场监管所',
        people: chance.between(8, 20),
        places: chance.between(6, 24),
        questioned: chance.between(0, 30),
        hazards,
        fixedOnSpot: chance.between(0, hazards),
        notices: chance.between(0, 2),
        movedCases: 0,
        situation: '逐家查看台账、通道和消防设施，现场讲解要求。',
      };
      if (day !== null) checked.push(rowOn('jointCheck', values, day, world));
    }
    const day = dayIn(month, 5, 25, world);
    const values = {
      ...chance.pick(campaigns),
      heldOn: day,
      place: '迁陵镇城区',
      people: chance.between(12, 40),
      responsible: chance.pick(staff),
      unit: '迁陵镇综治中心',
      partners: '迁陵派出所',
    };
    if (day !== null) held.push(rowOn('campaign', values, day, world));
  }
  return [...numbered(checked, 'checkedOn'), ...held];
}
