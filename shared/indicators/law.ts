// 法治宣传 (registers.md §4.3). No official definition of 入户率 is known: the denominator is all households of the
// villages, a household counts once, and the note beside the figure says so.
import { all, always, type Condition, within } from '../reports/condition.ts';
import type { CodeTables } from '../reports/report.ts';
import { declaring } from './declared.ts';
import type { Indicator, Source } from './indicator.ts';

const { of, count, sum, rate } = declaring('law');

const held: Source = { register: 'publicity', where: within('heldOn'), by: { village: 'village' }, day: 'heldOn' };
const visited: Source = {
  register: 'householdVisit',
  where: within('visitedOn'),
  by: { village: 'village' },
  day: 'visitedOn',
};
const withHouseholds: Condition = all({ field: 'householdsDue', filled: true }, { field: 'households', filled: true });

export const topicKey = (code: string): string => `publicityTopic${code}`;

const added = (key: string, label: string, unit: string, field: string, words: string): Indicator =>
  sum(key, label, unit, [held, field], always, `期内法治宣传的${words}之和。`);

export function law(tables: CodeTables): Indicator[] {
  const topics = tables('publicityTopic')?.entries ?? [];
  return [
    count('publicity', '开展法治宣传', '场', held, always, '宣传日期在期内的法治宣传登记。'),
    added('publicityLeaflets', '发放宣传资料', '份', 'leaflets', '发放资料份数'),
    added('publicityAudience', '受教育群众', '人次', 'audience', '受教育人数'),
    added('publicityConsulted', '咨询解答', '人次', 'consulted', '咨询解答人次'),
    added('publicityBanners', '悬挂横幅', '条', 'banners', '横幅条数'),
    added('publicityBoards', '展出展板', '块', 'boards', '展板块数'),
    sum(
      'publicityHouseholdsDue',
      '场次应入户',
      '户',
      [held, 'householdsDue'],
      withHouseholds,
      '期内同时填了应入户和入户户数的宣传的应入户户数之和。',
    ),
    sum(
      'publicityHouseholds',
      '场次入户',
      '户',
      [held, 'households'],
      withHouseholds,
      '期内同时填了应入户和入户户数的宣传的入户户数之和；同一户在几场宣传中会重复计。',
    ),
    rate(
      'publicityHouseholdRate',
      '场次入户率',
      'publicityHouseholds',
      'publicityHouseholdsDue',
      '场次入户÷场次应入户×100%。',
    ),
    of(
      'visitedHouseholds',
      '入户户数',
      '户',
      { kind: 'distinct', source: visited, of: 'householdKey', where: always },
      '期内入户登记的住户，同一村（社区）的同一户只计一次。',
    ),
    rate(
      'householdRate',
      '入户率',
      'visitedHouseholds',
      'residentHouseholds',
      '入户户数÷村（社区）户数×100%；入户户数按登记到户的同户去重，没有统一的官方分母，以村（社区）的户数为应入户户数。',
    ),
    ...topics.map(({ code, name }) =>
      count(
        topicKey(code),
        `${name}宣传`,
        '场',
        held,
        { field: 'topic', is: code },
        `期内法治宣传中主题为“${name}”的。`,
      ),
    ),
  ];
}
