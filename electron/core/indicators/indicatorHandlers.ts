// Indicators for windows and the command line: figures, passports, series, and the office's own ones.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { ReceivedBy } from '../../../shared/contract/index.ts';
import { filterWords } from '../../../shared/indicators/filterWords.ts';
import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import { indicatorGroups } from '../../../shared/indicators/indicator.ts';
import { addendUnit } from '../../../shared/reports/addendUnit.ts';
import { type Period, readPeriod } from '../../../shared/reports/period.ts';
import { exportFigureRecords } from '../exchange/exports/figureRecords.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { keptFigure } from '../locking/snapshot.ts';
import { worldOf } from '../registers/view.ts';
import { indicatorSeries, indicatorsByVillage } from './byVillage.ts';
import { indicatorsInForce } from './inForce.ts';
import { readOwnDeclarations } from './ownIndicators.ts';
import { type IndicatorRecord, recordsOfIndicator } from './records.ts';
import { dropOwnIndicator, saveOwnIndicator } from './saveOwn.ts';
import { titledRecords } from './titledRecords.ts';
import { indicatorValues } from './values.ts';

/** @throws Refusal `invalid`, saying how a period is written. */
export function periodNamed(written: string): Period {
  const period = readPeriod(written);
  if (period) return period;
  throw new Refusal(
    'invalid',
    `“${written}”不是统计期间。可以写 2026-09（月）、2026-Q3（季）、2026-H1（半年）、2026（年）、2026-01..2026-09（1—9 月）或 2026-09-01..2026-09-15（起止）。`,
  );
}

const shownValue = (value: IndicatorValue) => ({ ...value, remarks: [...value.remarks] });

/** Nothing was ever recorded: it is left out where nobody asked for it by name. */
const isTold = ({ value, numerator, previous, lastYear, cumulative, lastYearCumulative }: IndicatorValue): boolean =>
  [value, numerator, previous, lastYear, cumulative, lastYearCumulative].some((figure) => figure !== null);

async function shownRecords(records: readonly IndicatorRecord[], call: Call) {
  const titled = await titledRecords(call.township.read, records);
  return titled.map(({ behind: _, ...shown }) => shown);
}

type RecordsInput = Omit<ReceivedBy<'indicators.records'>, 'from' | 'count'>;

/** The figure and the records behind it: those of now, or those that a locked report kept. */
async function recordsAsked({ key, period: written, scope, part, run }: RecordsInput, call: Call) {
  const { read, codes } = call.township;
  const period = periodNamed(written);
  const byKey = new Map((await indicatorsInForce(read, codes)).map((indicator) => [indicator.key, indicator]));
  const declared = byKey.get(key);
  const filter = declared ? filterWords(declared, byKey, (table) => codes.table(table)) : '';
  const kept = run === undefined ? null : await keptFigure<IndicatorValue>(read, run, key);
  if (kept) {
    const found = kept.records.map(
      ([register, id, addend = null, day = null, behind]): IndicatorRecord => ({
        ...{ register, id, day },
        addend: addend === null ? null : String(addend),
        ...(behind && { behind }),
      }),
    );
    return { period, value: kept.figure, filter, found };
  }
  const found = await recordsOfIndicator(read, { key, period, scope, part }, worldOf(call));
  const [value] = await indicatorValues(read, { period, scope, keys: [key] }, worldOf(call));
  return { period, value: value!, filter, found };
}

const countWords = (found: readonly IndicatorRecord[]): string =>
  found[0]?.behind ? `${found.length} 个班次` : `${found.length} 条记录`;

export const indicatorHandlers = {
  'indicators.figures': async ({ period: written, scope, keys }, call) => {
    const period = periodNamed(written);
    const values = await indicatorValues(call.township.read, { period, scope, keys }, worldOf(call));
    const told = keys ? values : values.filter(isTold);
    const { key, title, first, last } = period;
    return {
      period: { key, title, first, last },
      groups: indicatorGroups
        .filter((group) => told.some((value) => value.group === group.key))
        .map((group) => ({ key: group.key, title: group.title })),
      values: told.map(shownValue),
    };
  },

  'indicators.byVillage': async ({ period, keys }, call) => {
    const figures = await indicatorsByVillage(call.township.read, { period: periodNamed(period), keys }, worldOf(call));
    return {
      keys: [...figures.keys],
      rows: figures.rows.map((row) => ({ ...row, values: [...row.values] })),
      total: [...figures.total],
    };
  },

  'indicators.series': async (input, call) => indicatorSeries(call.township.read, input, worldOf(call)),

  'indicators.records': async (input, call) => {
    const { value, filter, found } = await recordsAsked(input, call);
    const { from, count } = input;
    return {
      value: shownValue(value),
      filter,
      total: found.length,
      shown: await shownRecords(found.slice(from, from + count), call),
    };
  },

  'indicators.exportRecords': async (input, call) => {
    const { period, value, filter, found } = await recordsAsked(input, call);
    const { part, format, file } = input;
    const { label, unit, about, text } = value;
    const whose = part === 'denominator' ? `${label}（分母）` : value.numerator === null ? label : `${label}（分子）`;
    const records = {
      title: found[0]?.behind ? `${whose}清单` : `${whose}记录清单`,
      period: period.title,
      unit: addendUnit(unit),
      notes: [`${label}：${text}，共 ${countWords(found)}。`, `定义：${about}`, `范围：${filter}`],
      lines: await shownRecords(found, call),
    };
    return exportFigureRecords(call, records, { format, file });
  },

  'indicators.own': async (_input, call) => ({ indicators: await readOwnDeclarations(call.township.read) }),

  'indicators.saveOwn': async (own, call) => ({ key: await saveOwnIndicator(own, call) }),

  'indicators.dropOwn': async ({ key }, call) => {
    await dropOwnIndicator(key, call);
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
