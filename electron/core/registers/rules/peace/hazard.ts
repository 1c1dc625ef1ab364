// 隐患排查整改 (registers.md §5.1): the day of finishing and the state say the same thing; a recheck comes after it.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { FieldValue, RowValues } from '../../../../../shared/fields/field.ts';
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';
import { numberedBy } from './runningNumber.ts';

const underWay = '2';
const finished = '3';
const moved = '5';
const failed = '2';

/** Of a day and its limit; null while one of them is not known. */
export function isOnTime(doneOn: FieldValue | undefined, dueOn: FieldValue | undefined): boolean | null {
  return typeof doneOn === 'string' && typeof dueOn === 'string' ? doneOn <= dueOn : null;
}

function kindProblems({ kind, houseKind }: RowValues): Problem[] {
  if (kind == null && houseKind == null) {
    const message = '请选择隐患类型；房屋的隐患填“房屋隐患类型”';
    return [problem('error', 'kind', '隐患类型', 'kindMissing', message)];
  }
  if (kind == null || houseKind == null) return [];
  const message = '隐患类型和房屋隐患类型只填一个：单位、场所的填前者，房屋的填后者，请核对';
  return [problem('warning', 'houseKind', '房屋隐患类型', 'kindTwice', message)];
}

function stateProblems({ state, finishedOn, movedTo, movedOn, result }: RowValues): Problem[] {
  const problems: Problem[] = [];
  if (state === finished && finishedOn == null) {
    const message = '已整改的隐患应填完成日期，没有完成日期的不计入整改率';
    problems.push(problem('warning', 'finishedOn', '完成日期', 'finishedOnMissing', message));
  }
  if (state === finished && result == null) {
    problems.push(problem('hint', 'result', '整改情况', 'resultMissing', '已整改的隐患请写明整改情况'));
  }
  if (finishedOn != null && state !== finished && state !== moved) {
    const message = '填了完成日期，整改状态却不是已整改，请核对';
    problems.push(problem('warning', 'state', '整改状态', 'finishedButOpen', message));
  }
  if (state === moved && (movedTo == null || movedOn == null)) {
    const message = '移交的隐患应填移交部门和移交日期';
    problems.push(problem('warning', 'movedTo', '移交部门', 'movedToMissing', message));
  }
  return problems;
}

function recheckProblems({ finishedOn, recheckedOn, recheck, rechecker, state }: RowValues): Problem[] {
  const problems: Problem[] = [];
  if ((recheckedOn != null || recheck != null) && finishedOn == null) {
    const message = '复查在整改完成之后，请先填完成日期';
    problems.push(problem('error', 'recheckedOn', '复查日期', 'recheckWithoutFinish', message));
  }
  if (recheckedOn != null && (recheck == null || rechecker == null)) {
    const message = '复查过的隐患应填复查人和复查结论';
    problems.push(problem('warning', 'recheck', '复查结论', 'recheckMissing', message));
  }
  if (recheck === failed && state === finished) {
    const message = '复查不合格，请把整改状态改为整改中并清空完成日期，或者核对复查结论';
    problems.push(problem('warning', 'state', '整改状态', 'recheckFailed', message));
  }
  return problems;
}

function inspectorProblems({ inspectors }: RowValues): Problem[] {
  if (typeof inspectors !== 'string' || /[、，,；;\s]/u.test(inspectors.trim())) return [];
  return [problem('hint', 'inspectors', '检查人员', 'oneInspector', '检查一般不少于两人，请核对')];
}

export const hazardRules: RegisterRules = {
  derive({ values, before, changed }): Record<string, FieldValue> {
    const derived: Record<string, FieldValue> = { onTime: isOnTime(values.finishedOn, values.dueOn) };
    if (changed.has('state')) return derived;
    // In a grid one cell is changed at a time: writing the day of finishing is finishing, clearing it is taking it back.
    if (changed.has('finishedOn')) {
      if (values.finishedOn != null) derived.state = finished;
      else if (before?.finishedOn != null) derived.state = underWay;
    } else if (changed.has('movedOn') && values.movedOn != null && values.finishedOn == null) {
      derived.state = moved;
    }
    return derived;
  },

  complete: numberedBy('hazard', 'checkedOn'),

  checkValues: (values) => [
    ...kindProblems(values),
    ...stateProblems(values),
    ...recheckProblems(values),
    ...inspectorProblems(values),
  ],

  standing({ overdue, dueOn }) {
    if (overdue !== true) return [];
    const message = `整改期限（${String(dueOn)}）已过，还没有完成整改；请督促整改，或者移交有权处理的部门`;
    return [problem('warning', 'dueOn', '整改期限', 'overdue', message)];
  },
};
