// The records behind a figure, by the same conditions by which it was counted: as many as the figure says, or for a sum
// those that add to it; for different persons, each person once.
import { sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import { linkedRegister } from '../../../shared/fields/field.ts';
import type { Indicator } from '../../../shared/indicators/indicator.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import { monthBounds } from '../../../shared/rules/days.ts';
import { canonicalDecimal, multiplyDecimals } from '../../../shared/rules/decimal.ts';
import { plannedShiftId, plannedShiftKey } from '../../../shared/rules/duty/plannedShift.ts';
import { joinsOf, registerOf, self } from '../registers/columns.ts';
import { joinClauses, type QueryWorld } from '../registers/viewQuery.ts';
import { type Expression, type Span, valueAt } from '../reports/conditionSql.ts';
import { sourceWhere } from '../reports/sourceWhere.ts';
import { behindShifts, type ShiftBehind } from '../rosters/facts/shiftsBehind.ts';
import type { Db } from '../tables.ts';
import { type Asking, figuresOfSpan, monthsBegun, namedKinds, smallestUnit, withParts } from './figures.ts';
import { addendOf, type RecordFigure } from './indicatorCounts.ts';
import { indicatorsInForce } from './inForce.ts';
import { tells } from './known.ts';
import type { Narrowed } from './scope.ts';
import { shiftsOf, shiftsThat, type WhichShifts } from './shifts.ts';
import { untilToday, wholeMonths } from './spans.ts';
import { type IndicatorsAsked, prepare } from './values.ts';

export interface IndicatorRecord {
  register: string;
  id: string;
  day: string | null;
  /** What it adds to a sum, in the indicator's unit; null where each counts one. */
  addend: string | null;
  /** Of a shift of a rota, which is no row of a register. */
  behind?: ShiftBehind;
}

export interface RecordsAsked extends Pick<IndicatorsAsked, 'period' | 'scope'> {
  key: string;
  /** A rate: the records of its numerator or of its denominator. */
  part?: 'value' | 'denominator';
}

/** @throws Refusal `notFound` for an indicator that there is not. */
export async function recordsOfIndicator(db: Db, asked: RecordsAsked, world: QueryWorld): Promise<IndicatorRecord[]> {
  const all = await indicatorsInForce(db, world.codes);
  const indicator = all.find(({ key }) => key === asked.key);
  if (!indicator) throw new Refusal('notFound', `没有名为“${asked.key}”的指标。`);
  const asking = await prepare(db, all, [asked.period], asked.scope ?? {}, world);
  return recordsOf(asking, indicator, asked.period, asked.part ?? 'value');
}

async function recordsOf(
  asking: Asking,
  indicator: Indicator,
  span: Span,
  part: 'value' | 'denominator',
): Promise<IndicatorRecord[]> {
  const { figure } = indicator;
  const told = untilToday(span, asking.today);
  const of = (key: string, within: Span) => recordsOf(asking, asking.byKey.get(key)!, within, 'value');
  switch (figure.kind) {
    case 'rate':
      return of(part === 'value' ? figure.numerator : figure.denominator, span);
    case 'plus':
      return (await Promise.all(figure.of.map((key) => of(key, span)))).flat();
    case 'beyond': {
      const { at } = await figuresOfSpan(asking, withParts(asking.byKey, figure.kinds), span);
      const named = await Promise.all(namedKinds(figure, at).map((kind) => of(kind, span)));
      const namedIds = new Set(named.flat().map(({ id }) => id));
      return (await of(figure.whole, span)).filter(({ id }) => !namedIds.has(id));
    }
    case 'monthEnds': {
      const months = monthsBegun(span, asking.today).map(monthBounds);
      return (await Promise.all(months.map((month) => of(figure.of, month)))).flat();
    }
    case 'shifts':
      return shiftRecords(asking, figure.which, span);
    case 'given':
      return givenRecords(asking, figure.item, span);
    case 'distinct':
      return isKnown(asking, indicator, figure, span, () => distinctRecords(asking.db, figure, asking.narrowed, told));
    case 'count':
    case 'sum':
    case 'hours':
      return isKnown(asking, indicator, figure, span, () =>
        countedRecords(asking.db, indicator, figure, asking.narrowed, told),
      );
  }
}

/** Before the first record there is no figure, and no list. */
async function isKnown(
  { known, today }: Asking,
  { time }: Indicator,
  figure: RecordFigure,
  span: Span,
  find: () => Promise<IndicatorRecord[]>,
): Promise<IndicatorRecord[]> {
  return tells(await known(figure.source, time), span, today) ? find() : [];
}

async function shiftRecords(asking: Asking, which: WhichShifts, span: Span): Promise<IndicatorRecord[]> {
  const shifts = shiftsThat((await shiftsOf(asking, span)) ?? [], which);
  const behind = await behindShifts(asking.db, shifts);
  return shifts.map((shift) => {
    const id = plannedShiftId(shift);
    return {
      ...{ register: plannedShiftKey, id, day: shift.day, addend: null },
      behind: behind.get(id) ?? { people: [], records: [] },
    };
  });
}

async function givenRecords(asking: Asking, item: string, span: Span): Promise<IndicatorRecord[]> {
  const ids = asking.given?.of(item, wholeMonths(span)).ids ?? [];
  if (ids.length === 0) return [];
  const found = await sql<{ id: string; month: string; value: number }>`select "id", "month", "value"
    from "monthlyFigure" where "id" in (${sql.join([...ids])}) order by "month" desc, "id"`.execute(asking.db);
  return found.rows.map(({ id, month, value }) => ({
    register: 'monthlyFigure',
    id,
    day: month,
    addend: String(value),
  }));
}

interface Chosen {
  where: Expression;
  condition: Expression;
  value: Expression;
  day: Expression;
}

function chosenBy(figure: RecordFigure, narrowed: Narrowed, span: Span): Chosen | null {
  const where = sourceWhere(figure.source, narrowed, span);
  if (!where) return null;
  return { where, ...addendOf(figure, span), day: valueAt(registerOf(figure.source.register), figure.source.day) };
}

async function countedRecords(
  db: Db,
  indicator: Indicator,
  figure: Extract<RecordFigure, { kind: 'count' | 'sum' | 'hours' }>,
  narrowed: Narrowed,
  span: Span,
): Promise<IndicatorRecord[]> {
  const chosen = chosenBy(figure, narrowed, span);
  if (!chosen) return [];
  const { where, condition, value, day } = chosen;
  const adds = figure.kind !== 'count' ? sql` and coalesce(${value.expression}, 0) <> 0` : sql``;
  const found = await sql<{ id: string; day: string | null; addend: number }>`select ${sql.ref(`${self}.id`)} as "id",
      ${day.expression} as "day", ${value.expression} as "addend"
    from ${sql.table(figure.source.register)} as ${sql.ref(self)}${joinClauses(joinsOf([where, condition, value, day]))}
    where ${where.expression} and (${condition.expression})${adds} order by 2 desc, 1 desc`.execute(db);
  return found.rows.map(({ id, day: on, addend }) => ({
    register: figure.source.register,
    id,
    day: on,
    addend:
      figure.kind !== 'count'
        ? canonicalDecimal(multiplyDecimals(String(addend), smallestUnit(indicator, figure)))
        : null,
  }));
}

/** The rows that a link counts, or of values that are no link the newest record of each. */
async function distinctRecords(
  db: Db,
  figure: Extract<RecordFigure, { kind: 'distinct' }>,
  narrowed: Narrowed,
  span: Span,
): Promise<IndicatorRecord[]> {
  const chosen = chosenBy(figure, narrowed, span);
  if (!chosen) return [];
  const { where, condition, value, day } = chosen;
  const found = await sql<{ value: string; id: string; day: string | null }>`select ${value.expression} as "value",
      max(${sql.ref(`${self}.id`)}) as "id", max(${day.expression}) as "day"
    from ${sql.table(figure.source.register)} as ${sql.ref(self)}${joinClauses(joinsOf([where, condition, value, day]))}
    where ${where.expression} and (${condition.expression}) and ${value.expression} is not null
    group by 1 order by 3 desc, 1`.execute(db);
  const link = figure.of.includes('.') ? null : linkedRegister(fieldOf(registerOf(figure.source.register), figure.of));
  return found.rows.map(({ value: target, id, day: on }) => ({
    register: link ?? figure.source.register,
    id: link === null ? id : String(target),
    day: on,
    addend: null,
  }));
}
