// 巡防队员: one standing per team; 离岗 and 退出日期 say the same thing (registers.md §2.2).
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { rowsIn } from '../../tables.ts';
import { standsAlready } from './membership.ts';
import type { RegisterRules } from './registerRules.ts';

const onDuty = '1';
const offDuty = '2';

export const teamMemberRules: RegisterRules = {
  derive({ values, changed }): Record<string, FieldValue> {
    if (changed.has('leftOn') && values.leftOn != null && !changed.has('onDuty')) return { onDuty: offDuty };
    return {};
  },

  checkValues(values) {
    if (values.onDuty === offDuty && values.leftOn == null) {
      return [
        {
          field: 'leftOn',
          label: '退出日期',
          code: 'leftOnMissing',
          level: 'error',
          message: '离岗的队员要填退出日期',
        },
      ];
    }
    if (values.onDuty === onDuty && values.leftOn != null) {
      return [
        {
          field: 'onDuty',
          label: '在岗状态',
          code: 'leftButOnDuty',
          level: 'error',
          message: '填了退出日期的队员不能是在岗，请改为离岗或清空退出日期',
        },
      ];
    }
    return [];
  },

  async checkAgainst(row, call) {
    if (!(await standsAlready('teamMember', 'team', row, call))) return [];
    return [
      {
        field: 'person',
        label: '姓名',
        code: 'alreadyMember',
        level: 'error',
        message: '这个人已是本队队员，不能重复登记',
      },
    ];
  },

  async newLinked(field, values, call): Promise<Record<string, FieldValue>> {
    if (field !== 'person' || typeof values.team !== 'string') return {};
    const team = await rowsIn(call.trx)
      .selectFrom('team')
      .select('village')
      .where('id', '=', values.team)
      .executeTakeFirst();
    return { village: (team?.village as string | undefined) ?? null };
  },
};
