// 联合检查: its number by month; no more is put right on the spot than was found.
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';
import { numberedBy } from './runningNumber.ts';

export const jointCheckRules: RegisterRules = {
  complete: numberedBy('jointCheck', 'checkedOn'),

  checkValues({ hazards, fixedOnSpot }) {
    if (typeof hazards !== 'number' || typeof fixedOnSpot !== 'number' || fixedOnSpot <= hazards) return [];
    const message = `当场整改 ${fixedOnSpot} 处，多于发现隐患 ${hazards} 处，请核对`;
    return [problem('error', 'fixedOnSpot', '当场整改', 'fixedOverFound', message)];
  },
};
