// 隐患排查整改: some a month, most put right in time, a few late, given away, or still open past their limit.
import type { RowValues } from '../../../../shared/fields/field.ts';
import { addDays } from '../../../../shared/rules/days.ts';
import { isOnTime } from '../../registers/rules/peace/hazard.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';
import { dayIn, daysAfter, monthsOf, numbered, rowOn } from './ledgerRows.ts';

interface Finding {
  place: string;
  kind?: string;
  houseKind?: string;
  level: string;
  situation: string;
  demands: string;
  result: string;
}

const findings: readonly Finding[] = [
  {
    place: '便民超市',
    kind: '02',
    level: '1',
    situation: '疏散通道堆放纸箱，灭火器压力不足',
    demands: '清理通道，更换灭火器',
    result: '通道已清理，更换灭火器 2 具',
  },
  {
    place: '农家乐',
    kind: '02',
    level: '2',
    situation: '厨房燃气软管老化，没有报警装置',
    demands: '更换软管，安装燃气报警器',
    result: '已更换软管并安装报警器',
  },
  {
    place: '沙石料场',
    kind: '01',
    level: '1',
    situation: '夜间无人值守，围挡破损',
    demands: '修补围挡，落实值守人员',
    result: '围挡修复，已安排夜间值守',
  },
  {
    place: '村小学周边',
    kind: '01',
    level: '1',
    situation: '校门口监控一处不亮，夜间照明不足',
    demands: '修复监控，增设路灯',
    result: '监控已修复，新装路灯 2 盏',
  },
  {
    place: '建筑工地',
    kind: '04',
    level: '2',
    situation: '两个班组工资未按月结清',
    demands: '与用工方对账，限期结清',
    result: '工资已结清，签收表已留存',
  },
  {
    place: '合作社仓库',
    kind: '02',
    level: '3',
    situation: '电线私拉乱接，仓库内给电动车充电',
    demands: '拆除私接线路，充电桩移至室外',
    result: '线路整改完成，充电点已外移',
  },
  {
    place: '出租房',
    houseKind: '01',
    level: '1',
    situation: '楼道停放电动车，防盗窗没有逃生口',
    demands: '电动车移出楼道，开设逃生口',
    result: '楼道已清空，逃生口已开',
  },
  {
    place: '网吧',
    kind: '99',
    level: '1',
    situation: '上网登记不全',
    demands: '逐人登记，张贴提示',
    result: '登记已规范',
  },
];

const recheckers = ['石海燕', '龙文军', '彭绍武'];

/** Draws from `world.chance` alone. */
export function inventHazards(
  villages: readonly DemoVillage[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): DemoRow[] {
  const { chance } = world;
  const rows = monthsOf(world).flatMap((month) =>
    chance.several(villages, chance.between(3, 6)).flatMap((village) => {
      const day = dayIn(month, 2, 27, world);
      return day === null ? [] : [rowOn('hazard', hazardOn(day, village, peopleOf, world), day, world)];
    }),
  );
  return numbered(rows, 'checkedOn');
}

function hazardOn(
  checkedOn: string,
  village: DemoVillage,
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): RowValues {
  const { chance, staff } = world;
  const { place, result, ...finding } = chance.pick(findings);
  const dueOn = addDays(checkedOn, chance.pick([7, 10, 15, 30]));
  const owner = (peopleOf.get(village.id) ?? []).find(({ phone }) => phone !== null);
  const values: RowValues = {
    kind: null,
    houseKind: null,
    ...finding,
    checkedOn,
    village: village.id,
    place: `${village.name}${place}`,
    address: `${village.name}${chance.between(1, 9)}组`,
    checkKind: chance.pick(['1', '1', '2', '3', '4']),
    inspectors: chance.several(staff, 2).join('、'),
    quantity: chance.pick([1, 1, 1, 2, 3]),
    dueOn,
    unit: `${village.name}${place}`,
    responsible: owner?.name ?? '负责人',
    phone: owner?.phone ?? null,
    noticeNumber: chance.happens(0.35)
      ? `迁综告〔${checkedOn.slice(0, 4)}〕${Number(checkedOn.slice(5, 7)) * 10 + chance.between(1, 9)}号`
      : null,
  };
  return { ...values, ...endingOf(checkedOn, dueOn, result, world) };
}

function endingOf(checkedOn: string, dueOn: string, result: string, world: DemoWorld): RowValues {
  const { chance, until } = world;
  const open = { state: chance.pick(['1', '2']), finishedOn: null, onTime: null };
  if (dueOn >= until && chance.happens(0.5)) return open;
  // A few are forgotten and still stand there past their limits.
  if (dueOn < until && chance.happens(0.025)) return { ...open, state: '4' };
  if (chance.happens(0.04)) {
    const movedOn = daysAfter(checkedOn, 1, 6, world);
    return { ...open, state: '5', movedTo: '县消防救援大队', movedOn, movedResult: '已签收' };
  }
  const finishedOn = chance.happens(0.1)
    ? daysAfter(dueOn, 1, 9, world)
    : earlier(daysAfter(checkedOn, 1, 12, world), dueOn);
  const isRechecked = chance.happens(0.7);
  const recheckedOn = isRechecked ? daysAfter(finishedOn, 0, 6, world) : null;
  return {
    state: '3',
    result,
    finishedOn,
    onTime: isOnTime(finishedOn, dueOn),
    recheckedOn,
    rechecker: isRechecked ? chance.pick(recheckers) : null,
    recheck: isRechecked ? '1' : null,
  };
}

const earlier = (one: string, other: string): string => (one < other ? one : other);
