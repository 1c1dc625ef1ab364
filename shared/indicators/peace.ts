// 平安村（社区）创建 (registers.md §13): 达标率 = 达标村数 ÷ 参创村数, by the creation of the year.
import { all, always, type Condition, not, within } from '../reports/condition.ts';
import { declaring, standing } from './declared.ts';
import type { Indicator, Source } from './indicator.ts';
import { begun } from './standing.ts';

const { count, sum, rate } = declaring('peace');

/** Creations of the year that the period's end lies in. */
const ofYear: Source = {
  register: 'peaceVillage',
  where: all({ day: ['startsOn'], place: 'untilEnd' }, not({ day: ['endsOn'], place: 'before' }), begun('declaredOn')),
  by: { village: 'village' },
  day: 'startsOn',
};

const marks: Source = {
  register: 'assessment',
  where: within('assessedOn'),
  by: { village: 'village' },
  day: 'assessedOn',
};

const assessed: Condition = { day: ['assessedOn'], place: 'untilEnd' };
const isReached: Condition = all(assessed, { field: 'reached', is: 1 }, not({ field: 'standing', is: '3' }));

export const peace: readonly Indicator[] = [
  count(
    'peaceEntered',
    '参创村（社区）',
    '个',
    ofYear,
    always,
    '本年度登记了平安创建的村（社区）；申报日期晚于期末的不计。',
    standing,
  ),
  count(
    'peaceAssessed',
    '已考核村（社区）',
    '个',
    ofYear,
    assessed,
    '参创村（社区）中考核日期不晚于期末的。',
    standing,
  ),
  count('peaceReached', '达标村（社区）', '个', ofYear, isReached, '已考核村（社区）中考核结论为达标、没有被撤销的。', {
    ...standing,
    better: 'more',
  }),
  rate(
    'peaceRate',
    '平安村达标率',
    'peaceReached',
    'peaceEntered',
    '达标村（社区）÷参创村（社区）×100%。',
    'more',
    'standing',
  ),
  count(
    'peaceNamed',
    '命名村（社区）',
    '个',
    ofYear,
    { field: 'level', filled: true },
    '参创村（社区）中填了命名等级的。',
    standing,
  ),
  count(
    'peaceWarned',
    '警示村（社区）',
    '个',
    ofYear,
    { field: 'standing', is: '2' },
    '参创村（社区）中动态管理为“警示”的。',
    {
      ...standing,
      better: 'fewer',
    },
  ),
  count(
    'peaceRevoked',
    '撤销村（社区）',
    '个',
    ofYear,
    { field: 'standing', is: '3' },
    '参创村（社区）中动态管理为“撤销”的。',
    {
      ...standing,
      better: 'fewer',
    },
  ),
  count('assessments', '考核评分', '条', marks, always, '考核日期在期内的考核评分，一个项目一条。'),
  sum('assessmentFull', '考核标准分', '分', [marks, 'full'], always, '期内考核评分的标准分之和。'),
  sum('assessmentScore', '考核得分', '分', [marks, 'score'], always, '期内考核评分的得分之和，加分不计。'),
  rate('assessmentRate', '考核得分率', 'assessmentScore', 'assessmentFull', '考核得分÷考核标准分×100%；各部分不加权。'),
];
