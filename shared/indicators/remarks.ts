// Remarks that are only made when they are true (mechanisms.md no. 21): 9, 8, 8 is no 逐月下降; 9, 8, 7 is.
import { compareDecimals } from '../rules/decimal.ts';
import { givenKey } from './situation.ts';

/** Indicators that are told of together when all of them fell. */
export const fallingTogether: readonly { keys: readonly string[]; remark: string }[] = [
  { keys: ['01', '04', '05'].map(givenKey), remark: '警情、刑事发案、治安发案三项同比均下降' },
  { keys: ['08', '09', '10'].map(givenKey), remark: '抢劫、抢夺、盗窃三项同比均下降' },
];

/** 逐月下降 or 逐月上升 over three months, oldest first; null where one is missing or two are equal. */
export function trendRemark(months: readonly [string | null, string | null, string | null]): string | null {
  const [first, second, third] = months;
  if (first === null || second === null || third === null) return null;
  const steps = [compareDecimals(second, first), compareDecimals(third, second)];
  if (steps.every((step) => step < 0)) return '逐月下降';
  return steps.every((step) => step > 0) ? '逐月上升' : null;
}

export interface Compared {
  key: string;
  value: string | null;
  lastYear: string | null;
}

/** Remarks on an indicator from those it is told of together with; they stand with the first of them. */
export function togetherRemarks(key: string, values: readonly Compared[]): string[] {
  const fell = (of: string) => {
    const found = values.find((value) => value.key === of);
    return found?.value != null && found.lastYear !== null && compareDecimals(found.value, found.lastYear) < 0;
  };
  return fallingTogether.filter(({ keys }) => keys[0] === key && keys.every(fell)).map(({ remark }) => remark);
}
