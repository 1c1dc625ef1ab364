// A template of a declared report filled from the database: only what it names is worked out.
import type { DimensionKey, Report } from '../../../shared/reports/report.ts';
import { namesIn } from '../../../shared/rules/templates/slotGroups.ts';
import type { TemplateValues } from '../../../shared/rules/templates/templateData.ts';
import { noteLines } from '../documents/tableDocument.ts';
import type { Figures, FigureWorld } from '../reports/figures.ts';
import { columnsOf, figuresOf } from '../reports/figures.ts';
import { ledgerRows } from '../reports/ledger.ts';
import { recordsWhere } from '../reports/records.ts';
import type { Asked } from '../reports/scope.ts';
import type { Db } from '../tables.ts';
import type { ReportHead } from './headSlots.ts';
import { dimensionLists, figureValues, listValues, reportGroups } from './reportSlots.ts';
import { readyTemplate } from './template.ts';
import { fileOf, type TemplateToFill } from './templateToFill.ts';

export interface ReportToFill {
  head: ReportHead;
  /** Printed under the table beside the report's own notes. */
  notes: readonly string[];
  /** Numbers of identity and phones of a list in clear. */
  revealed: boolean;
}

/** The names of a report with the dictionaries of a code book. */
export const groupsOfReport = (report: Report, world: Pick<FigureWorld, 'codes'>) =>
  reportGroups(report, (figures, by) => columnsOf(figures, by, world));

/** The filled file. @throws Refusal `invalid` with everything that is wrong with the template. */
export async function fillReport(
  db: Db,
  given: TemplateToFill,
  asked: Asked,
  filling: ReportToFill,
  world: FigureWorld,
): Promise<{ bytes: Buffer; rows: number }> {
  const template = readyTemplate(fileOf(given), namesIn(groupsOfReport(asked.report, world)), given.title);
  const { values, rows } = await valuesOfReport(db, asked, filling, world, template.uses);
  return { bytes: template.fill(values), rows };
}

/** What the names of a report mean now; `uses` are those that are wanted. */
export async function valuesOfReport(
  db: Db,
  asked: Asked,
  { head, notes, revealed }: ReportToFill,
  world: FigureWorld,
  uses: ReadonlySet<string>,
): Promise<{ values: TemplateValues; rows: number }> {
  const { report } = asked;
  if (report.layout === 'list') {
    const records = await recordsWhere(db, asked, report.lists);
    // Oldest first, as a ledger is kept.
    const ids = records.map(({ id }) => id).toReversed();
    const rows = (await ledgerRows(db, report, ids, world, revealed)).map(({ texts }) => texts);
    return { values: listValues(head, report, rows, noteLines([...report.notes, ...notes])), rows: rows.length };
  }
  const by = new Map<DimensionKey, Pick<Figures, 'columns' | 'rows'>>();
  const figures = await figuresOf(db, { ...asked, report, by: report.dimensions[0]! }, world);
  for (const { key, list } of dimensionLists(report)) {
    if (!uses.has(list)) continue;
    const dimension = report.dimensions.find((each) => each.key === key)!;
    const isFirst = dimension === report.dimensions[0];
    by.set(key, isFirst ? figures : await figuresOf(db, { ...asked, report, by: dimension }, world));
  }
  const lines = figures.lines.map(({ label, text }) => `${label} ${text}。`);
  const told = { head, report, figures, by, notes: noteLines([...lines, ...report.notes, ...notes]) };
  return { values: figureValues(told), rows: figures.rows.length };
}
