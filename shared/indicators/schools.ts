// 校园安全、护学岗 (registers.md §10): schools in the register with the “四个 100%”, and who stands at their gates.
import { all, always, type Condition } from '../reports/condition.ts';
import { declaring, standing } from './declared.ts';
import type { Indicator, Source } from './indicator.ts';
import { begun, notOver } from './standing.ts';

const { of, count, sum, rate } = declaring('schools');

/** A school has no day of its beginning: those in use are counted for any period. */
const schoolsInUse: Source = { register: 'school', where: always, by: { village: 'village' }, day: 'withdrawnAt' };
const inPost: Condition = all(begun('from'), notOver('until'));
const guards: Source = {
  register: 'schoolGuard',
  where: inPost,
  by: { village: 'school.village' },
  day: 'from',
  since: { register: 'schoolGuard', day: 'from' },
};
const guarded: Condition = { namedBy: { register: 'schoolGuard', field: 'school', where: inPost } };

const of100 = (key: string, label: string, where: Condition, about: string): Indicator[] => [
  count(key, label, '所', schoolsInUse, where, `登记的学校中${about}。`, standing),
  rate(`${key}Rate`, `${label}的比例`, key, 'schools', `${label}÷学校×100%。`, 'more', 'standing'),
];

export const schools: readonly Indicator[] = [
  count(
    'schools',
    '学校',
    '所',
    schoolsInUse,
    always,
    '登记在册的学校和幼儿园；没有起止日期，各期都按现有的计。',
    standing,
  ),
  sum('pupils', '在校学生', '人', [schoolsInUse, 'pupils'], always, '登记的学校在校学生人数之和。', standing),
  ...of100('schoolsGuarded', '有护学岗的学校', guarded, '期末有人上护学岗的'),
  ...of100('schoolsSecured', '配备专职保安的学校', { field: 'fullTimeGuards', is: 1 }, '配备专职保安的'),
  ...of100('schoolsClosed', '封闭化管理的学校', { field: 'closedCampus', is: 1 }, '封闭化管理的'),
  ...of100('schoolsWatched', '报警监控达标的学校', { field: 'alarmAndCameras', is: 1 }, '一键报警和视频监控达标的'),
  of(
    'schoolGuards',
    '护学岗人员',
    '人',
    { kind: 'distinct', source: guards, of: 'person', where: always },
    '期末在护学岗上的人，一人只计一次。',
    standing,
  ),
];
