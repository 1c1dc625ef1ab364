// A native chart of a workbook (ISO/IEC 29500-1, 21.2 DrawingML charts). It reads its figures from cells of a sheet and keeps
// a copy of them, told apart by markers, dashes and patterns as on paper.
import { escapeXml } from '../docxPacking.ts';
import { legalText } from '../legalText.ts';
import type { Chart, ChartFigure } from './chart.ts';

/** Where a chart's data lie: absolute references such as '图表数据'!$A$2:$A$14. */
export interface ChartCells {
  labels: string;
  series: readonly { name: string; figures: string }[];
}

interface PlainSeries {
  label: string;
  figures: readonly ChartFigure[];
}

const escaped = (text: string): string => escapeXml(legalText(text)).replaceAll('"', '&quot;');

/** The labels along the axis and the series of any chart. */
export function seriesOf(chart: Chart): { labels: readonly string[]; series: readonly PlainSeries[] } {
  if (chart.kind === 'structure')
    return {
      labels: chart.parts.map(({ label }) => label),
      series: [{ label: '数量', figures: chart.parts.map(({ figure }) => figure) }],
    };
  return { labels: chart.kind === 'trend' ? chart.labels : chart.villages, series: chart.series };
}

const points = (texts: readonly (string | null)[]): string =>
  `<c:ptCount val="${texts.length}"/>${texts
    .map((text, at) => (text === null ? '' : `<c:pt idx="${at}"><c:v>${escaped(text)}</c:v></c:pt>`))
    .join('')}`;

const textCells = (tag: 'tx' | 'cat', cells: string, texts: readonly string[]): string =>
  `<c:${tag}><c:strRef><c:f>${escaped(cells)}</c:f><c:strCache>${points(texts)}</c:strCache></c:strRef></c:${tag}>`;

const figureCells = (cells: string, figures: readonly ChartFigure[]): string =>
  `<c:val><c:numRef><c:f>${escaped(cells)}</c:f><c:numCache><c:formatCode>General</c:formatCode>` +
  `${points(figures.map(({ value }) => value))}</c:numCache></c:numRef></c:val>`;

const black = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>';
const grey = '<a:solidFill><a:srgbClr val="8C8C8C"/></a:solidFill>';
const hatch =
  '<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="000000"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>';
const outline = (width: number, dash = 'solid'): string =>
  `<a:ln w="${width}">${black}<a:prstDash val="${dash}"/></a:ln>`;

const lineLooks = [
  { dash: 'solid', symbol: 'circle', fill: black },
  { dash: 'dash', symbol: 'square', fill: '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' },
  { dash: 'sysDot', symbol: 'triangle', fill: black },
  { dash: 'dashDot', symbol: 'diamond', fill: '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' },
] as const;

const letters = (size: number): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}">${black}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;

const dataLabels = (place: string): string =>
  `<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letters(800)}<c:dLblPos val="${place}"/><c:showLegendKey val="0"/>` +
  '<c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>';

/** More lines than these would hide each other's figures, which stand in the cells beside the chart. */
const labelledSeries = 2;

function lineSeries({ label, figures }: PlainSeries, at: number, labels: readonly string[], cells: ChartCells): string {
  const look = lineLooks[at % lineLooks.length]!;
  const place = cells.series[at]!;
  return (
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${textCells('tx', place.name, [label])}` +
    `<c:spPr>${outline(19_050, look.dash)}</c:spPr>` +
    `<c:marker><c:symbol val="${look.symbol}"/><c:size val="6"/><c:spPr>${look.fill}${outline(9525)}</c:spPr></c:marker>` +
    `${cells.series.length > labelledSeries ? '' : dataLabels(at === 0 ? 't' : 'b')}${textCells('cat', cells.labels, labels)}${figureCells(place.figures, figures)}<c:smooth val="0"/></c:ser>`
  );
}

function barSeries({ label, figures }: PlainSeries, at: number, labels: readonly string[], cells: ChartCells): string {
  const place = cells.series[at]!;
  return (
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${textCells('tx', place.name, [label])}` +
    `<c:spPr>${at === 0 ? grey : hatch}${outline(6350)}</c:spPr><c:invertIfNegative val="0"/>` +
    `${dataLabels('outEnd')}${textCells('cat', cells.labels, labels)}${figureCells(place.figures, figures)}</c:ser>`
  );
}

const labelAxis = 111_111_111;
const figureAxis = 222_222_222;

/** Bars lie: their first label stands on top, so the axis of labels runs downwards and figures keep to the foot. */
function axes(isLying: boolean, unit: string): string {
  const direction = isLying ? 'maxMin' : 'minMax';
  const [labelSide, figureSide] = isLying ? ['l', 'b'] : ['b', 'l'];
  const title =
    `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="900" b="0"/>` +
    `<a:t>单位：${escaped(unit)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  return (
    `<c:catAx><c:axId val="${labelAxis}"/><c:scaling><c:orientation val="${direction}"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${labelSide}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>` +
    `<c:tickLblPos val="low"/>${letters(900)}<c:crossAx val="${figureAxis}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>` +
    '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>' +
    `<c:valAx><c:axId val="${figureAxis}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${figureSide}"/>` +
    `<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>${title}` +
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>' +
    `${letters(900)}<c:crossAx val="${labelAxis}"/><c:crosses val="${isLying ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`
  );
}

function plot(chart: Chart, cells: ChartCells): string {
  const { labels, series } = seriesOf(chart);
  const ids = `<c:axId val="${labelAxis}"/><c:axId val="${figureAxis}"/>`;
  if (chart.kind === 'trend')
    return (
      `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series.map((each, at) => lineSeries(each, at, labels, cells)).join('')}` +
      `<c:marker val="1"/>${ids}</c:lineChart>${axes(false, chart.unit)}`
    );
  return (
    `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.map((each, at) => barSeries(each, at, labels, cells)).join('')}` +
    `<c:gapWidth val="50"/>${ids}</c:barChart>${axes(true, chart.unit)}`
  );
}

/** The part xl/charts/chartN.xml. */
export function chartSpaceXml(chart: Chart, cells: ChartCells): string {
  const { series } = seriesOf(chart);
  const legend =
    series.length > 1 ? `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${letters(900)}</c:legend>` : '';
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart>' +
    '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="1"/>' +
    `<a:t>${escaped(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/>${plot(chart, cells)}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>' +
    '</c:chartSpace>'
  );
}
