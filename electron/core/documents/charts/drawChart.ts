// From the description of a chart to a picture for paper, or to a table where the machine has no Chinese font to draw with.
import type { OfficialPicture, OfficialTable } from '../official/officialDocument.ts';
import { type Chart, type ChartFigure, headingOf } from './chart.ts';
import { type ChartSheet, drawsChinese } from './chartCanvas.ts';
import { drawStructure, drawVillages, shareOf } from './drawBars.ts';
import { drawTrend, printed } from './drawTrend.ts';

function sheetOf(chart: Chart): ChartSheet {
  switch (chart.kind) {
    case 'trend':
      return drawTrend(chart);
    case 'structure':
      return drawStructure(chart);
    case 'villages':
      return drawVillages(chart);
  }
}

/** The figures in a sentence, for those who cannot see the picture. */
function described(chart: Chart): string {
  const { head, rows } = chartRows(chart);
  return `${chart.title}（单位：${chart.unit}）。${rows.map((row) => row.map((text, at) => (at === 0 ? text : `${head[at]}${text}`)).join('，')).join('；')}。`;
}

/** The chart as a table of printed texts: a head, and a row for each month, part or village. */
export function chartRows(chart: Chart): { head: string[]; rows: string[][] } {
  if (chart.kind === 'structure') {
    const values = chart.parts.map(({ figure }) => figure.value);
    return {
      head: [headingOf(chart), '数量', '占比'],
      rows: chart.parts.map(({ label, figure }) => [label, printed(figure), shareOf(figure.value, values) ?? '—']),
    };
  }
  const labels = chart.kind === 'trend' ? chart.labels : chart.villages;
  const missing: ChartFigure = { value: null };
  return {
    head: [headingOf(chart), ...chart.series.map(({ label }) => label)],
    rows: labels.map((label, index) => [
      label,
      ...chart.series.map(({ figures }) => printed(figures[index] ?? missing)),
    ]),
  };
}

/** What stands in place of a chart that cannot be drawn. */
export function chartTable(chart: Chart): OfficialTable {
  const { head, rows } = chartRows(chart);
  return {
    kind: 'table',
    title: chart.title,
    columns: head.map((label, index) => ({ label, align: index === 0 ? 'left' : 'right' })),
    rows,
    notes: [`单位：${chart.unit}。本机没有可用的中文字体，图改以表列出。`],
    page: 'upright',
  };
}

/** The chart as PNG at 300 dots per inch, for a document: black on white, every figure printed. */
export async function chartPicture(chart: Chart): Promise<OfficialPicture> {
  const { canvas, width, height } = sheetOf(chart);
  return {
    kind: 'picture',
    bytes: await canvas.encode('png'),
    width,
    height,
    caption: chart.title,
    alt: described(chart),
  };
}

/** The chart as a block of a document: a picture, or its figures as a table where no Chinese font is installed. */
export async function chartBlock(chart: Chart): Promise<OfficialPicture | OfficialTable> {
  return drawsChinese() ? chartPicture(chart) : chartTable(chart);
}
