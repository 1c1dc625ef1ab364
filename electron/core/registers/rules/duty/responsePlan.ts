// 预案: reviewed in time, or taken out of force (mechanisms.md row 16).
import type { RegisterRules } from '../registerRules.ts';

export const responsePlanRules: RegisterRules = {
  standing({ reviewDue, reviewOn }) {
    if (reviewDue !== true) return [];
    const message = `复审日期（${String(reviewOn)}）已过；请复审后登记新版本，或填写废止日期`;
    return [{ field: 'reviewOn', label: '复审日期', code: 'reviewDue', level: 'warning', message }];
  },
};
