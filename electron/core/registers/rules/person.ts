// 人员: sex and birth follow from the identity number (GB 11643); what contradicts it is refused.
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { FieldValue, RowValues } from '../../../../shared/fields/field.ts';
import { contradictionsWithIdentity, readIdentityNumber } from '../../../../shared/rules/identityNumber.ts';
import { renameParties } from '../../mediation/partyRenaming.ts';
import type { RegisterRules } from './registerRules.ts';

const labels: Record<string, { field: string; label: string }> = {
  sexContradictsId: { field: 'sex', label: '性别' },
  birthContradictsId: { field: 'birthDay', label: '出生日期' },
};

/** `sexContradictsId` and `birthContradictsId` (codes.md §1: 不一致 → 错误). A month of birth need only agree as a month. */
function identityContradictions(values: RowValues): Problem[] {
  const identity = typeof values.idNumber === 'string' ? readIdentityNumber(values.idNumber) : null;
  if (!identity) return [];
  const birth = typeof values.birthDay === 'string' ? values.birthDay : null;
  const written = birth === null ? null : birth.length === 7 ? { month: birth } : { day: birth };
  const sex = typeof values.sex === 'string' ? values.sex : null;
  const found = contradictionsWithIdentity(identity, { sex, birth: written as never });
  return found.map((problem) => ({ ...problem, ...labels[problem.code] }));
}

export const personRules: RegisterRules = {
  async around({ id, how, given }, call, work, changeRow) {
    const done = await work();
    if (how === 'change' && 'name' in given) await renameParties(id, call, changeRow);
    return done;
  },

  derive({ values, changed }) {
    const identity = typeof values.idNumber === 'string' ? readIdentityNumber(values.idNumber) : null;
    if (!identity) return {};
    const derived: Record<string, FieldValue> = {};
    // A number typed anew carries its facts along; what was typed beside it is compared instead.
    if (values.sex == null || (changed.has('idNumber') && !changed.has('sex'))) derived.sex = identity.sex;
    const { birthDay } = values;
    const monthOfBirth = typeof birthDay === 'string' && birthDay.length === 7 && identity.birth.startsWith(birthDay);
    if (birthDay == null || monthOfBirth || (changed.has('idNumber') && !changed.has('birthDay'))) {
      derived.birthDay = identity.birth;
    }
    return derived;
  },
  checkValues: identityContradictions,
};
