// Disputes carry two classifications: GB/T 31000's events and people's mediation's types. No official table leads from one
// to the other (mediation.md §3.4), so a record stores each where it is known and neither is derived from the other.
import type { CodeEntry, CodeTable } from './table.ts';

/** GB/T 31000 事件规模. */
export const disputeScale: CodeTable = {
  key: 'disputeScale',
  title: '事件规模',
  national: true,
  entries: [
    { code: '01', name: '个体性', official: '个体性事件' },
    { code: '02', name: '一般群体性', official: '一般群体性事件' },
    { code: '03', name: '重大群体性', official: '重大群体性事件' },
  ],
};

interface EventClass {
  code: string;
  name: string;
  short: string;
  kinds: readonly string[];
  /** Whether the class ends with a kind 99 其他. */
  other: boolean;
}

const eventClasses: readonly EventClass[] = [
  {
    code: '01',
    name: '婚恋家庭纠纷',
    short: '婚恋家庭',
    kinds: ['恋爱及婚姻', '抚养赡养监护', '分家与继承'],
    other: true,
  },
  {
    code: '02',
    name: '邻里纠纷',
    short: '邻里',
    kinds: ['用水、排水、通行、通风、采光', '相邻土地、建筑利用', '相邻污染损害防止'],
    other: true,
  },
  {
    code: '03',
    name: '人格权纠纷',
    short: '人格权',
    kinds: ['姓名、肖像', '名誉、隐私', '身体健康及人身自由'],
    other: true,
  },
  {
    code: '04',
    name: '物权相关纠纷',
    short: '物权相关',
    kinds: ['财物返还及损害赔偿', '物业及其管理', '房屋等不动产登记'],
    other: true,
  },
  {
    code: '05',
    name: '侵权相关纠纷',
    short: '侵权相关',
    kinds: ['教育机构', '医疗损害', '交通事故', '环境污染', '产品责任', '网络侵权', '劳务损害'],
    other: true,
  },
  {
    code: '06',
    name: '合同及相关纠纷',
    short: '合同及相关',
    kinds: ['消费及服务', '房产买卖、租赁', '交易贸易', '运输、仓储'],
    other: true,
  },
  {
    code: '07',
    name: '劳动人事争议',
    short: '劳动人事',
    kinds: ['劳动合同、劳务派遣', '社会保险', '福利待遇', '人事争议'],
    other: true,
  },
  {
    code: '08',
    name: '金融借贷纠纷',
    short: '金融借贷',
    kinds: ['证券、基金、期货', '投资、信托、理财', '保险', '借贷及担保'],
    other: true,
  },
  {
    code: '09',
    name: '土地及资源权属纠纷',
    short: '土地及资源权属',
    kinds: ['土地承包经营', '宅基地使用', '山林、矿产', '水域、水利'],
    other: true,
  },
  {
    code: '10',
    name: '其他民商事纠纷',
    short: '其他民商事',
    kinds: ['知识产权', '公司企业设立、解散', '海事海商', '竞争纠纷', '票据与信用证', '无因管理与不当得利'],
    other: true,
  },
  {
    code: '11',
    name: '城乡建设发展纠纷',
    short: '城乡建设发展',
    kinds: ['国有土地上房屋征收', '农村集体土地征用', '城乡规划及拆违', '基础设施建设及市政市容', '移民安置'],
    other: true,
  },
  {
    code: '12',
    name: '涉民政纠纷',
    short: '涉民政',
    kinds: ['村（社区）选举和管理', '优抚、救助', '区划、边界'],
    other: true,
  },
  {
    code: '13',
    name: '其他行政执法纠纷',
    short: '其他行政执法',
    kinds: ['城市管理', '教育文体', '工商税务', '安全生产', '交通运输', '海事渔事', '计划生育'],
    other: true,
  },
  {
    code: '14',
    name: '涉法涉诉纠纷',
    short: '涉法涉诉',
    kinds: ['涉公安', '涉检察院', '涉法院', '涉司法行政机关'],
    other: false,
  },
  { code: '15', name: '涉组织涉纪检纠纷', short: '涉组织、涉纪检', kinds: ['组织人事', '干部作风'], other: true },
  { code: '16', name: '涉民族宗教纠纷', short: '涉民族宗教', kinds: ['涉民族问题', '涉宗教问题'], other: false },
];

function eventEntries({ code, name, short, kinds, other }: EventClass): CodeEntry[] {
  const entries: CodeEntry[] = [{ code, name, aliases: [short] }];
  kinds.forEach((kind, index) => {
    entries.push({ code: `${code}${String(index + 1).padStart(2, '0')}`, name: kind, parent: code });
  });
  // The standard only says 其他 here; the class makes the name unique.
  if (other) entries.push({ code: `${code}99`, name: `其他（${short}）`, parent: code });
  return entries;
}

/** GB/T 31000-2015 矛盾纠纷事件类别: sixteen classes of two digits with kinds of four, and 99. */
export const disputeEvent: CodeTable = {
  key: 'disputeEvent',
  title: '事件类别',
  national: true,
  entries: [...eventClasses.flatMap(eventEntries), { code: '99', name: '其他' }],
};

