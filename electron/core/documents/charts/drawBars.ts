// Bars that lie, so that Chinese labels stand upright beside them: parts of a whole, and villages.
import type { SKRSContext2D } from '@napi-rs/canvas';
import { scaleOf } from '../../../../shared/rules/axisScale.ts';
import { divideDecimals, multiplyDecimals, sumDecimals } from '../../../../shared/rules/decimal.ts';
import type { ChartFigure, StructureChart, VillagesChart } from './chart.ts';
import { bar, type ChartSheet, chartSheet, type Filling, letter, letters, rule, textLength } from './chartCanvas.ts';
import { drawnValue, printed } from './drawTrend.ts';

const width = 154;
const headHeight = 6;
/** Millimetres of the tallest picture that leaves room for its caption on a page. */
const greatestHeight = 205;
const longestLabel = 42;

interface BarRow {
  label: string;
  bars: { figure: ChartFigure; text: string; filling: Filling }[];
}

/** A label that is too long ends in …. */
function fitted(pen: SKRSContext2D, text: string, room: number, height: number): string {
  if (textLength(pen, text, height) <= room) return text;
  const characters = Array.from(text);
  while (characters.length > 1 && textLength(pen, `${characters.join('')}…`, height) > room) characters.pop();
  return `${characters.join('')}…`;
}

function drawRows(rows: readonly BarRow[], head: (pen: SKRSContext2D) => void): ChartSheet {
  const bars = Math.max(1, ...rows.map((row) => row.bars.length));
  const wished = bars === 1 ? 6.4 : 4.2 * bars + 2;
  const rowHeight = Math.min(wished, (greatestHeight - headHeight) / Math.max(1, rows.length));
  const height = rowHeight < 4 ? letters.small : letters.usual;
  const sheet = chartSheet(width, headHeight + rowHeight * rows.length + 1);
  const { pen } = sheet;
  const labels = rows.map(({ label }) => fitted(pen, label, longestLabel, height));
  const left = Math.max(14, ...labels.map((label) => textLength(pen, label, height))) + 2;
  const texts = rows.flatMap((row) => row.bars.map(({ text }) => textLength(pen, text, height)));
  const right = width - Math.max(8, ...texts) - 2;
  const values = rows.flatMap((row) => row.bars.flatMap(({ figure }) => drawnValue(figure) ?? []));
  const scale = scaleOf(values);
  const xOf = (value: number): number => left + ((value - scale.from) / (scale.to - scale.from)) * (right - left);
  const zero = xOf(0);
  head(pen);
  rows.forEach((row, index) => {
    const top = headHeight + rowHeight * index;
    letter(pen, labels[index]!, left - 1.5, top + rowHeight / 2, { align: 'right', height });
    const thickness = (rowHeight * 0.78) / row.bars.length;
    row.bars.forEach(({ figure, text, filling }, series) => {
      const y = top + rowHeight * 0.11 + thickness * series;
      const value = drawnValue(figure);
      if (value !== null && value !== 0) bar(pen, zero, y, xOf(value) - zero, thickness * 0.94, filling);
      const end = value === null ? zero : Math.max(zero, xOf(value));
      letter(pen, text, end + 1.2, y + thickness / 2, { height });
    });
  });
  rule(pen, [zero, headHeight], [zero, headHeight + rowHeight * rows.length], { width: 0.3 });
  return sheet;
}

/** The share of a part in its whole, half up to two decimals; null where the whole is nothing or a part is unknown. */
export function shareOf(part: string | null, parts: readonly (string | null)[]): string | null {
  if (part === null || parts.includes(null)) return null;
  const whole = sumDecimals(parts.filter((each) => each !== null));
  const share = divideDecimals(multiplyDecimals(part, '100'), whole, 2);
  return share === null ? null : `${share}%`;
}

/** Parts of a whole, each with its figure and share. */
export function drawStructure(chart: StructureChart): ChartSheet {
  const values = chart.parts.map(({ figure }) => figure.value);
  const rows = chart.parts.map(({ label, figure }): BarRow => {
    const share = shareOf(figure.value, values);
    return {
      label,
      bars: [{ figure, text: share === null ? printed(figure) : `${printed(figure)}（${share}）`, filling: 'grey' }],
    };
  });
  return drawRows(rows, (pen) => letter(pen, `单位：${chart.unit}`, 0.5, 2.4, { height: letters.small }));
}

const fillings: readonly [Filling, Filling] = ['grey', 'hatched'];

/** A bar or two for each village. */
export function drawVillages(chart: VillagesChart): ChartSheet {
  const series = chart.series.slice(0, 2);
  const rows = chart.villages.map(
    (label, index): BarRow => ({
      label,
      bars: series.map(({ figures }, at) => {
        const figure = figures[index] ?? { value: null };
        return { figure, text: printed(figure), filling: fillings[at]! };
      }),
    }),
  );
  return drawRows(rows, (pen) => {
    letter(pen, `单位：${chart.unit}`, 0.5, 2.4, { height: letters.small });
    if (series.length < 2) return;
    let x = width;
    for (const [at, { label }] of [...series.entries()].reverse()) {
      x -= textLength(pen, label);
      letter(pen, label, x, 2.4);
      bar(pen, x - 8, 1, 6.5, 2.8, fillings[at]!);
      x -= 12;
    }
  });
}
