// 隐患排查整改 (registers.md §5.1): 整改率 of what was found, 按期整改率 of what fell due; counted by 处.
import { all, always, type Condition, not, within } from '../reports/condition.ts';
import type { CodeTables } from '../reports/report.ts';
import { declaring, fewer } from './declared.ts';
import type { Indicator, Source } from './indicator.ts';

const { count, sum, rate } = declaring('hazards');

const since = { register: 'hazard', day: 'checkedOn' };
const source = (where: Condition, day: string): Source => ({
  register: 'hazard',
  where,
  by: { village: 'village' },
  day,
  since,
});

const finished: Condition = { day: ['finishedOn'], place: 'untilEnd' };
/** Given to an office that may act: no longer ours to press for. */
const moved: Condition = { day: ['movedOn'], place: 'untilEnd' };

const found = source(within('checkedOn'), 'checkedOn');
const endings = source(within('finishedOn'), 'finishedOn');
const due = source(all(within('dueOn'), not(all(moved, { field: 'finishedOn', filled: false }))), 'dueOn');
const unfinished = source(all({ day: ['checkedOn'], place: 'untilEnd' }, not(finished), not(moved)), 'checkedOn');
const checks: Source = {
  register: 'jointCheck',
  where: within('checkedOn'),
  by: { village: 'village' },
  day: 'checkedOn',
};
const campaigns: Source = { register: 'campaign', where: within('heldOn'), by: { village: 'village' }, day: 'heldOn' };
const rechecked = source(within('recheckedOn'), 'recheckedOn');
const given = source(within('movedOn'), 'movedOn');

const places = (key: string, label: string, from: Source, where: Condition, about: string, manner = {}): Indicator =>
  sum(key, label, '处', [from, 'quantity'], where, about, manner);

export const hazardKindKey = (code: string): string => `hazardsKind${code}`;
export const houseHazardKey = (code: string): string => `hazardsHouse${code}`;

export function hazards(tables: CodeTables): Indicator[] {
  const ofKind = (table: string, field: string, keyOf: (code: string) => string, words: string): Indicator[] =>
    (tables(table)?.entries ?? [])
      .filter(({ code }) => code !== '00')
      .map(({ code, name }) =>
        places(
          keyOf(code),
          `${words}${name}隐患`,
          found,
          { field, is: code },
          `期内发现的隐患中${words}隐患类型为“${name}”的数量之和。`,
        ),
      );
  return [
    places('hazardsFound', '发现隐患', found, always, '排查日期在期内的隐患的数量（处）之和。'),
    count('hazardRecords', '隐患台账', '条', found, always, '排查日期在期内的隐患条数，一条可以有几处。'),
    places('hazardsMajor', '重大隐患', found, { field: 'level', is: '3' }, '期内发现的隐患中等级为“重大”的。', {
      better: 'fewer',
    }),
    // As of the period's end: what is put right later counts in a longer period and in no month of it.
    places('hazardsOfFound', '发现隐患中已整改', found, finished, '期内发现的隐患中，到期末已填完成日期的。', {
      time: 'standing',
      better: 'more',
    }),
    rate(
      'hazardRate',
      '隐患整改率',
      'hazardsOfFound',
      'hazardsFound',
      '期内发现的隐患中到期末已整改的÷期内发现的×100%。',
    ),
    places('hazardsFinished', '整改隐患', endings, always, '完成日期在期内的隐患，包括以前发现的。', {
      better: 'more',
    }),
    places('hazardsDue', '到期隐患', due, always, '整改期限在期内的隐患；到期末已移交、没有完成的不计。'),
    places('hazardsOnTime', '按期整改隐患', due, { field: 'onTime', is: 1 }, '到期隐患中，完成日期不晚于整改期限的。'),
    rate('hazardOnTimeRate', '按期整改率', 'hazardsOnTime', 'hazardsDue', '按期整改隐患÷到期隐患×100%。'),
    places('hazardsOpen', '未整改隐患', unfinished, always, '到期末已发现、没有完成、也没有移交的隐患。', fewer),
    places(
      'hazardsOverdue',
      '逾期未整改隐患',
      unfinished,
      { day: ['dueOn'], place: 'untilEnd' },
      '未整改隐患中整改期限已到期末的。',
      fewer,
    ),
    count(
      'hazardNotices',
      '发出整改告知书',
      '份',
      found,
      { field: 'noticeNumber', filled: true },
      '期内发现的隐患中填了通知书文号的条数。',
    ),
    places('hazardsRechecked', '复查隐患', rechecked, always, '复查日期在期内的隐患。'),
    places(
      'hazardsRecheckFailed',
      '复查不合格隐患',
      rechecked,
      { field: 'recheck', is: '2' },
      '复查日期在期内、复查结论为“不合格”的隐患。',
      { better: 'fewer' },
    ),
    places('hazardsMoved', '移交隐患', given, always, '移交日期在期内的隐患。'),
    count('jointChecks', '联合检查', '次', checks, always, '检查日期在期内的联合检查记录。'),
    sum('jointCheckPeople', '联合检查出动', '人次', [checks, 'people'], always, '期内联合检查的人员之和。'),
    sum('jointCheckPlaces', '联合检查场所', '家', [checks, 'places'], always, '期内联合检查的检查数量之和。'),
    sum('jointCheckQuestioned', '联合检查盘查', '人次', [checks, 'questioned'], always, '期内联合检查的盘查人数之和。'),
    sum(
      'jointCheckHazards',
      '联合检查发现隐患',
      '处',
      [checks, 'hazards'],
      always,
      '期内联合检查的发现隐患之和；逐条登记在隐患台账的另计，两个数不相加。',
    ),
    sum('jointCheckFixed', '联合检查当场整改', '处', [checks, 'fixedOnSpot'], always, '期内联合检查的当场整改之和。'),
    sum(
      'jointCheckNotices',
      '联合检查下发整改通知书',
      '份',
      [checks, 'notices'],
      always,
      '期内联合检查的下发整改通知书之和。',
    ),
    sum('jointCheckMoved', '联合检查移交查处', '起', [checks, 'movedCases'], always, '期内联合检查的移交查处之和。'),
    count('campaigns', '专项整治', '次', campaigns, always, '行动日期在期内的专项整治。'),
    sum('campaignPeople', '专项整治出动', '人次', [campaigns, 'people'], always, '期内专项整治的出动人数之和。'),
    ...ofKind('hazardKind', 'kind', hazardKindKey, ''),
    ...ofKind('houseHazard', 'houseKind', houseHazardKey, '房屋'),
  ];
}
