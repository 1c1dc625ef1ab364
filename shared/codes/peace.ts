// The ledgers of 平安建设: registers.md §4, §5, §8, §11, §13 and the tables of GB/T 31000 (§18).
import type { CodeEntry, CodeTable } from './table.ts';

const table = (national: boolean, key: string, title: string, entries: readonly CodeEntry[]): CodeTable => ({
  key,
  title,
  national,
  entries,
});

export const meetingKind = table(false, 'meetingKind', '会议类型', [
  { code: '1', name: '学习例会', aliases: ['例会', '综治例会', '学习'] },
  { code: '2', name: '工作汇报', aliases: ['汇报', '工作汇报会'] },
  { code: '3', name: '研判会商', aliases: ['分析研判', '研判', '会商', '排查分析'] },
  { code: '4', name: '疑难讨论', aliases: ['疑难问题讨论', '重大疑难问题讨论'] },
  { code: '5', name: '联席会议', aliases: ['联席会'] },
]);

/** Rules look for 岗前. */
export const trainingKind = table(true, 'trainingKind', '培训类别', [
  { code: '1', name: '岗前', aliases: ['岗前培训'] },
  { code: '2', name: '定期', aliases: ['定期培训'] },
  { code: '3', name: '轮值', aliases: ['轮值培训', '轮训'] },
]);

export const publicityTopic = table(false, 'publicityTopic', '宣传主题', [
  { code: '01', name: '反诈', aliases: ['反诈宣传', '防范电信网络诈骗', '防诈骗'] },
  { code: '02', name: '禁毒', aliases: ['禁毒宣传'] },
  { code: '03', name: '消防', aliases: ['消防安全'] },
  { code: '04', name: '交通', aliases: ['交通安全'] },
  { code: '05', name: '防溺水' },
  { code: '06', name: '反邪教' },
  { code: '07', name: '民法典', aliases: ['民法典宣传'] },
  { code: '99', name: '其他' },
]);

export const publicityForm = table(false, 'publicityForm', '宣传形式', [
  { code: '01', name: '入户', aliases: ['入户宣传'] },
  { code: '02', name: '集中', aliases: ['集中宣传', '现场宣传'] },
  { code: '03', name: '广播', aliases: ['村村响', '大喇叭'] },
  { code: '04', name: '板报横幅', aliases: ['板报', '横幅', '板报、横幅'] },
  { code: '05', name: '讲座', aliases: ['专题讲座', '授课'] },
  { code: '06', name: '线上', aliases: ['微信群', '网络'] },
]);

export const hazardCheckKind = table(false, 'hazardCheckKind', '检查方式', [
  { code: '1', name: '日常', aliases: ['日常检查', '日常排查'] },
  { code: '2', name: '专项', aliases: ['专项检查', '专项排查'] },
  { code: '3', name: '联合', aliases: ['联合检查'] },
  { code: '4', name: '举报', aliases: ['群众举报'] },
]);

/** GB/T 31000, of units and places. */
export const hazardKind = table(true, 'hazardKind', '隐患类型', [
  { code: '01', name: '治安', aliases: ['治安隐患'] },
  { code: '02', name: '消防', aliases: ['消防隐患', '消防安全'] },
  { code: '03', name: '矛盾纠纷' },
  { code: '04', name: '劳资纠纷' },
  { code: '99', name: '其他' },
]);

/** GB/T 31000, of houses. */
export const houseHazard = table(true, 'houseHazard', '房屋隐患类型', [
  { code: '00', name: '无', aliases: ['无隐患', '没有'] },
  { code: '01', name: '火灾', aliases: ['火灾隐患', '消防'] },
  { code: '02', name: '治安', aliases: ['治安隐患'] },
  { code: '03', name: '矛盾纠纷' },
  { code: '04', name: '危化物品', aliases: ['危化', '危险化学品'] },
  { code: '05', name: '疾病传染', aliases: ['传染病'] },
  { code: '99', name: '其他' },
]);

export const hazardLevel = table(false, 'hazardLevel', '隐患等级', [
  { code: '1', name: '一般', aliases: ['一般隐患'] },
  { code: '2', name: '较大', aliases: ['较大隐患'] },
  { code: '3', name: '重大', aliases: ['重大隐患'] },
]);