/**
 * 纠纷类型 of people's mediation: the judicial administration's eighteen types in its order, which offices write in their
 * ledgers. Systems number them differently, so they are exchanged by name; offices add the types introduced since 2021.
 */
export const disputeKind: CodeTable = {
  key: 'disputeKind',
  title: '纠纷类型',
  national: false,
  entries: [
    { code: '01', name: '婚姻家庭纠纷', aliases: ['婚姻家庭', '家庭婚姻纠纷'] },
    { code: '02', name: '邻里纠纷', aliases: ['邻里'] },
    {
      code: '03',
      name: '房屋宅基地纠纷',
      aliases: ['房屋宅基地', '房屋、宅基地纠纷', '房屋（房产）宅基地纠纷', '房产宅基地纠纷', '宅基地纠纷', '宅基地'],
    },
    { code: '04', name: '合同纠纷', aliases: ['合同'] },
    { code: '05', name: '生产经营纠纷', aliases: ['生产经营'] },
    { code: '06', name: '损害赔偿纠纷', aliases: ['损害赔偿', '赔偿纠纷'] },
    { code: '07', name: '山林土地纠纷', aliases: ['山林土地', '山林、土地纠纷'] },
    { code: '08', name: '征地拆迁纠纷', aliases: ['征地拆迁'] },
    { code: '09', name: '环境污染纠纷', aliases: ['环境污染'] },
    { code: '10', name: '拖欠农民工工资纠纷', aliases: ['拖欠农民工工资'] },
    { code: '11', name: '其他劳动争议纠纷', aliases: ['其他劳动争议'] },
    { code: '12', name: '旅游纠纷', aliases: ['旅游'] },
    { code: '13', name: '电子商务纠纷', aliases: ['电子商务'] },
    { code: '14', name: '其他消费纠纷', aliases: ['其他消费'] },
    { code: '15', name: '医疗纠纷', aliases: ['医疗', '医患纠纷', '医患'] },
    { code: '16', name: '道路交通事故纠纷', aliases: ['道路交通事故', '交通事故纠纷', '交通事故'] },
    { code: '17', name: '物业纠纷', aliases: ['物业'] },
    { code: '18', name: '其他纠纷', aliases: ['其他'] },
    // Seen in regional statistics since 2021 (mediation.md §3.4 b).
    { code: '19', name: '知识产权纠纷', aliases: ['知识产权'] },
    { code: '20', name: '互联网纠纷', aliases: ['互联网'] },
  ],
};

/**
 * 化解方式. The code list of GB/T 31000 §5.58 could not be had; 01–08 are the ways registers.md §12.1 names, 11–13 the words
 * ledgers carry in this column (how it ended rather than who settled it). Offices edit the list.
 */
export const resolveWay: CodeTable = {
  key: 'resolveWay',
  title: '化解方式',
  national: false,
  entries: [
    { code: '01', name: '人民调解' },
    { code: '02', name: '行政调解' },
    { code: '03', name: '司法调解' },
    { code: '04', name: '行政裁决' },
    { code: '05', name: '仲裁' },
    { code: '06', name: '诉讼' },
    { code: '07', name: '信访' },
    { code: '08', name: '自行和解', aliases: ['和解'] },
    { code: '11', name: '劝导', aliases: ['劝解'] },
    { code: '12', name: '口头协议' },
    { code: '13', name: '书面协议' },
  ],
};

/** 调解结果 (mediation.md §3.5); statistics count 1 and 2, exchange by GB/T 31000 writes 1 as 1 and 2 as 0. */
export const disputeResult: CodeTable = {
  key: 'disputeResult',
  title: '化解结果',
  national: true,
  entries: [
    { code: '1', name: '调解成功', aliases: ['成功', '已化解', '化解成功', '化解'] },
    {
      code: '2',
      name: '调解不成',
      official: '调解不成功',
      aliases: ['不成功', '未成功', '未化解', '调解失败', '失败', '不成'],
    },
    {
      code: '3',
      name: '正在调处',
      official: '有待继续调解',
      aliases: ['调解中', '正在调解', '正在化解', '化解中', '未结'],
    },
  ],
};

/** 来源: the channels of registers.md §11 and the first of mediation.md §3.5. */
export const disputeSource: CodeTable = {
  key: 'disputeSource',
  title: '来源',
  national: false,
  entries: [
    { code: '01', name: '当事人申请', aliases: ['申请'] },
    { code: '02', name: '网格上报', aliases: ['网格员上报', '网格'] },
    { code: '03', name: '群众来访', aliases: ['来访'] },
    { code: '04', name: '群众来电', aliases: ['来电'] },
    { code: '05', name: '派出所移交', aliases: ['派出所移送'] },
    { code: '06', name: '平台交办', aliases: ['交办'] },
    { code: '07', name: '巡逻发现', aliases: ['巡逻'] },
    { code: '08', name: '排查', aliases: ['主动排查', '排查发现'] },
  ],
};

/** 当事人人员类别 of GB/T 31000; values not found, so the office writes its own. */
export const disputePartyKind: CodeTable = {
  key: 'disputePartyKind',
  title: '当事人人员类别',
  national: false,
  entries: [],
};
