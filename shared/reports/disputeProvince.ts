// 矛盾纠纷排查情况表 as the provincial 综治 office of Sichuan drew it up (registers.md §12.3): 52 rows, a column for each
// village, 小计 and 年度累计.
import { all, any, type Condition, within } from './condition.ts';
import {
  daysOfEnding,
  disputeDimensions,
  disputes,
  ended,
  failedWithoutDay,
  major,
  resolved,
  resolvedWithoutDay,
  takenIn,
} from './disputeSources.ts';
import { type CodeTables, defineFigures, type Relation, type ReportColumn } from './report.ts';

const count = (
  key: string,
  label: string,
  heads: readonly string[],
  where: Condition,
  about: string,
): ReportColumn => ({
  key,
  label,
  heads,
  unit: '件',
  about,
  figure: { kind: 'count', source: 'disputes', where },
});

const rate = (
  key: string,
  label: string,
  heads: readonly string[],
  numerator: string,
  denominator: string,
  about: string,
): ReportColumn => ({
  key,
  label,
  heads,
  unit: '%',
  about,
  figure: { kind: 'rate', numerator, denominator, ofNothing: '0' },
});

function kindColumns(tables: CodeTables): ReportColumn[] {
  return (tables('provincialKind')?.entries ?? []).flatMap(({ code, name }) => {
    const kind: Condition = { field: 'provincialKind', is: code };
    return [
      count(`found${code}`, '排查', [name], all(takenIn, kind), `期内排查、省表类别为“${name}”的纠纷。`),
      count(`handled${code}`, '调处', [name], all(ended, kind), `期内调处、省表类别为“${name}”的纠纷。`),
    ];
  });
}

/** 50–100 and 100–500 hold their lower ends: a dispute of 100 people is counted once. */
const sizes: readonly [key: string, label: string, range: { atLeast?: number; below?: number }][] = [
  ['under50', '50人以下', { atLeast: 1, below: 50 }],
  ['under100', '50—100人', { atLeast: 50, below: 100 }],
  ['under500', '100—500人', { atLeast: 100, below: 500 }],
  ['from500', '500人以上', { atLeast: 500 }],
];

function columns(tables: CodeTables): ReportColumn[] {
  const overall = ['总体'];
  return [
    count('found', '排查数', overall, takenIn, '受理日期在期内的纠纷，没有受理日期的按发生日期。'),
    count('handled', '调处数', overall, ended, '化解日期在期内、已有结果（成功或不成）的纠纷，包括以前月份结转的。'),
    rate('handledRate', '调处率（%）', overall, 'handled', 'found', '调处数÷排查数×100%，排查数为 0 的记 0。'),
    count('success', '成功数', overall, resolved, '调处数中化解结果为“调解成功”的。'),
    rate('successRate', '成功率（%）', overall, 'success', 'handled', '成功数÷调处数×100%，调处数为 0 的记 0。'),
    ...kindColumns(tables),
    ...sizes.map(([key, label, range]) =>
      count(
        key,
        label,
        ['涉及人数'],
        all(takenIn, { field: 'people', ...range }),
        `期内排查、涉及人数在${label}的纠纷。`,
      ),
    ),
    count('majorFound', '排查', ['重大纠纷'], all(takenIn, major), '期内排查、事件规模为“重大群体性”的纠纷。'),
    count('majorHandled', '调处', ['重大纠纷'], all(ended, major), '期内调处、事件规模为“重大群体性”的纠纷。'),
    count('majorSuccess', '成功数', ['重大纠纷'], all(resolved, major), '期内调处成功、事件规模为“重大群体性”的纠纷。'),
    rate('majorRate', '成功率（%）', ['重大纠纷'], 'majorSuccess', 'majorHandled', '重大纠纷成功数÷调处数×100%。'),
    {
      key: 'screenings',
      label: '集中排查次数',
      heads: ['排查'],
      unit: '次',
      about: '期内重大节点排查和专项排查的次数，来自矛盾纠纷排查。',
      figure: { kind: 'sum', source: 'screenings', of: ['times'], where: all() },
    },
  ];
}

function relations(declared: readonly ReportColumn[]): Relation[] {
  const under = (prefix: string) =>
    declared.filter((column) => new RegExp(`^${prefix}\\d`, 'u').test(column.key)).map((column) => column.key);
  return [
    ...daysOfEnding('P'),
    {
      key: 'P2',
      level: 'hard',
      text: '涉及人数四档之和＝排查数',
      kind: 'equal',
      left: 'found',
      right: sizes.map(([key]) => key),
    },
    {
      key: 'P3',
      level: 'warning',
      text: '十九类排查之和＝排查数',
      kind: 'equal',
      left: 'found',
      right: under('found'),
    },
    {
      key: 'P4',
      level: 'warning',
      text: '十九类调处之和＝调处数',
      kind: 'equal',
      left: 'handled',
      right: under('handled'),
    },
    {
      key: 'P5',
      level: 'warning',
      text: '调处数不大于排查数（以前月份结转的在本期调处时会超过）',
      kind: 'atMost',
      left: 'handled',
      right: ['found'],
      culprits: { source: 'disputes', where: all(ended, { day: ['acceptedOn', 'happenedOn'], place: 'before' }) },
    },
    {
      key: 'P6',
      level: 'shown',
      text: '调处率＝调处数÷排查数，成功率＝成功数÷调处数，小计和累计的率由合计数计算',
      kind: 'stated',
    },
  ];
}

export const disputeProvince = defineFigures({
  key: 'dispute-province',
  title: '矛盾纠纷排查情况表（省表）',
  printTitle: '矛盾纠纷排查情况表',
  about: '四川省综治制式表：排查、调处、成功和十九类纠纷，一村一栏，另有小计和年度累计。',
  notes: [
    '年度累计自本年 1 月 1 日起。排查按受理（发生）日期、调处和成功按化解日期计入，所以调处可能包括以前月份结转的。',
  ],
  layout: 'down',
  dimensions: disputeDimensions,
  sources: {
    disputes: {
      ...disputes,
      where: any(takenIn, { day: ['resolvedOn'], place: 'within' }, resolvedWithoutDay, failedWithoutDay),
    },
    screenings: {
      register: 'screening',
      where: all(within('screenedOn'), { field: 'kind', anyOf: ['2', '3'] }),
      by: { village: 'village' },
      day: 'screenedOn',
    },
  },
  columns,
  relations,
  rates: [],
  shares: null,
  compared: [],
  isCumulative: true,
});