export const rectification = table(true, 'rectification', '整改状态', [
  { code: '1', name: '未整改' },
  { code: '2', name: '整改中', aliases: ['正在整改'] },
  { code: '3', name: '已整改', aliases: ['整改完成', '完成整改'] },
  { code: '4', name: '逾期', aliases: ['逾期未整改', '超期'] },
  { code: '5', name: '移交', aliases: ['已移交'] },
]);

export const recheckResult = table(true, 'recheckResult', '复查结论', [
  { code: '1', name: '合格', aliases: ['复查合格', '通过'] },
  { code: '2', name: '不合格', aliases: ['复查不合格', '未通过'] },
]);

export const matterSource = table(false, 'matterSource', '事项来源', [
  { code: '1', name: '网格上报', aliases: ['网格员上报', '网格'] },
  { code: '2', name: '群众来访', aliases: ['来访'] },
  { code: '3', name: '来电', aliases: ['群众来电', '电话'] },
  { code: '4', name: '派出所移交', aliases: ['公安移交'] },
  { code: '5', name: '平台交办', aliases: ['上级交办', '交办'] },
  { code: '6', name: '巡逻发现', aliases: ['巡逻'] },
  { code: '7', name: '排查', aliases: ['排查发现'] },
]);

/** The four classes that the report tells apart. */
export const matterKind = table(true, 'matterKind', '事项类别', [
  { code: '1', name: '矛盾纠纷类', aliases: ['矛盾纠纷'] },
  { code: '2', name: '治安问题类', aliases: ['治安问题', '治安类'] },
  { code: '3', name: '利益群体信访诉求类', aliases: ['信访诉求类', '信访诉求', '信访'] },
  { code: '4', name: '其他类', aliases: ['其他'] },
]);

export const matterUrgency = table(false, 'matterUrgency', '紧急程度', [
  { code: '1', name: '一般', aliases: ['普通', '平件'] },
  { code: '2', name: '紧急', aliases: ['急件', '加急'] },
  { code: '3', name: '特急' },
]);

/** The steps of a matter and what may happen beside them; which follows which is not held here. */
export const matterState = table(true, 'matterState', '事项状态', [
  { code: '01', name: '登记' },
  { code: '02', name: '受理', aliases: ['已受理'] },
  { code: '03', name: '分流交办', aliases: ['交办', '分流'] },
  { code: '04', name: '办理', aliases: ['办理中', '在办'] },
  { code: '05', name: '反馈', aliases: ['已反馈'] },
  { code: '06', name: '办结', aliases: ['已办结'] },
  { code: '07', name: '回访', aliases: ['已回访'] },
  { code: '08', name: '归档', aliases: ['已归档'] },
  { code: '11', name: '退回' },
  { code: '12', name: '延期' },
  { code: '13', name: '升级上报', aliases: ['上报'] },
  { code: '14', name: '督办' },
  { code: '15', name: '不予受理' },
]);

export const matterSatisfaction = table(true, 'matterSatisfaction', '回访满意度', [
  { code: '1', name: '满意' },
  { code: '2', name: '基本满意' },
  { code: '3', name: '不满意' },
]);

/** GB/T 31000 建筑用途. */
export const buildingUse = table(true, 'buildingUse', '建筑用途', [
  { code: '01', name: '住宅' },
  { code: '02', name: '商业' },
  { code: '03', name: '办公' },
  { code: '04', name: '工业' },
  { code: '05', name: '仓储' },
  { code: '06', name: '商住混用' },
  { code: '99', name: '其他' },
]);

/** GB/T 31000 出租用途. */
export const rentalUse = table(true, 'rentalUse', '出租用途', [
  { code: '01', name: '宿舍' },
  { code: '02', name: '住房', aliases: ['居住', '住宅'] },
  { code: '03', name: '商铺', aliases: ['商业', '门面'] },
  { code: '04', name: '办公' },
  { code: '05', name: '仓库', aliases: ['仓储'] },
  { code: '06', name: '厂房' },
  { code: '99', name: '其他' },
]);

