// 村（社区）报送: one for a month and village; a zero report is confirmed by somebody.
import type { Problem } from '../../../../shared/contract/errors.ts';
import { rowsIn } from '../../tables.ts';
import type { RegisterRules } from './registerRules.ts';

export const villageReportRules: RegisterRules = {
  checkValues({ isZero, confirmedBy, confirmedOn, month, reportedOn }) {
    const problems: Problem[] = [];
    if (isZero === true && (confirmedBy == null || confirmedOn == null)) {
      const message = '零报告还没有核实，核实后请填核实人和核实日期';
      problems.push({ field: 'confirmedBy', label: '核实人', code: 'zeroUnconfirmed', level: 'hint', message });
    }
    if (typeof month === 'string' && typeof reportedOn === 'string' && reportedOn.slice(0, 7) < month) {
      const message = `报送日期 ${reportedOn} 早于报送的月份 ${month}，请核对`;
      problems.push({ field: 'reportedOn', label: '报送日期', code: 'reportedEarly', level: 'warning', message });
    }
    return problems;
  },

  async checkAgainst({ id, values }, call) {
    const { month, village } = values;
    if (typeof month !== 'string' || typeof village !== 'string') return [];
    const same = await rowsIn(call.trx)
      .selectFrom('villageReport')
      .select('id')
      .where('month', '=', month)
      .where('village', '=', village)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .executeTakeFirst();
    if (!same) return [];
    const message = `这个村（社区）${month} 的报送已经登记过，请打开原来的那一条修改`;
    return [{ field: 'village', label: '村（社区）', code: 'sameReport', level: 'error', message }];
  },
};
