// 巡逻情况统计表: patrols by team, village, line, kind of duty, class of force or for the whole (registers.md §3.3); no official
// form could be had, the columns are those that the monthly report tells.
import { all, always, type Condition, not, within } from './condition.ts';
import { groundInUse, lineUnpatrolled, placeUnpatrolled, postUnpatrolled } from './patrolGround.ts';
import {
  type CodeTables,
  type DimensionKey,
  defineFigures,
  type Relation,
  type ReportColumn,
  type Source,
} from './report.ts';

const patrolRecords: Source = {
  register: 'patrolRecord',
  where: within('patrolledOn'),
  by: { team: 'team', village: 'village', line: 'line', task: 'task' },
  day: 'patrolledOn',
};
const attendees: Source = {
  register: 'patrolAttendee',
  where: within('patrol.patrolledOn'),
  by: {
    team: 'patrol.team',
    village: 'patrol.village',
    line: 'patrol.line',
    task: 'patrol.task',
    forceClass: 'forceClass',
  },
  day: 'patrol.patrolledOn',
};
const ofTeam = { team: 'team', village: 'village' };
const lines: Source = { register: 'patrolLine', where: groundInUse, by: { ...ofTeam, line: 'id' }, day: 'startsOn' };
const posts: Source = { register: 'guardPost', where: groundInUse, by: ofTeam, day: 'startsOn' };
const places: Source = {
  register: 'patrolPlace',
  where: groundInUse,
  by: { team: 'line.team', village: 'village', line: 'line' },
  day: 'startsOn',
};

const tasks = '勤务种类';
const classes = '力量类别';
const findings = '发现情况';
const unpatrolled = '期内没有巡逻';

/** A condition on a patrol, given how its fields are called where it is asked. */
type OfPatrol = (at: (field: string) => string) => Condition;

const everyPatrol: OfPatrol = () => always;

/**
 * Patrols: one by one, or, where the rows are classes of the people who came, those in which such people took part, each
 * once. A patrol of two classes stands in both rows and once in the total.
 */
function times(by: DimensionKey, key: string, label: string, heads: readonly string[], where: OfPatrol, about: string) {
  const common = { key, label, heads, unit: '次' as const };
  const column: ReportColumn =
    by === 'forceClass'
      ? {
          ...common,
          about: `${about}有这类人员参加的计入，同一次巡逻在各类里各计一次，合计只计一次。`,
          figure: { kind: 'distinct', source: 'attendees', of: 'patrol', where: where((field) => `patrol.${field}`) },
        }
      : { ...common, about, figure: { kind: 'count', source: 'patrols', where: where((field) => field) } };
  return column;
}

/** One column for each entry in use, one for entries out of use where there are any, one for what is not filled in. */
function eachOf<T>(
  tables: CodeTables,
  table: string,
  make: (code: string, name: string) => T,
  retired: (inUse: readonly string[]) => T,
): T[] {
  const found = tables(table);
  const entries = found?.entries ?? [];
  return [
    ...entries.map(({ code, name }) => make(code, name)),
    ...(found?.hasRetired ? [retired(entries.map(({ code }) => code))] : []),
  ];
}

const outOfUse =
  (field: string) =>
  (inUse: readonly string[]): OfPatrol =>
  (at) =>
    all({ field: at(field), filled: true }, not({ field: at(field), anyOf: inUse }));

function taskColumns(tables: CodeTables, by: DimensionKey): ReportColumn[] {
  const task = (key: string, label: string, where: OfPatrol, about: string) =>
    times(by, `task${key}`, label, [tasks], where, about);
  return [
    ...eachOf(
      tables,
      'dutyTask',
      (code, name) => task(code, name, (at) => ({ field: at('task'), is: code }), `勤务种类为“${name}”的巡逻。`),
      (inUse) => task('Retired', '停用的种类', outOfUse('task')(inUse), '勤务种类已经停用的巡逻。'),
    ),
    task('None', '未填', (at) => ({ field: at('task'), filled: false }), '没有填勤务种类的巡逻。'),
  ];
}

function classColumns(tables: CodeTables): ReportColumn[] {
  const ofClass = (key: string, label: string, where: Condition, about: string): ReportColumn => ({
    ...{ key: `class${key}`, label, heads: [classes], unit: '人次', about },
    figure: { kind: 'count', source: 'attendees', where },
  });
  const entries = tables('forceClass')?.entries ?? [];
  return [
    ...entries.map(({ code, name }) =>
      ofClass(code, name, { field: 'forceClass', is: code }, `力量类别为“${name}”的人次。`),
    ),
    ofClass('None', '未分类', { field: 'forceClass', filled: false }, '没有填力量类别的人次。'),
  ];
}

function findingColumns(tables: CodeTables, by: DimensionKey): ReportColumn[] {
  const finding = (key: string, label: string, where: OfPatrol, about: string) =>
    times(by, `finding${key}`, label, [findings], where, about);
  return eachOf(
    tables,
    'patrolFinding',
    (code, name) => finding(code, name, (at) => ({ field: at('finding'), is: code }), `发现情况为“${name}”的巡逻。`),
    (inUse) => finding('Retired', '停用的类别', outOfUse('finding')(inUse), '发现情况的类别已经停用的巡逻。'),
  ).filter(({ key }) => key !== `finding${nothingFound}`);
}

const nothingFound = '0';

