// The figures of indicators for one span: counts from the database, everything else exact arithmetic over them, so that
// a total's rate is the rate of the totals.
import type { Field } from '../../../shared/fields/field.ts';
import { sumOrNull } from '../../../shared/indicators/changeText.ts';
import { partsOf } from '../../../shared/indicators/index.ts';
import type { Indicator } from '../../../shared/indicators/indicator.ts';
import { largestOf } from '../../../shared/indicators/largest.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import type { Period } from '../../../shared/reports/period.ts';
import { addMonths, monthBounds } from '../../../shared/rules/days.ts';
import { canonicalDecimal, multiplyDecimals, subtractDecimals } from '../../../shared/rules/decimal.ts';
import { noPercentage, percentage } from '../../../shared/rules/percentage.ts';
import { registerOf } from '../registers/columns.ts';
import type { Db } from '../tables.ts';
import type { GivenFigures } from './given.ts';
import { type Collected, countIndicators, isOfRecords, type RecordFigure } from './indicatorCounts.ts';
import { type KnownSince, knownSince, tells } from './known.ts';
import type { Narrowed } from './scope.ts';
import { type ShiftOfRota, shiftsOf, shiftsThat, type WhichShifts } from './shifts.ts';
import { untilToday, wholeMonths } from './spans.ts';

export interface Figure {
  /** Decimal text in the indicator's unit; null: no data, or a rate of nothing. */
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  records: number;
  /** Months of the span that nobody gave. */
  missing: readonly string[];
}

export interface Asking {
  db: Db;
  /** Every indicator there is, by key. */
  byKey: ReadonlyMap<string, Indicator>;
  narrowed: Narrowed;
  given: GivenFigures | null;
  known: KnownSince;
  today: string;
}

type Span = Pick<Period, 'first' | 'last'>;
/** A figure by the indicator's key: of a village, of records that name none (null), or of the whole (undefined). */
export type FigureAt = (key: string, village?: string | null) => Figure;

export const askingOf = (asking: Omit<Asking, 'known'>): Asking => ({ ...asking, known: knownSince(asking.db) });

/** An indicator and all that it is worked out from. */
export function withParts(byKey: ReadonlyMap<string, Indicator>, keys: Iterable<string>): Indicator[] {
  const found = new Map<string, Indicator>();
  const add = (key: string): void => {
    const indicator = byKey.get(key);
    if (!indicator || found.has(key)) return;
    found.set(key, indicator);
    for (const part of partsOf(indicator)) add(part);
  };
  for (const key of keys) add(key);
  return [...found.values()];
}

/** The kinds that are told by name beside what is beyond them. */
export function namedKinds(
  { kinds, named }: Extract<Indicator['figure'], { kind: 'beyond' }>,
  at: (kind: string) => Figure,
): string[] {
  const counted = kinds.map((kind) => ({ kind, value: at(kind).value }));
  return largestOf(counted, named).map(({ kind }) => kind);
}

const nothing: Figure = { value: null, numerator: null, denominator: null, records: 0, missing: [] };

/** Counts a span and returns what tells each figure of it, and the villages that have one. */
export async function figuresOfSpan(
  asking: Asking,
  indicators: readonly Indicator[],
  span: Span,
  byVillage = false,
): Promise<{ at: FigureAt; villages: Set<string> }> {
  const { db, byKey, narrowed, given, known, today } = asking;
  const counts = await countIndicators(db, indicators, untilToday(span, today), narrowed, byVillage);
  const ends = await monthEnds(asking, indicators, span, byVillage);
  const since = new Map<string, string | null>();
  for (const { key, figure, time } of indicators) {
    if (isOfRecords(figure)) since.set(key, await known(figure.source, time));
  }
  const months = wholeMonths(span);
  const shifts = indicators.some(({ figure }) => figure.kind === 'shifts') ? await shiftsOf(asking, span) : null;

  function ofRecords(
    key: string,
    figure: RecordFigure,
    counted: Collected,
    village: string | null | undefined,
  ): Figure {
    const from = since.get(key) ?? null;
    const told = Object.keys(narrowed).every((scope) => scope in figure.source.by);
    if (!tells(from, span, today) || !told || (byVillage && figure.source.by.village === undefined)) {
      return nothing;
    }
    const { amount, records } = counted.get(village ?? '')?.get(key) ?? { amount: 0, records: 0 };
    return { ...nothing, value: inUnit(byKey.get(key)!, figure, amount), records };
  }

  const at: FigureAt = (key, village) => {
    const indicator = byKey.get(key);
    if (!indicator) return nothing;
    const { figure } = indicator;
    switch (figure.kind) {
      case 'count':
      case 'sum':
      case 'distinct':
      case 'hours':
        return ofRecords(key, figure, counts, village);
      case 'given': {
        const told = given?.of(figure.item, months, village);
        if (!told || told.value === null) return nothing;
        return { ...nothing, value: told.value, records: told.ids.length, missing: told.missing };
      }
      case 'monthEnds':
        return endsOf(ends, key, village);
      case 'shifts':
        return shiftsFigure(shifts, figure.which, village);
      case 'plus':
        return added(
          figure.of.map((part) => at(part, village)),
          (figure.less ?? []).map((part) => at(part, village)),
        );
      case 'beyond':
        return beyond(
          at(figure.whole, village),
          namedKinds(figure, (kind) => at(kind, village)).map((kind) => at(kind, village)),
        );
      case 'rate':
        return divided(at(figure.numerator, village), at(figure.denominator, village), figure.decimals);
    }
  };

  const items = indicators.flatMap(({ figure }) => (figure.kind === 'given' ? [figure.item] : []));
  const villages = new Set([
    ...counts.keys(),
    ...(byVillage && given ? given.villages(items, months) : []),
    ...(byVillage && shifts ? shifts.map(({ village }) => village ?? '') : []),
  ]);
  return { at, villages };
}

