// 培训签到: somebody signs in once.
import { rowsIn } from '../../../tables.ts';
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';

export const traineeRules: RegisterRules = {
  async checkAgainst({ id, values }, call) {
    const { training, person } = values;
    if (typeof training !== 'string' || typeof person !== 'string') return [];
    const other = await rowsIn(call.trx)
      .selectFrom('trainee')
      .select('id')
      .where('training', '=', training)
      .where('person', '=', person)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .executeTakeFirst();
    if (!other) return [];
    return [problem('error', 'person', '姓名', 'alreadyMember', '这个人在这次培训中已经签到，不能重复登记')];
  },
};
