// What goes into packages: statistics and ledgers as work for the thread that writes them all.
import type { ViewSpec } from '../../../shared/contract/shapes.ts';
import { registers } from '../../../shared/registers/index.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import type { Register } from '../../../shared/registers/register.ts';
import type { Period } from '../../../shared/reports/period.ts';
import type { TableOrder } from '../exchange/exports/exportTable.ts';
import { plainFileName } from '../fileName.ts';
import type { Call } from '../handlers.ts';
import { runLimited } from '../jobs/thread.ts';
import { townshipName } from '../monthly/making.ts';
import { inForce, keptFilesOf, statisticFormats } from '../reports/lockedStatistics.ts';
import { checkedFor, fileName, orderOf, refuseBroken } from '../reports/reportOrder.ts';
import { readAsked } from '../reports/scope.ts';
import { chosenFor } from '../templates/filling.ts';
import type { PackageMessage, PackageWork } from './packageTask.ts';

export interface MadeFile {
  name: string;
  bytes: Uint8Array;
  rows: number | null;
}

/** A file that is there, or work for the thread. */
export type PlannedFile = MadeFile | { name: string; work: PackageWork };

/** What the thread gave for one piece of work. */
export type Answer = { bytes: Buffer; output: unknown } | { refused: string };

const memoryMb = 512;
const longest = 60 * 60;

/** Has work done in one thread; `take` gets the answers in order and keeps the thread waiting. */
export async function doAll(
  call: Call,
  works: readonly PackageWork[],
  signal: AbortSignal,
  take: (index: number, answer: Answer) => Promise<void>,
): Promise<void> {
  if (works.length === 0) return;
  let index = 0;
  let pieces: Uint8Array[] = [];
  await runLimited({
    module: call.app.host.workerModule,
    task: 'writePackageFiles',
    input: works,
    memoryMb,
    seconds: longest,
    signal,
    async onChunk(chunk) {
      const message = chunk as PackageMessage;
      if (message.kind === 'piece') {
        pieces.push(message.bytes);
        return;
      }
      const bytes = Buffer.concat(pieces);
      pieces = [];
      index += 1;
      await take(index - 1, message.kind === 'done' ? { bytes, output: message.output } : { refused: message.message });
    },
  });
}

/**
 * A statistic as .xlsx and .docx, and with the office's chosen templates too: the very files of the version in force, else
 * as the records are now.
 * @throws Refusal `invalid` for one that does not add up.
 */
export async function statisticFiles(call: Call, key: string, period: Period): Promise<PlannedFile[]> {
  const { read } = call.township;
  const locked = await inForce(read, key, period.key);
  if (locked) return keptFilesOf(read, locked);
  const asked = readAsked({ report: key, period: period.key, scope: {} });
  const checked = await checkedFor(asked, call);
  refuseBroken(checked, undefined);
  const files: PlannedFile[] = [];
  for (const format of statisticFormats) {
    const input = await orderOf({ report: key, period: period.key, scope: {}, format }, asked, checked, call);
    files.push({ name: fileName(asked, format, call), work: { task: 'exportReport', input } });
  }
  for (const chosen of await chosenFor(call, key)) {
    const { format, file: template } = chosen;
    const input = await orderOf({ report: key, period: period.key, scope: {}, format }, asked, checked, call);
    files.push({
      name: fileName(asked, format, call, chosen),
      work: { task: 'exportReport', input: { ...input, template } },
    });
  }
  return files;
}

/** The ledgers of a package: what happened in the period, and everything that stands. */
export const packageLedgers: readonly Register[] = [...registers, mediationCase].filter(
  ({ inPackages }) => inPackages !== false,
);

function dayFilter(register: Register, { first, last }: Period): ViewSpec['filters'] {
  const key = register.event ? register.sort[0]?.field : undefined;
  const field = register.fields.find((each) => each.key === key);
  if (!field || (field.type !== 'day' && field.type !== 'month')) return [];
  const values = field.type === 'month' ? [first.slice(0, 7), last.slice(0, 7)] : [first, last];
  return [{ field: field.key, op: 'between', values }];
}

/** The rows of a register that belong to a period. */
function ledgerView(register: Register, period: Period): ViewSpec {
  return { register: register.key, filters: dayFilter(register, period), sort: [], withdrawn: 'without' };
}

/** A ledger of a period as .xlsx. */
export function ledgerFile(call: Call, register: Register, period: Period, revealed: boolean): PlannedFile {
  const { host } = call.app;
  const { settings, file, key } = call.township;
  const { unitHead, reviewer, preparer, phone } = settings;
  const order: TableOrder = {
    file,
    // A copy with a buffer of its own, which the thread wipes.
    key: Uint8Array.from(key),
    format: 'xlsx',
    view: ledgerView(register, period),
    title: `${townshipName(call)}${register.printTitle}`,
    unit: settings.unit,
    signers: { unitHead, reviewer, preparer, phone },
    revealed,
    today: host.today(),
    writtenAt: host.now(),
  };
  const name = plainFileName(`${register.printTitle}_${period.title}.xlsx`);
  return { name, work: { task: 'exportTable', input: order } };
}
