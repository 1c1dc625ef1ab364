// Schools and their guards: hours in pairs, nobody at two schools at once.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import { rowsIn } from '../../../tables.ts';
import type { RegisterRules } from '../registerRules.ts';

const peaks = [
  ['morning', '早上学'],
  ['noon', '中午'],
  ['afternoon', '下午放学'],
] as const;

export const schoolRules: RegisterRules = {
  checkValues(values) {
    return peaks.flatMap(([key, label]): Problem[] => {
      const [start, end] = [values[`${key}Start`], values[`${key}End`]];
      if (start == null && end == null) return [];
      if (start == null || end == null) {
        const message = `${label}的开始和结束时间要一起填`;
        return [{ field: `${key}Start`, label: `${label}开始`, code: 'halfPeak', level: 'error', message }];
      }
      if (String(start) < String(end)) return [];
      const message = `${label}的结束时间应晚于开始时间`;
      return [{ field: `${key}End`, label: `${label}结束`, code: 'peakEndsEarly', level: 'warning', message }];
    });
  },
};

export const schoolGuardRules: RegisterRules = {
  async checkAgainst({ id, values }, call) {
    const { person, peak, school, weekdays } = values;
    if (typeof person !== 'string' || typeof peak !== 'string' || values.until != null) return [];
    const rows = await rowsIn(call.trx)
      .selectFrom('schoolGuard')
      .select(['school', 'weekdays'])
      .where('person', '=', person)
      .where('peak', '=', peak)
      .where('until', 'is', null)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .execute();
    const days = new Set(Array.isArray(weekdays) ? weekdays : []);
    const clash = rows.find((row) => row.school !== school && storedCodes(row.weekdays).some((day) => days.has(day)));
    if (!clash) return [];
    const message = '这个人同一时段、同一星期已在另一所学校上岗，请改时段、星期或换人';
    return [{ field: 'weekdays', label: '星期', code: 'twoSchools', level: 'error', message }];
  },
};

/** Several codes stand in one column, with bars between (shared/fields/codes.ts). */
const storedCodes = (stored: unknown): string[] =>
  String(stored ?? '')
    .split('|')
    .filter(Boolean);
