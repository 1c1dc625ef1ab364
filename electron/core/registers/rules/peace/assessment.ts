// 考核评分: what is left of the marks (registers.md §14: 得分 = 标准分 − 扣分, at least 0; 加分 stands by itself).
import type { FieldValue } from '../../../../../shared/fields/field.ts';
import { compareDecimals, subtractDecimals } from '../../../../../shared/rules/decimal.ts';
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';

const isMarks = (value: FieldValue | undefined): value is string => typeof value === 'string' && value !== '';

export const assessmentRules: RegisterRules = {
  derive({ values: { full, deducted } }): Record<string, FieldValue> {
    if (!isMarks(full) || !isMarks(deducted)) return { score: null };
    return { score: compareDecimals(deducted, full) > 0 ? '0.0' : subtractDecimals(full, deducted) };
  },

  checkValues({ full, deducted, bonus, reason }) {
    const problems = [];
    if (isMarks(full) && isMarks(deducted) && compareDecimals(deducted, full) > 0) {
      const message = `扣分 ${deducted} 多于标准分 ${full}，得分按 0 计，请核对`;
      problems.push(problem('warning', 'deducted', '扣分', 'deductedOverFull', message));
    }
    const isMoved = [deducted, bonus].some((marks) => isMarks(marks) && compareDecimals(marks, '0') > 0);
    if (isMoved && reason == null) {
      const message = '有扣分、加分的请写明原因和证据';
      problems.push(problem('hint', 'reason', '扣（加）分原因及证据', 'reasonMissing', message));
    }
    return problems;
  },
};
