// What stands in a sentence for a figure of an indicator. Signs do not come into a text: a fall is 下降, no change 持平
// (document-format.md §9), and the word is part of the number, so that a refresh never leaves 上升 before a fall.
import { figureText } from '../../indicators/changeText.ts';
import type { IndicatorValue } from '../../indicators/indicator.ts';
import { compareDecimals } from '../decimal.ts';
import { noPercentage } from '../percentage.ts';
import type { NumberAspect, TextRun } from './narrative.ts';

export type NumberRun = Extract<TextRun, { kind: 'number' }>;

const changeAspects = ['againstPrevious', 'againstLastYear', 'againstLastYearCumulative'] as const;
export const isChange = (aspect: NumberAspect): aspect is (typeof changeAspects)[number] =>
  (changeAspects as readonly NumberAspect[]).includes(aspect);

/** The words for a change: 上升8.33% · 下降16.22% · 持平 · 下降0.85个百分点 · 上年同期为0 · 上年同期无数据. */
function changeWords(value: IndicatorValue, aspect: (typeof changeAspects)[number]): string {
  const change = value[aspect];
  const base = aspect === 'againstPrevious' ? '上期' : '上年同期';
  if (change === null) return '无数据';
  if (change === noPercentage) {
    // Nothing before and nothing now: neither rose nor fell.
    const now = aspect === 'againstLastYearCumulative' ? value.cumulative : value.value;
    return now !== null && compareDecimals(now, '0') === 0 ? '持平' : `${base}为0`;
  }
  const amount = /^(-?)(\d+(?:\.\d+)?)(.*)$/u.exec(change);
  if (!amount) return change;
  const [, sign, digits = '', unit = ''] = amount;
  if (compareDecimals(digits, '0') === 0) return '持平';
  return `${sign === '-' ? '下降' : '上升'}${digits}${unit}`;
}

const plain = {
  previous: 'previous',
  lastYear: 'lastYear',
  cumulative: 'cumulative',
} as const;

/** The text of a figure in a sentence, e.g. 91, 94.79%, 12.50万元, 下降16.22%, 无数据; without a counting word. */
export function numberText(value: IndicatorValue, aspect: NumberAspect): string {
  if (aspect === 'value') return value.text;
  if (isChange(aspect)) return changeWords(value, aspect);
  return figureText(value, value[plain[aspect]]);
}

/** A linked number of the whole, or of one village. */
export function numberRun(value: IndicatorValue, aspect: NumberAspect, village: string | null = null): NumberRun {
  return { kind: 'number', indicator: value.key, aspect, village, text: numberText(value, aspect) };
}

/** The counting word after a figure; money and rates carry theirs. */
export const unitAfter = ({ unit }: Pick<IndicatorValue, 'unit'>): string =>
  unit === '%' || unit === '万元' ? '' : unit;
