// Indicators for a period: value, what it is compared with, and remarks that hold. Everybody who needs a figure asks here.
import { changeText, figureText, isZero, noPreviousFigure } from '../../../shared/indicators/changeText.ts';
import type { Indicator, IndicatorScope, IndicatorValue } from '../../../shared/indicators/indicator.ts';
import { togetherRemarks, trendRemark } from '../../../shared/indicators/remarks.ts';
import type { Period } from '../../../shared/reports/period.ts';
import { monthWords } from '../../../shared/rules/days.ts';
import { noEarlierFigure } from '../../../shared/rules/percentage.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import { type Asking, askingOf, type Figure, type FigureAt, figuresOfSpan, withParts } from './figures.ts';
import { readGiven } from './given.ts';
import { indicatorsInForce } from './inForce.ts';
import { narrowedBy } from './scope.ts';
import { type SpanName, type Spans, spansOf } from './spans.ts';

export interface IndicatorsAsked {
  period: Period;
  scope?: { [K in keyof IndicatorScope]?: string | undefined };
  /** All when left out. */
  keys?: readonly string[] | undefined;
}

/**
 * The figures of indicators for a period, in the order of their declaration: exact decimal text, null where nothing was
 * recorded. One pass over each source and span for all of them together.
 */
export async function indicatorValues(db: Db, asked: IndicatorsAsked, world: QueryWorld): Promise<IndicatorValue[]> {
  const all = await indicatorsInForce(db, world.codes);
  const wanted = asked.keys ? all.filter(({ key }) => asked.keys!.includes(key)) : all;
  const spans = spansOf(asked.period);
  const asking = await prepare(db, all, Object.values(spans), asked.scope ?? {}, world);
  const needed = withParts(
    asking.byKey,
    wanted.map(({ key }) => key),
  );
  const at: Partial<Record<SpanName, FigureAt>> = {};
  for (const [name, span] of Object.entries(spans)) {
    at[name as SpanName] = (await figuresOfSpan(asking, needed, span)).at;
  }
  const values = wanted.map((indicator) => comparedValue(indicator, at, spans));
  return values.map((value) => ({ ...value, remarks: [...value.remarks, ...togetherRemarks(value.key, values)] }));
}

/** Reads what every span needs once. */
export async function prepare(
  db: Db,
  all: readonly Indicator[],
  spans: readonly Pick<Period, 'first' | 'last'>[],
  scope: NonNullable<IndicatorsAsked['scope']>,
  world: QueryWorld,
): Promise<Asking> {
  const narrowed = await narrowedBy(db, scope);
  const from = spans.map(({ first }) => first.slice(0, 7)).toSorted()[0] ?? '';
  const until =
    spans
      .map(({ last }) => last.slice(0, 7))
      .toSorted()
      .at(-1) ?? '';
  return askingOf({
    db,
    byKey: new Map(all.map((indicator) => [indicator.key, indicator])),
    narrowed,
    given: await readGiven(db, from, until, narrowed),
    today: world.today,
  });
}

/** Of months that nobody gave a base is no base. */
const whole = (figure: Figure | undefined): string | null =>
  figure === undefined || figure.missing.length > 0 ? null : figure.value;

function comparedValue(indicator: Indicator, at: Partial<Record<SpanName, FigureAt>>, spans: Spans): IndicatorValue {
  const { key, label, group, unit, about, time } = indicator;
  const figure = (name: SpanName): Figure | undefined => at[name]?.(key);
  const now = figure('value')!;
  const cumulated = time === 'standing' ? undefined : figure('cumulative');
  const base = {
    previous: figure('previous'),
    lastYear: figure('lastYear'),
    lastYearCumulative: time === 'standing' ? undefined : figure('lastYearCumulative'),
  };
  const compared = (name: keyof typeof base, later: Figure | undefined, missing: string): string | null => {
    const earlier = base[name];
    if (!earlier || !later || later.missing.length > 0) return null;
    const words = earlier.value === null ? missing : missing.replace('无数据', '数据不全');
    return changeText(indicator, whole(earlier), later.value, 2, words);
  };
  return {
    key,
    label,
    group,
    unit,
    about,
    time,
    value: now.value,
    text: figureText(indicator, now.value, now.denominator),
    numerator: now.numerator,
    denominator: now.denominator,
    previous: whole(base.previous),
    lastYear: whole(base.lastYear),
    cumulative: cumulated?.value ?? null,
    lastYearCumulative: whole(base.lastYearCumulative),
    againstPrevious: compared('previous', now, noPreviousFigure),
    againstLastYear: compared('lastYear', now, noEarlierFigure),
    againstLastYearCumulative: compared('lastYearCumulative', cumulated, noEarlierFigure),
    remarks: remarksOn(
      indicator,
      now,
      { ...base, cumulative: cumulated, beforePrevious: figure('beforePrevious') },
      spans,
    ),
    records: now.records,
  };
}

function remarksOn(
  { unit, time }: Indicator,
  now: Figure,
  base: Partial<Record<SpanName, Figure | undefined>>,
  spans: Spans,
): string[] {
  const remarks: string[] = [];
  if (now.missing.length > 0) remarks.push(`缺${now.missing.map(monthWords).join('、')}的数据`);
  const earlier = (base.cumulative?.missing ?? []).filter((month) => !now.missing.includes(month));
  if (earlier.length > 0 && base.cumulative!.value !== null) {
    remarks.push(`本年累计缺${earlier.map(monthWords).join('、')}的数据`);
  }
  const isComparable = unit !== '%' && now.value !== null;
  const zeroBase = (name: 'previous' | 'lastYear') => {
    const before = whole(base[name]);
    return isComparable && before !== null && isZero(before);
  };
  const zeros = [...(zeroBase('previous') ? ['上期'] : []), ...(zeroBase('lastYear') ? ['上年同期'] : [])];
  if (zeros.length > 0) remarks.push(`${zeros.join('、')}为 0，不可比`);
  if (time === 'flow' && spans.value?.kind === 'month') {
    const trend = trendRemark([whole(base.beforePrevious), whole(base.previous), whole(now)]);
    if (trend !== null) remarks.push(trend);
  }
  return remarks;
}
