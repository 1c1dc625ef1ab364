// Short forms in which the indicators of 平安建设 are declared.
import type { Condition } from '../reports/condition.ts';
import type { Indicator, IndicatorFigure, IndicatorGroup, Source } from './indicator.ts';

export interface Manner {
  time?: Indicator['time'];
  better?: Indicator['better'];
}

export const standing: Manner = { time: 'standing' };
export const fewer: Manner = { time: 'standing', better: 'fewer' };

/** Declares indicators of one part of the report. */
export function declaring(group: IndicatorGroup) {
  const of = (
    key: string,
    label: string,
    unit: string,
    figure: IndicatorFigure,
    about: string,
    { time = 'flow', better = null }: Manner = {},
  ): Indicator => ({ key, label, group, unit, about, figure, time, better });
  return {
    of,
    count: (
      key: string,
      label: string,
      unit: string,
      source: Source,
      where: Condition,
      about: string,
      manner?: Manner,
    ): Indicator => of(key, label, unit, { kind: 'count', source, where }, about, manner),
    sum: (
      key: string,
      label: string,
      unit: string,
      [source, field]: readonly [Source, string],
      where: Condition,
      about: string,
      manner?: Manner,
    ): Indicator => of(key, label, unit, { kind: 'sum', source, of: [field], where }, about, manner),
    /** In per cent with two decimals; a total's rate is the rate of the totals. */
    rate: (
      key: string,
      label: string,
      numerator: string,
      denominator: string,
      about: string,
      better: Indicator['better'] = 'more',
      time: Indicator['time'] = 'flow',
    ): Indicator => of(key, label, '%', { kind: 'rate', numerator, denominator, decimals: 2 }, about, { time, better }),
  };
}
