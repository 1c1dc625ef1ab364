// What really happened: patrols after the rota with who came, some of them with a finding; and the office's duty log.
import type { RowValues } from '../../../../shared/fields/field.ts';
import { clockMinutes } from '../../../../shared/rules/clockTime.ts';
import { addDays } from '../../../../shared/rules/days.ts';
import type { DemoRow, DemoWorld } from '../demoRow.ts';
import type { PlannedDuty } from './dutyRotas.ts';

const findings: readonly (readonly [finding: string, situation: string, measures: string])[] = [
  ['3', '两户因门前停车发生口角，已劝开。', '当场劝解，约定次日到村里说清。'],
  ['4', '路边配电箱门未锁，线头外露。', '拉警戒带，通知供电所。'],
  ['4', '桥栏杆松动一处。', '设提示牌，报村委会。'],
  ['6', '老人迷路，送回家中。', '联系家属接回。'],
  ['2', '一辆面包车长时间停在校门口，车内无人。', '联系车主驶离。'],
  ['9', '夜市摊位占道，车辆难行。', '劝导归位。'],
];

const phones = ['0743-7723001', '0743-7725118', '0743-7721566'];
const calls: readonly (readonly [kind: string, caller: string, content: string, result: string])[] = [
  ['1', '县综治中心', '通知次日上午九时参加视频调度会', '已通知主任'],
  ['2', '那铁村村民', '反映路灯不亮', '转村委会，三日内回复'],
  ['1', '迁陵派出所', '请协助通知巡防队夜间加强集市巡逻', '已通知专职巡防队'],
  ['3', '群众来电', '东街一处杂物起火，已扑灭，无人受伤', '消防、派出所到场，已登记'],
];

export interface PatrolGround {
  /** The line of a village, and lines of the township's own patrol. */
  lineOf(team: string, at: number): string | null;
  villageOf(team: string): string | null;
  /** The post that a shift stands at. */
  postOf(shift: string): string | null;
  /** The kind of duty of a shift. */
  taskOf(shift: string): string;
  forceClassOf(team: string): string;
}

/** Records of the duties that have passed; some were not held, some entered late. */
export function inventPatrols(duties: readonly PlannedDuty[], ground: PatrolGround, world: DemoWorld): DemoRow[] {
  const { chance, until } = world;
  return duties.flatMap((duty, at) => {
    if (duty.day >= until || chance.happens(0.03)) return [];
    const came = duty.people.filter(() => !chance.happens(0.06));
    const leader = came.find((person) => person.leader) ?? came[0];
    if (!leader) return [];
    const entered = chance.happens(0.04) ? addDays(duty.day, chance.between(4, 9)) : addDays(duty.day, 1);
    const stamp = entered < world.from ? world.founding : world.enteredOn(entered < until ? entered : until);
    const [finding, situation, measures] = chance.happens(0.08) ? chance.pick(findings) : (['0', null, null] as const);
    const minutes = clockMinutes(duty.start, duty.end);
    const values: RowValues = {
      patrolledOn: duty.day,
      team: duty.team,
      level: duty.level,
      task: ground.taskOf(duty.shift),
      shift: duty.shift,
      leader: leader.id,
      expectedCount: duty.people.length,
      start: duty.start,
      end: duty.end,
      minutes,
      line: ground.lineOf(duty.team, at),
      post: ground.postOf(duty.shift),
      village: ground.villageOf(duty.team),
      area: '主街、学校、集市及周边',
      vehicles: chance.happens(0.4) ? 1 : 0,
      finding,
      situation,
      measures,
      reportedTo: finding === '0' ? null : ['2'],
      reportedAt: finding === '0' ? null : duty.end,
      recorder: null,
      lateEntry: entered > addDays(duty.day, 3),
      note: null,
    };
    const id = world.newId();
    const attendees = came.map((person) => ({
      register: 'patrolAttendee',
      id: world.newId(),
      values: {
        patrol: id,
        person: person.id,
        team: duty.team,
        unit: null,
        forceClass: ground.forceClassOf(duty.team),
        start: null,
        end: null,
        minutes,
        note: null,
      },
      ...stamp,
    }));
    return [{ register: 'patrolRecord', id, values, ...stamp }, ...attendees];
  });
}

const logDays = 60;

/** The duty log of the last two months, after the office's rota; `names` and roles come from it. */
export function inventDutyLogs(
  duties: readonly PlannedDuty[],
  nameOf: (person: string) => string,
  roleOf: (person: string) => string,
  world: DemoWorld,
): DemoRow[] {
  const { chance, until } = world;
  const since = addDays(until, -logDays);
  const byDay = [...Map.groupBy(duties, ({ day }) => day)].filter(([day]) => day >= since && day < until);
  const people = byDay.map(([day, all]) => ({ day, people: all.flatMap((duty) => duty.people.map(({ id }) => id)) }));
  return people.flatMap(({ day, people: ids }, at) => {
    const of = (role: string) => ids.find((id) => roleOf(id) === role) ?? null;
    const [leader, officer, clerk] = [of('1'), of('2'), of('3')];
    const next = people[at + 1]?.people.find((id) => roleOf(id) === '3');
    const stamp = world.enteredOn(addDays(day, 1) < until ? addDays(day, 1) : until);
    const id = world.newId();
    const log: DemoRow = {
      register: 'dutyLog',
      id,
      values: {
        dutyOn: day,
        shiftName: '全天',
        leader,
        officer,
        onDuty: clerk === null ? null : nameOf(clerk),
        phone: '0743-7722110',
        situation: '当日值班平稳，值班电话畅通。',
        handover: chance.happens(0.3) ? '供电所次日来修配电箱，请接班人跟进。' : '无',
        handedBy: clerk === null ? null : nameOf(clerk),
        takenBy: next === undefined ? null : nameOf(next),
        handedOn: next === undefined ? null : addDays(day, 1),
        handedAt: next === undefined ? null : '08:30',
        note: null,
      },
      ...stamp,
    };
    if (!chance.happens(0.35)) return [log];
    const [kind, caller, content, result] = chance.pick(calls);
    const entry: DemoRow = {
      register: 'dutyLogEntry',
      id: world.newId(),
      values: {
        log: id,
        kind,
        at: `${String(chance.between(9, 21)).padStart(2, '0')}:${String(chance.between(0, 59)).padStart(2, '0')}`,
        caller,
        phone: chance.pick(phones),
        content,
        place: '迁陵镇',
        nature: kind === '3' ? '火情' : null,
        scope: kind === '3' ? '一处杂物堆' : null,
        trend: kind === '3' ? '已平息' : null,
        measures: kind === '3' ? '扑灭明火，清理现场' : null,
        opinion: kind === '2' ? '请村委会三日内回复' : null,
        result,
        note: null,
      },
      ...stamp,
    };
    return [log, entry];
  });
}
