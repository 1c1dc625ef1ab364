// Native charts in a workbook: exceljs writes none, so their parts are added to the file that was written.
import { escapeXml } from '../docxPacking.ts';
import { packParts, readParts } from '../zipParts.ts';
import type { Chart } from './chart.ts';
import { type ChartCells, chartSpaceXml } from './chartXml.ts';

/** A chart on a sheet. Columns and rows count from 0; the chart fills the cells between its corners. */
export interface PlacedChart {
  chart: Chart;
  /** The name of the sheet it stands on. */
  sheet: string;
  cells: ChartCells;
  from: { column: number; row: number };
  to: { column: number; row: number };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationsSpace = 'http://schemas.openxmlformats.org/package/2006/relationships';

const attribute = (element: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1] ?? '';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (xml: string): string =>
  xml.replace(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => entities[name]!);

/** The part of each sheet by its name. */
export function sheetParts(parts: ReadonlyMap<string, Buffer>): Map<string, string> {
  const relations = new Map(
    [...partText(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)].map(([element]) => [
      attribute(element, 'Id'),
      attribute(element, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    [...partText(parts, 'xl/workbook.xml').matchAll(/<sheet\s[^>]*>/g)].map(([element]) => [
      unescaped(attribute(element, 'name')),
      relations.get(attribute(element, 'r:id')) ?? '',
    ]),
  );
}

/** The XML of a part. */
export function partText(parts: ReadonlyMap<string, Buffer>, path: string): string {
  const part = parts.get(path);
  if (!part) throw new Error(`no ${path} in the workbook`);
  return part.toString('utf8');
}

function anchorXml({ chart, from, to }: PlacedChart, index: number): string {
  const corner = (name: 'from' | 'to', { column, row }: PlacedChart['from']): string =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  const name = escapeXml(chart.title).replaceAll('"', '&quot;');
  return (
    `<xdr:twoCellAnchor editAs="oneCell">${corner('from', from)}${corner('to', to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
    `<xdr:cNvPr id="${index + 2}" name="${name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
    `<c:chart r:id="rId${index + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
  );
}

const drawingXml = (charts: readonly PlacedChart[]): string =>
  `${declaration}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"` +
  ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"' +
  ` xmlns:r="${relationType}">${charts.map(anchorXml).join('')}</xdr:wsDr>`;

const relationsXml = (inner: string): string =>
  `${declaration}<Relationships xmlns="${relationsSpace}">${inner}</Relationships>`;

/** What may follow the drawing in a sheet (18.3.1.99); it is put before the first of them, or at the end. */
const afterDrawing =
  /<(?:legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s/>]|<\/worksheet>/;

function nextNumber(parts: ReadonlyMap<string, Buffer>, folder: string, name: string): number {
  let number = 1;
  while (parts.has(`${folder}/${name}${number}.xml`)) number += 1;
  return number;
}

function addToSheet(parts: Map<string, Buffer>, path: string, charts: readonly PlacedChart[]): string[] {
  const put = (name: string, xml: string): Map<string, Buffer> => parts.set(name, Buffer.from(xml));
  const sheet = partText(parts, path);
  if (/<drawing\s/.test(sheet)) throw new Error(`${path} has pictures already`);
  const drawing = nextNumber(parts, 'xl/drawings', 'drawing');
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const relationsPath = `${path.slice(0, path.lastIndexOf('/'))}/_rels/${fileName}.rels`;
  const id = 'rIdCharts';
  const relation = `<Relationship Id="${id}" Type="${relationType}/drawing" Target="../drawings/drawing${drawing}.xml"/>`;
  const present = parts.get(relationsPath)?.toString('utf8');
  put(
    relationsPath,
    present ? present.replace('</Relationships>', `${relation}</Relationships>`) : relationsXml(relation),
  );
  const at = afterDrawing.exec(sheet)!.index;
  const space = /<worksheet[^>]*\sxmlns:r="/.test(sheet) ? '' : ` xmlns:r="${relationType}"`;
  put(path, `${sheet.slice(0, at)}<drawing${space} r:id="${id}"/>${sheet.slice(at)}`);
  const names = charts.map(({ chart, cells }) => {
    const name = `chart${nextNumber(parts, 'xl/charts', 'chart')}.xml`;
    put(`xl/charts/${name}`, chartSpaceXml(chart, cells));
    return name;
  });
  put(`xl/drawings/drawing${drawing}.xml`, drawingXml(charts));
  put(
    `xl/drawings/_rels/drawing${drawing}.xml.rels`,
    relationsXml(
      names
        .map(
          (name, index) =>
            `<Relationship Id="rId${index + 1}" Type="${relationType}/chart" Target="../charts/${name}"/>`,
        )
        .join(''),
    ),
  );
  return [
    `<Override PartName="/xl/drawings/drawing${drawing}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`,
    ...names.map(
      (name) =>
        `<Override PartName="/xl/charts/${name}" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
    ),
  ];
}

/** Adds content types to the parts of a package. */
export function addContentTypes(parts: Map<string, Buffer>, types: readonly string[]): void {
  const path = '[Content_Types].xml';
  parts.set(path, Buffer.from(partText(parts, path).replace('</Types>', `${types.join('')}</Types>`)));
}

/** Adds charts to the parts of a workbook. A sheet with pictures of its own takes none. */
export function placeCharts(parts: Map<string, Buffer>, charts: readonly PlacedChart[]): void {
  const sheets = sheetParts(parts);
  for (const [sheet, onSheet] of Map.groupBy(charts, (placed) => placed.sheet)) {
    const path = sheets.get(sheet);
    if (!path) throw new Error(`no sheet ${sheet} in the workbook`);
    addContentTypes(parts, addToSheet(parts, path, onSheet));
  }
}

/** Adds charts to the sheets of a workbook (bytes of an .xlsx we wrote) and gives its new bytes. */
export async function addCharts(workbook: Buffer, charts: readonly PlacedChart[], writtenAt: string): Promise<Buffer> {
  const parts = await readParts(workbook);
  placeCharts(parts, charts);
  return packParts(parts, writtenAt);
}
