// The name of an exported file: 单位_表名_期间_导出日期 (document-format.md §6).
import type { ViewSpec } from '../../../../shared/contract/shapes.ts';
import { chineseDay } from '../../documents/tableDocument.ts';
import { namePart, plainFileName } from '../../fileName.ts';

const longestUnit = 24;

/** E.g. 迁陵镇综治中心_治保会委员花名册_截至2026年11月21日_20261121.xlsx. */
export function exportName(unit: string, printTitle: string, view: ViewSpec, today: string, format: string): string {
  const period = `截至${chineseDay(view.asOf ?? today)}`;
  const parts = [namePart(unit, longestUnit), namePart(printTitle, 30), period, today.replaceAll('-', '')];
  return plainFileName(`${parts.filter((each) => each !== '').join('_')}.${format}`);
}
