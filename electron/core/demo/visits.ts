// 走访记录: old people who live alone, about every month, and a few under 安置帮教.

import type { RowValues } from '../../../shared/fields/field.ts';
import { addDays, daysBetween } from '../../../shared/rules/days.ts';
import type { DemoPerson, DemoRow, DemoWorld } from './demoRow.ts';
import { aged } from './people.ts';

const elders = 26;
const supported = 4;

const calm = [
  '身体硬朗，能自己做饭洗衣，家中米油充足，无异常。',
  '一切正常，刚从地里回来，提醒注意用电和烤火安全。',
  '血压稳定，按时服药，邻居常来照看。',
  '精神较好，正在看电视，检查了燃气和线路，无隐患。',
  '在家编背篓，说子女上周来过电话，生活有保障。',
  '住房干燥，过冬柴火已备齐，讲了防火和反诈知识。',
  '与老伙计在院坝晒太阳，饮食正常，无特别要求。',
];
const needy: readonly { situation: string; needs: string; help: string }[] = [
  { situation: '身体尚可，取暖物资不足。', needs: '缺棉被和取暖器', help: '联系民政所送去棉被两床、取暖器一台' },
  { situation: '屋顶漏雨，堂屋有积水。', needs: '请求维修屋顶', help: '报村里安排工匠检修，已换瓦二十余片' },
  { situation: '膝关节疼痛，下楼不便。', needs: '希望有人代买药', help: '由网格员每周代买药品和蔬菜' },
  { situation: '老年卡到期未换，乘车不便。', needs: '不会办理换卡', help: '帮办人员带身份证代办，一周内送到' },
];
const worrying: readonly { situation: string; abnormalText: string }[] = [
  { situation: '敲门无人应答，电话未接。', abnormalText: '联系其女儿，得知昨日已接到县城居住，核实无恙。' },
  { situation: '感冒发热两天，独自在家。', abnormalText: '联系村医上门诊治，通知其子当日赶回。' },
  { situation: '燃气软管老化有异味。', abnormalText: '当场关阀通风，联系供气站更换软管。' },
];
const reporting = [
  '遵守规定，在镇上汽修店务工，情绪稳定。',
  '已参加技能培训，近期准备外出务工，提醒按时报告。',
  '家庭关系融洽，无异常交往，鼓励其继续务农。',
];

function situationOf(careKind: string, world: DemoWorld): RowValues {
  const { chance } = world;
  if (careKind === '02') return { situation: chance.pick(reporting), abnormal: false };
  if (chance.happens(0.05)) return { ...chance.pick(worrying), abnormal: true };
  if (chance.happens(0.2)) return { ...chance.pick(needy), abnormal: false };
  return { situation: chance.pick(calm), abnormal: false };
}

function visitOf(person: DemoPerson, careKind: string, visitedOn: string, world: DemoWorld): DemoRow {
  const { chance } = world;
  const situation = situationOf(careKind, world);
  const byPhone = situation.abnormal !== true && chance.happens(0.15);
  const found = !byPhone && situation.situation !== worrying[0]!.situation;
  const next = addDays(visitedOn, 30);
  const values: RowValues = {
    person: person.id,
    careKind,
    visitedOn,
    visitedAt: `${String(chance.between(8, 17)).padStart(2, '0')}:${chance.pick(['00', '10', '20', '30', '40', '50'])}`,
    visitors: chance.several(world.staff, 2).join('、'),
    method: byPhone ? '02' : '01',
    place: byPhone ? null : `${person.village.name}家中`,
    seen: found,
    ...situation,
    nextOn: next,
  };
  return { register: 'visit', id: world.newId(), values, ...world.enteredOn(visitedOn) };
}

/** In the order of their days. */
export function inventVisits(people: readonly DemoPerson[], world: DemoWorld): DemoRow[] {
  const { chance, from, until } = world;
  const old = people.filter((person) => aged(person, 68, 95, until)).slice(0, elders);
  const grown = people.filter((person) => person.sex === '1' && aged(person, 25, 50, until)).slice(-supported);
  const cared = [...old.map((person) => [person, '01'] as const), ...grown.map((person) => [person, '02'] as const)];
  const rows = cared.flatMap(([person, careKind]) => {
    const visits: DemoRow[] = [];
    let day = addDays(from, chance.between(0, 40));
    while (day <= until) {
      visits.push(visitOf(person, careKind, day, world));
      day = addDays(day, chance.between(26, careKind === '02' ? 60 : 45));
    }
    return visits;
  });
  return rows.toSorted((a, b) => daysBetween(String(b.values.visitedOn), String(a.values.visitedOn)));
}
