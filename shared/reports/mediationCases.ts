// 人民调解案件情况统计表: the 56 columns of mediation.md §3.2 in their groups, and the office's further types of disputes.
// The official form could not be had; the columns are those that several systems and published figures agree on.
import { all, any, type Condition, not, within } from './condition.ts';
import { type CodeTables, defineFigures, type Relation, type ReportColumn, type Source } from './report.ts';

/**
 * A case is counted in the period in which it was closed: mediated with a result, or terminated. What was withdrawn before
 * it was accepted was not mediated.
 */
export const closed: Source = {
  register: 'mediationCase',
  where: all(
    within('closedOn'),
    any(
      { field: 'outcome', anyOf: ['1', '2'] },
      all({ field: 'terminatedOn', filled: true }, { field: 'acceptedOn', filled: true }),
    ),
  ),
  by: { committee: 'committee', village: 'village', mediator: 'mediator' },
  day: 'closedOn',
};

/** Accepted and not closed by the end of the period. */
export const pending: Source = {
  register: 'mediationCase',
  where: all(
    { day: ['acceptedOn'], place: 'untilEnd' },
    { field: 'refusedOn', filled: false },
    any({ field: 'closedOn', filled: false }, { day: ['closedOn'], place: 'after' }),
  ),
  by: closed.by,
  day: 'acceptedOn',
};

const screenings: Source = {
  register: 'screening',
  where: within('screenedOn'),
  by: { committee: 'committee', village: 'village' },
  day: 'screenedOn',
};

const success: Condition = { field: 'outcome', is: '1' };

function count(
  key: string,
  label: string,
  heads: readonly string[],
  where: Condition,
  about: string,
  source = 'closed',
): ReportColumn {
  return { key, label, heads, unit: '件', about, figure: { kind: 'count', source, where } };
}

const kinds: readonly [code: string, key: string, label: string][] = [
  ['1', 'villageCommittee', '村调委会'],
  ['2', 'communityCommittee', '居（社区）调委会'],
  ['3', 'townshipCommittee', '乡镇调委会'],
  ['4', 'streetCommittee', '街道调委会'],
  ['5', 'enterpriseCommittee', '企事业单位调委会'],
  ['6', 'industryCommittee', '行业性专业性调委会'],
  ['7', 'otherCommittee', '其他调委会'],
];

const senders: readonly [code: string, key: string, label: string][] = [
  ['3', 'fromCourt', '法院'],
  ['4', 'fromProcuratorate', '检察院'],
  ['5', 'fromPolice', '公安机关'],
  ['6', 'fromPetition', '信访部门'],
  ['7', 'fromOthers', '其他部门'],
];

const prevented: readonly [code: string, key: string, label: string][] = [
  ['1', 'suicide', '防止民间纠纷引起自杀'],
  ['2', 'crime', '防止民间纠纷转化为刑事案件'],
  ['3', 'petition', '防止群体性上访'],
  ['4', 'fight', '防止群体性械斗'],
];

const byWhom = '不同主体调解情况';
const sources = '案件来源';
const types = '案件分类情况';
const forms = '协议形式';
const performance = '协议履行情况';
const screening = '排查预防';

const typeKey = (code: string): string => `type${code}`;
/** The eighteen types of the judicial administration come first in its order, the office's own after them. */
const eighteen = Array.from({ length: 18 }, (_, index) => String(index + 1).padStart(2, '0'));

function typeColumns(tables: CodeTables): ReportColumn[] {
  const entries = tables('disputeKind')?.entries ?? [];
  const first = eighteen.flatMap((code) => entries.filter((entry) => entry.code === code));
  const further = entries.filter((entry) => !eighteen.includes(entry.code));
  return [...first, ...further].map(({ code, name }) =>
    count(typeKey(code), name, [types], { field: 'kind', is: code }, `纠纷类型为“${name}”的案件。`),
  );
}

