// 法治宣传: no more households are visited than were to be visited (registers.md §4.3, 入户率 ≤ 100%).
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';

const byHousehold = '01';

export const publicityRules: RegisterRules = {
  carries: [{ register: 'householdVisit', field: 'publicity' }],

  checkValues({ form, households, householdsDue }) {
    const problems: Problem[] = [];
    if (typeof households === 'number' && typeof householdsDue === 'number' && households > householdsDue) {
      const message = `入户 ${households} 户，多于应入户 ${householdsDue} 户；同一户只计一次，请核对`;
      problems.push(problem('error', 'households', '入户户数', 'householdsOverDue', message));
    }
    if (typeof households === 'number' && householdsDue == null) {
      const message = '填了入户户数，没有填应入户户数，这一条不计入场次入户率';
      problems.push(problem('hint', 'householdsDue', '应入户户数', 'householdsDueMissing', message));
    }
    if (form === byHousehold && households == null) {
      problems.push(problem('hint', 'households', '入户户数', 'householdsMissing', '入户宣传请填入户户数'));
    }
    return problems;
  },
};
