// A trend over months: lines told apart by dashes and markers, every figure printed, a gap where there is no data.
import type { SKRSContext2D } from '@napi-rs/canvas';
import { scaleOf } from '../../../../shared/rules/axisScale.ts';
import type { ChartFigure, TrendChart } from './chart.ts';
import { type ChartSheet, chartSheet, letter, letters, mark, rule, seriesLooks, textLength } from './chartCanvas.ts';

const width = 154;
const plotHeight = 52;
const legendHeight = 7;
const monthRow = 4.4;
/** More series than this do not leave room for figures beside the points: a table beneath holds them. */
const labelledSeries = 2;
const tableRow = 5;

export const printed = ({ value, text }: ChartFigure): string => (value === null ? '无数据' : (text ?? value));
export const drawnValue = ({ value }: ChartFigure): number | null => (value === null ? null : Number(value));

interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
  xOf: (index: number) => number;
  yOf: (value: number) => number;
}

/** 2025年10月 → 10月, with the year beneath the first month and every January. */
function monthLabel(label: string, index: number): { month: string; year: string | null } {
  const parts = /^(\d{4})年0?(\d{1,2})月$/.exec(label);
  if (!parts) return { month: label, year: null };
  return { month: `${parts[2]}月`, year: index === 0 || parts[2] === '1' ? `${parts[1]}年` : null };
}

function frame({ pen }: ChartSheet, chart: TrendChart, plot: Plot, ticks: readonly number[]): void {
  for (const tick of ticks) {
    const y = plot.yOf(tick);
    rule(pen, [plot.left, y], [plot.right, y], tick === 0 ? {} : { width: 0.12, color: '#b0b0b0' });
    letter(pen, String(tick), plot.left - 1.2, y, { align: 'right', height: letters.small });
  }
  rule(pen, [plot.left, plot.top], [plot.left, plot.bottom]);
  letter(pen, `单位：${chart.unit}`, 0.5, 2.4, { height: letters.small });
  chart.labels.forEach((label, index) => {
    const { month, year } = monthLabel(label, index);
    const x = plot.xOf(index);
    rule(pen, [x, plot.bottom], [x, plot.bottom + 0.8]);
    letter(pen, month, x, plot.bottom + 2.8, { align: 'center', height: letters.small });
    if (year !== null)
      letter(pen, year, x, plot.bottom + 2.8 + monthRow - 1, { align: 'center', height: letters.small });
  });
}

function legend(pen: SKRSContext2D, chart: TrendChart): void {
  if (chart.series.length < 2) return;
  let x = width;
  for (const [index, { label }] of [...chart.series.entries()].reverse()) {
    const look = seriesLooks[index]!;
    x -= textLength(pen, label);
    letter(pen, label, x, 2.4);
    rule(pen, [x - 9, 2.4], [x - 1, 2.4], { width: 0.45, dash: [...look.dash] });
    mark(pen, look, x - 5, 2.4);
    x -= 13;
  }
}

function line(pen: SKRSContext2D, figures: readonly ChartFigure[], plot: Plot, dash: readonly number[]): void {
  pen.lineWidth = 0.45;
  pen.setLineDash([...dash]);
  pen.beginPath();
  let isOpen = false;
  figures.forEach((figure, index) => {
    const value = drawnValue(figure);
    if (value === null) {
      isOpen = false;
      return;
    }
    const [x, y] = [plot.xOf(index), plot.yOf(value)];
    if (isOpen) pen.lineTo(x, y);
    else pen.moveTo(x, y);
    isOpen = true;
  });
  pen.stroke();
}

/** The figure above its point, or beneath it where the other series lies higher. */
function pointLabels(pen: SKRSContext2D, chart: TrendChart, plot: Plot): void {
  chart.series.forEach(({ figures }, series) => {
    const other = chart.series[1 - series]?.figures;
    figures.forEach((figure, index) => {
      const value = drawnValue(figure);
      if (value === null) return;
      const beside = other?.[index] ? drawnValue(other[index]) : null;
      const isLower = beside !== null && (value < beside || (value === beside && series === 1));
      const point = plot.yOf(value);
      // Beneath a point on the axis stand the months.
      if (isLower && point + 4 > plot.bottom) {
        letter(pen, printed(figure), plot.xOf(index) + 1.8, point, { height: letters.small, halo: true });
        return;
      }
      const y = point + (isLower ? 2.9 : -2.9);
      letter(pen, printed(figure), plot.xOf(index), y, { align: 'center', height: letters.small, halo: true });
    });
  });
}

function figureTable({ pen, height }: ChartSheet, chart: TrendChart, plot: Plot): void {
  const top = height - tableRow * chart.series.length;
  chart.series.forEach(({ label, figures }, series) => {
    const y = top + tableRow * (series + 0.5);
    rule(pen, [0, y - tableRow / 2], [width, y - tableRow / 2], { width: 0.12 });
    letter(pen, label, plot.left - 4, y, { align: 'right', height: letters.small });
    mark(pen, seriesLooks[series]!, plot.left - 2, y);
    figures.forEach((figure, index) => {
      const text = figure.value === null ? '—' : printed(figure);
      letter(pen, text, plot.xOf(index), y, { align: 'center', height: letters.small });
    });
  });
  rule(pen, [0, height - 0.1], [width, height - 0.1], { width: 0.12 });
}

/** Draws the chart, without its title. */
export function drawTrend(chart: TrendChart): ChartSheet {
  const hasTable = chart.series.length > labelledSeries;
  const below = monthRow * 2 + (hasTable ? tableRow * chart.series.length + 1 : 0);
  const sheet = chartSheet(width, legendHeight + plotHeight + below);
  const values = chart.series.flatMap(({ figures }) => figures.flatMap((figure) => drawnValue(figure) ?? []));
  const scale = scaleOf(values);
  const { pen } = sheet;
  const names = hasTable ? Math.max(...chart.series.map(({ label }) => textLength(pen, label, letters.small))) + 5 : 0;
  const left = Math.max(11, names);
  const top = legendHeight + 2;
  const bottom = legendHeight + plotHeight;
  const step = (width - left - 2) / chart.labels.length;
  const plot: Plot = {
    left,
    right: width,
    top,
    bottom,
    xOf: (index) => left + step * (index + 0.5),
    yOf: (value) => bottom - ((value - scale.from) / (scale.to - scale.from)) * (bottom - top),
  };
  frame(sheet, chart, plot, scale.ticks);
  legend(pen, chart);
  for (const [index, { figures }] of chart.series.entries()) {
    const look = seriesLooks[index]!;
    line(pen, figures, plot, look.dash);
    figures.forEach((figure, at) => {
      const value = drawnValue(figure);
      if (value !== null) mark(pen, look, plot.xOf(at), plot.yOf(value));
    });
  }
  if (hasTable) figureTable(sheet, chart, plot);
  else pointLabels(pen, chart, plot);
  return sheet;
}
