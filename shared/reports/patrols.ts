// 巡逻情况统计表: patrols by team, village, line or for the whole (registers.md §3.3); no official form could be had, the columns
// are those that the monthly report tells.
import { always, type Condition, within } from './condition.ts';
import { type CodeTables, defineFigures, type Relation, type ReportColumn, type Source } from './report.ts';

const patrolRecords: Source = {
  register: 'patrolRecord',
  where: within('patrolledOn'),
  by: { team: 'team', village: 'village', line: 'line' },
  day: 'patrolledOn',
};
const attendees: Source = {
  register: 'patrolAttendee',
  where: within('patrol.patrolledOn'),
  by: { team: 'patrol.team', village: 'patrol.village', line: 'patrol.line' },
  day: 'patrol.patrolledOn',
};

const count = (
  key: string,
  label: string,
  heads: readonly string[],
  [source, unit]: readonly ['patrols', '次'] | readonly ['attendees', '人次'],
  where: Condition,
  about: string,
): ReportColumn => ({ key, label, heads, unit, about, figure: { kind: 'count', source, where } });

const times = ['patrols', '次'] as const;
const people = ['attendees', '人次'] as const;

const tasks = '勤务种类';
const classes = '力量类别';
const findings = '发现情况';

const eachOf = (tables: CodeTables, table: string) => tables(table)?.entries ?? [];

function columns(tables: CodeTables): ReportColumn[] {
  return [
    count('patrols', '巡逻次数', [], times, always, '日期在期内的巡逻记录，一条一次。'),
    count('attendances', '出动人次', [], people, always, '期内巡逻的参加人员，一人一次计一人次。'),
    {
      key: 'persons',
      label: '参加人数',
      heads: [],
      unit: '人',
      about: '期内参加过巡逻的人，一人只计一次；合计不等于各行之和。',
      figure: { kind: 'distinct', source: 'attendees', of: 'person', where: always },
    },
    {
      key: 'hours',
      label: '巡逻时长',
      heads: [],
      unit: '小时',
      about: '期内各次巡逻从到岗到离岗的时间之和。',
      figure: { kind: 'sum', source: 'patrols', of: ['minutes'], where: always },
    },
    {
      key: 'personHours',
      label: '出动工时',
      heads: [],
      unit: '小时',
      about: '期内每个参加人员到岗到离岗的时间之和。',
      figure: { kind: 'sum', source: 'attendees', of: ['minutes'], where: always },
    },
    {
      key: 'vehicles',
      label: '出动车辆',
      heads: [],
      unit: '辆',
      about: '期内巡逻记录的出动车辆之和。',
      figure: { kind: 'sum', source: 'patrols', of: ['vehicles'], where: always },
    },
    ...eachOf(tables, 'dutyTask').map(({ code, name }) =>
      count(`task${code}`, name, [tasks], times, { field: 'task', is: code }, `勤务种类为“${name}”的巡逻。`),
    ),
    count('taskNone', '未填', [tasks], times, { field: 'task', filled: false }, '没有填勤务种类的巡逻。'),
    ...eachOf(tables, 'forceClass').map(({ code, name }) =>
      count(`class${code}`, name, [classes], people, { field: 'forceClass', is: code }, `力量类别为“${name}”的人次。`),
    ),
    count('classNone', '未分类', [classes], people, { field: 'forceClass', filled: false }, '没有填力量类别的人次。'),
    ...eachOf(tables, 'patrolFinding')
      .filter(({ code }) => code !== '0')
      .map(({ code, name }) =>
        count(`finding${code}`, name, [findings], times, { field: 'finding', is: code }, `发现情况为“${name}”的巡逻。`),
      ),
    count('late', '补录', [], times, { field: 'lateEntry', is: 1 }, '巡逻三天以后才登记的。'),
  ];
}

function relations(of: readonly ReportColumn[]): readonly Relation[] {
  const keys = (start: string) => of.filter(({ key }) => key.startsWith(start)).map(({ key }) => key);
  return [
    {
      key: 'tasks',
      level: 'warning',
      text: '各勤务种类与未填之和等于巡逻次数',
      kind: 'equal',
      left: 'patrols',
      right: keys('task'),
    },
    {
      key: 'classes',
      level: 'warning',
      text: '各力量类别与未分类之和等于出动人次',
      kind: 'equal',
      left: 'attendances',
      right: keys('class'),
    },
  ];
}

export const patrols = defineFigures({
  key: 'patrols',
  title: '巡逻情况统计表',
  printTitle: '巡逻情况统计表',
  about: '各队、各村、各防线巡逻的次数、出动人次、人数、时长、勤务种类、力量类别和发现的情况。',
  notes: [
    '人次按巡逻记录的参加人员计，一人一次计一人次；同一人参加几支队伍的巡逻，各计各的。',
    '参加人数一人只计一次，合计不等于各行之和；时长按分钟合计后折成小时。',
  ],
  dimensions: [
    { key: 'team', label: '队伍', register: 'team', unsaid: '未填队伍' },
    { key: 'village', label: '村（社区）', register: 'village', unsaid: '未填村（社区）' },
    { key: 'line', label: '防线', register: 'patrolLine', unsaid: '未填防线' },
    { key: 'whole', label: '全镇', register: null, unsaid: '' },
  ],
  sources: { patrols: patrolRecords, attendees },
  layout: 'across',
  columns,
  relations,
  rates: [],
  shares: null,
  compared: ['patrols', 'attendances'],
  isCumulative: false,
});
