// Runs in a worker thread: all files of a report from one moment's state of the data, with the figures and records they
// were made from.
import { Writable } from 'node:stream';
import { filterWords } from '../../../shared/indicators/filterWords.ts';
import type { Indicator, IndicatorValue } from '../../../shared/indicators/indicator.ts';
import { recordKind } from '../../../shared/registers/recordKind.ts';
import { type Period, readPeriod } from '../../../shared/reports/period.ts';
import type { Narrative } from '../../../shared/rules/monthly/narrative.ts';
import { readCodeBook } from '../codeBook.ts';
import { openInThread } from '../database/threadKey.ts';
import type { Chart } from '../documents/charts/chart.ts';
import type { OfficialNumber, OfficialPicture, OfficialTable } from '../documents/official/officialDocument.ts';
import { wordsOfTitles } from '../documents/official/titleLines.ts';
import type { TablePart } from '../documents/tableDocument.ts';
import { indicatorsInForce } from '../indicators/inForce.ts';
import { recordsOfIndicator } from '../indicators/records.ts';
import { titledRecords } from '../indicators/titledRecords.ts';
import { indicatorValues } from '../indicators/values.ts';
import type { TaskContext } from '../jobs/thread.ts';
import { type KeptRecord, type RecordVersion, recordName, versionsOf } from '../locking/snapshot.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import type { ShiftBehind } from '../rosters/facts/shiftsBehind.ts';
import type { Db, SystemTables } from '../tables.ts';
import type { TemplateToFill } from '../templates/templateToFill.ts';
import { type AttachedTable, attachedTables, villageTableKeys } from './attachedTables.ts';
import { filledAnew } from './drafting.ts';
import { policeActivitiesKey, withPoliceActivities } from './policeActivities.ts';
import { reportCharts } from './reportCharts.ts';
import { type DocumentFrame, reportDocument } from './reportDocument.ts';
import { figuresByVillage, villagesOf } from './reportFigures.ts';
import { type ListedRecord, recordParts, tableParts, type WorkbookFrame } from './reportWorkbook.ts';

/** `records`: what the figures mean and the records behind them, which name persons. `ownReport` and `ownTables` are written with the office's own templates. */
export type ReportPart = 'report' | 'redHead' | 'tables' | 'records' | 'figures' | OwnPart | StartPart;
export type OwnPart = 'ownReport' | 'ownTables';
/** Templates to start from. */
export type StartPart = 'startReport' | 'startRedHead' | 'startTables';

/** What the thread is told; plain data. */
export interface MonthlyOrder {
  file: string;
  key: Uint8Array;
  period: string;
  text: Narrative;
  /** A draft is filled anew first; the ids of what the program ever wrote into it. */
  generated: string[] | null;
  parts: ReportPart[];
  /** For every own part. */
  templates: Partial<Record<OwnPart, TemplateToFill>>;
  unit: string;
  township: string;
  signers: { unitHead: string; reviewer: string; preparer: string; phone: string };
  /** 2 and more: a 更正版. */
  number: number;
  officialNumber: OfficialNumber | null;
  today: string;
  writtenAt: string;
}

export interface FigureRecords {
  key: string;
  records: KeptRecord[];
}

export interface MonthlyWritten {
  values: IndicatorValue[];
  records: FigureRecords[];
  versions: RecordVersion[];
}

/** A file of the report as it is handed over. */
export interface MonthlyFile {
  part: ReportPart;
  bytes: Uint8Array;
}

export async function writeMonthlyFiles(input: unknown, context: TaskContext): Promise<MonthlyWritten> {
  const order = input as MonthlyOrder;
  const database = openInThread<SystemTables>(order);
  try {
    database.driver.exec('BEGIN');
    return await writeParts(database.kysely, order, context);
  } finally {
    database.close();
  }
}

interface Material {
  period: Period;
  text: Narrative;
  values: IndicatorValue[];
  indicators: readonly Indicator[];
  tables: AttachedTable[];
  records: (ListedRecord & { id: string; registerKey: string; behind?: ShiftBehind })[];
  versions: Map<string, number>;
  world: QueryWorld;
}

/** Tables that a template fills from a list; the rows of the six kinds are fixed, so each is a placeholder of its own. */
const patternTables = ({ tables }: Material): AttachedTable[] =>
  tables.filter(({ key }) => key !== policeActivitiesKey);

