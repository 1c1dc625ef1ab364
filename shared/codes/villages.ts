// Villages, grids and the kinds of land they lie on.
import type { CodeTable } from './table.ts';

/** 居民委员会 or 村民委员会, as the last three digits of the twelve-digit code say (GB/T 10114 and its statistical use). */
export const villageKind: CodeTable = {
  key: 'villageKind',
  title: '村（社区）类别',
  national: true,
  entries: [
    {
      code: 'community',
      name: '社区',
      official: '居民委员会',
      aliases: ['居委会', '居委', '社区居委会', '社区居民委员会'],
    },
    { code: 'village', name: '村', official: '村民委员会', aliases: ['村委会', '行政村', '建制村'] },
  ],
};

/** Villages are never deleted: they are renamed, merged into another or closed. */
export const villageState: CodeTable = {
  key: 'villageState',
  title: '村（社区）状态',
  national: true,
  entries: [
    { code: 'active', name: '使用中', aliases: ['正常', '在用'] },
    { code: 'merged', name: '已合并', aliases: ['合并', '并入他村'] },
    { code: 'closed', name: '已撤销', aliases: ['撤销', '注销', '已注销'] },
  ],
};

/** Statistical classes of urban and rural land (城乡分类代码). */
export const urbanRural: CodeTable = {
  key: 'urbanRural',
  title: '城乡分类',
  national: true,
  entries: [
    { code: '111', name: '主城区' },
    { code: '112', name: '城乡结合区' },
    { code: '121', name: '镇中心区' },
    { code: '122', name: '镇乡结合区' },
    { code: '123', name: '特殊区域' },
    { code: '210', name: '乡中心区' },
    { code: '220', name: '村庄' },
  ],
};

/** Levels of the tree 镇–村–网格–微网格 below the village; offices rename them. */
export const gridLevel: CodeTable = {
  key: 'gridLevel',
  title: '网格层级',
  national: false,
  entries: [
    { code: '01', name: '网格' },
    { code: '02', name: '微网格' },
  ],
};
