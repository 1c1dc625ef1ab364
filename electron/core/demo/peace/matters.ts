// 综治事项: what people bring to the centre, most of it closed in time and asked about afterwards.
import type { RowValues } from '../../../../shared/fields/field.ts';
import { addDays } from '../../../../shared/rules/days.ts';
import { isOnTime } from '../../registers/rules/peace/hazard.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';
import { dayIn, daysAfter, monthsOf, numbered, rowOn } from './ledgerRows.ts';

interface Story {
  kind: string;
  title: string;
  content: string;
  unit: string;
  handling: string;
}

const stories: readonly Story[] = [
  {
    kind: '1',
    title: '反映邻居排水淹菜地',
    content: '邻居新修水沟，雨天排水流入自家菜地。',
    unit: '村治保会',
    handling: '现场查看，双方同意改道接入公用沟渠。',
  },
  {
    kind: '1',
    title: '反映工钱没有结清',
    content: '在镇上做装修，尾款一直没有付。',
    unit: '迁陵司法所',
    handling: '约见双方对账，分两次付清。',
  },
  {
    kind: '2',
    title: '反映夜间有人飙摩托',
    content: '晚上十点后主街有摩托车高速行驶，影响休息。',
    unit: '迁陵派出所',
    handling: '派出所加强夜间巡逻，教育两名驾驶人。',
  },
  {
    kind: '2',
    title: '反映电动车被盗',
    content: '停在楼下的电动车不见了。',
    unit: '迁陵派出所',
    handling: '协助调取监控，已报派出所受理。',
  },
  {
    kind: '3',
    title: '咨询征地补偿发放时间',
    content: '公路征地补偿款何时发放。',
    unit: '镇自然资源所',
    handling: '查明已报县里审核，书面答复发放时间。',
  },
  {
    kind: '3',
    title: '反映小区办证',
    content: '入住多年没有办理不动产证。',
    unit: '镇城建办',
    handling: '牵头联席会商，明确补办资料清单。',
  },
  {
    kind: '4',
    title: '反映路灯不亮',
    content: '三组至学校一段路灯不亮，老人孩子出行不便。',
    unit: '村委会',
    handling: '更换灯泡和控制器，已恢复照明。',
  },
  {
    kind: '4',
    title: '反映垃圾清运不及时',
    content: '集市后垃圾堆放两天没有清运。',
    unit: '镇环卫站',
    handling: '增加一趟清运，定点定时。',
  },
];

/** Draws from `world.chance` alone. */
export function inventMatters(
  villages: readonly DemoVillage[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): DemoRow[] {
  const { chance } = world;
  const rows = monthsOf(world).flatMap((month) =>
    chance.several(villages, chance.between(4, 8)).flatMap((village) => {
      const day = dayIn(month, 1, 28, world);
      return day === null ? [] : [rowOn('matter', matterOn(day, village, peopleOf, world), day, world)];
    }),
  );
  return numbered(rows, 'acceptedOn');
}

function matterOn(
  acceptedOn: string,
  village: DemoVillage,
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): RowValues {
  const { chance, staff, until } = world;
  const story = chance.pick(stories);
  const people = (peopleOf.get(village.id) ?? []).filter(({ phone }) => phone !== null);
  const who = people.length === 0 ? null : chance.pick(people);
  const dueOn = addDays(acceptedOn, story.kind === '3' ? 60 : chance.pick([7, 15, 15, 30]));
  const handler = chance.pick(staff);
  const common: RowValues = {
    source: chance.pick(['1', '1', '2', '2', '3', '4', '5', '7']),
    acceptedOn,
    kind: story.kind,
    title: `${village.name}：${story.title}`,
    content: story.content,
    village: village.id,
    place: village.name,
    parties: who?.name ?? null,
    phone: who?.phone ?? null,
    urgency: chance.pick(['1', '1', '1', '2']),
    acceptedBy: chance.pick(staff),
    assignedBy: '迁陵镇综治中心',
    assignedOn: daysAfter(acceptedOn, 0, 1, world),
    handlingUnit: story.unit.startsWith('村') ? `${village.name}${story.unit.slice(1)}` : story.unit,
    handler,
    dueOn,
  };
  const isOpen = chance.happens(dueOn < until ? 0.03 : 0.5);
  if (isOpen) return { ...common, state: chance.pick(['03', '04', '04']), closedOn: null, onTime: null };
  const within = Math.max(3, Math.floor((story.kind === '3' ? 60 : 12) * 0.9));
  const closedOn = chance.happens(0.06)
    ? daysAfter(dueOn, 1, 12, world)
    : earlier(daysAfter(acceptedOn, 1, within, world), dueOn);
  const isAsked = chance.happens(0.75);
  return {
    ...common,
    state: isAsked ? chance.pick(['07', '08']) : '06',
    handling: story.handling,
    closedOn,
    closedHow: chance.pick(['当场办结', '协调办结', '转办办结', '调解办结']),
    onTime: isOnTime(closedOn, dueOn),
    feedbackOn: closedOn,
    feedbackHow: chance.pick(['电话', '当面', '短信']),
    satisfaction: isAsked ? chance.pick(['1', '1', '1', '1', '2', '2', '3']) : null,
    archiveNumber: null,
  };
}

const earlier = (one: string, other: string): string => (one < other ? one : other);
