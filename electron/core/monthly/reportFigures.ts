// The figures a report is made of, read together: indicators of the whole, rates of villages for what lies below it, and
// on demand every indicator of a village that a sentence names.

import { figureText } from '../../../shared/indicators/changeText.ts';
import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import type { Period } from '../../../shared/reports/period.ts';
import type { VillageValues } from '../../../shared/rules/monthly/draftNarrative.ts';
import type { ValueOf } from '../../../shared/rules/monthly/refreshNarrative.ts';
import { type FigureAt, figuresOfSpan, withParts } from '../indicators/figures.ts';
import { indicatorsInForce } from '../indicators/inForce.ts';
import { indicatorValues, prepare } from '../indicators/values.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import { type Db, rowsIn } from '../tables.ts';

export interface NamedVillage {
  id: string;
  name: string;
}

/** Villages that were there at some time of the period, in the order of their codes. */
export async function villagesOf(db: Db, { first }: Pick<Period, 'first'>): Promise<NamedVillage[]> {
  const rows = await rowsIn(db)
    .selectFrom('village')
    .select(['id', 'name', 'closedOn'])
    .where('withdrawnAt', 'is', null)
    .orderBy('code')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, name, closedOn }) =>
    closedOn === null || String(closedOn) >= first ? [{ id: String(id), name: String(name) }] : [],
  );
}

/** What tells the figures of some indicators by village for a period. */
export async function figuresByVillage(
  db: Db,
  period: Period,
  keys: readonly string[],
  world: QueryWorld,
): Promise<FigureAt> {
  const all = await indicatorsInForce(db, world.codes);
  const asking = await prepare(db, all, [period], {}, world);
  const { at } = await figuresOfSpan(asking, withParts(asking.byKey, keys), period, true);
  return at;
}

/** Rates by village, without what they are compared with. */
export async function villageRates(
  db: Db,
  period: Period,
  values: readonly IndicatorValue[],
  world: QueryWorld,
): Promise<VillageValues[]> {
  const rates = values.filter(({ unit, value }) => unit === '%' && value !== null);
  const at = await figuresByVillage(
    db,
    period,
    rates.map(({ key }) => key),
    world,
  );
  return (await villagesOf(db, period)).map(({ id, name }) => ({
    id,
    name,
    values: rates.map((whole) => {
      const { value, numerator, denominator, records } = at(whole.key, id);
      return {
        ...whole,
        value,
        numerator,
        denominator,
        records,
        text: figureText(whole, value, denominator),
        ...{ previous: null, lastYear: null, cumulative: null, lastYearCumulative: null },
        ...{ againstPrevious: null, againstLastYear: null, againstLastYearCumulative: null },
        remarks: [],
      };
    }),
  }));
}

/** Tells the numbers that a text links: of the whole, and of the villages it names. */
export async function numbersOf(
  db: Db,
  period: Period,
  whole: readonly IndicatorValue[],
  named: readonly { indicator: string; village: string }[],
  world: QueryWorld,
): Promise<ValueOf> {
  const byKey = new Map(whole.map((value) => [value.key, value]));
  const ofVillage = new Map<string, IndicatorValue>();
  for (const [village, numbers] of Map.groupBy(named, (each) => each.village)) {
    const keys = [...new Set(numbers.map(({ indicator }) => indicator))];
    for (const value of await indicatorValues(db, { period, scope: { village }, keys }, world)) {
      ofVillage.set(`${village} ${value.key}`, value);
    }
  }
  return (indicator, village) => (village === null ? byKey.get(indicator) : ofVillage.get(`${village} ${indicator}`));
}
