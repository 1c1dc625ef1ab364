// 例会记录: its number by month; those present are of those expected, who is absent is named.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';
import { numberedBy } from './runningNumber.ts';

export const meetingRules: RegisterRules = {
  carries: [{ register: 'meetingDecision', field: 'meeting' }],

  complete: numberedBy('meeting', 'heldOn'),

  checkValues({ due, present, absent }) {
    const problems: Problem[] = [];
    if (typeof due !== 'number' || typeof present !== 'number') return problems;
    if (present > due) {
      const message = `实到 ${present} 人，多于应到 ${due} 人；列席的不计入实到，请核对`;
      problems.push(problem('error', 'present', '实到', 'presentOverDue', message));
    }
    if (present < due && absent == null) {
      const message = `有 ${due - present} 人缺席，请写明名单和原因`;
      problems.push(problem('hint', 'absent', '缺席名单及原因', 'absentMissing', message));
    }
    return problems;
  },
};
