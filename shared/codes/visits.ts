// Visits to persons who are looked after: registers.md §6.4, §7 and §18.
import type { CodeTable } from './table.ts';

/** How the visit was made. */
export const visitMethod: CodeTable = {
  key: 'visitMethod',
  title: '走访方式',
  national: false,
  entries: [
    { code: '01', name: '上门', aliases: ['上门见面', '上门走访', '入户', '入户走访'] },
    { code: '02', name: '电话', aliases: ['电话走访', '电话联系'] },
    { code: '03', name: '约谈' },
    { code: '04', name: '视频', aliases: ['视频通话'] },
    { code: '05', name: '邻居代见' },
  ],
};

/** Whether the visited person was seen in the flesh; the two-day rule counts by it. */
export const seenState: CodeTable = {
  key: 'seenState',
  title: '见面情况',
  national: true,
  entries: [
    { code: '1', name: '见到', aliases: ['见到本人', '已见面', '已见到', '见面'] },
    { code: '0', name: '未见到', aliases: ['未见到本人', '未见面', '没见到', '未见'] },
  ],
};

/** 老人类别. */
export const careKind: CodeTable = {
  key: 'careKind',
  title: '老人类别',
  national: false,
  entries: [
    { code: '01', name: '独居', aliases: ['独居老人'] },
    { code: '02', name: '孤寡', aliases: ['孤寡老人'] },
    { code: '03', name: '空巢', aliases: ['空巢老人'] },
    { code: '04', name: '留守', aliases: ['留守老人'] },
    { code: '05', name: '失能', aliases: ['失能老人'] },
    { code: '06', name: '重残', aliases: ['重残老人'] },
    { code: '07', name: '高龄', aliases: ['高龄老人'] },
  ],
};

/** Whom a visit is paid to, inside the product's privacy boundary (registers.md §0). */
export const visitKind: CodeTable = {
  key: 'visitKind',
  title: '走访类别',
  national: false,
  entries: [
    { code: '01', name: '关爱对象', aliases: ['关爱', '独居老人', '独居孤寡老人', '留守人员'] },
    { code: '02', name: '安置帮教', aliases: ['帮教', '刑满释放人员', '安置帮教对象'] },
  ],
};

/** GB/T 31000 健康状况. */
export const health: CodeTable = {
  key: 'health',
  title: '健康状况',
  national: true,
  entries: [
    { code: '01', name: '很好' },
    { code: '02', name: '较好' },
    { code: '03', name: '一般' },
    { code: '04', name: '较差' },
    { code: '05', name: '很差' },
  ],
};

/** 自理能力. */
export const selfCare: CodeTable = {
  key: 'selfCare',
  title: '自理能力',
  national: false,
  entries: [
    { code: '01', name: '自理', aliases: ['能自理', '完全自理'] },
    { code: '02', name: '半自理', aliases: ['部分自理'] },
    { code: '03', name: '失能', aliases: ['不能自理'] },
  ],
};

/** GB/T 31000 关注程度. */
export const attention: CodeTable = {
  key: 'attention',
  title: '关注程度',
  national: true,
  entries: [
    { code: '01', name: '高' },
    { code: '02', name: '中' },
    { code: '03', name: '低' },
  ],
};
