// How patrols, rotas, drills, the duty log and schools are told (document-format.md §7 （二）（七）, §9).
import { findingKey, namedTasks, otherTasksKey, taskKey } from '../../indicators/patrol.ts';
import { compared, part, type SentencePattern } from './patternParts.ts';

/** What patrols find is a short list: all of it is told. */
const everyFinding = 20;

export const patrolPatterns: readonly SentencePattern[] = [
  {
    id: 'patrols',
    lead: '',
    parts: [
      compared('组织巡逻', 'patrols'),
      compared('出动', 'patrolAttendances'),
      part('参加', 'patrolPersons'),
      part('巡逻时长', 'patrolHours'),
      part('执勤工时', 'attendeeHours'),
      part('出动车辆', 'patrolVehicles'),
    ],
  },
  {
    id: 'tiers',
    lead: '按勤务等级分，',
    parts: [part('常态勤务', 'patrolsTier1'), part('应急勤务', 'patrolsTier2'), part('战时勤务', 'patrolsTier3')],
  },
  {
    id: 'tasks',
    lead: '按勤务种类分，',
    parts: [],
    family: { start: taskKey(''), most: namedTasks, rest: part('其他', otherTasksKey) },
  },
  {
    id: 'classes',
    lead: '按力量类别分，',
    parts: [
      part('主要力量', 'patrolClass1'),
      part('重要力量', 'patrolClass2'),
      part('辅助力量', 'patrolClass3'),
      part('其他力量', 'patrolClass4'),
    ],
  },
  {
    id: 'findings',
    lead: '',
    parts: [compared('巡逻发现各类情况', 'patrolsFound'), part('上报', 'patrolsReported')],
  },
  {
    id: 'findingKinds',
    lead: '发现的情况中，',
    parts: [],
    family: { start: findingKey(''), most: everyFinding, rest: part('其他', findingKey('9')) },
  },
  {
    id: 'shifts',
    lead: '',
    parts: [
      part('已发布的排班表排定', 'shiftsPlanned'),
      part('有巡逻记录的', 'shiftsHeld'),
      part('排班执行率', 'shiftsHeldRate'),
    ],
  },
  {
    id: 'lines',
    lead: '截至{day}，{place}',
    parts: [
      part('有巡逻防线', 'patrolLines'),
      part('期内没有巡逻的', 'linesUnpatrolled'),
      part('站岗点', 'guardPosts'),
      part('期内没有巡逻记录的', 'postsUnpatrolled'),
      part('巡防部位', 'patrolPlaces'),
      part('期内没有巡逻的', 'placesUnpatrolled'),
    ],
  },
  {
    id: 'drills',
    lead: '',
    parts: [
      part('开展大范围多单位演练', 'drillsLarge'),
      part('小规模分部门演练', 'drillsSmall'),
      part('参加', 'drillPeople'),
    ],
  },
  {
    id: 'duty',
    lead: '机关值班',
    parts: [part('接听来电', 'dutyCalls'), part('接待来访', 'dutyVisitors'), part('处置突发事件', 'dutyIncidents')],
  },
];

export const schoolPatterns: readonly SentencePattern[] = [
  {
    id: 'schools',
    lead: '截至{day}，{place}',
    parts: [
      part('有学校', 'schools'),
      part('在校学生', 'pupils'),
      part('有护学岗的学校', 'schoolsGuarded'),
      part('护学岗配备率', 'schoolsGuardedRate'),
      part('护学岗人员', 'schoolGuards'),
    ],
  },
  {
    id: 'secured',
    lead: '',
    parts: [
      part('配备专职保安的学校占', 'schoolsSecuredRate'),
      part('封闭化管理的占', 'schoolsClosedRate'),
      part('一键报警和视频监控达标的占', 'schoolsWatchedRate'),
    ],
  },
];

/** Figures that stand in the tables and in no sentence of their own. */
export const dutyUntold: readonly string[] = [
  'patrolMinutes',
  'attendeeMinutes',
  'patrolTeams',
  'patrolClassNone',
  'patrolsLate',
  'shiftsMissed',
  'dutyLogs',
  'schoolsSecured',
  'schoolsClosed',
  'schoolsWatched',
];
