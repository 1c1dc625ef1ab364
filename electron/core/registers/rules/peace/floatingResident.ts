// 流动人口 (registers.md §8.2): somebody is entered once while living here; a residence permit ends.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../../../shared/fields/field.ts';
import { rowsIn } from '../../../tables.ts';
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';

const rented = '02';

export const floatingResidentRules: RegisterRules = {
  async complete({ values }, call): Promise<Record<string, FieldValue>> {
    if (values.village != null || typeof values.house !== 'string') return {};
    const row = await rowsIn(call.trx)
      .selectFrom('rentalHouse')
      .select('village')
      .where('id', '=', values.house)
      .executeTakeFirst();
    return typeof row?.village === 'string' ? { village: row.village } : {};
  },

  checkValues({ dwelling, house, leftOn, permitKind, permitUntil }) {
    const problems: Problem[] = [];
    if (dwelling === rented && house == null && leftOn == null) {
      const message = '租房居住的请选租住房屋；还没有登记的先在“出租房屋”登记';
      problems.push(problem('hint', 'house', '租住房屋', 'houseMissing', message));
    }
    if (permitKind != null && permitUntil == null && leftOn == null) {
      const message = '办了证的请填证件到期日期，到期前会提醒';
      problems.push(problem('hint', 'permitUntil', '证件到期日期', 'permitUntilMissing', message));
    }
    return problems;
  },

  async checkAgainst({ id, values }, call) {
    if (typeof values.person !== 'string' || values.leftOn != null) return [];
    const other = await rowsIn(call.trx)
      .selectFrom('floatingResident')
      .select('registeredOn')
      .where('person', '=', values.person)
      .where('leftOn', 'is', null)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .executeTakeFirst();
    if (!other) return [];
    const message = `这个人已于 ${String(other.registeredOn)} 登记，还没有离开；搬了住处的请修改那一条`;
    return [problem('error', 'person', '姓名', 'alreadyMember', message)];
  },

  standing({ permitOver, permitEnding, permitUntil }) {
    const about = ['permitUntil', '证件到期日期'] as const;
    if (permitOver === true) {
      const message = `证件已于 ${String(permitUntil)} 到期，请提醒本人签注或换领；已离开的填离开日期`;
      return [problem('warning', ...about, 'permitOver', message)];
    }
    if (permitEnding !== true) return [];
    const message = `证件将于 ${String(permitUntil)} 到期，请提醒本人签注或换领`;
    return [problem('hint', ...about, 'permitEnding', message)];
  },

  newLinked: async (field, values): Promise<Record<string, FieldValue>> =>
    field === 'person' ? { village: values.village ?? null } : {},
};
