// 值班日志 (registers.md §3.2): handed over to somebody, one log a shift; an incident says where and what was done.
import type { Problem } from '../../../../shared/contract/errors.ts';
import { rowsIn } from '../../tables.ts';
import { problem } from './peace/problem.ts';
import type { RegisterRules } from './registerRules.ts';

const incident = '3';

export const dutyLogRules: RegisterRules = {
  carries: [{ register: 'dutyLogEntry', field: 'log' }],

  checkValues({ handedOn, handedAt, takenBy, handedBy }) {
    const problems: Problem[] = [];
    if ((handedOn != null || handedAt != null) && takenBy == null) {
      problems.push(problem('error', 'takenBy', '接班人', 'takenByMissing', '交班要有接班人，请填接班人'));
    }
    if (takenBy != null && handedBy == null) {
      problems.push(problem('warning', 'handedBy', '交班人', 'handedByMissing', '有接班人的请填交班人'));
    }
    if (takenBy != null && takenBy === handedBy) {
      problems.push(problem('hint', 'takenBy', '接班人', 'sameHands', '交班人和接班人是同一个人，请核对'));
    }
    return problems;
  },

  async checkAgainst({ id, values }, call) {
    const { dutyOn, shiftName } = values;
    if (typeof dutyOn !== 'string' || typeof shiftName !== 'string') return [];
    const other = await rowsIn(call.trx)
      .selectFrom('dutyLog')
      .select('id')
      .where('dutyOn', '=', dutyOn)
      .where('shiftName', '=', shiftName)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .executeTakeFirst();
    if (!other) return [];
    const message = `${dutyOn} ${shiftName}已有一篇值班日志，请打开那一篇接着写`;
    return [problem('error', 'shiftName', '班次', 'sameLog', message)];
  },
};

export const dutyLogEntryRules: RegisterRules = {
  checkValues({ kind, place, measures }): Problem[] {
    if (kind !== incident) return [];
    return [
      ...(place == null ? [problem('hint', 'place', '地点', 'placeMissing', '突发事件请填地点')] : []),
      ...(measures == null
        ? [problem('hint', 'measures', '已采取措施', 'measuresMissing', '突发事件请写已采取的措施')]
        : []),
    ];
  },
};
