// 群防群治组织与队伍: registers.md §2 and §18 (GB/T 31000-2015 and the police system's patrol module).
import type { CodeTable } from './table.ts';

/** GB/T 31000 群防群治组织类型. */
export const orgKind: CodeTable = {
  key: 'orgKind',
  title: '组织类型',
  national: true,
  entries: [
    { code: '01', name: '专职巡防队伍', aliases: ['专职巡防队', '专职巡逻队'] },
    { code: '02', name: '义务巡防队伍', aliases: ['义务巡防队', '义务巡逻队'] },
    { code: '03', name: '保安服务公司', aliases: ['保安公司'] },
    { code: '04', name: '志愿者队伍', aliases: ['志愿者', '志愿服务队'] },
    { code: '99', name: '其他' },
  ],
};

/** GB/T 31000 组织层级. */
export const orgLevel: CodeTable = {
  key: 'orgLevel',
  title: '组织层级',
  national: true,
  entries: [
    { code: '01', name: '中央' },
    { code: '02', name: '省', aliases: ['省级', '省（自治区、直辖市）'] },
    { code: '03', name: '市', aliases: ['市级', '地市级', '州', '市（州）'] },
    { code: '04', name: '县', aliases: ['县级', '区县', '县（市、区）'] },
    { code: '05', name: '乡镇（街道）', aliases: ['乡镇', '街道', '镇', '乡', '乡镇级', '镇级'] },
    { code: '06', name: '村（社区）', aliases: ['村', '社区', '村级'] },
  ],
};

/** Patrols of paid or of unpaid members. */
export const patrolKind: CodeTable = {
  key: 'patrolKind',
  title: '巡逻类型',
  national: true,
  entries: [
    { code: '1', name: '专职' },
    { code: '2', name: '义务' },
  ],
};

/** A member's main or side occupation. */
export const dutyKind: CodeTable = {
  key: 'dutyKind',
  title: '专职或兼职',
  national: true,
  entries: [
    { code: '1', name: '专职' },
    { code: '2', name: '兼职' },
  ],
};

/** Whether a member still serves. */
export const onDuty: CodeTable = {
  key: 'onDuty',
  title: '在岗状态',
  national: true,
  entries: [
    { code: '1', name: '在岗', aliases: ['在职', '在队'] },
    { code: '2', name: '离岗', aliases: ['离职', '离队', '退出', '已退出'] },
  ],
};

/** 1+1+1+N: the class of a force taking part in an action. */
export const forceClass: CodeTable = {
  key: 'forceClass',
  title: '力量类别',
  national: true,
  entries: [
    { code: '1', name: '主要', aliases: ['主要力量'] },
    { code: '2', name: '重要', aliases: ['重要力量'] },
    { code: '3', name: '辅助', aliases: ['辅助力量'] },
    { code: '4', name: '其他', aliases: ['其他力量'] },
  ],
};

/** GB/T 31000 专业特长. */
export const skill: CodeTable = {
  key: 'skill',
  title: '专业特长',
  national: true,
  entries: [
    { code: '01', name: '驾车' },
    { code: '02', name: '驾船' },
    { code: '03', name: '驾机' },
    { code: '04', name: '射击' },
    { code: '05', name: '爆破' },
    { code: '06', name: '枪械' },
    { code: '07', name: '绘画' },
    { code: '08', name: '书法' },
    { code: '09', name: '摄影' },
    { code: '10', name: '摄像' },
    { code: '11', name: '表演' },
    { code: '12', name: '雕刻' },
    { code: '13', name: '通讯技术' },
    { code: '14', name: '计算机技术', aliases: ['计算机', '电脑'] },
    { code: '15', name: '法律咨询' },
    { code: '16', name: '心理咨询' },
    { code: '17', name: '医疗救护' },
    { code: '18', name: '武术' },
    { code: '19', name: '维修' },
    { code: '20', name: '外语' },
    { code: '21', name: '民族语言' },
    { code: '22', name: '手语' },
    { code: '99', name: '其他' },
  ],
};

/** Post in the team; the form takes any word, these are the usual ones. */
export const memberPost: CodeTable = {
  key: 'memberPost',
  title: '队内职务',
  national: false,
  entries: [
    { code: '01', name: '队长' },
    { code: '02', name: '副队长' },
    { code: '03', name: '队员' },
  ],
};

/** The way a team guards; a dictionary of the police system whose values are not published. */
export const guardMethod: CodeTable = { key: 'guardMethod', title: '防范方式', national: false, entries: [] };

/** Local labels of a team, several at once. */
export const orgTag: CodeTable = {
  key: 'orgTag',
  title: '本地标签',
  national: false,
  entries: [
    { code: '01', name: '红袖标' },
    { code: '02', name: '义警' },
    { code: '03', name: '平安志愿者' },
    { code: '04', name: '护学' },
    { code: '05', name: '护村' },
  ],
};
