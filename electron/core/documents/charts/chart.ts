// Charts as plain data. One description is drawn as a picture for paper and written as a native chart into a workbook.

/** A figure as exact decimal text (never rounded here) with what is printed beside it; null: no data, which is not zero. */
export interface ChartFigure {
  value: string | null;
  /** As printed, e.g. 94.79%; the value itself when absent. */
  text?: string;
}

/** A line over months; null leaves a gap. */
export interface TrendChart {
  kind: 'trend';
  title: string;
  /** E.g. 起. */
  unit: string;
  /** E.g. 2025年10月 … 2026年10月. */
  labels: readonly string[];
  /** At most four: more cannot be told apart in black and white. */
  series: readonly { label: string; figures: readonly ChartFigure[] }[];
}

/** Parts of a whole as bars, each with number and share. */
export interface StructureChart {
  kind: 'structure';
  title: string;
  unit: string;
  /** What the parts are; 类别 when absent. */
  heading?: string;
  /** In the order given; shares are worked out from the sum. */
  parts: readonly { label: string; figure: ChartFigure }[];
}

/** One bar for each village or other row, perhaps two series beside each other (this period, last year). */
export interface VillagesChart {
  kind: 'villages';
  title: string;
  unit: string;
  /** What the rows are; 村（社区） when absent. */
  heading?: string;
  villages: readonly string[];
  /** At most two. */
  series: readonly { label: string; figures: readonly ChartFigure[] }[];
}

/** Words over the labels of a chart. */
export function headingOf(chart: Chart): string {
  if (chart.kind === 'trend') return '月份';
  return chart.heading ?? (chart.kind === 'structure' ? '类别' : '村（社区）');
}

export type Chart = TrendChart | StructureChart | VillagesChart;
