// 平安村创建 (registers.md §13): one row for a year and village; what was judged both ways or contradicts the verdict is told.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { FieldValue, RowValues } from '../../../../../shared/fields/field.ts';
import { rowsIn } from '../../../tables.ts';
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';

const revoked = '3';

const codesOf = (value: FieldValue | undefined): readonly string[] =>
  Array.isArray(value) ? value : value == null || value === '' ? [] : String(value).split(',');

function criteriaProblems({ met, unmet, reached }: RowValues): Problem[] {
  const problems: Problem[] = [];
  const failed = codesOf(unmet);
  const twice = codesOf(met).filter((code) => failed.includes(code));
  if (twice.length > 0) {
    const message = `有 ${twice.length} 项指标既填达标又填未达标，请核对`;
    problems.push(problem('warning', 'unmet', '未达标指标', 'criterionTwice', message));
  }
  if (reached === true && failed.some((code) => !twice.includes(code))) {
    const message = `有 ${failed.length} 项指标未达标，考核结论却是达标，请核对`;
    problems.push(problem('warning', 'reached', '是否达标', 'reachedDespite', message));
  }
  return problems;
}

export const peaceVillageRules: RegisterRules = {
  derive({ values }): Record<string, FieldValue> {
    const { year } = values;
    if (typeof year !== 'number') return { startsOn: null, endsOn: null };
    return { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  },

  async complete({ id, values }, call): Promise<Record<string, FieldValue>> {
    // The numbers of the village as they were when the row was made; later they stay.
    const isAsked = id === null && (values.households == null || values.population == null);
    if (!isAsked || typeof values.village !== 'string') return {};
    const row = await rowsIn(call.trx)
      .selectFrom('village')
      .select(['households', 'population'])
      .where('id', '=', values.village)
      .executeTakeFirst();
    const known = (key: 'households' | 'population'): FieldValue =>
      values[key] ?? (row?.[key] as number | null | undefined) ?? null;
    return { households: known('households'), population: known('population') };
  },

  checkValues(values) {
    const problems = criteriaProblems(values);
    if (values.reached != null && values.assessedOn == null) {
      const message = '有考核结论的应填考核日期，没有考核日期的不计入达标';
      problems.push(problem('warning', 'assessedOn', '考核日期', 'assessedOnMissing', message));
    }
    if (values.standing === revoked && values.revokedWhy == null) {
      problems.push(problem('warning', 'revokedWhy', '撤销原因', 'revokedWhyMissing', '撤销命名的应写明原因'));
    }
    return problems;
  },

  async checkAgainst({ id, values }, call) {
    const { year, village } = values;
    if (typeof year !== 'number' || typeof village !== 'string') return [];
    const other = await rowsIn(call.trx)
      .selectFrom('peaceVillage')
      .select('id')
      .where('year', '=', year)
      .where('village', '=', village)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .executeTakeFirst();
    if (!other) return [];
    const message = `这个村（社区）${year} 年的创建已经登记过，请打开原来的那一条修改`;
    return [problem('error', 'village', '村（社区）', 'sameYear', message)];
  },
};
