// The files of a report for the office: a locked one gives out what was kept, a draft is written with the figures of now.

import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { Refusal } from '../../../shared/contract/errors.ts';
import { beijingDay } from '../../../shared/fields/beijingTime.ts';
import type { Call } from '../handlers.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { filesOfRun, keptBytes } from '../locking/keptFiles.ts';
import type { RunRow } from '../locking/runs.ts';
import { type ChosenTemplate, chosenParts, filesToFill } from '../templates/filling.ts';
import { markedTemplate } from '../templates/templateMark.ts';
import { reportFileName } from './fileNames.ts';
import { makeReport } from './making.ts';
import type { OwnPart, ReportPart } from './monthlyTask.ts';
import { reportPeriod } from './reportPeriod.ts';
import { generatedOf, signersOf, textOf } from './runs.ts';

type Chosen = Partial<Record<ReportPart | 'all', ChosenTemplate>>;

export interface ReportFile {
  part: ReportPart;
  name: string;
  bytes: Uint8Array;
}

/** How a run's file is named; `template` is that of an own part. */
function nameFor(
  call: Pick<Call, 'app' | 'township'>,
  run: RunRow,
  part: ReportPart | 'all',
  template?: ChosenTemplate,
): string {
  const { host } = call.app;
  return reportFileName(part, {
    unit: call.township.settings.unit,
    period: reportPeriod(run.period, host.today()),
    day: run.lockedAt === null ? host.today() : beijingDay(run.lockedAt),
    number: run.number,
    isDraft: run.state === 'draft',
    template,
  });
}

/** How a run's file is named: of what was locked as it was kept. */
export async function nameOf(call: Call, run: RunRow, part: ReportPart | 'all'): Promise<string> {
  if (run.state === 'draft') {
    const chosen: Chosen = isOwn(part) ? await chosenParts(call) : {};
    return nameFor(call, run, part, chosen[part]);
  }
  const kept = await filesOfRun(call.township.read, run.id);
  return kept.find(({ what }) => what === part)?.name ?? nameFor(call, run, part);
}

/** Parts of a run: byte for byte as they were locked, or written now. */
export async function reportFiles(
  call: Call,
  run: RunRow,
  parts: ReportPart[],
  progress: Pick<JobProgress, 'signal' | 'advance'>,
): Promise<ReportFile[]> {
  if (run.state !== 'draft') return keptParts(call, run, parts);
  const words = { text: textOf(run), generated: generatedOf(run) };
  const chosen: Chosen = parts.some(isOwn) ? await chosenParts(call) : {};
  const templates = filesToFill(chosen);
  const report = { period: run.period, ...words, signers: signersOf(run), number: run.number, parts, templates };
  const { files } = await makeReport(call, report, progress);
  return files.map(({ part, bytes }) => ({ part, name: nameFor(call, run, part, chosen[part]), bytes }));
}

const recordsInTables = '这份报告锁定时，指标口径和记录还写在附表里，请生成附表查看。';

const isOwn = (part: ReportPart | 'all'): part is OwnPart => part === 'ownReport' || part === 'ownTables';

/**
 * The parts that the office's own templates write, each with what its template is called: of a draft those chosen now, of
 * a locked report those kept with it.
 */
export async function ownTemplates(
  call: Pick<Call, 'township'>,
  run: RunRow,
): Promise<{ part: OwnPart; name: string }[]> {
  if (run.state === 'draft') {
    const chosen = Object.entries(await chosenParts(call));
    return chosen.map(([part, { name }]) => ({ part: part as OwnPart, name }));
  }
  const kept = await filesOfRun(call.township.read, run.id);
  return kept.flatMap(({ what, name }) => {
    const part = what as ReportPart;
    return isOwn(part) ? [{ part, name: markedTemplate(name) }] : [];
  });
}

/** Those parts. */
export const ownParts = async (call: Pick<Call, 'township'>, run: RunRow): Promise<OwnPart[]> =>
  (await ownTemplates(call, run)).map(({ part }) => part);

/** The built-in parts of a whole report; one locked before there was a file of records keeps what it had. */
export async function wholeReport(call: Pick<Call, 'township'>, run: RunRow): Promise<ReportPart[]> {
  const parts: ReportPart[] = ['report', 'tables', 'records', 'figures'];
  if (run.state === 'draft') return parts;
  const kept = await filesOfRun(call.township.read, run.id);
  return parts.filter((part) => part !== 'records' || kept.some(({ what }) => what === part));
}

async function keptParts(call: Call, run: RunRow, parts: readonly ReportPart[]): Promise<ReportFile[]> {
  const { read } = call.township;
  const kept = await filesOfRun(read, run.id);
  const files: ReportFile[] = [];
  for (const part of parts) {
    const file = kept.find(({ what }) => what === part);
    if (!file) throw new Refusal('notFound', part === 'records' ? recordsInTables : '锁定时没有保存这份文件。');
    files.push({ part, name: file.name, bytes: await keptBytes(read, file) });
  }
  return files;
}

/** Some files as one .zip with the given time of writing: the same files give the same bytes. */
export async function zipped(
  files: readonly { name: string; bytes: Uint8Array }[],
  writtenAt: string,
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, bytes } of files) {
    zip.addBuffer(Buffer.from(bytes), name, { mtime: new Date(writtenAt), mode: 0o100644 });
  }
  zip.end();
  return buffer(zip.outputStream as Readable);
}