/** What nobody walked, by those to whom it belongs: a line and a post have a team, a place has a line. */
function groundColumns(by: DimensionKey): ReportColumn[] {
  const ground = (
    [source, label, unit]: readonly [string, string, ReportColumn['unit']],
    where: Condition,
    about: string,
  ): ReportColumn => ({
    ...{ key: `${source}Unpatrolled`, label, heads: [unpatrolled], unit, about },
    figure: { kind: 'count', source, where },
  });
  const place = ground(
    ['places', '部位', '处'],
    placeUnpatrolled,
    '期末在用的巡防部位中，期内既没有专门巡过，所在防线也没有整条巡过的。按队伍的，归所在防线的责任队伍。',
  );
  if (by === 'line') return [place];
  if (by === 'task' || by === 'forceClass') return [];
  return [
    ground(['lines', '防线', '条'], lineUnpatrolled, '期末在用的防线中期内没有巡逻的，归责任队伍和所在的村（社区）。'),
    ground(
      ['posts', '站岗点', '个'],
      postUnpatrolled,
      '期末在用的站岗点中期内没有巡逻记录的，归责任队伍和所在的村（社区）。',
    ),
    place,
  ];
}

function columns(tables: CodeTables, by: DimensionKey): ReportColumn[] {
  const minutes = (key: string, label: string, source: string, about: string): ReportColumn => ({
    ...{ key, label, heads: [], unit: '小时', about },
    figure: { kind: 'sum', source, of: ['minutes'], where: always },
  });
  // The time and the cars of a patrol are those of all who came: they belong to no class.
  const isWhole = by !== 'forceClass';
  return [
    times(by, 'patrols', '巡逻次数', [], everyPatrol, '日期在期内的巡逻记录，一条一次。'),
    {
      key: 'attendances',
      label: '出动人次',
      heads: [],
      unit: '人次',
      about: '期内巡逻的参加人员，一人一次计一人次。',
      figure: { kind: 'count', source: 'attendees', where: always },
    },
    {
      key: 'persons',
      label: '参加人数',
      heads: [],
      unit: '人',
      about: '期内参加过巡逻的人，一人只计一次；合计不等于各行之和。',
      figure: { kind: 'distinct', source: 'attendees', of: 'person', where: always },
    },
    ...(isWhole ? [minutes('hours', '巡逻时长', 'patrols', '期内各次巡逻从到岗到离岗的时间之和。')] : []),
    minutes('personHours', '出动工时', 'attendees', '期内每个参加人员到岗到离岗的时间之和。'),
    ...(isWhole ? [vehicles] : []),
    ...(by === 'forceClass' ? [] : classColumns(tables)),
    ...findingColumns(tables, by),
    times(by, 'late', '补录', [], (at) => ({ field: at('lateEntry'), is: 1 }), '巡逻三天以后才登记的。'),
    ...groundColumns(by),
    // The longest group stands last: on paper the others fill their pages.
    ...(by === 'task' ? [] : taskColumns(tables, by)),
  ];
}

const vehicles: ReportColumn = {
  key: 'vehicles',
  label: '出动车辆',
  heads: [],
  unit: '辆',
  about: '期内巡逻记录的出动车辆之和。',
  figure: { kind: 'sum', source: 'patrols', of: ['vehicles'], where: always },
};

function relations(of: readonly ReportColumn[]): readonly Relation[] {
  const keys = (start: string) => of.filter(({ key }) => key.startsWith(start)).map(({ key }) => key);
  const addUp = (key: string, left: string, right: readonly string[], text: string): Relation[] =>
    right.length === 0 ? [] : [{ key, level: 'warning', text, kind: 'equal', left, right }];
  return [
    ...addUp('tasks', 'patrols', keys('task'), '各勤务种类与未填之和等于巡逻次数'),
    ...addUp('classes', 'attendances', keys('class'), '各力量类别与未分类之和等于出动人次'),
  ];
}

export const patrols = defineFigures({
  key: 'patrols',
  title: '巡逻情况统计表',
  printTitle: '巡逻情况统计表',
  about:
    '各队、各村、各防线、各勤务种类和力量类别巡逻的次数、出动人次、人数、时长、发现的情况，和没有巡逻的防线、站岗点。',
  notes: [
    '人次按巡逻记录的参加人员计，一人一次计一人次；同一人参加几支队伍的巡逻，各计各的。',
    '参加人数一人只计一次，合计不等于各行之和；时长按分钟合计后折成小时。',
  ],
  dimensions: [
    { key: 'team', label: '队伍', register: 'team', unsaid: '未填队伍' },
    { key: 'village', label: '村（社区）', register: 'village', unsaid: '未填村（社区）' },
    { key: 'line', label: '防线', register: 'patrolLine', unsaid: '未填防线' },
    { key: 'task', label: '勤务种类', register: null, table: 'dutyTask', unsaid: '未填勤务种类' },
    {
      ...{ key: 'forceClass', label: '力量类别', register: null, table: 'forceClass', unsaid: '未分类' },
      note: '有几类人员参加的巡逻在各类里各计一次，合计只计一次；没有登记参加人员的巡逻分不出类别，不在内。',
    },
    { key: 'whole', label: '全镇', register: null, unsaid: '' },
  ],
  sources: { patrols: patrolRecords, attendees, lines, posts, places },
  layout: 'across',
  columns,
  relations,
  rates: [],
  shares: null,
  compared: ['patrols', 'attendances'],
  isCumulative: false,
});
