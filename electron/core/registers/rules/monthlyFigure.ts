// 月报数据: a month, village and item have one figure, or two people would type the same notice and it counts twice.
import { rowsIn } from '../../tables.ts';
import type { RegisterRules } from './registerRules.ts';

export const monthlyFigureRules: RegisterRules = {
  async checkAgainst({ id, values }, call) {
    const { month, item, village } = values;
    if (typeof month !== 'string' || typeof item !== 'string') return [];
    const found = rowsIn(call.trx)
      .selectFrom('monthlyFigure')
      .select('id')
      .where('month', '=', month)
      .where('item', '=', item)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '');
    const same = await (typeof village === 'string'
      ? found.where('village', '=', village)
      : found.where('village', 'is', null)
    ).executeTakeFirst();
    if (!same) return [];
    const message = `${month} 的这个项目已经登记过${village == null ? '全乡镇的总数' : '这个村（社区）的数'}，请打开原来的那一条修改`;
    return [{ field: 'item', label: '项目', code: 'sameFigure', level: 'error', message }];
  },
};
