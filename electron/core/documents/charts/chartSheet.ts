// A sheet of native charts, each beside its data, added to a workbook that another writer has written.
import { escapeXml } from '../docxPacking.ts';
import { workbookText } from '../legalText.ts';
import { packParts, readParts } from '../zipParts.ts';
import { type Chart, headingOf } from './chart.ts';
import { type ChartCells, seriesOf } from './chartXml.ts';
import { addContentTypes, type PlacedChart, partText, placeCharts, sheetParts } from './nativeCharts.ts';

/** Rows of a chart at least, and how many columns it is wide. */
const chartRows = 28;
const chartColumns = 8;

const letterOf = (column: number): string => String.fromCharCode(65 + column);

/** Labels in the first column, each series in one of the next, their names above; unknown figures stay empty. */
function dataRows(chart: Chart): (string | { number: string } | null)[][] {
  const { labels, series } = seriesOf(chart);
  return [
    [headingOf(chart), ...series.map(({ label }) => `${label}（${chart.unit}）`)],
    ...labels.map((label, at) => [
      label,
      ...series.map(({ figures }) => {
        const value = figures[at]?.value ?? null;
        return value === null ? null : { number: value };
      }),
    ]),
  ];
}

/** Absolute references to the data of a chart whose names stand on `row` (from 1) of a sheet, in column A and the next. */
export function chartCells(sheet: string, chart: Chart, row: number): ChartCells {
  const { labels, series } = seriesOf(chart);
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  const last = row + Math.max(1, labels.length);
  const column = (at: number): string => `${quoted}!$${letterOf(at)}$${row + 1}:$${letterOf(at)}$${last}`;
  return {
    labels: column(0),
    series: series.map((_series, at) => ({
      name: `${quoted}!$${letterOf(at + 1)}$${row}`,
      figures: column(at + 1),
    })),
  };
}

function rowXml(cells: ReturnType<typeof dataRows>[number], row: number): string {
  const written = cells.map((cell, at) => {
    const place = `r="${letterOf(at)}${row}"`;
    if (cell === null) return '';
    if (typeof cell !== 'string') return `<c ${place}><v>${cell.number}</v></c>`;
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escapeXml(workbookText(cell))}</t></is></c>`;
  });
  return `<row r="${row}">${written.join('')}</row>`;
}

interface LaidChart {
  chart: Chart;
  /** From 1. */
  row: number;
  height: number;
}

function layOut(charts: readonly Chart[]): LaidChart[] {
  let row = 1;
  return charts.map((chart) => {
    const height = Math.max(chartRows, seriesOf(chart).labels.length + 1);
    const laid = { chart, row, height };
    row += height + 1;
    return laid;
  });
}

function sheetXml(laid: readonly LaidChart[]): string {
  const rows = laid.flatMap(({ chart, row }) => dataRows(chart).map((cells, at) => rowXml(cells, row + at)));
  const breaks = laid.slice(0, -1).map(({ row, height }) => `<brk id="${row + height}" max="16383" man="1"/>`);
  const rowBreaks =
    breaks.length === 0
      ? ''
      : `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${breaks.join('')}</rowBreaks>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' +
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    '<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="24" customWidth="1"/><col min="2" max="14" width="13" customWidth="1"/></cols>' +
    `<sheetData>${rows.join('')}</sheetData><pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>${rowBreaks}</worksheet>`
  );
}

const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

function addSheet(parts: Map<string, Buffer>, name: string, xml: string): void {
  const workbook = partText(parts, 'xl/workbook.xml');
  const ids = [...workbook.matchAll(/<sheet\s(?:[^>]*\s)?sheetId="(\d+)"/g)].map(([, id]) => Number(id));
  let number = 1;
  while (parts.has(`xl/worksheets/sheet${number}.xml`)) number += 1;
  const sheet = `<sheet name="${escapeXml(name)}" sheetId="${Math.max(0, ...ids) + 1}" r:id="rIdChartSheet"/>`;
  parts.set(`xl/worksheets/sheet${number}.xml`, Buffer.from(xml));
  parts.set('xl/workbook.xml', Buffer.from(workbook.replace('</sheets>', `${sheet}</sheets>`)));
  const relationsPath = 'xl/_rels/workbook.xml.rels';
  const relation = `<Relationship Id="rIdChartSheet" Type="${relationType}" Target="worksheets/sheet${number}.xml"/>`;
  const relations = partText(parts, relationsPath).replace('</Relationships>', `${relation}</Relationships>`);
  parts.set(relationsPath, Buffer.from(relations));
  addContentTypes(parts, [`<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${contentType}"/>`]);
}

/**
 * The workbook (bytes of an .xlsx we wrote) with one more sheet at its end: the data of every chart and a native chart
 * beside them, one on each printed page. Without charts the workbook as it was.
 */
export async function withChartSheet(workbook: Buffer, charts: readonly Chart[], writtenAt: string): Promise<Buffer> {
  if (charts.length === 0) return workbook;
  const parts = await readParts(workbook);
  const taken = sheetParts(parts);
  let name = '图表';
  for (let number = 2; taken.has(name); number += 1) name = `图表${number}`;
  const laid = layOut(charts);
  addSheet(parts, name, sheetXml(laid));
  placeCharts(
    parts,
    laid.map(
      ({ chart, row, height }): PlacedChart => ({
        chart,
        sheet: name,
        cells: chartCells(name, chart, row),
        // A free column between the data and the chart.
        from: { column: seriesOf(chart).series.length + 2, row: row - 1 },
        to: { column: seriesOf(chart).series.length + 2 + chartColumns, row: row + height - 3 },
      }),
    ),
  );
  return packParts(parts, writtenAt);
}
