// Lists, forms and templates written for the office. Documents are made in a worker thread, files by the host.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Signers as SignersInput } from '../../../shared/contract/exchangeProcedures.ts';
import type { ViewSpec } from '../../../shared/contract/shapes.ts';
import { writeAudit } from '../audit.ts';
import { keyForThread } from '../database/threadKey.ts';
import type { Signers } from '../documents/tableDocument.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { namedRegister } from '../registers/columns.ts';
import { readFullRow } from '../registers/readRows.ts';
import { titlesForRows } from '../registers/rowTitles.ts';
import { rulesOf } from '../registers/rules/index.ts';
import { worldOf } from '../registers/view.ts';
import { registerOfView } from '../registers/viewQuery.ts';
import type { FormOrder } from './exports/exportForm.ts';
import { exportName } from './exports/exportName.ts';
import type { TableOrder, TableProgress, TableWritten } from './exports/exportTable.ts';
import { formLists } from './exports/formLists.ts';
import { registrationForm } from './exports/registrationForm.ts';
import { rowPaper } from './exports/rowPaper.ts';
import { exportedFields } from './exports/tableColumns.ts';
import { templateOf } from './exports/template.ts';
import { writeThreaded } from './exports/threadedFile.ts';

/** The signers' line: what was typed for this export, else the office's settings. */
function signersOf(call: Call, given: SignersInput = {}): Signers {
  const { unitHead, reviewer, preparer, phone } = call.township.settings;
  return {
    unitHead: given.unitHead ?? unitHead,
    reviewer: given.reviewer ?? reviewer,
    preparer: given.preparer ?? preparer,
    phone: given.phone ?? phone,
  };
}

const townshipName = (call: Call): string => call.township.settings.divisionPath.at(-1) ?? '';

/** What left the program in clear is logged before the file gets its name. */
async function logRevealed(
  call: Call,
  register: string,
  reason: string | undefined,
  rows: number,
  ids: string[] | null,
): Promise<void> {
  if (reason === undefined) return;
  await writeAudit(call, { action: 'export', register, rows, reason, ...(ids ? { rowIds: ids } : {}) });
}

/** Writes a form as a job; `log` runs before the file gets its name. */
async function startForm(call: Call, order: FormOrder, handle: string, log: () => Promise<void>): Promise<string> {
  const { host, jobs } = call.app;
  const file = await host.files.create(handle);
  return jobs.start(call.connection.id, async (progress) => {
    progress.step(order.page.kind === 'registration' ? '正在写登记表' : '正在写文书');
    await writeThreaded({
      host,
      file,
      task: 'exportForm',
      input: order,
      memoryMb: formMemory,
      signal: progress.signal,
      beforeCommit: log,
    });
    return { rows: 1 };
  });
}

export const exportHandlers = {
  'exports.start': async ({ view, format, file: handle, columns, title, reveal, signers, ids }, call) => {
    const register = registerOfView(view);
    if (view.asOf !== undefined && !register.period) {
      throw new Refusal('invalid', `“${register.title}”没有起止日期，不能按某日导出。`);
    }
    exportedFields(register, columns);
    const { host, jobs } = call.app;
    const { township } = call;
    const order: TableOrder = {
      file: township.file,
      key: keyForThread(township.key),
      format,
      view,
      ...(ids ? { ids } : {}),
      ...(columns ? { columns } : {}),
      title: title?.trim() || `${townshipName(call)}${register.printTitle}`,
      unit: signers?.unit ?? township.settings.unit,
      signers: signersOf(call, signers),
      revealed: reveal !== undefined,
      today: host.today(),
      writtenAt: host.now(),
    };
    const file = await host.files.create(handle);
    const job = jobs.start(call.connection.id, async (progress) => {
      progress.step(format === 'xlsx' ? '正在写 Excel 工作簿' : '正在写 Word 文档');
      const output = await writeThreaded({
        host,
        file,
        task: 'exportTable',
        input: order,
        memoryMb: tableMemory,
        signal: progress.signal,
        onProgress: (seen) => {
          const { done, total } = seen as TableProgress;
          progress.advance(done, total);
        },
        beforeCommit: async (written) => {
          const { rows, ids: shown } = written as TableWritten;
          await logRevealed(call, register.key, reveal, rows, shown);
        },
      });
      const { rows } = output as TableWritten;
      progress.advance(rows, rows);
      return { rows };
    });
    return { job };
  },

  'exports.form': async ({ register: key, id, file: handle, reveal, paper }, call) => {
    const register = namedRegister(key);
    const { host } = call.app;
    const { read } = call.township;
    const row = await readFullRow(read, register, id, host.today());
    if (!row) throw new Refusal('notFound', `“${register.title}”里没有这一条，可能已随导入撤销。`);
    if (paper !== undefined) {
      const facts = { unit: call.township.settings.unit, today: host.today() };
      const document = rowPaper(register, paper, row.values, facts);
      const order: FormOrder = { page: { kind: 'paper', document }, writtenAt: host.now() };
      const detail = document.title;
      const logged = () => writeAudit(call, { action: 'export', register: key, rowIds: [id], detail });
      return { job: await startForm(call, order, handle, logged) };
    }
    const rules = rulesOf(key);
    const problems = rules.formNeedsSoundRow ? (rules.standing?.(row.values) ?? []) : [];
    if (problems.length > 0) {
      const why = problems.map((problem) => problem.message).join('；');
      throw new Refusal('invalid', `这个${register.title}的组成不合规，不能出具登记表：${why}。请补正后再导出。`, {
        problems,
      });
    }
    const world = worldOf(call);
    const revealed = reveal !== undefined;
    const titles = await titlesForRows(read, register, [row.values]);
    const lists = await formLists(read, register, id, world, revealed);
    const sheet = registrationForm(register, row, lists, {
      township: townshipName(call),
      unit: call.township.settings.unit,
      signers: signersOf(call),
      today: host.today(),
      context: { table: (table) => world.codes.table(table), rowTitle: (target, rowId) => titles[target]?.[rowId] },
      revealed,
    });
    const order: FormOrder = { page: { kind: 'registration', sheet }, writtenAt: host.now() };
    const logged = async () => {
      await logRevealed(call, key, reveal, 1, [id]);
      const { shown } = lists;
      if (shown) await logRevealed(call, shown.register, reveal, shown.ids.length, shown.ids);
    };
    return { job: await startForm(call, order, handle, logged) };
  },

  'exports.name': async ({ view, format }, call) => ({
    name: exportName(
      call.township.settings.unit,
      registerOfView(view as ViewSpec).printTitle,
      view,
      call.app.host.today(),
      format,
    ),
  }),

  'exports.template': async ({ register: key, file: handle }, call) => {
    const register = namedRegister(key);
    const { host } = call.app;
    const input = await templateOf(call.township.read, register, call.township.codes, {
      township: townshipName(call),
      writtenAt: host.now(),
    });
    const file = await host.files.create(handle);
    await writeThreaded({ host, file, task: 'exportTemplate', input, memoryMb: formMemory });
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;

const tableMemory = 512;
const formMemory = 512;