async function gather(db: Db, order: MonthlyOrder): Promise<Material> {
  const world: QueryWorld = { today: order.today, codes: await readCodeBook(db) };
  const period = readPeriod(order.period)!;
  const values = await indicatorValues(db, { period }, world);
  const indicators = await indicatorsInForce(db, world.codes);
  const text = await filledText(db, order, period, values, world);
  const at = await figuresByVillage(db, period, villageTableKeys(values, indicators), world);
  const attached = attachedTables(period, values, indicators, await villagesOf(db, period), at);
  const tables = withPoliceActivities(attached, values, period);
  const needsRecords = order.parts.includes('records') || order.parts.includes('figures');
  const { records, versions } = needsRecords
    ? await recordsBehind(db, period, values, world)
    : { records: [], versions: new Map<string, number>() };
  return { period, text, values, indicators, tables, records, versions, world };
}

/** The words as they are, of a draft with the numbers of now. */
async function filledText(
  db: Db,
  { township, text, generated }: MonthlyOrder,
  period: Period,
  values: IndicatorValue[],
  world: QueryWorld,
): Promise<Narrative> {
  if (generated === null) return text;
  return (await filledAnew(db, { township, period, world }, text, generated, values)).text;
}

/** Every record behind every figure, with its title and its version. */
async function recordsBehind(db: Db, period: Period, values: readonly IndicatorValue[], world: QueryWorld) {
  const found = [];
  for (const { key, label, records } of values) {
    if (records === 0) continue;
    for (const record of await recordsOfIndicator(db, { key, period }, world)) found.push({ key, label, ...record });
  }
  const versions = new Map<string, number>();
  for (const [register, of] of Map.groupBy(found, (record) => record.register)) {
    const ids = [...new Set(of.map(({ id }) => id))];
    for (const [, id, version] of await versionsOf(db, register, ids)) versions.set(recordName(register, id), version);
  }
  const records = (await titledRecords(db, found)).map(({ key, label, register, id, title, day, addend, behind }) => ({
    ...{ key, id, registerKey: register, indicator: label, register: recordKind(register), title, day, addend },
    ...(behind && { behind }),
  }));
  return { records, versions };
}

async function writeParts(db: Db, order: MonthlyOrder, context: TaskContext): Promise<MonthlyWritten> {
  const material = await gather(db, order);
  const hasCharts = order.parts.some((part) => part === 'report' || part === 'redHead' || part === 'tables');
  const charts = hasCharts ? await reportCharts(db, material.period, material.values, material.world) : [];
  const isDrawn = order.parts.includes('report') || order.parts.includes('redHead');
  const pictures = isDrawn ? await drawn(charts) : [];
  for (const [index, part] of order.parts.entries()) {
    context.progress({ done: index, total: order.parts.length });
    const bytes = await partBytes(db, part, order, material, { charts, pictures });
    const own = new Uint8Array(bytes);
    await context.emit({ part, bytes: own } satisfies MonthlyFile, [own.buffer]);
  }
  const byKey = Map.groupBy(material.records, ({ key }) => key);
  return {
    values: material.values,
    records: [...byKey].map(([key, records]) => ({
      key,
      records: records.map(
        ({ registerKey, id, addend, day, behind }): KeptRecord =>
          behind ? [registerKey, id, addend, day, behind] : [registerKey, id, addend, day],
      ),
    })),
    versions: [...material.versions].map(([name, version]) => {
      const [register = '', id = ''] = name.split(' ');
      return [register, id, version];
    }),
  };
}

async function drawn(charts: readonly Chart[]): Promise<(OfficialPicture | OfficialTable)[]> {
  if (charts.length === 0) return [];
  const { chartBlock } = await import('../documents/charts/drawChart.ts');
  return Promise.all(charts.map(chartBlock));
}

