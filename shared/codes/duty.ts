// Patrols, duty and rotas: registers.md §3 and §10, mechanisms.md rows 11–22, 77–102. What the sources leave open is
// a dictionary that the office edits.
import type { CodeEntry, CodeTable } from './table.ts';

const numbered = (names: readonly string[]): CodeEntry[] =>
  names.map((name, index) => ({ code: String(index + 1), name }));

/** 勤务等级 (峨眉山; registers.md §3.4). No national standard of levels for volunteer forces was found. */
export const dutyTier: CodeTable = {
  key: 'dutyTier',
  title: '勤务等级',
  national: true,
  entries: [
    { code: '1', name: '常态', aliases: ['常态勤务', '平时'] },
    { code: '2', name: '应急', aliases: ['应急勤务'] },
    { code: '3', name: '战时', aliases: ['战时勤务'] },
  ],
};

/** 重要节点 call for 战时, 敏感节点 for 应急 (mechanisms.md row 100). */
export const nodeKind: CodeTable = {
  key: 'nodeKind',
  title: '节点类型',
  national: true,
  entries: [
    { code: '1', name: '重要节点', aliases: ['重要'] },
    { code: '2', name: '敏感节点', aliases: ['敏感'] },
  ],
};

/** How a level came into force. */
export const levelOrigin: CodeTable = {
  key: 'levelOrigin',
  title: '启动方式',
  national: true,
  entries: numbered(['人工启动', '节点日历']),
};

/** 六类警务活动 (mechanisms.md row 78). */
export const dutyTask: CodeTable = {
  key: 'dutyTask',
  title: '勤务种类',
  national: false,
  entries: [
    ...numbered(['巡逻防范', '邻里守望', '帮扶教育', '线索搜集', '纠纷调处', '隐患治理']),
    // 田间警务 (row 92) and the school peaks (row 89).
    { code: '7', name: '道路隐患' },
    { code: '8', name: '农资纠纷' },
    { code: '9', name: '安全生产' },
    { code: '10', name: '护学' },
  ],
};

/** 点线面块；街面、地下、低空、网络 (mechanisms.md row 102). */
export const patrolAreaKind: CodeTable = {
  key: 'patrolAreaKind',
  title: '片区类型',
  national: false,
  entries: numbered(['点', '线', '面', '块', '街面', '地下', '低空', '网络']),
};

export const patrolPlaceKind: CodeTable = {
  key: 'patrolPlaceKind',
  title: '部位类型',
  national: false,
  entries: numbered([
    '学校',
    '医院',
    '集市',
    '夜市',
    '车站',
    '广场',
    '桥梁',
    '金融网点',
    '水电油气',
    '农业园区',
    '其他',
  ]),
};

/** 4 站 8 岗 2 点 (mechanisms.md row 99). */
export const guardPostKind: CodeTable = {
  key: 'guardPostKind',
  title: '站岗点',
  national: true,
  entries: [
    { code: '1', name: '站', aliases: ['警务站', '工作站'] },
    { code: '2', name: '岗', aliases: ['岗亭'] },
    { code: '3', name: '点', aliases: ['值守点'] },
  ],
};

/** 路面、处突、点位三队 (row 101), and what else stands in a rota. */
export const patrolTeamKind: CodeTable = {
  key: 'patrolTeamKind',
  title: '勤务队种',
  national: false,
  entries: numbered(['路面巡逻', '处突', '点位值守', '机关值班', '联勤工作站', '田间季节队', '护学']),
};

/** Who serves in a shift of the office duty (registers.md §3.2). */
export const dutyRole: CodeTable = {
  key: 'dutyRole',
  title: '值班身份',
  national: false,
  entries: numbered(['带班领导', '值班干部', '值班人员']),
};

/** The days of the week or year on which a shift stands. */
export const shiftDays: CodeTable = {
  key: 'shiftDays',
  title: '适用日期',
  national: true,
  entries: numbered(['每天', '工作日', '休息日和节假日']),
};

export const calendarDayKind: CodeTable = {
  key: 'calendarDayKind',
  title: '放假或上班',
  national: true,
  entries: [
    { code: '1', name: '放假', aliases: ['休', '节假日', '假日'] },
    { code: '2', name: '调休上班', aliases: ['班', '上班', '调休'] },
  ],
};

export const absenceReason: CodeTable = {
  key: 'absenceReason',
  title: '不能排班的原因',
  national: false,
  entries: numbered(['请假', '病假', '外出务工', '培训学习', '本职工作', '其他']),
};

export const wishKind: CodeTable = {
  key: 'wishKind',
  title: '意愿',
  national: true,
  entries: numbered(['愿意', '尽量不排']),
};

