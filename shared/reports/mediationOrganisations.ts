// 人民调解组织队伍经费保障情况统计表 (mediation.md §3.6), put together from what the registers hold; the order of the official
// form could not be had. Organisations and people are those of the period's last day, trainings and awards of the period.
import { all, any, type Condition, not, within } from './condition.ts';
import { type CodeTables, defineFigures, type Relation, type ReportColumn, type Source } from './report.ts';

const committees: Source = {
  register: 'peopleCommittee',
  where: any({ field: 'foundedOn', filled: false }, { day: ['foundedOn'], place: 'untilEnd' }),
  by: { committee: 'id', village: 'village' },
  day: 'foundedOn',
};
const rooms: Source = {
  register: 'mediationRoom',
  where: any({ field: 'foundedOn', filled: false }, { day: ['foundedOn'], place: 'untilEnd' }),
  by: { committee: 'committee', village: 'committee.village' },
  day: 'foundedOn',
};
const mediators: Source = {
  register: 'mediator',
  where: all(
    any({ field: 'joinedOn', filled: false }, { day: ['joinedOn'], place: 'untilEnd' }),
    any({ field: 'leftOn', filled: false }, { day: ['leftOn'], place: 'after' }),
  ),
  by: { committee: 'committee', village: 'committee.village' },
  day: 'joinedOn',
};
const trainings: Source = {
  register: 'mediatorTraining',
  where: within('from'),
  by: { committee: 'mediator.committee', village: 'mediator.committee.village' },
  day: 'from',
};
const awards: Source = {
  register: 'mediatorAward',
  where: within('on'),
  by: { committee: 'mediator.committee', village: 'mediator.committee.village' },
  day: 'on',
};

function count(
  source: string,
  unit: ReportColumn['unit'],
  key: string,
  label: string,
  heads: readonly string[],
  where: Condition,
  about: string,
): ReportColumn {
  return { key, label, heads, unit, about, figure: { kind: 'count', source, where } };
}

const organisation = (...rest: [string, string, readonly string[], Condition, string]) =>
  count('committees', '个', ...rest);
const room = (...rest: [string, string, readonly string[], Condition, string]) => count('rooms', '个', ...rest);
const staff = (...rest: [string, string, readonly string[], Condition, string]) => count('mediators', '人', ...rest);

const kinds = [
  '村调委会',
  '居（社区）调委会',
  '乡镇调委会',
  '街道调委会',
  '企事业单位调委会',
  '行业性专业性调委会',
  '其他调委会',
];

interface Class {
  key: string;
  label: string;
  codes: readonly string[];
}

/** Two-digit classes of GB/T 4658; a finer code belongs to the ten it starts. */
function educationClasses(tables: CodeTables): Class[] {
  const entries = tables('education')?.entries ?? [];
  const of = (...tens: readonly string[]) =>
    entries.map(({ code }) => code).filter((code) => tens.some((ten) => code.startsWith(ten)));
  return [
    { key: 'postgraduate', label: '研究生', codes: of('1') },
    { key: 'bachelor', label: '大学本科', codes: of('2') },
    { key: 'college', label: '大学专科', codes: of('3') },
    { key: 'secondary', label: '高中（中专）', codes: of('4', '6') },
    { key: 'lower', label: '初中及以下', codes: of('7', '8', '9') },
  ];
}

const politicalClasses: readonly Class[] = [
  { key: 'party', label: '中共党员（含预备）', codes: ['01', '02'] },
  { key: 'league', label: '共青团员', codes: ['03'] },
  { key: 'otherParties', label: '民主党派和无党派', codes: ['04', '05', '06', '07', '08', '09', '10', '11', '12'] },
  { key: 'masses', label: '群众', codes: ['13'] },
];

const people = '调解员总数';

function classes(head: string, field: string, list: readonly Class[]): ReportColumn[] {
  return [
    ...list.map(({ key, label, codes }) =>
      staff(key, label, ['队伍', head], { field, anyOf: codes }, `在任调解员中${head}为“${label}”的。`),
    ),
    staff(
      `${field.replace('.', '_')}Unsaid`,
      '未填',
      ['队伍', head],
      not({ field, anyOf: list.flatMap(({ codes }) => codes) }),
      `在任调解员中没有登记${head}的。`,
    ),
  ];
}

function tableClasses(tables: CodeTables, table: string, prefix: string): Class[] {
  return (tables(table)?.entries ?? []).map(({ code, name }) => ({
    key: `${prefix}${code}`,
    label: name,
    codes: [code],
  }));
}

