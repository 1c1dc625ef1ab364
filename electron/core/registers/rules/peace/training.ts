// 培训记录: its number by month, hours reckoned from the clock, fewer trained than asked and fewer passed than trained.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { FieldValue, RowValues } from '../../../../../shared/fields/field.ts';
import { clockMinutes } from '../../../../../shared/rules/clockTime.ts';
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';
import { numberedBy } from './runningNumber.ts';

/** Hours with one decimal, half up; null where a time is not known. */
function hoursBetween({ startsAt, endsAt }: RowValues): string | null {
  if (typeof startsAt !== 'string' || typeof endsAt !== 'string') return null;
  const tenths = Math.floor((clockMinutes(startsAt, endsAt) + 3) / 6);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

const same = (one: FieldValue, other: string | null): boolean =>
  one === null || other === null ? one === other : Number(one) === Number(other);

export const trainingRules: RegisterRules = {
  carries: [{ register: 'trainee', field: 'training' }],

  derive({ values, before, changed }): Record<string, FieldValue> {
    const reckoned = hoursBetween(values);
    if (reckoned === null) return {};
    // Hours that follow from the clock go on following it; hours that somebody wrote stay.
    const follows =
      values.hours == null ||
      (before !== null && !changed.has('hours') && same(values.hours ?? null, hoursBetween(before)));
    return follows ? { hours: reckoned } : {};
  },

  complete: numberedBy('training', 'heldOn'),

  checkValues({ due, present, passed }) {
    const problems: Problem[] = [];
    if (typeof due === 'number' && typeof present === 'number' && present > due) {
      const message = `实训 ${present} 人，多于应训 ${due} 人，请核对`;
      problems.push(problem('error', 'present', '实训', 'presentOverDue', message));
    }
    if (typeof passed === 'number' && typeof present === 'number' && passed > present) {
      const message = `合格 ${passed} 人，多于实训 ${present} 人，请核对`;
      problems.push(problem('error', 'passed', '合格', 'passedOverPresent', message));
    }
    return problems;
  },

  standing({ present, signedIn }) {
    if (typeof present !== 'number' || typeof signedIn !== 'number' || signedIn <= present) return [];
    const message = `签到 ${signedIn} 人，多于实训 ${present} 人，请核对`;
    return [problem('warning', 'present', '实训', 'signedOverPresent', message)];
  },
};
