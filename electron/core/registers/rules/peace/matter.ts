// 综治事项 (registers.md §11): the day of closing and the state say the same thing.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../../../shared/fields/field.ts';
import type { RegisterRules } from '../registerRules.ts';
import { isOnTime } from './hazard.ts';
import { problem } from './problem.ts';
import { numberedBy } from './runningNumber.ts';

const handling = '04';
const closed = '06';
const over = new Set([closed, '07', '08']);
const sentBack = new Set(['11', '15']);

export const matterRules: RegisterRules = {
  derive({ values, before, changed }): Record<string, FieldValue> {
    const derived: Record<string, FieldValue> = { onTime: isOnTime(values.closedOn, values.dueOn) };
    if (changed.has('state') || !changed.has('closedOn')) return derived;
    const isOver = over.has(String(values.state));
    if (values.closedOn != null && !isOver) derived.state = closed;
    if (values.closedOn == null && before?.closedOn != null && isOver) derived.state = handling;
    return derived;
  },

  complete: numberedBy('matter', 'acceptedOn'),

  checkValues({ state, closedOn, handling: how, satisfaction, feedbackOn }) {
    const problems: Problem[] = [];
    if (over.has(String(state)) && closedOn == null) {
      const message = '办结的事项应填办结日期，没有办结日期的不计入办结数';
      problems.push(problem('warning', 'closedOn', '办结日期', 'closedOnMissing', message));
    }
    if (closedOn != null && !over.has(String(state))) {
      const message = '填了办结日期，状态却不是办结、回访或归档，请核对';
      problems.push(problem('warning', 'state', '状态', 'closedButOpen', message));
    }
    if (over.has(String(state)) && how == null) {
      problems.push(problem('hint', 'handling', '办理情况', 'handlingMissing', '办结的事项请写明办理情况'));
    }
    if (sentBack.has(String(state)) && how == null) {
      const message = '退回和不予受理的应在办理情况里说明理由';
      problems.push(problem('warning', 'handling', '办理情况', 'reasonMissing', message));
    }
    if (satisfaction != null && closedOn == null && feedbackOn == null) {
      const message = '回访在办结或反馈之后，请核对日期';
      problems.push(problem('warning', 'satisfaction', '回访满意度', 'visitedBeforeClosing', message));
    }
    return problems;
  },

  standing({ overdueOpen, dueOn }) {
    if (overdueOpen !== true) return [];
    const message = `办理时限（${String(dueOn)}）已过，还没有办结；请督办，或者按程序延期后改办理时限`;
    return [problem('warning', 'dueOn', '办理时限', 'overdue', message)];
  },
};
