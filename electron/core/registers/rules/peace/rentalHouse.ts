// 出租房屋 (registers.md §8.1): a let house names its tenant and use; the same address stands once.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { RowValues } from '../../../../../shared/fields/field.ts';
import { rowsIn } from '../../../tables.ts';
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';
import { numberedBy } from './runningNumber.ts';

const rented = '2';

function ofLetHouse({ state, endedOn, tenant, use, pledged }: RowValues): Problem[] {
  if (state !== rented || endedOn != null) return [];
  const problems: Problem[] = [];
  if (tenant == null) {
    const message = '在租的房屋应登记承租人的姓名和证件号码';
    problems.push(problem('warning', 'tenant', '承租人', 'tenantMissing', message));
  }
  if (use == null) problems.push(problem('hint', 'use', '出租用途', 'useMissing', '在租的房屋请填出租用途'));
  if (pledged == null) {
    const message = '请填是否签订治安责任保证书';
    problems.push(problem('hint', 'pledged', '签订治安责任保证书', 'pledgeMissing', message));
  }
  return problems;
}

export const rentalHouseRules: RegisterRules = {
  complete: numberedBy('rentalHouse', 'registeredOn'),

  checkValues(values) {
    const problems = ofLetHouse(values);
    if (values.state !== rented && values.tenant != null && values.endedOn == null) {
      const message = '自住和空置的房屋不填承租人；已退租的请填停租日期';
      problems.push(problem('warning', 'tenant', '承租人', 'tenantNotAsked', message));
    }
    return problems;
  },

  async checkAgainst({ id, values }, call) {
    const { village, address } = values;
    if (typeof village !== 'string' || typeof address !== 'string') return [];
    const other = await rowsIn(call.trx)
      .selectFrom('rentalHouse')
      .select('number')
      .where('village', '=', village)
      .where('address', '=', address)
      .where('endedOn', 'is', null)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .executeTakeFirst();
    if (!other || values.endedOn != null) return [];
    const message = `这个地址已登记为房屋 ${String(other.number ?? '（无编号）')}，请核对是否重复；同一地址有几套的，写明房号`;
    return [problem('warning', 'address', '房屋地址', 'sameHouse', message)];
  },

  standing({ residents, capacity, state, endedOn, firePassage }) {
    const problems: Problem[] = [];
    if (typeof residents === 'number' && typeof capacity === 'number' && residents > capacity) {
      const message = `在住 ${residents} 人，超过限住 ${capacity} 人，请核对`;
      problems.push(problem('warning', 'capacity', '限住人数', 'overCapacity', message));
    }
    if (state === rented && endedOn == null && firePassage === false) {
      const message = '没有消防通道的房屋正在出租，请登记隐患并告知整改';
      problems.push(problem('warning', 'firePassage', '有无消防通道', 'noFirePassage', message));
    }
    return problems;
  },
};
