// 矛盾纠纷: what the result says and the day of it must go together; what a case of mediation knows better is changed there.
import type { Problem } from '../../../../shared/contract/errors.ts';
import { Refusal } from '../../../../shared/contract/errors.ts';
import { caseOwning, fieldsOfCases, ownershipProblems } from '../../mediation/caseDispute.ts';
import type { RegisterRules } from './registerRules.ts';

const succeeded = '1';
const open = '3';

export const disputeRules: RegisterRules = {
  checkValues(values) {
    const problems: Problem[] = [];
    if (values.outcome === succeeded && values.resolvedOn == null) {
      problems.push({
        field: 'resolvedOn',
        label: '化解日期',
        code: 'resolvedOnMissing',
        level: 'warning',
        message: '化解成功的纠纷应填化解日期',
      });
    }
    if (values.outcome === open && values.resolvedOn != null) {
      problems.push({
        field: 'outcome',
        label: '化解结果',
        code: 'resolvedButOpen',
        level: 'warning',
        message: '填了化解日期，结果却是正在调处，请核对',
      });
    }
    return problems;
  },

  checkAgainst: ownershipProblems,
  writtenElsewhere: fieldsOfCases,

  async around({ id, how }, call, work) {
    const owner = how === 'withdraw' ? await caseOwning(id, call) : null;
    if (owner === null) return work();
    const message = `这条纠纷已立为人民调解案件“${owner.title}”，不能单独注销。确需注销的，请先注销案件。`;
    throw new Refusal('conflict', message);
  },
};
