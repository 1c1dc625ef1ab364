// 走访: visits (人次) and, told apart from them, the persons visited.
import { all, always, type Condition, within } from '../reports/condition.ts';
import type { Indicator, Source } from './indicator.ts';

const by = { village: 'person.village' };
const visits: Source = { register: 'visit', where: within('visitedOn'), by, day: 'visitedOn' };
/** Whoever was visited by the last day and is still in 人员. */
const known: Source = {
  register: 'visit',
  where: all({ day: ['visitedOn'], place: 'untilEnd' }, { field: 'person.withdrawnAt', filled: false }),
  by,
  day: 'visitedOn',
};

const inUse: Condition = { field: 'person.withdrawnAt', filled: false };

const count = (key: string, label: string, where: Condition, about: string): Indicator => ({
  key,
  label,
  group: 'care',
  unit: '人次',
  about,
  figure: { kind: 'count', source: visits, where },
  time: 'flow',
  better: null,
});

const rate = (key: string, label: string, numerator: string, denominator: string, about: string): Indicator => ({
  key,
  label,
  group: 'care',
  unit: '%',
  about,
  figure: { kind: 'rate', numerator, denominator, decimals: 2 },
  time: 'flow',
  better: 'more',
});

export const care: readonly Indicator[] = [
  count('visits', '走访', always, '走访日期在期内的走访记录，一人一次计一人次。'),
  {
    key: 'visitedPersons',
    label: '走访人数',
    group: 'care',
    unit: '人',
    about: '期内走访过的人，一人只计一次；已停用的人员不计。',
    figure: { kind: 'distinct', source: visits, of: 'person', where: inUse },
    time: 'flow',
    better: null,
  },
  {
    key: 'visitTargets',
    label: '走访对象',
    group: 'care',
    unit: '人',
    about: '到期末有过走访记录、仍在册的人，一人只计一次。台账没有另设应走访名册，以此作为应走访人数。',
    figure: { kind: 'distinct', source: known, of: 'person', where: always },
    time: 'standing',
    better: null,
  },
  rate('visitCoverage', '走访覆盖率', 'visitedPersons', 'visitTargets', '走访人数÷走访对象×100%，同一人只计一次。'),
  count('visitsSeen', '见到本人的走访', { field: 'seen', is: 1 }, '走访中见到本人的。'),
  rate('visitsSeenRate', '走访见面率', 'visitsSeen', 'visits', '见到本人的走访÷走访×100%，按人次计算。'),
  count('visitsAtHome', '上门走访', { field: 'method', is: '01' }, '走访中方式为上门的。'),
  count('visitsAbnormal', '走访发现异常', { field: 'abnormal', is: 1 }, '走访中有异常的。'),
  count('visitsNeeds', '走访收集诉求', { field: 'needs', filled: true }, '走访中登记了困难诉求的。'),
  count('visitsCare', '关爱对象走访', { field: 'careKind', is: '01' }, '走访中对象类别为关爱对象的。'),
  count('visitsSupport', '安置帮教走访', { field: 'careKind', is: '02' }, '走访中对象类别为安置帮教的。'),
];
