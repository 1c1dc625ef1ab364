// People's mediation committees and mediators: mediation.md §4.1, §4.2, §2.6 and §3.6 (人民调解信息系统 data items).
import type { CodeTable } from './table.ts';

/** 调委会类型; statistics and rules count by these codes (mediation.md §3.2 nos 6–12). */
export const peopleCommitteeKind: CodeTable = {
  key: 'peopleCommitteeKind',
  title: '调委会类型',
  national: true,
  entries: [
    { code: '1', name: '村调委会', aliases: ['村', '村人民调解委员会', '村民调解委员会'] },
    {
      code: '2',
      name: '居（社区）调委会',
      aliases: ['居', '社区', '社区调委会', '居调委会', '居委会调委会', '居（社区）', '居（社区）人民调解委员会'],
    },
    { code: '3', name: '乡镇调委会', aliases: ['乡镇', '镇调委会', '乡调委会', '乡镇人民调解委员会'] },
    { code: '4', name: '街道调委会', aliases: ['街道', '街道人民调解委员会'] },
    { code: '5', name: '企事业单位调委会', aliases: ['企事业单位', '企事业', '企业调委会'] },
    {
      code: '6',
      name: '行业性专业性调委会',
      aliases: ['行专', '行专调委会', '行业性专业性', '行业性、专业性调委会', '社会团体和其他组织调委会'],
    },
    { code: '7', name: '其他调委会', aliases: ['其他'] },
  ],
};

/** 行专调委会类型, the thirteen of mediation.md §3.6. No codes are published; exchange goes by name. */
export const mediationIndustry: CodeTable = {
  key: 'mediationIndustry',
  title: '行业性专业性类型',
  national: false,
  entries: [
    { code: '01', name: '道路交通事故', aliases: ['交通事故'] },
    { code: '02', name: '医疗', aliases: ['医疗纠纷', '医患'] },
    { code: '03', name: '劳动争议' },
    { code: '04', name: '物业' },
    { code: '05', name: '消费' },
    { code: '06', name: '旅游' },
    { code: '07', name: '电子商务' },
    { code: '08', name: '设在法院', aliases: ['法院', '驻法院'] },
    { code: '09', name: '设在检察院', aliases: ['检察院', '驻检察院'] },
    { code: '10', name: '设在公安派出所', aliases: ['公安派出所', '派出所', '驻派出所'] },
    { code: '11', name: '设在信访部门', aliases: ['信访', '信访部门', '驻信访'] },
    { code: '12', name: '设在其他部门', aliases: ['其他部门'] },
    { code: '13', name: '其他' },
  ],
};

/**
 * Post in the mediation committee, in the order of a roster. 主任, 副主任 and 委员 are its members (人民调解法 8), 调解员 those
 * it engages (13).
 */
export const mediatorPost: CodeTable = {
  key: 'mediatorPost',
  title: '调委会职位',
  national: true,
  entries: [
    { code: '3', name: '主任', aliases: ['调委会主任'] },
    { code: '4', name: '副主任', aliases: ['调委会副主任'] },
    { code: '2', name: '委员', official: '调委会委员' },
    { code: '1', name: '调解员', aliases: ['人民调解员'] },
    { code: '9', name: '其他' },
  ],
};

/** 产生方式: chosen by the villagers or residents, or engaged by the committee (人民调解法 9, 13). */
export const mediatorAppointment: CodeTable = {
  key: 'mediatorAppointment',
  title: '产生方式',
  national: true,
  entries: [
    { code: '1', name: '推选', aliases: ['选举'] },
    { code: '2', name: '聘用', aliases: ['聘任', '聘请'] },
  ],
};

/** 身份职业 of mediation.md §4.1 no 24; no codes are published. */
export const mediatorIdentity: CodeTable = {
  key: 'mediatorIdentity',
  title: '身份职业',
  national: false,
  entries: [
    { code: '01', name: '公务员' },
    { code: '02', name: '退休法官' },
    { code: '03', name: '退休检察官' },
    { code: '04', name: '退休警官' },
    { code: '05', name: '退休司法行政人员' },
    { code: '06', name: '其他退休公务员' },
    { code: '07', name: '农民', aliases: ['村民', '务农'] },
    { code: '08', name: '工人' },
    { code: '09', name: '农民工' },
    { code: '10', name: '教师' },
    { code: '11', name: '医生' },
    { code: '12', name: '律师' },
    { code: '13', name: '基层法律服务工作者' },
    { code: '14', name: '退伍军人', aliases: ['退役军人'] },
    { code: '15', name: '村（居）委会干部', aliases: ['村干部', '村委会干部', '居委会干部', '社区干部'] },
    { code: '16', name: '大学生村官' },
    { code: '99', name: '其他' },
  ],
};

