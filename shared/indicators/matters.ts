// 网格与综治中心事项: villages and what they reported for each month.
import { all, always, type Condition, within } from '../reports/condition.ts';
import type { Indicator, Source } from './indicator.ts';
import { notOver } from './standing.ts';

const villages: Source = {
  register: 'village',
  where: notOver('closedOn'),
  by: { village: 'id' },
  day: 'closedOn',
};
const reports: Source = {
  register: 'villageReport',
  where: within('month'),
  by: { village: 'village' },
  day: 'month',
};

const reported: Condition = { field: 'reportedOn', filled: true };
const zero: Condition = all(reported, { field: 'isZero', is: 1 });

const count = (key: string, label: string, where: Condition, about: string): Indicator => ({
  key,
  label,
  group: 'matters',
  unit: '份',
  about,
  figure: { kind: 'count', source: reports, where },
  time: 'flow',
  better: null,
});

const rate = (key: string, label: string, numerator: string, denominator: string, about: string): Indicator => ({
  key,
  label,
  group: 'matters',
  unit: '%',
  about,
  figure: { kind: 'rate', numerator, denominator, decimals: 2 },
  time: 'flow',
  better: 'more',
});

export const matters: readonly Indicator[] = [
  {
    key: 'villages',
    label: '村（社区）',
    group: 'matters',
    unit: '个',
    about: '期末没有撤并的村（社区）。',
    figure: { kind: 'count', source: villages, where: always },
    time: 'standing',
    better: null,
  },
  {
    key: 'residentHouseholds',
    label: '村（社区）户数',
    group: 'matters',
    unit: '户',
    about: '期末没有撤并的村（社区）的户数之和，取自“村（社区）”。入户率没有统一的官方分母，以此为应入户户数。',
    figure: { kind: 'sum', source: villages, of: ['households'], where: always },
    time: 'standing',
    better: null,
  },
  {
    key: 'villageReportsDue',
    label: '应报送',
    group: 'matters',
    unit: '份',
    about: '期内每个已开始的月份，各月末没有撤并的村（社区）各一份。',
    figure: { kind: 'monthEnds', of: 'villages' },
    time: 'flow',
    better: null,
  },
  count('villageReports', '已报送', reported, '月份在期内、填了报送日期的报送。'),
  rate('villageReportRate', '村（社区）报送率', 'villageReports', 'villageReportsDue', '已报送÷应报送×100%。'),
  count('zeroReports', '零报告', zero, '已报送中的零报告。'),
  count(
    'zeroReportsConfirmed',
    '已核实零报告',
    all(zero, { field: 'confirmedOn', filled: true }),
    '零报告中填了核实日期的。',
  ),
  rate('zeroReportsConfirmedRate', '零报告核实率', 'zeroReportsConfirmed', 'zeroReports', '已核实零报告÷零报告×100%。'),
];
