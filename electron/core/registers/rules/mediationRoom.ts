// 调解室: the trade is asked of the rooms of a trade only.
import type { RegisterRules } from './registerRules.ts';

const ofIndustry = '2';

export const mediationRoomRules: RegisterRules = {
  checkValues({ kind, industryKind }) {
    const about = { field: 'industryKind', label: '行专类型', level: 'warning' } as const;
    if (kind === ofIndustry && industryKind == null) {
      return [{ ...about, code: 'industryMissing', message: '行业性专业性调解工作室应写明行专类型，统计时按它分列' }];
    }
    if (kind != null && kind !== ofIndustry && industryKind != null) {
      const message = '只有行业性专业性调解工作室填写行专类型，请核对类型';
      return [{ ...about, code: 'industryNotAsked', message }];
    }
    return [];
  },
};
