// 矛盾纠纷排查: it takes place in the committee's village; the same one is not counted twice.
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { rowsIn } from '../../tables.ts';
import type { RegisterRules } from './registerRules.ts';

export const screeningRules: RegisterRules = {
  async complete({ values }, call): Promise<Record<string, FieldValue>> {
    if (values.village != null || typeof values.committee !== 'string') return {};
    const row = await rowsIn(call.trx)
      .selectFrom('peopleCommittee')
      .select('village')
      .where('id', '=', values.committee)
      .executeTakeFirst();
    return typeof row?.village === 'string' ? { village: row.village } : {};
  },

  checkValues({ found, situation }) {
    if (typeof found !== 'number' || found === 0 || situation != null) return [];
    const message = `发现矛盾纠纷 ${found} 件，请在排查情况里写明，并逐件登记`;
    return [{ field: 'situation', label: '排查情况', code: 'situationMissing', level: 'hint', message }];
  },

  async checkAgainst({ id, values }, call) {
    const { screenedOn, committee, area } = values;
    if (typeof screenedOn !== 'string' || typeof committee !== 'string' || typeof area !== 'string') return [];
    const same = await rowsIn(call.trx)
      .selectFrom('screening')
      .select('id')
      .where('screenedOn', '=', screenedOn)
      .where('committee', '=', committee)
      .where('area', '=', area)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .executeTakeFirst();
    if (!same) return [];
    const message = '这一天、这个区域已有一条排查记录，请核对是否重复登记';
    return [{ field: 'area', label: '排查区域（单位）', code: 'sameScreening', level: 'warning', message }];
  },
};
