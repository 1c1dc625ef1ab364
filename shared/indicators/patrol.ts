// 巡逻防控 (registers.md §3.3): patrols by their day, 人次 from those who are recorded as having come, persons told apart from
// them; shifts planned by published rotas and held; lines and posts that nobody walked; drills and the duty log.
import { all, always, type Condition, not, within } from '../reports/condition.ts';
import { lineUnpatrolled, placeUnpatrolled, postUnpatrolled } from '../reports/patrolGround.ts';
import type { CodeTables } from '../reports/report.ts';
import { declaring, fewer, type Manner, standing } from './declared.ts';
import type { Indicator, Source } from './indicator.ts';
import { byForceClass, byTask } from './patrolMeasures.ts';
import {
  patrolAttendees as attendees,
  patrolLines as lines,
  patrolRecords as patrols,
  patrolPlaces as places,
  guardPosts as posts,
} from './patrolSources.ts';

const { of, count, sum, rate } = declaring('patrol');

const drills: Source = { register: 'drill', where: within('heldOn'), by: {}, day: 'heldOn' };
const logs: Source = { register: 'dutyLog', where: within('dutyOn'), by: {}, day: 'dutyOn' };
const entries: Source = { register: 'dutyLogEntry', where: within('log.dutyOn'), by: {}, day: 'log.dutyOn' };

const found: Condition = all({ field: 'finding', filled: true }, not({ field: 'finding', is: '0' }));

export const taskKey = (code: string): string => `patrolsTask${code}`;
export const forceClassKey = (code: string): string => `patrolClass${code}`;
export const tierKey = (code: string): string => `patrolsTier${code}`;
export const findingKey = (code: string): string => `patrolFinding${code}`;

/** How many kinds of duty a sentence names; what is beyond them is 其他. */
export const namedTasks = 5;
export const otherTasksKey = 'patrolsTaskOther';

/** One indicator for each item of a dictionary, zeros too. */
function eachOf(tables: CodeTables, table: string, make: (code: string, name: string) => Indicator): Indicator[] {
  return (tables(table)?.entries ?? []).map(({ code, name }) => make(code, name));
}

function byKind(tables: CodeTables): Indicator[] {
  const times = (key: string, label: string, where: Condition, about: string): Indicator =>
    count(key, label, '次', patrols, where, about);
  const tasks = eachOf(tables, 'dutyTask', (code, name) =>
    times(taskKey(code), `勤务：${name}`, { field: 'task', is: code }, `期内巡逻中勤务种类为“${name}”的。`),
  );
  const kinds = tasks.map(({ key }) => key);
  return [
    ...tasks,
    of(
      otherTasksKey,
      '勤务：其他',
      '次',
      { kind: 'beyond', whole: 'patrols', kinds, named: namedTasks },
      `期内巡逻中，次数最多的 ${namedTasks} 个勤务种类以外的，没有填勤务种类的也计入。次数相同的按字典中的先后。`,
    ),
    ...byTask(tables),
    ...eachOf(tables, 'dutyTier', (code, name) =>
      times(tierKey(code), `${name}勤务巡逻`, { field: 'level', is: code }, `期内巡逻中勤务等级为“${name}”的。`),
    ),
    ...eachOf(tables, 'forceClass', (code, name) =>
      count(
        forceClassKey(code),
        `${name}力量出动`,
        '人次',
        attendees,
        { field: 'forceClass', is: code },
        `期内巡逻的参加人员中力量类别为“${name}”的。`,
      ),
    ),
    count(
      'patrolClassNone',
      '未分类力量出动',
      '人次',
      attendees,
      { field: 'forceClass', filled: false },
      '期内巡逻的参加人员中没有填力量类别的。各类与未分类之和等于巡逻出动人次。',
    ),
    ...byForceClass(tables),
    times('patrolsFound', '巡逻发现情况', found, '期内巡逻中发现情况类别不是“无”的。'),
    ...eachOf(tables, 'patrolFinding', (code, name) =>
      times(findingKey(code), `发现：${name}`, { field: 'finding', is: code }, `期内巡逻中发现情况为“${name}”的。`),
    ).filter(({ key }) => key !== findingKey('0')),
  ];
}

const shifts = (key: string, label: string, which: 'planned' | 'held' | 'missed', about: string, manner?: Manner) =>
  of(key, label, '班', { kind: 'shifts', which }, about, manner);

