// The reports that can have templates of the office, and what those may name.
import { shippedTable } from '../../../shared/codes/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { builtInIndicators } from '../../../shared/indicators/index.ts';
import { findReport, reports } from '../../../shared/reports/index.ts';
import type { SlotGroup } from '../../../shared/rules/templates/slotGroups.ts';
import type { CodeBook } from '../codeBook.ts';
import { indicatorsInForce } from '../indicators/inForce.ts';
import { workReport, workReportTitle } from '../monthly/duePlan.ts';
import type { Db } from '../tables.ts';
import { groupsOfReport } from './fillReport.ts';
import { monthlyGroups } from './monthlySlots.ts';
import { reportGroups } from './reportSlots.ts';

export const reportsWithTemplates: readonly { key: string; title: string }[] = [
  { key: workReport, title: workReportTitle },
  ...reports.map(({ key, title }) => ({ key, title })),
];

/** The key of a report by its key or title. @throws Refusal `notFound`. */
export function reportKeyOf(named: string): string {
  const found = reportsWithTemplates.find(({ key, title }) => key === named || title === named);
  if (found) return found.key;
  const all = reportsWithTemplates.map(({ title }) => `“${title}”`).join('');
  throw new Refusal('notFound', `没有名为“${named}”的报表。可以写：${all}。`);
}

export const titleOfReport = (key: string): string =>
  reportsWithTemplates.find((report) => report.key === key)?.title ?? key;

/** What a template of a report may name in this office. @throws Refusal `notFound`. */
export async function groupsFor(db: Db, codes: CodeBook, named: string): Promise<SlotGroup[]> {
  const key = reportKeyOf(named);
  if (key === workReport) return monthlyGroups(await indicatorsInForce(db, codes));
  return groupsOfReport(findReport(key)!, { codes });
}

/** The same in every office, for checking without data. @throws Refusal `notFound`. */
export function shippedGroups(named: string): SlotGroup[] {
  const key = reportKeyOf(named);
  if (key === workReport) return monthlyGroups(builtInIndicators((table) => shippedTable(table)));
  return reportGroups(findReport(key)!, (report, by) => report.columns((table) => shippedTable(table), by.key));
}
