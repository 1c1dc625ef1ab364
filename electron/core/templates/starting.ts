// The built-in documents as templates: take ours, change it in WPS, give it back.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { ReceivedBy } from '../../../shared/contract/index.ts';
import { writeThreaded } from '../exchange/exports/threadedFile.ts';
import { plainFileName } from '../fileName.ts';
import type { Call } from '../handlers.ts';
import { writeFile } from '../locking/keptFiles.ts';
import { workReport } from '../monthly/duePlan.ts';
import { makeReport } from '../monthly/making.ts';
import type { StartPart } from '../monthly/monthlyTask.ts';
import { reportPeriod } from '../monthly/reportPeriod.ts';
import { checkedFor, orderOf } from '../reports/reportOrder.ts';
import { readAsked } from '../reports/scope.ts';
import { narrativeFor } from './officeHead.ts';
import { reportKeyOf, titleOfReport } from './reportsWithTemplates.ts';

type Wanted = ReceivedBy<'templates.start'>;

const memoryMb = 512;

/** 工作月报模板.docx, 工作月报模板（红头）.docx. @throws Refusal `notFound`. */
export const startingName = ({ report, format, redHead }: Pick<Wanted, 'report' | 'format' | 'redHead'>): string =>
  plainFileName(`${titleOfReport(reportKeyOf(report))}模板${redHead ? '（红头）' : ''}.${format}`);

/** Starts writing. What the tables hold depends on what the office has on record in the period. */
export async function writeStarting(wanted: Wanted, call: Call): Promise<string> {
  const report = reportKeyOf(wanted.report);
  if (wanted.redHead && (report !== workReport || wanted.format !== 'docx')) {
    throw new Refusal('invalid', '红头模板只有工作月报的 Word 文件。请选工作月报和 Word，或者不用红头。');
  }
  return report === workReport ? startMonthly(wanted, call) : startStatistic({ ...wanted, report }, call);
}

async function startMonthly({ format, redHead, period: written, file: handle }: Wanted, call: Call): Promise<string> {
  const { host, jobs } = call.app;
  const period = reportPeriod(written, host.today());
  if (period.kind !== 'month')
    throw new Refusal('invalid', '月报模板按一个月的报告生成（填写时可以用于季、半年和全年），请选一个月份。');
  const words = await narrativeFor(call, period);
  const part: StartPart = format === 'xlsx' ? 'startTables' : redHead ? 'startRedHead' : 'startReport';
  const file = await host.files.create(handle);
  return jobs.start(call.connection.id, async (progress) => {
    progress.step('正在生成模板');
    try {
      const { files } = await makeReport(call, { period: period.key, ...words, parts: [part] }, progress);
      await writeFile(file, files[0]!.bytes);
      return { size: files[0]!.bytes.length };
    } catch (error) {
      await file.discard();
      throw error;
    }
  });
}

async function startStatistic({ report, format, period, file: handle }: Wanted, call: Call): Promise<string> {
  const asked = readAsked({ report, period, scope: {} });
  const checked = await checkedFor(asked, call);
  const order = await orderOf({ report, period, scope: {}, format }, asked, { ...checked, violations: [] }, call);
  const { host, jobs } = call.app;
  const file = await host.files.create(handle);
  return jobs.start(call.connection.id, async (progress) => {
    progress.step('正在生成模板');
    const input = { ...order, isPattern: true };
    return writeThreaded({ host, file, task: 'exportReport', input, memoryMb, signal: progress.signal });
  });
}
