// 走访记录: an abnormality is described; the clock time, where given, is a clock time.
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { RegisterRules } from './registerRules.ts';

export const visitRules: RegisterRules = {
  checkValues(values) {
    const problems: Problem[] = [];
    if (values.abnormal === true && values.abnormalText == null) {
      problems.push({
        field: 'abnormalText',
        label: '异常情况及处置',
        code: 'abnormalTextMissing',
        level: 'warning',
        message: '有异常的走访应写明异常情况和处置',
      });
    }
    const time = values.visitedAt;
    if (typeof time === 'string' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
      problems.push({
        field: 'visitedAt',
        label: '走访时刻',
        code: 'badTime',
        level: 'error',
        message: `走访时刻“${time}”不是时刻，请写成 09:30 的样子`,
      });
    }
    return problems;
  },
};
