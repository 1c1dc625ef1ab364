// Codes of people's mediation (mediation.md §2, §3.5). Rules and statistics count by them, so they belong to the program;
// the two dictionaries at the end are the office's.
import type { CodeEntry, CodeTable } from './table.ts';

const national = (key: string, title: string, entries: readonly CodeEntry[]): CodeTable => ({
  key,
  title,
  national: true,
  entries,
});

/** 案件来源; 3 to 7 are cases that another authority entrusted or handed over. */
export const caseSource = national('caseSource', '案件来源', [
  { code: '1', name: '当事人申请', aliases: ['申请', '依申请'] },
  { code: '2', name: '主动调解', official: '人民调解委员会主动调解', aliases: ['主动'] },
  { code: '3', name: '法院委托移送', aliases: ['法院', '人民法院'] },
  { code: '4', name: '检察院委托移送', aliases: ['检察院', '人民检察院'] },
  { code: '5', name: '公安机关委托移送', aliases: ['公安机关', '公安', '派出所'] },
  { code: '6', name: '信访部门委托移送', aliases: ['信访部门', '信访'] },
  { code: '7', name: '其他部门委托移送', aliases: ['其他部门'] },
]);

export const applicationForm = national('applicationForm', '申请方式', [
  { code: '1', name: '书面申请', aliases: ['书面'] },
  { code: '2', name: '口头申请', aliases: ['口头', '来电', '电话'] },
]);

export const caseDifficulty = national('caseDifficulty', '难度级别', [
  { code: '1', name: '简单' },
  { code: '2', name: '一般' },
  { code: '3', name: '重大' },
  { code: '4', name: '疑难' },
]);

export const caseForecast = national('caseForecast', '案件预测', [
  { code: '1', name: '正常' },
  { code: '2', name: '当事人有自杀可能', aliases: ['自杀'] },
  { code: '3', name: '有转化为刑事案件可能', aliases: ['民转刑'] },
  { code: '4', name: '有集体上访可能', aliases: ['集体上访'] },
  { code: '5', name: '有群体械斗可能', aliases: ['群体械斗', '械斗'] },
  { code: '6', name: '其他' },
]);

/** What mediation prevented: columns 49 to 56 of the case statistics. */
export const casePrevented = national('casePrevented', '防止激化', [
  { code: '1', name: '防止自杀' },
  { code: '2', name: '防止转化为刑事案件', aliases: ['防止民转刑'] },
  { code: '3', name: '防止群体性上访' },
  { code: '4', name: '防止群体性械斗' },
]);

/** Where a case stands (mediation.md §2.1). Worked out from its records, never typed. */
export const caseState = national('caseState', '案件状态', [
  { code: 'lead', name: '线索' },
  { code: 'applied', name: '待受理' },
  { code: 'refused', name: '不予受理' },
  { code: 'accepted', name: '已受理' },
  { code: 'inquiring', name: '调查中' },
  { code: 'mediating', name: '调解中' },
  { code: 'drafted', name: '协议待签署' },
  { code: 'performing', name: '履行中' },
  { code: 'performed', name: '已履行' },
  { code: 'defaulted', name: '未按期履行' },
  { code: 'terminated', name: '已终止' },
  { code: 'archived', name: '已归档' },
]);

export const caseOutcome = national('caseOutcome', '调解结果', [
  { code: '1', name: '调解成功' },
  { code: '2', name: '调解不成', official: '调解不成功' },
  { code: '3', name: '有待继续调解' },
]);

/** How rights and duties were told (若干规定 30). */
export const noticeForm = national('noticeForm', '告知方式', [
  { code: '1', name: '书面告知', aliases: ['书面'] },
  { code: '2', name: '口头告知', aliases: ['口头'] },
]);

/** 不予受理情形: the two core items of mediation.md §2.5 and what other sources add. */
export const refusalReason = national('refusalReason', '不予受理原因', [
  { code: '1', name: '法律、法规规定只能由专门机关管辖处理，或者禁止采用民间调解方式解决' },
  { code: '2', name: '人民法院、公安机关或者其他行政机关已经受理或者解决' },
  { code: '3', name: '一方当事人明确拒绝调解' },
  { code: '4', name: '已构成犯罪或者违反治安管理' },
  { code: '5', name: '基层人民政府已经处理或者处理完毕' },
  { code: '6', name: '没有明确的被申请人、具体的调解要求或者事实依据' },
  { code: '9', name: '其他' },
]);

export const terminationReason = national('terminationReason', '终止原因', [
  { code: '1', name: '期限届满，无法达成调解协议' },
  { code: '2', name: '一方撤回调解申请或者明确表示不接受调解' },
  { code: '3', name: '分歧较大，难以达成调解协议' },
  { code: '4', name: '可能恶意串通，损害公共利益或者他人合法权益' },
  { code: '5', name: '隐瞒重要事实、提供虚假情况或者故意拖延' },
  { code: '6', name: '对方当事人无法联系' },
  { code: '9', name: '其他' },
]);

export const keepingTerm = national('keepingTerm', '保管期限', [
  { code: '1', name: '短期' },
  { code: '2', name: '长期' },
  { code: '3', name: '永久' },
]);

export const partyKind = national('partyKind', '当事人种类', [
  { code: '1', name: '自然人', aliases: ['个人'] },
  { code: '2', name: '法人或其他组织', aliases: ['单位', '法人', '组织'] },
]);

