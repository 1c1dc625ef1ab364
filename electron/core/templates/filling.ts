// Templates filled for a period: the work report by its own thread, statistics by that of the reports.
import type { ReceivedBy } from '../../../shared/contract/index.ts';
import { writeAudit } from '../audit.ts';
import { chineseDay } from '../documents/tableDocument.ts';
import { writeThreaded } from '../exchange/exports/threadedFile.ts';
import type { Call } from '../handlers.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { writeFile } from '../locking/keptFiles.ts';
import { workReport } from '../monthly/duePlan.ts';
import { makeReport } from '../monthly/making.ts';
import type { MonthlyOrder, OwnPart } from '../monthly/monthlyTask.ts';
import { reportPeriod } from '../monthly/reportPeriod.ts';
import type { ReportWritten } from '../reports/exportReport.ts';
import { checkedFor, orderOf, refuseBroken } from '../reports/reportOrder.ts';
import { readAsked } from '../reports/scope.ts';
import type { Db } from '../tables.ts';
import { givenFile } from './checkGiven.ts';
import { narrativeFor } from './officeHead.ts';
import { openTemplate } from './openTemplate.ts';
import { reportKeyOf } from './reportsWithTemplates.ts';
import type { NamedVersion } from './templateMark.ts';
import {
  chosenTemplates,
  type TemplateRow,
  templateInForce,
  versionBytes,
  versionInUse,
  versionOf,
} from './templateStore.ts';
import type { TemplateToFill } from './templateToFill.ts';

type Wanted = ReceivedBy<'templates.fill'>;
type Format = TemplateRow['format'];

export interface SourceTemplate {
  report: string;
  format: Format;
  /** Of the template or its file. */
  name: string;
  file: TemplateToFill;
}

/** A template that the office keeps, with the version that writes. */
export type ChosenTemplate = SourceTemplate & NamedVersion;

const ownBuffer = (bytes: Buffer): Uint8Array => Uint8Array.from(bytes);

/** The template as a worker thread takes it. */
async function stored(db: Db, row: TemplateRow, number: number | undefined): Promise<ChosenTemplate> {
  const version = number === undefined ? await versionInUse(db, row) : await versionOf(db, row, number);
  const bytes = ownBuffer(await versionBytes(db, version));
  const { report, format, name } = row;
  return { report, format, name, number: version.number, file: { title: `模板“${name}”`, bytes } };
}

/** A kept template or a file that is not kept. @throws Refusal for what is not there or no template. */
export async function sourceTemplate(call: Call, source: Wanted['source']): Promise<SourceTemplate> {
  const { read } = call.township;
  if ('template' in source) return stored(read, await templateInForce(read, source.template), source.number);
  const { name, bytes } = await givenFile(call, source.given);
  const { format } = openTemplate(bytes);
  const file = { title: '模板', bytes: ownBuffer(bytes) };
  return { report: reportKeyOf(source.report), format, name, file };
}

/** The template that was chosen for a report, for each kind of file. */
export async function chosenFor(call: Pick<Call, 'township'>, report: string): Promise<ChosenTemplate[]> {
  const { read } = call.township;
  const rows = (await chosenTemplates(read, report)).filter(({ inUse }) => inUse !== null);
  const chosen = await Promise.all(rows.map((row) => stored(read, row, undefined)));
  // Whoever makes a report and is refused learns where the template comes from.
  return chosen.map((each) => ({ ...each, file: { ...each.file, title: `随报表生成的${each.file.title}` } }));
}

/** The part of the work report that a template writes. */
export const partOf = (format: Format): OwnPart => (format === 'docx' ? 'ownReport' : 'ownTables');

/** The chosen templates of the work report by the parts that they write. */
export async function chosenParts(call: Pick<Call, 'township'>): Promise<Partial<Record<OwnPart, ChosenTemplate>>> {
  const chosen = await chosenFor(call, workReport);
  return Object.fromEntries(chosen.map((template) => [partOf(template.format), template]));
}

/** As the thread of the work report takes them. */
export const filesToFill = (chosen: Partial<Record<OwnPart, ChosenTemplate>>): MonthlyOrder['templates'] =>
  Object.fromEntries(Object.entries(chosen).map(([part, { file }]) => [part, file]));

/** Starts filling. @throws Refusal before anything is written. */
export async function startFilling(wanted: Wanted, call: Call): Promise<string> {
  const template = await sourceTemplate(call, wanted.source);
  return template.report === workReport ? startMonthly(wanted, template, call) : startStatistic(wanted, template, call);
}

async function startMonthly(wanted: Wanted, { format, file: template }: SourceTemplate, call: Call): Promise<string> {
  const { host, jobs } = call.app;
  const period = reportPeriod(wanted.period, host.today());
  const words = await narrativeFor(call, period);
  const part = partOf(format);
  const file = await host.files.create(wanted.file);
  return jobs.start(call.connection.id, async (progress) => {
    progress.step('正在填写模板');
    const report = { period: period.key, ...words, parts: [part], templates: { [part]: template } };
    const bytes = await orDiscard(file, async () => (await makeReport(call, report, progress)).files[0]!.bytes);
    await writeFile(file, bytes);
    return { size: bytes.length };
  });
}

async function orDiscard<T>(file: { discard(): Promise<void> }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

const memoryMb = 512;

async function startStatistic(wanted: Wanted, { report, format, file: template }: SourceTemplate, call: Call) {
  const { period, scope, signers, reason, reveal } = wanted;
  const asked = readAsked({ report, period, scope });
  const checked = await checkedFor(asked, call);
  refuseBroken(checked, reason);
  const input = { report, period, scope, format, signers, reason, reveal };
  const order = { ...(await orderOf(input, asked, checked, call)), template };
  const { host, jobs } = call.app;
  const file = await host.files.create(wanted.file);
  const detail = `${asked.report.title}（${asked.period.title}，${chineseDay(host.today())}用${template.title}导出）`;
  const logged = async ({ rows }: ReportWritten): Promise<void> => {
    if (reason !== undefined) await writeAudit(call, { action: 'report', reason, detail });
    // Only a list shows numbers of people.
    if (reveal === undefined || asked.report.layout !== 'list') return;
    const { register } = asked.report.sources[asked.report.lists]!;
    await writeAudit(call, { action: 'export', register, rows, reason: reveal, detail });
  };
  return jobs.start(call.connection.id, async (progress: JobProgress) => {
    progress.step('正在填写模板');
    const output = await writeThreaded({
      ...{ host, file, task: 'exportReport', input: order, memoryMb, signal: progress.signal },
      beforeCommit: (written) => logged(written as ReportWritten),
    });
    return { rows: (output as ReportWritten).rows, violations: checked.violations };
  });
}
