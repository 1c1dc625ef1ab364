// Problems that records tell and no indicator counts: sentences for 存在问题, and nothing where there is nothing.
import type { Period } from '../../../shared/reports/period.ts';
import { addDays } from '../../../shared/rules/days.ts';
import { chineseDay } from '../documents/tableDocument.ts';
import { countRows } from '../registers/view.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import { overdueViews } from './overdueViews.ts';
import { villageDue } from './reportTiming.ts';
import { keepsVillageReports, reportingOf } from './villageReporting.ts';

const namedVillages = 6;

export async function problemSentences(
  db: Db,
  period: Period,
  world: QueryWorld,
): Promise<{ key: string; text: string }[]> {
  const sentences: { key: string; text: string }[] = [];
  if (await keepsVillageReports(db)) {
    const months = await reportingOf(db, period, world.today, await villageDue(db));
    for (const { month, missing } of months) {
      if (missing.length === 0) continue;
      const names = missing.slice(0, namedVillages).map(({ name }) => name);
      const more = missing.length > names.length ? '等' : '';
      sentences.push({
        key: `unreported.${month}`,
        text: `${Number(month.slice(5))}月有${missing.length}个村（社区）没有报送：${names.join('、')}${more}。`,
      });
    }
  }
  // What is overdue is so as of today: it belongs to the report of a period that has just ended, not to an old one.
  if (addDays(period.last, 62) < world.today) return sentences;
  const asOf = chineseDay(world.today);
  for (const { key, problem, view, isIndicator } of overdueViews(world.today)) {
    if (isIndicator) continue;
    const count = await countRows(db, view, world);
    if (count > 0) sentences.push({ key: `overdue.${key}`, text: `截至${asOf}，${problem(count)}` });
  }
  return sentences;
}