/** Money in the unit of the indicator, decimals by their scale, minutes as hours, counts as they are. */
function inUnit(indicator: Indicator, figure: RecordFigure, amount: number): string {
  if (figure.kind === 'hours') return inHours(amount);
  if (figure.kind !== 'sum') return String(amount);
  return canonicalDecimal(multiplyDecimals(String(amount), smallestUnit(indicator, figure)));
}

/** What one of the smallest units that a sum is counted in is worth: a fen is 0.000001 万元. */
export function smallestUnit(
  { unit }: Pick<Indicator, 'unit'>,
  figure: Extract<RecordFigure, { kind: 'sum' | 'hours' }>,
): string {
  const field: Field = fieldOf(registerOf(figure.source.register), figure.of[0]!);
  if (field.type === 'money') return unit === '万元' ? '0.000001' : '0.01';
  return field.type === 'decimal' && field.decimals > 0 ? `0.${'0'.repeat(field.decimals - 1)}1` : '1';
}

/** Minutes as hours with one decimal, half up. */
function inHours(minutes: number): string {
  const tenths = Math.floor((minutes + 3) / 6);
  return canonicalDecimal(`${Math.floor(tenths / 10)}.${tenths % 10}`);
}

/** Shifts of a village, of teams without one (null), or of the whole (undefined); null: no rota tells of the span. */
function shiftsFigure(
  shifts: readonly ShiftOfRota[] | null,
  which: WhichShifts,
  village: string | null | undefined,
): Figure {
  if (shifts === null) return nothing;
  const here = shiftsThat(shifts, which).filter((shift) => village === undefined || shift.village === village);
  return { ...nothing, value: String(here.length), records: here.length };
}

function added(more: readonly Figure[], less: readonly Figure[]): Figure {
  const sum = sumOrNull(more.map(({ value }) => value));
  const taken = sumOrNull(less.map(({ value }) => value));
  return {
    ...nothing,
    value: sum === null || taken === null ? null : subtractDecimals(sum, taken),
    records: more.reduce((count, { records }) => count + records, 0),
    missing: [...new Set([...more, ...less].flatMap(({ missing }) => missing))],
  };
}

function beyond(whole: Figure, named: readonly Figure[]): Figure {
  const records = named.reduce((left, kind) => left - kind.records, whole.records);
  return { ...added([whole], named), records };
}

function divided(above: Figure, below: Figure, decimals: number): Figure {
  const known = above.value !== null && below.value !== null;
  const rate = known ? percentage(above.value!, below.value!, decimals) : noPercentage;
  return {
    value: rate === noPercentage ? null : rate,
    numerator: above.value,
    denominator: below.value,
    records: above.records,
    missing: [...new Set([...above.missing, ...below.missing])],
  };
}

/** What stood at the end of each month that has begun, counted month by month. */
async function monthEnds(
  asking: Asking,
  indicators: readonly Indicator[],
  span: Span,
  byVillage: boolean,
): Promise<Map<string, FigureAt[]>> {
  const ends = new Map<string, FigureAt[]>();
  const wanted = indicators.filter(({ figure }) => figure.kind === 'monthEnds');
  if (wanted.length === 0) return ends;
  const parts = withParts(asking.byKey, wanted.flatMap(partsOf));
  for (const month of monthsBegun(span, asking.today)) {
    const { at } = await figuresOfSpan(asking, parts, monthBounds(month), byVillage);
    for (const { key, figure } of wanted) {
      if (figure.kind !== 'monthEnds') continue;
      const of: FigureAt = (_key, village) => at(figure.of, village);
      ends.set(key, [...(ends.get(key) ?? []), of]);
    }
  }
  return ends;
}

/** Months of a span whose first day has come. */
export function monthsBegun(span: Span, today: string): string[] {
  const months: string[] = [];
  const last = span.last < today ? span.last : today;
  for (let month = span.first.slice(0, 7); month <= last.slice(0, 7); month = addMonths(`${month}-01`, 1).slice(0, 7)) {
    months.push(month);
  }
  return months;
}

function endsOf(
  ends: ReadonlyMap<string, readonly FigureAt[]>,
  key: string,
  village: string | null | undefined,
): Figure {
  const figures = (ends.get(key) ?? []).map((at) => at(key, village));
  return figures.length === 0 ? nothing : added(figures, []);
}