/** 来源: what kind of person the pool has gained; the office's own words, beside 身份职业. */
export const mediatorSource: CodeTable = {
  key: 'mediatorSource',
  title: '来源',
  national: false,
  entries: [
    { code: '01', name: '法律工作者', aliases: ['律师', '法律服务工作者'] },
    { code: '02', name: '心理咨询师' },
    { code: '03', name: '退休干部' },
    { code: '04', name: '退休法官' },
    { code: '05', name: '退休检察官' },
    { code: '06', name: '退休警官', aliases: ['退休民警'] },
    { code: '07', name: '教师' },
    { code: '08', name: '医生' },
    { code: '09', name: '村（社区）干部', aliases: ['村干部', '社区干部'] },
    { code: '10', name: '乡贤' },
    { code: '99', name: '其他' },
  ],
};

/** 兼备其他身份 of mediation.md §4.1 no 12. 无 of that list is an empty field. */
export const mediatorOtherRole: CodeTable = {
  key: 'mediatorOtherRole',
  title: '兼备其他身份',
  national: false,
  entries: [
    { code: '01', name: '党代表' },
    { code: '02', name: '人大代表' },
    { code: '03', name: '政协委员' },
    { code: '04', name: '人民监督员' },
    { code: '05', name: '人民陪审员' },
    { code: '99', name: '其他' },
  ],
};

/** 因公伤亡情况 of mediation.md §4.1 no 18. */
export const workInjury: CodeTable = {
  key: 'workInjury',
  title: '因公伤亡情况',
  national: true,
  entries: [
    { code: '1', name: '一般受伤', aliases: ['受伤'] },
    { code: '2', name: '残疾', aliases: ['致残'] },
    { code: '3', name: '死亡', aliases: ['牺牲'] },
  ],
};

/** Days of the week, Monday first (GB/T 7408). */
export const weekday: CodeTable = {
  key: 'weekday',
  title: '星期',
  national: true,
  entries: [
    { code: '1', name: '周一', aliases: ['星期一'] },
    { code: '2', name: '周二', aliases: ['星期二'] },
    { code: '3', name: '周三', aliases: ['星期三'] },
    { code: '4', name: '周四', aliases: ['星期四'] },
    { code: '5', name: '周五', aliases: ['星期五'] },
    { code: '6', name: '周六', aliases: ['星期六'] },
    { code: '7', name: '周日', aliases: ['星期日', '星期天', '周天'] },
  ],
};

/** Forms of organisation beside the committee itself (mediation.md §2.6, §4.2); 1 and 2 are counted apart (§3.6). */
export const mediationRoomKind: CodeTable = {
  key: 'mediationRoomKind',
  title: '调解室类型',
  national: true,
  entries: [
    { code: '1', name: '个人调解工作室', aliases: ['个人', '个人工作室'] },
    { code: '2', name: '行业性专业性调解工作室', aliases: ['行专', '行业性专业性', '行专工作室'] },
    { code: '3', name: '派驻调解工作室', aliases: ['派驻', '派驻调解室', '驻所调解室'] },
    { code: '4', name: '调解小组' },
    { code: '5', name: '人民调解中心', aliases: ['调解中心'] },
    { code: '9', name: '其他' },
  ],
};

/** 表彰级别, six of mediation.md §3.6. */
export const awardLevel: CodeTable = {
  key: 'awardLevel',
  title: '表彰级别',
  national: true,
  entries: [
    { code: '1', name: '国家级', aliases: ['全国'] },
    { code: '2', name: '省部级', aliases: ['省级', '部级'] },
    { code: '3', name: '市级', aliases: ['地市级', '州级', '市（州）级'] },
    { code: '4', name: '县级', aliases: ['区级', '县（市、区）级'] },
    { code: '5', name: '行业', aliases: ['行业级'] },
    { code: '9', name: '其他' },
  ],
};

/** 排查类型 (registers.md §12.2). */
export const screeningKind: CodeTable = {
  key: 'screeningKind',
  title: '排查类型',
  national: true,
  entries: [
    { code: '1', name: '定期', aliases: ['定期排查', '日常排查'] },
    { code: '2', name: '重大节点', aliases: ['重大节点排查', '重要节点'] },
    { code: '3', name: '专项', aliases: ['专项排查'] },
  ],
};
