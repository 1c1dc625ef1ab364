// 入户登记: one key for one household of a village, however its number is spaced; the same visit is not entered twice.
import type { FieldValue } from '../../../../../shared/fields/field.ts';
import { foldWord } from '../../../../../shared/rules/writtenText.ts';
import { rowsIn } from '../../../tables.ts';
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';

export const householdVisitRules: RegisterRules = {
  async complete({ values }, call): Promise<Record<string, FieldValue>> {
    const given: Record<string, FieldValue> = {};
    if (typeof values.publicity === 'string' && (values.village == null || values.visitedOn == null)) {
      const row = await rowsIn(call.trx)
        .selectFrom('publicity')
        .select(['village', 'heldOn'])
        .where('id', '=', values.publicity)
        .executeTakeFirst();
      if (values.village == null) given.village = (row?.village as string | undefined) ?? null;
      if (values.visitedOn == null) given.visitedOn = (row?.heldOn as string | undefined) ?? null;
    }
    const village = values.village ?? given.village ?? null;
    const { household } = values;
    const isKnown = typeof village === 'string' && typeof household === 'string';
    return { ...given, householdKey: isKnown ? `${village}/${foldWord(household)}` : null };
  },

  async checkAgainst({ id, values }, call) {
    const { householdKey, visitedOn } = values;
    if (typeof householdKey !== 'string' || typeof visitedOn !== 'string') return [];
    const other = await rowsIn(call.trx)
      .selectFrom('householdVisit')
      .select('id')
      .where('visitedOn', '=', visitedOn)
      .where('householdKey', '=', householdKey)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .executeTakeFirst();
    if (!other) return [];
    const message = '这一户在这一天已有一条入户登记，请核对是否重复';
    return [problem('warning', 'household', '住户', 'sameVisit', message)];
  },
};
