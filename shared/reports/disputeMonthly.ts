// 矛盾纠纷排查化解情况月报表: the columns that mediation.md §3.7 proposes; no official form could be had.
import { all, any, type Condition, not } from './condition.ts';
import {
  carriedOver,
  daysOfEnding,
  disputeDimensions,
  disputes,
  failed,
  major,
  resolved,
  takenIn,
} from './disputeSources.ts';
import { type CodeTables, defineFigures, type Relation, type ReportColumn } from './report.ts';

const settling = '排查化解';
const types = '本期新排查的类别';

function count(
  key: string,
  label: string,
  heads: readonly string[],
  where: Condition,
  about: string,
  source = 'disputes',
): ReportColumn {
  return { key, label, heads, unit: '件', about, figure: { kind: 'count', source, where } };
}

/** 综治 counts by the classes of GB/T 31000; a kind of four digits belongs to the class of its first two. */
function typeColumns(tables: CodeTables): ReportColumn[] {
  const entries = tables('disputeEvent')?.entries ?? [];
  const classes = entries.filter((entry) => !('parent' in entry));
  return classes.map(({ code, name }) => {
    const codes = entries.filter((entry) => entry.code.startsWith(code)).map((entry) => entry.code);
    return count(
      `event${code}`,
      name,
      [types],
      all(takenIn, { field: 'event', anyOf: codes }),
      `本期新排查、事件类别为“${name}”的纠纷。`,
    );
  });
}

const underWay: Condition = all(
  any(takenIn, carriedOver),
  not(all({ field: 'outcome', anyOf: ['1', '2'] }, { day: ['resolvedOn'], place: 'within' })),
);

function columns(tables: CodeTables): ReportColumn[] {
  return [
    count('carried', '上期结存', [settling], carriedOver, '期前受理（发生）、到期初没有办结的纠纷。'),
    count('fresh', '本期新排查', [settling], takenIn, '受理日期在期内的纠纷，没有受理日期的按发生日期。'),
    {
      key: 'due',
      label: '本期应化解',
      heads: [settling],
      unit: '件',
      about: '上期结存与本期新排查之和。',
      figure: { kind: 'plus', columns: ['carried', 'fresh'] },
    },
    count('resolved', '本期化解', [settling], resolved, '化解日期在期内、化解结果为“调解成功”的纠纷。'),
    {
      key: 'rate',
      label: '化解率（%）',
      heads: [settling],
      unit: '%',
      about: '本期化解÷本期应化解×100%。',
      figure: { kind: 'rate', numerator: 'resolved', denominator: 'due' },
    },
    {
      key: 'unresolved',
      label: '合计',
      heads: [settling, '未化解'],
      unit: '件',
      about: '本期应化解而没有化解的，包括调解不成的和正在化解的。',
      figure: { kind: 'plus', columns: ['failed', 'underWay'] },
    },
    count('failed', '其中：调解不成', [settling, '未化解'], failed, '化解日期在期内、化解结果为“调解不成”的纠纷。'),
    count('underWay', '其中：正在化解', [settling, '未化解'], underWay, '期末仍在化解的纠纷，转入下期结存。'),
    ...typeColumns(tables),
    {
      key: 'people',
      label: '涉及人数',
      heads: ['本期新排查'],
      unit: '人',
      about: '本期新排查纠纷的涉及人数之和。',
      figure: { kind: 'sum', source: 'disputes', of: ['people'], where: takenIn },
    },
    {
      key: 'amount',
      label: '涉及金额（万元）',
      heads: ['本期新排查'],
      unit: '万元',
      about: '本期新排查纠纷的涉及金额之和。',
      figure: { kind: 'sum', source: 'disputes', of: ['amount'], where: takenIn },
    },
    count('major', '重大群体性', ['本期新排查'], all(takenIn, major), '本期新排查、事件规模为“重大群体性”的纠纷。'),
    {
      key: 'petition',
      label: '引发信访',
      heads: ['激化情况'],
      unit: '件',
      about: '台账没有登记这一项，导出后由填表人填写。',
      figure: { kind: 'open' },
    },
    {
      key: 'crime',
      label: '民转刑',
      heads: ['激化情况'],
      unit: '件',
      about: '台账没有登记这一项，导出后由填表人填写。',
      figure: { kind: 'open' },
    },
    count(
      'mediated',
      '人民调解组织调处',
      ['人民调解'],
      all(any(resolved, failed), { field: 'way', is: '01' }),
      '期内办结、化解方式为“人民调解”的纠纷。',
    ),
    count('confirmed', '司法确认', ['人民调解'], all(), '期内经人民法院裁定确认的人民调解案件。', 'confirmations'),
  ];
}

function relations(declared: readonly ReportColumn[]): Relation[] {
  return [
    ...daysOfEnding('M'),
    {
      key: 'M2',
      level: 'hard',
      text: '本期应化解＝本期化解＋未化解',
      kind: 'equal',
      left: 'due',
      right: ['resolved', 'unresolved'],
    },
    {
      key: 'M3',
      level: 'warning',
      text: '本期新排查＝各类别之和',
      kind: 'equal',
      left: 'fresh',
      right: declared.filter((column) => column.heads[0] === types).map((column) => column.key),
    },
    { key: 'M4', level: 'shown', text: '化解率＝本期化解÷本期应化解×100%，合计行由合计数计算', kind: 'stated' },
  ];
}

export const disputeMonthly = defineFigures({
  key: 'dispute-monthly',
  title: '矛盾纠纷排查化解情况月报表',
  printTitle: '矛盾纠纷排查化解情况月报表',
  about: '综治口径：上期结存、本期新排查、化解和未化解，按事件类别分件数。',
  notes: [
    '本期新排查按受理日期计入，没有受理日期的按发生日期；化解按化解日期计入。',
    '“引发信访”“民转刑”台账没有登记，由填表人填写。',
  ],
  layout: 'across',
  dimensions: disputeDimensions,
  sources: {
    disputes,
    confirmations: {
      register: 'mediationCase',
      where: { day: ['confirmedOn'], place: 'within' },
      by: { village: 'village' },
      day: 'confirmedOn',
    },
  },
  columns,
  relations,
  rates: [{ label: '化解率', numerator: 'resolved', denominator: 'due' }],
  shares: null,
  compared: ['fresh', 'resolved'],
  isCumulative: false,
});
