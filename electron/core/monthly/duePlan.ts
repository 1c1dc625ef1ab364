// When reports are due: the office's plan over what is usual (次月5日前, document-format.md §7).
import { reports } from '../../../shared/reports/index.ts';
import type { Db, SystemTables } from '../tables.ts';

export type Every = 'month' | 'quarter' | 'half' | 'year' | 'none';
export type Plan = Omit<SystemTables['reportPlan'], 'every'> & { every: Every; title: string };

/** The key of the work report among the reports of the centre. */
export const workReport = 'monthly';
export const workReportTitle = '平安建设（综治）工作月报';

const usualDueDay = 5;

/** The reports of the centre: the work report first, then every declared statistic. */
export const centreReports: readonly { key: string; title: string }[] = [
  { key: workReport, title: workReportTitle },
  ...reports.map(({ key, title }) => ({ key, title })),
];

/** The plan of every report; signers that nobody set are those of the settings. */
export async function plansOf(
  db: Db,
  usual: { preparer: string; reviewer: string; unitHead: string },
): Promise<Plan[]> {
  const rows = await db.selectFrom('reportPlan').selectAll().execute();
  const stored = new Map(rows.map((row) => [row.key, row]));
  return centreReports.map(({ key, title }) => {
    const row = stored.get(key);
    if (row) return { ...row, every: row.every as Every, title };
    const people = { preparer: usual.preparer, checker: usual.reviewer, signer: usual.unitHead };
    return { key, title, every: 'month', dueDay: usualDueDay, ...people };
  });
}

/** The day of the following month until when the work report is on time. */
export async function dueDayOfReport(db: Db): Promise<number> {
  const row = await db.selectFrom('reportPlan').select('dueDay').where('key', '=', workReport).executeTakeFirst();
  return row?.dueDay ?? usualDueDay;
}
