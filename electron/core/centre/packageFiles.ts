// What goes into packages, made one by one in worker threads: statistics, ledgers, the work report.
import type { ViewSpec } from '../../../shared/contract/shapes.ts';
import { registers } from '../../../shared/registers/index.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import type { Register } from '../../../shared/registers/register.ts';
import type { Period } from '../../../shared/reports/period.ts';
import type { TableOrder, TableWritten } from '../exchange/exports/exportTable.ts';
import { plainFileName } from '../fileName.ts';
import type { Call } from '../handlers.ts';
import { runLimited } from '../jobs/thread.ts';
import { townshipName } from '../monthly/making.ts';
import { checkedFor, fileName, orderOf, refuseBroken } from '../reports/reportHandlers.ts';
import { readAsked } from '../reports/scope.ts';

export interface MadeFile {
  name: string;
  bytes: Uint8Array;
  rows: number | null;
}

const memoryMb = 512;
const longest = 10 * 60;

/** Runs a task that emits the bytes of one file. */
async function emitted(call: Call, task: string, input: unknown, signal: AbortSignal) {
  const chunks: Uint8Array[] = [];
  const output = await runLimited({
    module: call.app.host.workerModule,
    task,
    input,
    memoryMb,
    seconds: longest,
    signal,
    onChunk: (chunk) => void chunks.push(chunk as Uint8Array),
  });
  return { bytes: Buffer.concat(chunks), output };
}

/** A statistic as .xlsx and .docx. @throws Refusal `invalid` for one that does not add up. */
export async function statisticFiles(
  call: Call,
  key: string,
  period: Period,
  signal: AbortSignal,
): Promise<MadeFile[]> {
  const asked = readAsked({ report: key, period: period.key, scope: {} });
  const checked = await checkedFor(asked, call);
  refuseBroken(checked, undefined);
  const files: MadeFile[] = [];
  for (const format of ['xlsx', 'docx'] as const) {
    const input = { report: key, period: period.key, scope: {}, format };
    const order = await orderOf(input, asked, checked, call);
    const { bytes, output } = await emitted(call, 'exportReport', order, signal);
    files.push({ name: fileName(asked, format, call), bytes, rows: (output as { rows: number }).rows });
  }
  return files;
}

/** The ledgers of a package: what happened in the period, and everything that stands. */
export const packageLedgers: readonly Register[] = [...registers, mediationCase];

function dayFilter(register: Register, { first, last }: Period): ViewSpec['filters'] {
  const key = register.event ? register.sort[0]?.field : undefined;
  const field = register.fields.find((each) => each.key === key);
  if (!field || (field.type !== 'day' && field.type !== 'month')) return [];
  const values = field.type === 'month' ? [first.slice(0, 7), last.slice(0, 7)] : [first, last];
  return [{ field: field.key, op: 'between', values }];
}

/** The rows of a register that belong to a period. */
export function ledgerView(register: Register, period: Period): ViewSpec {
  return { register: register.key, filters: dayFilter(register, period), sort: [], withdrawn: 'without' };
}

/** A ledger of a period as .xlsx. */
export async function ledgerFile(
  call: Call,
  register: Register,
  period: Period,
  revealed: boolean,
  signal: AbortSignal,
): Promise<MadeFile & { ids: string[] | null }> {
  const { host } = call.app;
  const { settings, file, key } = call.township;
  const order: TableOrder = {
    file,
    key: Uint8Array.from(key),
    format: 'xlsx',
    view: ledgerView(register, period),
    title: `${townshipName(call)}${register.printTitle}`,
    unit: settings.unit,
    signers: {
      unitHead: settings.unitHead,
      reviewer: settings.reviewer,
      preparer: settings.preparer,
      phone: settings.phone,
    },
    revealed,
    today: host.today(),
    writtenAt: host.now(),
  };
  const { bytes, output } = await emitted(call, 'exportTable', order, signal);
  const { rows, ids } = output as TableWritten;
  return { name: plainFileName(`${register.printTitle}_${period.title}.xlsx`), bytes, rows, ids };
}
