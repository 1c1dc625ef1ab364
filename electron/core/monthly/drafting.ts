// A draft's text from the figures of its period: the first one, and filling it anew.
import { patrolMechanism } from '../../../shared/codes/duty.ts';
import type { CodeTable } from '../../../shared/codes/table.ts';
import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import type { Period } from '../../../shared/reports/period.ts';
import { draftNarrative } from '../../../shared/rules/monthly/draftNarrative.ts';
import type { Narrative } from '../../../shared/rules/monthly/narrative.ts';
import {
  paragraphsIn,
  type Refreshed,
  refreshNarrative,
  villageNumbers,
} from '../../../shared/rules/monthly/refreshNarrative.ts';
import { indicatorValues } from '../indicators/values.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import { problemSentences } from './problemSentences.ts';
import { numbersOf, villageRates } from './reportFigures.ts';

export interface Drafting {
  township: string;
  period: Period;
  world: QueryWorld;
}

/** What the program would write now, and the figures it wrote it from; `known` are these where they are read already. */
export async function writtenNow(
  db: Db,
  { township, period, world }: Drafting,
  known?: IndicatorValue[],
): Promise<{ text: Narrative; values: IndicatorValue[] }> {
  const values = known ?? (await indicatorValues(db, { period }, world));
  const villages = await villageRates(db, period, values, world);
  const problems = await problemSentences(db, period, world);
  // Of a period that is not over, what stands stands as of today.
  const last = period.last < world.today ? period.last : world.today;
  const told = { title: period.title, kind: period.kind, last };
  const mechanisms = linesNamed(world.codes.table(patrolMechanism.key));
  return { text: draftNarrative({ township, period: told, values, villages, problems, mechanisms }), values };
}

/** The names that the office has given to the lines of a dictionary. */
const linesNamed = (table: CodeTable | undefined): string[] =>
  (table?.entries ?? []).map(({ name }) => name).filter((name) => name !== '');

export interface Filled extends Refreshed {
  /** Ids of all paragraphs the program wrote into it so far. */
  generated: string[];
  values: IndicatorValue[];
}

/** A text with the figures of now; nothing is saved. */
export async function filledAnew(
  db: Db,
  drafting: Drafting,
  old: Narrative,
  generated: readonly string[],
  known?: IndicatorValue[],
): Promise<Filled> {
  const { text: fresh, values } = await writtenNow(db, drafting, known);
  const named = [...villageNumbers(old), ...villageNumbers(fresh)];
  const told = await numbersOf(db, drafting.period, values, named, drafting.world);
  const refreshed = refreshNarrative(old, fresh, generated, told);
  return { ...refreshed, generated: [...new Set([...generated, ...generatedIds(fresh)])], values };
}

/** Ids of the paragraphs of a text that the program has just written. */
export const generatedIds = (text: Narrative): string[] => paragraphsIn(text).map(({ id }) => id);
