// A template of the work report filled from the database: villages only where it names them.
import { figureText } from '../../../shared/indicators/changeText.ts';
import type { Indicator, IndicatorValue } from '../../../shared/indicators/indicator.ts';
import type { Period } from '../../../shared/reports/period.ts';
import type { Narrative } from '../../../shared/rules/monthly/narrative.ts';
import { slotNameOf } from '../../../shared/rules/templates/placeholder.ts';
import { namesIn } from '../../../shared/rules/templates/slotGroups.ts';
import type { TemplateValues } from '../../../shared/rules/templates/templateData.ts';
import type { OfficialNumber } from '../documents/official/officialDocument.ts';
import { disputeClasses } from '../monthly/attachedTables.ts';
import { figuresByVillage, villagesOf } from '../monthly/reportFigures.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import type { ReportHead } from './headSlots.ts';
import { monthlyGroups, monthlyValues, printedForm, type VillageColumns, villageList } from './monthlySlots.ts';
import { readyTemplate } from './template.ts';
import { fileOf, type TemplateToFill } from './templateToFill.ts';

export interface MonthlyToFill {
  head: Omit<ReportHead, 'period' | 'title'>;
  period: Period;
  narrative: Narrative;
  /** 2 and more: a 更正版. */
  number: number;
  officialNumber: OfficialNumber | null;
  values: readonly IndicatorValue[];
  indicators: readonly Indicator[];
}

/** The filled file. @throws Refusal `invalid` with everything that is wrong with the template. */
export async function fillMonthly(
  db: Db,
  given: TemplateToFill,
  filling: MonthlyToFill,
  world: QueryWorld,
): Promise<Buffer> {
  const template = readyTemplate(fileOf(given), namesIn(monthlyGroups(filling.indicators)), given.title);
  return template.fill(await valuesOfMonthly(db, filling, world, template.uses));
}

/** What the names of the work report mean; `uses` are those that are wanted. */
export async function valuesOfMonthly(
  db: Db,
  { head, period, narrative, number, officialNumber, values, indicators }: MonthlyToFill,
  world: QueryWorld,
  uses: ReadonlySet<string>,
): Promise<TemplateValues> {
  const named = indicators.filter(({ label }) =>
    [slotNameOf(label), slotNameOf(label) + printedForm].some((name) => uses.has(name)),
  );
  const villages = uses.has(villageList) ? await villageColumns(db, period, named, world) : { labels: [], rows: [] };
  const title = number > 1 ? `${narrative.title}（更正版）` : narrative.title;
  return monthlyValues({
    head: { ...head, title, period },
    officialNumber,
    values,
    villages,
    classes: disputeClasses(values, period),
    narrative,
  });
}

/** Every village with its figures, then records that name none, where there are any. */
async function villageColumns(
  db: Db,
  period: Period,
  indicators: readonly Indicator[],
  world: QueryWorld,
): Promise<VillageColumns> {
  const keys = indicators.map(({ key }) => key);
  const at = await figuresByVillage(db, period, keys, world);
  const rowOf = (id: string | null, title: string) => {
    const figures = indicators.map((indicator) => ({ indicator, ...at(indicator.key, id) }));
    return {
      title,
      values: figures.map(({ value }) => value),
      // What nobody told is left empty in a table.
      texts: figures.map(({ indicator, value, denominator }) =>
        value === null ? '' : figureText(indicator, value, denominator),
      ),
    };
  };
  const rows = (await villagesOf(db, period)).map(({ id, name }) => rowOf(id, name));
  const unsaid = rowOf(null, '未填村（社区）');
  const hasUnsaid = unsaid.values.some((value) => value !== null && Number(value) !== 0);
  return {
    labels: indicators.map(({ label }) => slotNameOf(label)),
    rows: hasUnsaid ? [...rows, unsaid] : rows,
  };
}