function columns(tables: CodeTables): ReportColumn[] {
  const total = ['总体'];
  return [
    count(
      'total',
      '调解案件总数',
      total,
      all(),
      '结案日期在期内、有调解结果（成功或不成）或者受理后终止的案件；不予受理的不计。',
    ),
    {
      key: 'people',
      label: '涉及当事人数',
      heads: total,
      unit: '人',
      about: '上述案件的当事人数之和，一方不止一人的按本方人数；没有登记当事人的，按涉及人数。',
      figure: { kind: 'sum', source: 'closed', of: ['partyCount', 'people'], where: all() },
    },
    count('success', '调解成功', total, success, '上述案件中调解结果为“调解成功”的。'),
    count('hard', '疑难复杂案件', total, { field: 'difficulty', is: '4' }, '上述案件中难度级别为“疑难”的。'),
    {
      key: 'amount',
      label: '协议涉及金额（万元）',
      heads: total,
      unit: '万元',
      about: '调解成功案件的协议涉及金额之和，按分累计后换算为万元。',
      figure: { kind: 'sum', source: 'closed', of: ['agreementAmount'], where: success },
    },
    ...kinds.map(([code, key, label]) =>
      count(key, label, [byWhom], { field: 'committee.kind', is: code }, `${label}调解的案件，按调委会登记的类型。`),
    ),
    count('own', '主动调解', [sources], { field: 'source', is: '2' }, '案件来源为人民调解委员会主动调解的。'),
    count('applied', '依申请调解', [sources], { field: 'source', is: '1' }, '案件来源为当事人申请的。'),
    count(
      'entrusted',
      '接受委托移送调解',
      [sources],
      { field: 'source', anyOf: ['3', '4', '5', '6', '7'] },
      '法院、检察院、公安机关、信访部门和其他部门委托移送的。',
    ),
    ...senders.map(([code, key, label]) =>
      count(key, label, [sources, '其中：委托移送'], { field: 'source', is: code }, `${label}委托移送的案件。`),
    ),
    ...typeColumns(tables),
    count('oral', '口头协议', [forms], { field: 'agreementForm', is: '1' }, '达成口头协议的案件。'),
    count('written', '书面协议', [forms], { field: 'agreementForm', is: '2' }, '达成书面协议的案件。'),
    count('performed', '履行', [performance], { field: 'performance', is: '1' }, '协议履行情况为“协议已履行”的。'),
    count(
      'confirmed',
      '司法确认',
      [performance],
      any({ field: 'confirmedOn', filled: true }, { field: 'performance', is: '2' }),
      '人民法院裁定确认协议有效的案件。',
    ),
    count('sued', '达成协议后起诉', [performance], { field: 'performance', is: '3' }, '达成协议后又起诉的案件。'),
    count('upheld', '法院判决维持', [performance], { field: 'performance', is: '4' }, '起诉后法院判决维持协议的案件。'),
    count(
      'otherwise',
      '其他',
      [performance],
      { field: 'performance', anyOf: ['5', '99'] },
      '协议履行情况为“其他”和“未按期履行”的案件。',
    ),
    {
      key: 'screenings',
      label: '排查纠纷（次）',
      heads: [screening],
      unit: '次',
      about: '期内组织排查的次数，来自矛盾纠纷排查。',
      figure: { kind: 'sum', source: 'screenings', of: ['times'], where: all() },
    },
    {
      key: 'found',
      label: '排查发现矛盾纠纷',
      heads: [screening],
      unit: '件',
      about: '期内排查发现的件数，来自矛盾纠纷排查。',
      figure: { kind: 'sum', source: 'screenings', of: ['found'], where: all() },
    },
    {
      key: 'forestalled',
      label: '预防纠纷',
      heads: [screening],
      unit: '件',
      about: '期内预防的纠纷件数，来自矛盾纠纷排查。',
      figure: { kind: 'sum', source: 'screenings', of: ['prevented'], where: all() },
    },
    ...prevented.flatMap(([code, key, label]): ReportColumn[] => {
      const where: Condition = { field: 'prevented', is: code };
      return [
        count(key, '件', [screening, label], where, `${label}的案件。`),
        {
          key: `${key}People`,
          label: '人',
          heads: [screening, label],
          unit: '人',
          about: `${label}的案件，防止激化涉及人数之和。`,
          figure: { kind: 'sum', source: 'closed', of: ['preventedPeople'], where },
        },
      ];
    }),
    count('failed', '调解不成', ['另列'], not(success), '调解案件总数中没有调解成功的，包括终止的。'),
    count('pending', '有待继续调解', ['另列'], all(), '期末已受理、没有结案的案件，不在调解案件总数内。', 'pending'),
  ];
}

const keysUnder = (columns: readonly ReportColumn[], head: string): string[] =>
  columns.filter((column) => column.heads[0] === head).map((column) => column.key);