function columns(tables: CodeTables): ReportColumn[] {
  const fund = (key: string, label: string): ReportColumn => ({
    key,
    label,
    heads: ['经费', '全年'],
    unit: '万元',
    about: '按年度填写，期间最后一天所在年度的数。',
    figure: { kind: 'typed' },
  });
  return [
    organisation('committees', '调委会总数', ['组织'], all(), '期末登记在用的人民调解委员会。'),
    ...kinds.map((label, index) =>
      organisation(
        `kind${index + 1}`,
        label,
        ['组织', '调委会类型'],
        { field: 'kind', is: String(index + 1) },
        `调委会类型为“${label}”的。`,
      ),
    ),
    ...tableClasses(tables, 'mediationIndustry', 'industry').map(({ key, label, codes }) =>
      organisation(
        key,
        label,
        ['组织', '行专其中'],
        all({ field: 'kind', is: '6' }, { field: 'industryKind', anyOf: codes }),
        `行业性专业性调委会中的“${label}”。`,
      ),
    ),
    room('personalRooms', '个人', ['组织', '调解工作室'], { field: 'kind', is: '1' }, '个人调解工作室。'),
    room(
      'industryRooms',
      '行业性专业性',
      ['组织', '调解工作室'],
      { field: 'kind', is: '2' },
      '行业性专业性调解工作室。',
    ),
    organisation(
      'ownPlace',
      '有独立调解场所',
      ['组织', '场所'],
      { field: 'ownPlace', is: 1 },
      '登记有独立调解场所的调委会。',
    ),
    staff('mediators', people, ['队伍'], all(), '期末在任的调解员，一人在两个调委会任职的各计一次。'),
    staff('fullTime', '专职', ['队伍', '专兼职'], { field: 'fullTime', is: '1' }, '专职调解员。'),
    staff('partTime', '兼职', ['队伍', '专兼职'], { field: 'fullTime', is: '2' }, '兼职调解员。'),
    staff('chosen', '推选', ['队伍', '产生方式'], { field: 'produced', is: '1' }, '推选产生的调解员。'),
    staff('engaged', '聘用', ['队伍', '产生方式'], { field: 'produced', is: '2' }, '聘用的调解员。'),
    staff('purchased', '政府购买服务', ['队伍', '其中'], { field: 'purchased', is: 1 }, '政府购买服务的调解员。'),
    ...classes('性别', 'person.sex', [
      { key: 'men', label: '男', codes: ['1'] },
      { key: 'women', label: '女', codes: ['2'] },
    ]),
    ...classes('民族', 'person.ethnic', [
      { key: 'han', label: '汉族', codes: ['01'] },
      {
        key: 'minority',
        label: '少数民族',
        codes: (tables('ethnic')?.entries ?? []).map(({ code }) => code).filter((code) => code !== '01'),
      },
    ]),
    ...classes('学历', 'person.education', educationClasses(tables)),
    ...classes('政治面貌', 'person.political', politicalClasses),
    ...classes('身份职业', 'identityKind', tableClasses(tables, 'mediatorIdentity', 'identity')),
    ...tableClasses(tables, 'workInjury', 'injury').map(({ key, label, codes }) =>
      staff(key, label, ['队伍', '因公伤亡'], { field: 'injury', anyOf: codes }, `因公${label}的在任调解员。`),
    ),
    {
      key: 'trainings',
      label: '培训人次',
      heads: ['队伍', '培训'],
      unit: '人次',
      about: '期内开始的培训，一人参加一次计一人次。',
      figure: { kind: 'count', source: 'trainings', where: all() },
    },
    ...tableClasses(tables, 'awardLevel', 'award').map(({ key, label, codes }) =>
      count(
        'awards',
        '人次',
        key,
        label,
        ['队伍', '表彰'],
        { field: 'level', anyOf: codes },
        `期内获得的${label}表彰。`,
      ),
    ),
    fund('guidance', '人民调解工作指导经费（万元）'),
    fund('subsidy', '人民调解委员会补助经费（万元）'),
    fund('allowance', '人民调解员补贴经费（万元）'),
  ];
}

function relations(declared: readonly ReportColumn[]): Relation[] {
  const under = (head: string) => declared.filter((column) => column.heads[1] === head).map((column) => column.key);
  const adds = (key: string, level: 'hard' | 'warning', head: string, left = 'mediators', name = people): Relation => ({
    key,
    level,
    text: `${name}＝${head}各项之和`,
    kind: 'equal',
    left,
    right: under(head),
  });
  return [
    adds('O1', 'hard', '调委会类型', 'committees', '调委会总数'),
    adds('O2', 'warning', '行专其中', 'kind6', '行业性专业性调委会'),
    adds('O3', 'hard', '专兼职'),
    adds('O4', 'warning', '产生方式'),
    ...['性别', '民族', '学历', '政治面貌', '身份职业'].map((head, index) => adds(`O${index + 5}`, 'warning', head)),
  ];
}

export const mediationOrganisations = defineFigures({
  key: 'mediation-organisations',
  title: '人民调解组织队伍经费保障情况统计表',
  printTitle: '人民调解组织队伍经费保障情况统计表',
  about: '调委会、调解员队伍的构成，期内的培训和表彰，全年三项经费。',
  notes: ['组织和队伍为期末数，培训和表彰为期内数，经费按年度填写。'],
  layout: 'down',
  dimensions: [
    { key: 'whole', label: '全镇', register: null, unsaid: '' },
    { key: 'committee', label: '调委会', register: 'peopleCommittee', unsaid: '未填调委会' },
  ],
  sources: { committees, rooms, mediators, trainings, awards },
  columns,
  relations,
  rates: [],
  shares: null,
  compared: [],
  isCumulative: false,
});
