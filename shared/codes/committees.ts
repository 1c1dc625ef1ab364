// 治安保卫委员会: registers.md §1.2 and §1.3.
import type { CodeTable } from './table.ts';

/** Post in the committee. The rules of composition count by these codes. */
export const committeePost: CodeTable = {
  key: 'committeePost',
  title: '会中职务',
  national: true,
  entries: [
    { code: '01', name: '主任', aliases: ['治保主任', '治保会主任'] },
    { code: '02', name: '副主任', aliases: ['治保副主任', '治保会副主任'] },
    { code: '03', name: '委员', official: '成员', aliases: ['治保委员', '治保会委员', '治保员'] },
    { code: '99', name: '其他' },
  ],
};

/** Whether an organisation is still there. */
export const unitState: CodeTable = {
  key: 'unitState',
  title: '状态',
  national: true,
  entries: [
    { code: '1', name: '使用中', aliases: ['正常', '在用'] },
    { code: '2', name: '已注销', aliases: ['注销', '已撤销'] },
  ],
};

/** Dictionary D_ZAFF_ZBHZZXS of the police system; its values are not published, so the office writes its own. */
export const orgForm: CodeTable = { key: 'orgForm', title: '组织形式', national: false, entries: [] };

/** Dictionary D_ZAFF_DYLB; values not published. */
export const regionKind: CodeTable = { key: 'regionKind', title: '地域类别', national: false, entries: [] };

/** Dictionary D_ZAFF_LSGX; values not published. */
export const affiliation: CodeTable = { key: 'affiliation', title: '隶属关系', national: false, entries: [] };

/** Dictionary AF_GZBX; values not published. */
export const workPerformance: CodeTable = { key: 'workPerformance', title: '工作表现', national: false, entries: [] };