/** mediation.md §3.3. */
function relations(columns: readonly ReportColumn[]): Relation[] {
  const entrusted = senders.map(([, key]) => key);
  return [
    {
      key: 'E1',
      level: 'hard',
      text: '调解案件总数＝各类调委会调解件数之和',
      kind: 'equal',
      left: 'total',
      right: keysUnder(columns, byWhom),
    },
    {
      key: 'E2',
      level: 'hard',
      text: '调解案件总数＝主动调解＋依申请调解＋接受委托移送调解',
      kind: 'equal',
      left: 'total',
      right: ['own', 'applied', 'entrusted'],
    },
    {
      key: 'E3',
      level: 'hard',
      text: '接受委托移送调解＝五类部门之和',
      kind: 'equal',
      left: 'entrusted',
      right: entrusted,
    },
    {
      key: 'E4',
      level: 'hard',
      text: '调解案件总数＝各纠纷类型之和',
      kind: 'equal',
      left: 'total',
      right: keysUnder(columns, types),
    },
    { key: 'E5', level: 'shown', text: '调解成功率＝调解成功÷调解案件总数×100%', kind: 'stated' },
    {
      key: 'E6',
      level: 'hard',
      text: '调解案件总数＝调解成功＋调解不成（有待继续调解的另列）',
      kind: 'equal',
      left: 'total',
      right: ['success', 'failed'],
    },
    {
      key: 'E7a',
      level: 'warning',
      text: '履行不大于调解成功',
      kind: 'atMost',
      left: 'performed',
      right: ['success'],
      culprits: { source: 'closed', where: all({ field: 'performance', is: '1' }, not(success)) },
    },
    {
      key: 'E7b',
      level: 'warning',
      text: '司法确认不大于履行与书面协议之和',
      kind: 'atMost',
      left: 'confirmed',
      right: ['performed', 'written'],
      culprits: {
        source: 'closed',
        where: all(
          any({ field: 'confirmedOn', filled: true }, { field: 'performance', is: '2' }),
          not({ field: 'agreementForm', is: '2' }),
          not({ field: 'performance', is: '1' }),
        ),
      },
    },
    {
      key: 'E8',
      level: 'warning',
      text: '口头协议＋书面协议＝调解成功',
      kind: 'equal',
      left: 'success',
      right: ['oral', 'written'],
    },
    {
      key: 'E9',
      level: 'warning',
      text: '防止激化的案件，人数不少于件数',
      kind: 'none',
      source: 'closed',
      where: all({ field: 'prevented', filled: true }, not({ field: 'preventedPeople', atLeast: 1 })),
    },
    { key: 'E10', level: 'shown', text: '占比＝分项÷调解案件总数×100%', kind: 'stated' },
    {
      key: 'E11',
      level: 'shown',
      text: '环比＝（本期－上期）÷上期，同比＝（本期－上年同期）÷上年同期',
      kind: 'stated',
    },
    { key: 'E12', level: 'shown', text: '成功率的分母是调解案件总数，不是排查件数', kind: 'stated' },
  ];
}

export const mediationCases = defineFigures({
  key: 'mediation-cases',
  title: '人民调解案件情况统计表',
  printTitle: '人民调解案件情况统计表',
  about: '期内结案的人民调解案件，按主体、来源、类型、协议、履行和预防分列，共 56 栏。',
  notes: [
    '案件按结案日期计入期内，一案计一次；有待继续调解的另列，不在总数内。',
    '协议履行和司法确认，按导出时已经登记的情况。',
    '协议涉及金额按分累计后换算为万元，保留两位小数，因舍入各行之和可能与合计略有出入。',
  ],
  layout: 'across',
  dimensions: [
    { key: 'committee', label: '调委会', register: 'peopleCommittee', unsaid: '未填调委会' },
    { key: 'village', label: '村（社区）', register: 'village', unsaid: '未填村（社区）' },
    { key: 'mediator', label: '调解员', register: 'mediator', unsaid: '未定主持调解员' },
  ],
  sources: { closed, pending, screenings },
  columns,
  relations,
  rates: [{ label: '调解成功率', numerator: 'success', denominator: 'total' }],
  shares: {
    of: 'total',
    columns: (declared) => [
      'success',
      ...[byWhom, sources, types].flatMap((head) => keysUnder(declared, head)),
      'failed',
    ],
  },
  compared: ['total', 'success'],
  isCumulative: false,
});
