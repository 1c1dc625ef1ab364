// 例会: the township twice a month, villages by turns, with what was agreed on; a little of it is not done in time.
import type { RowValues } from '../../../../shared/fields/field.ts';
import { addDays } from '../../../../shared/rules/days.ts';
import type { DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';
import { dayIn, daysAfter, monthsOf, numbered, rowOn } from './ledgerRows.ts';

interface Agenda {
  kind: string;
  topic: string;
  content: string;
  items: readonly string[];
}

const ofTownship: readonly Agenda[] = [
  {
    kind: '3',
    topic: '矛盾纠纷和治安形势分析研判',
    content: '通报上半月矛盾纠纷、治安隐患排查情况，分析邻里和婚姻家庭纠纷增多的原因，逐件落实包案人员。',
    items: ['对在办纠纷逐件回访一次', '汇总各村重点隐患清单'],
  },
  {
    kind: '5',
    topic: '平安建设联席会议',
    content: '派出所、司法所、民政所、应急办通报工作，研究联合检查和校园周边整治安排。',
    items: ['组织一次联合检查', '更新校园周边商铺台账'],
  },
  {
    kind: '2',
    topic: '治保会工作汇报会',
    content: '各村治保会主任汇报巡防、排查、宣传情况，点评台账填写中的问题。',
    items: ['补齐上月台账缺项'],
  },
  {
    kind: '4',
    topic: '疑难纠纷会商',
    content: '就两起久调未结的山林界线和工程款纠纷会商，明确承办单位和时限。',
    items: ['约请林业站现场指界', '通知用工方提供结算资料'],
  },
];

const ofVillage: readonly Agenda[] = [
  {
    kind: '1',
    topic: '综治例会暨政策学习',
    content: '学习反诈、森林防火和未成年人保护有关要求，安排本周巡防和走访。',
    items: ['张贴防火通告'],
  },
  {
    kind: '3',
    topic: '村矛盾纠纷排查分析',
    content: '网格员逐组汇报排查情况，分析苗头性问题，明确化解责任人。',
    items: ['上门调解通行纠纷', '检查空置房屋用电'],
  },
  {
    kind: '1',
    topic: '义务巡防队讲评',
    content: '讲评上半月夜间巡防，补充手电和反光背心，调整巡防路线。',
    items: ['补领巡防装备'],
  },
];

const places = ['村部会议室', '党群服务中心', '文化活动室'];
const hosts = ['向正华', '田启发', '彭顺利', '石光明'];
const results = ['已办妥', '已完成并在例会上通报', '已落实到人', '已办结，情况已记入台账'];

/** Meetings first, then what they agreed on. Draws from `world.chance` alone. */
export function inventMeetings(villages: readonly DemoVillage[], world: DemoWorld): DemoRow[] {
  const { chance } = world;
  const meetings: { row: DemoRow; agenda: Agenda }[] = [];
  const add = (day: string | null, village: DemoVillage | null): void => {
    if (day === null) return;
    const agenda = chance.pick(village === null ? ofTownship : ofVillage);
    meetings.push({ agenda, row: rowOn('meeting', meetingOn(day, village, agenda, world), day, world) });
  };
  for (const month of monthsOf(world)) {
    add(dayIn(month, 3, 6, world), null);
    add(dayIn(month, 16, 20, world), null);
    for (const village of chance.several(villages, 3)) add(dayIn(month, 7, 27, world), village);
  }
  const decisions = meetings.flatMap(({ row, agenda }) => decisionsOf(row, agenda, world));
  return [
    ...numbered(
      meetings.map(({ row }) => row),
      'heldOn',
    ),
    ...decisions,
  ];
}

function meetingOn(heldOn: string, village: DemoVillage | null, agenda: Agenda, world: DemoWorld): RowValues {
  const { chance, staff } = world;
  const due = village === null ? chance.between(24, 48) : chance.between(7, 15);
  const missing = chance.weighted([
    [0, 5],
    [1, 3],
    [2, 2],
    [3, 1],
  ]);
  return {
    kind: agenda.kind,
    heldOn,
    startsAt: chance.pick(['09:00', '09:30', '14:30', '15:00', '19:30']),
    village: village?.id ?? null,
    place: village === null ? '镇综治中心会议室' : `${village.name}${chance.pick(places)}`,
    host: village === null ? '向世勇' : chance.pick(hosts),
    recorder: chance.pick(staff),
    due,
    present: due - missing,
    absent: missing === 0 ? null : `${missing} 人${chance.pick(['外出务工请假', '下村未归', '因病请假'])}`,
    attendees: village === null ? '各村（社区）治保会主任，派出所、司法所有关人员' : '村“两委”成员、治保会委员、网格员',
    topic: village === null ? agenda.topic : `${village.name}${agenda.topic.replace(/^村/u, '')}`,
    content: agenda.content,
  };
}

function decisionsOf(meeting: DemoRow, { items }: Agenda, world: DemoWorld): DemoRow[] {
  const { chance, until } = world;
  const heldOn = String(meeting.values.heldOn);
  return items.slice(0, chance.between(0, items.length)).map((item) => {
    const dueOn = addDays(heldOn, chance.pick([7, 10, 15, 30]));
    const isDone = addDays(dueOn, 10) < until ? !chance.happens(0.02) : chance.happens(0.3);
    const values: RowValues = {
      meeting: meeting.id,
      item,
      responsible: String(meeting.values.recorder),
      dueOn,
      doneOn: isDone ? daysAfter(heldOn, 2, 12, world) : null,
      situation: isDone ? chance.pick(results) : null,
    };
    return rowOn('meetingDecision', values, heldOn, world);
  });
}
