// Figures that other offices give by month (registers.md §15): the office edits the list and may add its own.
import type { CodeTable } from './table.ts';

export const monthlyItem: CodeTable = {
  key: 'monthlyItem',
  title: '月报数据项目',
  national: false,
  entries: [
    { code: '01', name: '警情', aliases: ['接警', '110警情', '警情总数'] },
    { code: '02', name: '刑事警情', aliases: ['刑事类警情'] },
    { code: '03', name: '治安警情', aliases: ['治安类警情'] },
    { code: '04', name: '刑事发案', aliases: ['刑事案件', '刑事立案'] },
    { code: '05', name: '治安发案', aliases: ['治安案件', '行政发案'] },
    { code: '06', name: '破获刑事案件', aliases: ['破案', '刑事破案'] },
    { code: '07', name: '查处治安案件', aliases: ['治安查处'] },
    { code: '08', name: '抢劫', aliases: ['抢劫案件'] },
    { code: '09', name: '抢夺', aliases: ['抢夺案件'] },
    { code: '10', name: '盗窃', aliases: ['盗窃案件'] },
    { code: '11', name: '诈骗', aliases: ['电信网络诈骗', '诈骗案件'] },
    { code: '12', name: '交通事故' },
    { code: '13', name: '火灾', aliases: ['火警'] },
    { code: '14', name: '群众求助', aliases: ['群众救助'] },
  ],
};