async function partBytes(
  db: Db,
  part: ReportPart,
  order: MonthlyOrder,
  material: Material,
  { charts, pictures }: { charts: readonly Chart[]; pictures: readonly (OfficialPicture | OfficialTable)[] },
): Promise<Uint8Array> {
  switch (part) {
    case 'report':
    case 'redHead': {
      const { officialBytes } = await import('../documents/official/officialFile.ts');
      const document = reportDocument(material.text, material.tables, pictures, frameOf(order, part));
      return officialBytes(document, { writtenAt: order.writtenAt });
    }
    case 'tables':
      return workbookBytes(order, material, charts);
    case 'records':
      return recordsBytes(order, material);
    case 'figures':
      return Buffer.from(`${JSON.stringify(figuresFile(order, material), null, 1)}\n`);
    case 'startReport':
    case 'startRedHead': {
      const [{ documentPattern }, { officialBytes }] = await Promise.all([
        import('../templates/monthlyPattern.ts'),
        import('../documents/official/officialFile.ts'),
      ]);
      const pattern = documentPattern(patternTables(material), material.values, frameOf(order, part));
      return officialBytes(pattern, { writtenAt: order.writtenAt });
    }
    case 'startTables': {
      const { workbookPattern } = await import('../templates/monthlyPattern.ts');
      return tablesBytes(workbookPattern(patternTables(material), material.values), order.writtenAt);
    }
    case 'ownReport':
    case 'ownTables':
      return ownBytes(db, part, order, material);
  }
}

const frameOf = (order: MonthlyOrder, part: ReportPart): DocumentFrame => ({
  unit: order.unit,
  date: order.today,
  isRedHead: part === 'redHead' || part === 'startRedHead',
  officialNumber: order.officialNumber,
  number: order.number,
  signers: order.signers,
  wholeWords: [order.township, order.unit, ...wordsOfTitles],
});

async function ownBytes(db: Db, part: OwnPart, order: MonthlyOrder, material: Material): Promise<Uint8Array> {
  const { fillMonthly } = await import('../templates/fillMonthly.ts');
  const { unit, township, today, signers, number, officialNumber } = order;
  const { period, text, values, indicators, world } = material;
  const filling = {
    head: { unit, township, filledOn: today, signers },
    ...{ period, narrative: text, number, officialNumber, values, indicators },
  };
  return fillMonthly(db, order.templates[part]!, filling, world);
}

const workbookFrame = (order: MonthlyOrder, { period }: Material): WorkbookFrame => ({
  titleStart: `${order.township}${period.title}`,
  unit: order.unit,
  period: period.title,
  filledOn: order.today,
  signers: order.signers,
});

async function workbookBytes(order: MonthlyOrder, material: Material, charts: readonly Chart[]): Promise<Uint8Array> {
  const book = await tablesBytes(tableParts(material.tables, workbookFrame(order, material)), order.writtenAt);
  const { withChartSheet } = await import('../documents/charts/chartSheet.ts');
  return withChartSheet(book, charts, order.writtenAt);
}

async function recordsBytes(order: MonthlyOrder, material: Material): Promise<Uint8Array> {
  const { values, records, indicators, world } = material;
  const byKey = new Map(indicators.map((indicator) => [indicator.key, indicator]));
  const filterOf = (key: string) =>
    byKey.has(key) ? filterWords(byKey.get(key)!, byKey, (table) => world.codes.table(table)) : '';
  return tablesBytes(recordParts(values, records, filterOf, workbookFrame(order, material)), order.writtenAt);
}

async function tablesBytes(parts: readonly TablePart[], writtenAt: string): Promise<Buffer> {
  const { writeXlsxTables } = await import('../documents/xlsxTable.ts');
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await writeXlsxTables(parts, out, { writtenAt });
  return Buffer.concat(chunks);
}

/** figures.json: every figure with the records that make it, for whoever wants to count again. */
function figuresFile(order: MonthlyOrder, { period, values, records, versions }: Material) {
  const byKey = Map.groupBy(records, ({ key }) => key);
  return {
    title: order.text.title,
    unit: order.unit,
    period: { key: period.key, title: period.title, first: period.first, last: period.last },
    number: order.number,
    writtenAt: order.writtenAt,
    figures: values.map((value) => ({
      ...value,
      recordList: (byKey.get(value.key) ?? []).map(({ registerKey, id, day, addend, behind }) => ({
        register: registerKey,
        id,
        version: versions.get(`${registerKey} ${id}`) ?? null,
        day,
        addend,
        ...(behind && { planned: behind.people, patrols: behind.records }),
      })),
    })),
  };
}
