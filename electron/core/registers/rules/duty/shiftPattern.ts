// 班次模板: who is needed in a shift must fit into it.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { RegisterRules } from '../registerRules.ts';
import { readSeason, seasonProblems } from './seasonEnds.ts';

export const shiftPatternRules: RegisterRules = {
  derive: ({ values }) => readSeason(values),

  checkValues(values) {
    const problems: Problem[] = seasonProblems(values);
    const least = Number(values.least ?? 0);
    const wanted = Number(values.wanted ?? least);
    if (wanted < least) {
      const message = `应排 ${wanted} 人少于最少 ${least} 人，请改其中一个`;
      problems.push({ field: 'wanted', label: '应排人数', code: 'wantedBelowLeast', level: 'error', message });
    }
    for (const [field, label] of [
      ['leaders', '其中带班'],
      ['drivers', '其中驾驶'],
    ] as const) {
      const count = Number(values[field] ?? 0);
      if (count <= least) continue;
      const message = `${label} ${count} 人多于最少人数 ${least} 人，请改其中一个`;
      problems.push({ field, label, code: 'moreThanLeast', level: 'error', message });
    }
    return problems;
  },
};
