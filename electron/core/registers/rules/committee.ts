// 治保会: how it must be made up is told with the row; members are checked where they are entered.
import { compositionProblems } from '../../../../shared/rules/committeeComposition.ts';
import type { RegisterRules } from './registerRules.ts';

export const committeeRules: RegisterRules = {
  standing(values) {
    const count = (key: string) => Number(values[key] ?? 0);
    return compositionProblems({
      all: count('memberCount'),
      chiefs: count('chiefCount'),
      deputies: count('deputyCount'),
    });
  },
};