export const partySide = national('partySide', '当事人地位', [
  { code: '1', name: '申请人', aliases: ['申请方', '甲方'] },
  { code: '2', name: '被申请人', aliases: ['被申请方', '乙方'] },
  { code: '3', name: '第三人', aliases: ['第三方', '丙方'] },
]);

export const partyConsent = national('partyConsent', '调解意愿', [
  { code: '1', name: '同意调解', aliases: ['同意'] },
  { code: '2', name: '明确拒绝', aliases: ['拒绝'] },
  { code: '3', name: '尚未表态', aliases: ['未表态'] },
]);

export const agentKind = national('agentKind', '代理人类型', [
  { code: '1', name: '律师' },
  { code: '2', name: '法律工作者' },
  { code: '3', name: '单位工作人员' },
  { code: '4', name: '近亲属' },
  { code: '5', name: '公民' },
]);

/** The seven powers of the letter of attorney (D06). */
export const agentPower = national('agentPower', '委托权限', [
  { code: '1', name: '代为申请调解或要求终止调解' },
  { code: '2', name: '代为收集、提供证据' },
  { code: '3', name: '代为选择或接受人民调解员' },
  { code: '4', name: '代为承认、变更和放弃调解请求' },
  { code: '5', name: '代为参加调解并签署调查记录、调解记录、告知书、协议书等文书' },
  { code: '6', name: '代为领取文书' },
  { code: '9', name: '其他委托事项' },
]);

export const caseMediatorRole = national('caseMediatorRole', '调解分工', [
  { code: '1', name: '主持调解', aliases: ['主持'] },
  { code: '2', name: '参与调解', aliases: ['参与'] },
  { code: '3', name: '记录', aliases: ['记录人'] },
]);

/** 人民调解法 19: the committee names mediators, or the parties choose. */
export const caseMediatorSource = national('caseMediatorSource', '确定方式', [
  { code: '1', name: '调委会指定', aliases: ['指定'] },
  { code: '2', name: '当事人选择', aliases: ['选择'] },
]);

export const agreementForm = national('agreementForm', '协议形式', [
  { code: '1', name: '口头协议', aliases: ['口头'] },
  { code: '2', name: '书面协议', aliases: ['书面'] },
]);

export const performanceWay = national('performanceWay', '履行方式', [
  { code: '1', name: '停止侵害' },
  { code: '2', name: '排除妨碍' },
  { code: '3', name: '消除危险' },
  { code: '4', name: '返还财产' },
  { code: '5', name: '恢复原状' },
  { code: '6', name: '修理、重做、更换' },
  { code: '7', name: '赔偿损失' },
  { code: '8', name: '支付违约金' },
  { code: '9', name: '消除影响、恢复名誉' },
  { code: '10', name: '赔礼道歉' },
  { code: '99', name: '其他' },
]);

/** 协议履行情况 after the fact; empty while the agreed days run. */
export const performanceState = national('performanceState', '协议履行情况', [
  { code: '1', name: '协议已履行' },
  { code: '2', name: '司法确认' },
  { code: '3', name: '达成协议后起诉' },
  { code: '4', name: '法院判决维持' },
  { code: '5', name: '未按期履行' },
  { code: '99', name: '其他' },
]);

export const confirmationResult = national('confirmationResult', '司法确认结果', [
  { code: '1', name: '审查中' },
  { code: '2', name: '确认有效' },
  { code: '3', name: '驳回申请' },
  { code: '4', name: '撤回申请' },
]);

export const satisfaction = national('satisfaction', '是否满意', [
  { code: '01', name: '是', aliases: ['满意'] },
  { code: '02', name: '否', aliases: ['不满意'] },
]);

export const signatureWay = national('signatureWay', '签署方式', [
  { code: '1', name: '签名' },
  { code: '2', name: '盖章' },
  { code: '3', name: '按指印' },
]);

/**
 * 省表类别: the nineteen rows of the provincial form (registers.md §12.3). No table leads here from the other two lists, so a
 * dispute says it by itself.
 */
export const provincialKind: CodeTable = {
  key: 'provincialKind',
  title: '省表类别',
  national: false,
  entries: [
    '民族宗教',
    '军转复退安置',
    '征地拆迁安置',
    '建筑质量物业管理',
    '土地矿产山林水利界限权属',
    '经济活动',
    '劳资',
    '企业改制',
    '环境污染生态破坏',
    '司法活动',
    '行政执法',
    '大中专院校中小学校',
    '海事渔事',
    '干部作风',
    '村务管理',
    '农村土地承包“三资”农民负担',
    '婚姻家庭邻里等民间',
    '医患',
    '其他',
  ].map((name, index) => ({ code: String(index + 1).padStart(2, '0'), name })),
};

/** Sentences offered in the minutes; the office keeps its own. */
export const minutesPhrase: CodeTable = {
  key: 'minutesPhrase',
  title: '笔录常用语',
  national: false,
  entries: [
    { code: '01', name: '人民调解委员会已将人民调解的相关规定告知各方当事人。' },
    { code: '02', name: '问：对本案的人民调解员是否申请更换？答：不申请。' },
    { code: '03', name: '问：是否同意邀请有关人员参与调解？答：同意。' },
    { code: '04', name: '调解员分别听取了各方当事人的意见。' },
    { code: '05', name: '经调解员释明有关法律规定，各方当事人表示理解。' },
    { code: '06', name: '各方当事人自愿达成协议，内容以调解协议书为准。' },
    { code: '07', name: '经调解未能达成协议，已告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。' },
    { code: '08', name: '以上笔录经当事人阅读（或向其宣读），确认无误。' },
  ],
};