export const houseState = table(true, 'houseState', '房屋状态', [
  { code: '1', name: '自住' },
  { code: '2', name: '租住', aliases: ['出租', '在租'] },
  { code: '3', name: '空置', aliases: ['闲置'] },
]);

/** No source gives the values of these three. */
export const landlordKind = table(false, 'landlordKind', '出租人类型', []);
export const campaignKind = table(false, 'campaignKind', '专项整治行动类型', []);
export const rentalClass = table(false, 'rentalClass', '出租房屋管理类别', []);

/** GB/T 31000 流入原因. */
export const inflowReason = table(true, 'inflowReason', '流入原因', [
  { code: '01', name: '务工', aliases: ['打工'] },
  { code: '02', name: '务农' },
  { code: '03', name: '经商' },
  { code: '04', name: '学习培训', aliases: ['上学', '培训'] },
  { code: '05', name: '婚嫁' },
  { code: '06', name: '随迁', aliases: ['随迁家属'] },
  { code: '07', name: '治病疗养', aliases: ['治病'] },
  { code: '08', name: '投亲靠友', aliases: ['投靠亲友'] },
  { code: '09', name: '工作调动' },
  { code: '99', name: '其他' },
]);

/** GB/T 31000 办证类型. */
export const permitKind = table(true, 'permitKind', '办证类型', [
  { code: '01', name: '居住证' },
  { code: '02', name: '暂住证' },
  { code: '99', name: '其他' },
]);

/** GB/T 31000 住所类型. */
export const dwellingKind = table(true, 'dwellingKind', '住所类型', [
  { code: '01', name: '自购', aliases: ['自购房'] },
  { code: '02', name: '租赁', aliases: ['租房', '出租房'] },
  { code: '03', name: '寄宿' },
  { code: '04', name: '借住' },
  { code: '05', name: '单位宿舍' },
  { code: '06', name: '临时性宿舍', aliases: ['工棚'] },
  { code: '07', name: '农民工公寓' },
  { code: '99', name: '其他' },
]);

/** 六无 of Sichuan (registers.md §13); the office adds those that its county asks for beside them. */
export const peaceCriterion = table(false, 'peaceCriterion', '平安村创建指标', [
  { code: '01', name: '无黑恶' },
  { code: '02', name: '无毒害' },
  { code: '03', name: '无邪教' },
  { code: '04', name: '无命案' },
  { code: '05', name: '无重大安全事故' },
  { code: '06', name: '无群体性事件' },
]);

export const peaceStanding = table(true, 'peaceStanding', '动态管理', [
  { code: '1', name: '保持' },
  { code: '2', name: '警示' },
  { code: '3', name: '撤销', aliases: ['撤销命名'] },
]);

/** The four parts of registers.md §14; their weights are settled nowhere. */
export const assessmentPart = table(true, 'assessmentPart', '考核部分', [
  { code: '1', name: '平时考核', aliases: ['平时'] },
  { code: '2', name: '战时考核', aliases: ['战时'] },
  { code: '3', name: '模拟实战考核', aliases: ['模拟实战'] },
  { code: '4', name: '领导评价' },
]);

export const assessedKind = table(true, 'assessedKind', '被考核对象类别', [
  { code: '1', name: '村（社区）', aliases: ['村', '社区', '村社区'] },
  { code: '2', name: '治保会' },
  { code: '3', name: '队伍', aliases: ['巡防队'] },
  { code: '4', name: '个人' },
]);

/** Tables whose codes rules and figures count by, or that GB/T 31000 gives. */
export const peaceTables: readonly CodeTable[] = [
  trainingKind,
  hazardKind,
  houseHazard,
  rectification,
  recheckResult,
  matterKind,
  matterState,
  matterSatisfaction,
  buildingUse,
  rentalUse,
  houseState,
  inflowReason,
  permitKind,
  dwellingKind,
  peaceStanding,
  assessmentPart,
  assessedKind,
];

export const peaceDictionaries: readonly CodeTable[] = [
  meetingKind,
  publicityTopic,
  publicityForm,
  hazardCheckKind,
  hazardLevel,
  matterSource,
  matterUrgency,
  landlordKind,
  rentalClass,
  campaignKind,
  peaceCriterion,
];