export const pairKind: CodeTable = {
  key: 'pairKind',
  title: '搭班要求',
  national: true,
  entries: numbered(['必须同班', '不得同班']),
};

/** Whether a member serves alone or beside somebody experienced; left open, the first 90 days count as new. */
export const dutyExperience: CodeTable = {
  key: 'dutyExperience',
  title: '勤务经验',
  national: true,
  entries: numbered(['熟练', '新队员']),
};

export const swapKind: CodeTable = {
  key: 'swapKind',
  title: '调整种类',
  national: true,
  entries: numbered(['换班', '替班', '增派', '减派']),
};

/** What a patrol found (registers.md §3.3). */
export const patrolFinding: CodeTable = {
  key: 'patrolFinding',
  title: '发现情况类别',
  national: false,
  entries: [
    { code: '0', name: '无', aliases: ['正常', '无异常'] },
    ...numbered(['可疑人员', '可疑车辆', '纠纷', '隐患', '案件线索', '求助']),
    { code: '9', name: '其他' },
  ],
};

export const reportedTo: CodeTable = {
  key: 'reportedTo',
  title: '上报对象',
  national: false,
  entries: numbered(['派出所', '综治中心', '村（社区）', '其他']),
};

/** Keys of the patrol template: 分季节、分时段、分部位 (mechanisms.md row 48; 淡旺季 row 96). */
export const patrolSeason: CodeTable = {
  key: 'patrolSeason',
  title: '季节',
  national: false,
  entries: numbered(['春季', '夏季', '秋季', '冬季', '旺季', '淡季']),
};
export const patrolHour: CodeTable = {
  key: 'patrolHour',
  title: '时段',
  national: false,
  entries: numbered(['早', '中', '晚', '夜']),
};

/** The account names 四项机制 and lists none (mechanisms.md row 96, D5): four lines for the office's own names. */
export const patrolMechanism: CodeTable = {
  key: 'patrolMechanism',
  title: '巡防四项机制',
  national: false,
  entries: numbered(['', '', '', '']),
  lines: ['机制一', '机制二', '机制三', '机制四'],
  about: '由本单位命名，程序不代拟。已命名的写进工作月报“巡逻防控”一节；没有命名的，哪里都不印。',
};

export const schoolKind: CodeTable = {
  key: 'schoolKind',
  title: '办学类型',
  national: false,
  entries: numbered(['幼儿园', '小学', '初中', '九年一贯制学校', '高中', '中等职业学校', '特殊教育学校', '其他']),
};
export const schoolPeak: CodeTable = {
  key: 'schoolPeak',
  title: '上下学时段',
  national: true,
  entries: [
    { code: '1', name: '早', aliases: ['早上', '上学'] },
    { code: '2', name: '中', aliases: ['中午'] },
    { code: '3', name: '晚', aliases: ['下午', '放学'] },
  ],
};
/** 职务 in the table of a school's guards (registers.md §10). */
export const schoolGuardRole: CodeTable = {
  key: 'schoolGuardRole',
  title: '护学岗职务',
  national: false,
  entries: numbered(['副校长', '民警', '辅警', '保安', '教师', '家长志愿者', '巡防队员']),
};

/** 1+X+N 城乡警务团队 (mechanisms.md row 77). */
export const villageForceRole: CodeTable = {
  key: 'villageForceRole',
  title: '警务团队身份',
  national: false,
  entries: numbered(['民警', '辅警', '综治专干', '网格员', '保安员', '片长', '组长', '邻长', '护林员']),
};

/** 大范围多单位 and 小规模分部门 (mechanisms.md row 17). */
export const drillSize: CodeTable = {
  key: 'drillSize',
  title: '演练规模',
  national: true,
  entries: numbered(['大范围多单位', '小规模分部门']),
};

/** What a duty log registers (registers.md §3.2). */
export const dutyLogKind: CodeTable = {
  key: 'dutyLogKind',
  title: '登记种类',
  national: true,
  entries: numbered(['来电', '来访', '突发事件']),
};

export const dutyTables: readonly CodeTable[] = [
  dutyTier,
  nodeKind,
  levelOrigin,
  dutyTask,
  patrolAreaKind,
  patrolPlaceKind,
  guardPostKind,
  patrolTeamKind,
  dutyRole,
  shiftDays,
  calendarDayKind,
  absenceReason,
  wishKind,
  pairKind,
  dutyExperience,
  swapKind,
  patrolFinding,
  reportedTo,
  patrolSeason,
  patrolHour,
  patrolMechanism,
  schoolKind,
  schoolPeak,
  schoolGuardRole,
  villageForceRole,
  drillSize,
  dutyLogKind,
];
