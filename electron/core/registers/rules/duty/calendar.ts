// Levels, nodes and days of the calendar: registers.md §3.4, mechanisms.md rows 22 and 100.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../../../shared/fields/field.ts';
import { isDay, weekday, weekdayName } from '../../../../../shared/rules/days.ts';
import { rowsIn } from '../../../tables.ts';
import type { RegisterRules } from '../registerRules.ts';

/** Whose ends overlap with from–until; a row without an end goes on. */
interface Range {
  from: string;
  until: string | null;
}

export const dutyLevelRules: RegisterRules = {
  // Releasing is ending: the last day of the level is the day of its release, unless an earlier one was set.
  derive({ values, changed }): Record<string, FieldValue> {
    const { releasedOn, until } = values;
    if (!changed.has('releasedOn') || typeof releasedOn !== 'string') return {};
    return until == null || String(until) > releasedOn ? { until: releasedOn } : {};
  },

  checkValues({ releasedOn, releasedBy }) {
    if ((releasedOn == null) === (releasedBy == null)) return [];
    const [field, label] = releasedOn == null ? ['releasedOn', '解除日期'] : ['releasedBy', '解除人'];
    const message = '解除日期和解除人要一起填';
    return [{ field, label, code: 'halfRelease', level: 'error', message }];
  },

  async checkAgainst({ id, values }, call) {
    const { from, until, team } = values;
    if (typeof from !== 'string') return [];
    const rows = await rowsIn(call.trx)
      .selectFrom('dutyLevel')
      .select(['from', 'until', 'team'])
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .execute();
    const own: Range = { from, until: typeof until === 'string' ? until : null };
    const other = rows.find((row) => (row.team ?? null) === (team ?? null) && overlaps(own, row as unknown as Range));
    if (!other) return [];
    const message = `与 ${String(other.from)} 启动的等级有重叠的日子，重叠的日子按后启动的排班，请核对`;
    return [{ field: 'from', label: '启动日期', code: 'overlappingLevels', level: 'warning', message }];
  },
};

export const dutyNodeRules: RegisterRules = {
  checkValues({ levelAs, note }) {
    if (levelAs == null || note != null) return [];
    const message = '不按节点类型的等级排班时，请在备注写明原因';
    return [{ field: 'note', label: '备注', code: 'overrideWithoutNote', level: 'error', message }];
  },
};

const holiday = '1';
const worked = '2';

export const calendarDayRules: RegisterRules = {
  checkValues({ day, kind, follows }) {
    if (typeof day !== 'string' || !isDay(day)) return [];
    const problems: Problem[] = [];
    if (kind === worked && weekday(day) < 6) {
      const message = `${day} 是${weekdayName(day)}，本来就上班，请核对日期`;
      problems.push({ field: 'day', label: '日期', code: 'ordinaryWorkday', level: 'warning', message });
    }
    if (kind === holiday && follows != null) {
      const message = '放假的日子不上课，请清空“按星期几上课”';
      problems.push({ field: 'follows', label: '按星期几上课', code: 'lessonsOnHoliday', level: 'error', message });
    }
    return problems;
  },

  async checkAgainst({ id, values }, call) {
    if (typeof values.day !== 'string') return [];
    const other = await rowsIn(call.trx)
      .selectFrom('calendarDay')
      .select('id')
      .where('day', '=', values.day)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .executeTakeFirst();
    if (!other) return [];
    const message = `${values.day} 已经登记过，请改那一条`;
    return [{ field: 'day', label: '日期', code: 'sameDay', level: 'error', message }];
  },
};

function overlaps(one: Range, other: Range): boolean {
  return (other.until === null || one.from <= other.until) && (one.until === null || other.from <= one.until);
}