export function patrol(tables: CodeTables): Indicator[] {
  return [
    count('patrols', '巡逻', '次', patrols, always, '日期在期内的巡逻记录，一条一次。'),
    count('patrolAttendances', '巡逻出动', '人次', attendees, always, '期内巡逻记录的参加人员，一人一次计一人次。'),
    of(
      'patrolPersons',
      '参加巡逻人数',
      '人',
      { kind: 'distinct', source: attendees, of: 'person', where: always },
      '期内参加过巡逻的人，不论几次、几支队伍，一人只计一次。',
    ),
    sum('patrolMinutes', '巡逻时长（分钟）', '分钟', [patrols, 'minutes'], always, '期内巡逻到岗至离岗的分钟之和。'),
    of(
      'patrolHours',
      '巡逻时长',
      '小时',
      { kind: 'hours', source: patrols, of: ['minutes'], where: always },
      '期内各次巡逻到岗至离岗的时间之和。',
    ),
    sum(
      'attendeeMinutes',
      '执勤工时（分钟）',
      '分钟',
      [attendees, 'minutes'],
      always,
      '期内巡逻参加人员各自执勤的分钟之和；与全队不同的按本人的时间。',
    ),
    of(
      'attendeeHours',
      '执勤工时',
      '小时',
      { kind: 'hours', source: attendees, of: ['minutes'], where: always },
      '期内巡逻参加人员各自执勤时间之和，两人同巡 1 小时计 2 小时。',
    ),
    of(
      'patrolTeams',
      '参加巡逻的队伍',
      '支',
      { kind: 'distinct', source: patrols, of: 'team', where: always },
      '期内有巡逻记录的队伍，一支只计一次。',
    ),
    sum('patrolVehicles', '出动车辆', '辆次', [patrols, 'vehicles'], always, '期内巡逻记录的出动车辆之和。'),
    ...byKind(tables),
    count(
      'patrolsReported',
      '巡逻上报',
      '次',
      patrols,
      { field: 'reportedTo', filled: true },
      '期内巡逻中填了上报对象的。',
    ),
    count('patrolsLate', '补录的巡逻', '次', patrols, { field: 'lateEntry', is: 1 }, '期内巡逻中三天以后才登记的。', {
      better: 'fewer',
    }),
    count('patrolLines', '巡逻防线', '条', lines, always, '期末在用的巡逻防线。', standing),
    count(
      'linesUnpatrolled',
      '没有巡逻的防线',
      '条',
      lines,
      lineUnpatrolled,
      '期末在用的防线中期内没有巡逻的。',
      fewer,
    ),
    count('guardPosts', '站岗点', '个', posts, always, '期末在用的站、岗、点。', standing),
    count(
      'postsUnpatrolled',
      '没有巡逻的站岗点',
      '个',
      posts,
      postUnpatrolled,
      '期末在用的站岗点中期内没有巡逻记录的。',
      fewer,
    ),
    count('patrolPlaces', '巡防部位', '处', places, always, '期末在用的巡防部位。', standing),
    count(
      'placesUnpatrolled',
      '没有巡逻的部位',
      '处',
      places,
      placeUnpatrolled,
      '期末在用的巡防部位中，期内既没有专门巡过，所在防线也没有整条巡过的。',
      fewer,
    ),
    shifts(
      'shiftsPlanned',
      '排定班次',
      'planned',
      '期内已发布排班表排定的班次，一队一天一班计一班，到昨天为止；今天的班有了巡逻记录才计。机关值班、护学不计。',
    ),
    shifts('shiftsHeld', '执行班次', 'held', '排定班次中有巡逻记录的：队伍、日期、计划班次都相同。', {
      better: 'more',
    }),
    shifts('shiftsMissed', '没有记录的班次', 'missed', '排定班次中没有巡逻记录的。', { better: 'fewer' }),
    rate('shiftsHeldRate', '排班执行率', 'shiftsHeld', 'shiftsPlanned', '执行班次÷排定班次×100%。'),
    count(
      'drillsLarge',
      '大范围多单位演练',
      '次',
      drills,
      { field: 'size', is: '1' },
      '演练日期在期内、规模为大范围多单位的。',
    ),
    count(
      'drillsSmall',
      '小规模分部门演练',
      '次',
      drills,
      { field: 'size', is: '2' },
      '演练日期在期内、规模为小规模分部门的。',
    ),
    sum('drillPeople', '参加演练', '人次', [drills, 'participants'], always, '期内演练登记的参加人数之和。'),
    count('dutyLogs', '值班日志', '篇', logs, always, '值班日期在期内的值班日志。'),
    count('dutyCalls', '值班接听来电', '次', entries, { field: 'kind', is: '1' }, '期内值班日志登记的来电。'),
    count('dutyVisitors', '值班接待来访', '次', entries, { field: 'kind', is: '2' }, '期内值班日志登记的来访。'),
    count(
      'dutyIncidents',
      '值班处置突发事件',
      '起',
      entries,
      { field: 'kind', is: '3' },
      '期内值班日志登记的突发事件。',
    ),
  ];
}
