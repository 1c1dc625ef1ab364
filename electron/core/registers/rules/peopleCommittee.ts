// 人民调解委员会: its term of three years; how it must be made up is told with the row.
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { RowValues } from '../../../../shared/fields/field.ts';
import { peopleCommitteeProblems } from '../../../../shared/rules/peopleCommitteeComposition.ts';
import type { RegisterRules } from './registerRules.ts';
import { reckonedTerm } from './termOfOffice.ts';

/** 人民调解法 9: three years. */
const termMonths = 36;

const ofVillage = new Set(['1', '2']);
const ofIndustry = '6';

/** The kind says which of the other fields belong to the committee. */
function kindProblems({ kind, industryKind, village }: RowValues): Problem[] {
  const problems: Problem[] = [];
  const warn = (field: string, label: string, code: string, message: string) =>
    problems.push({ field, label, code, level: 'warning', message });
  if (kind === ofIndustry && industryKind == null) {
    warn('industryKind', '行专调委会类型', 'industryMissing', '行业性专业性调委会应写明类型，统计时按它分列');
  }
  if (kind != null && kind !== ofIndustry && industryKind != null) {
    warn('industryKind', '行专调委会类型', 'industryNotAsked', '只有行业性专业性调委会填写这一栏，请核对调委会类型');
  }
  if (ofVillage.has(String(kind)) && village == null) {
    warn('village', '所属村（社区）', 'villageMissing', '村、居（社区）调委会应写明所属村（社区）');
  }
  return problems;
}

function postcodeProblems({ postcode }: RowValues): Problem[] {
  if (typeof postcode !== 'string' || /^\d{6}$/.test(postcode)) return [];
  const message = `邮政编码是 6 位数字，现为“${postcode}”，请核对`;
  return [{ field: 'postcode', label: '邮政编码', code: 'badPostcode', level: 'warning', message }];
}

export const peopleCommitteeRules: RegisterRules = {
  derive: (row) => reckonedTerm(row, termMonths),

  checkValues: (values) => [...kindProblems(values), ...postcodeProblems(values)],

  formNeedsSoundRow: true,

  standing(values) {
    const count = (key: string) => Number(values[key] ?? 0);
    return peopleCommitteeProblems({
      members: count('memberCount'),
      chiefs: count('chiefCount'),
      women: count('womanCount'),
      isMinorityArea: values.minorityArea === true,
      ethnicGroups: count('ethnicCount'),
    });
  },
};
