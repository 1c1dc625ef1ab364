// Import of ledgers: what each `imports.*` procedure does. An opened import lives with its window, in memory only.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { namedRegister } from '../registers/columns.ts';
import { writeHeldWorkbook } from './imports/heldWorkbook.ts';
import type { OpenImport, Preview } from './imports/importState.ts';
import { openFile, pastedImport, sheetsFound } from './imports/openImport.ts';
import { decide, entryOf, makePreview, mappedSheets, mend, rowsShown, shownRow } from './imports/preview.ts';
import { saveImport } from './imports/saveBatch.ts';
import { undoBatch } from './imports/undoBatch.ts';

function importOf(id: string, call: Call): OpenImport {
  const open = call.connection.imports.get(id) as OpenImport | undefined;
  if (!open) throw new Refusal('notFound', '这次导入已经关闭，请重新打开文件。');
  return open;
}

function previewOf(id: string, call: Call): { open: OpenImport; preview: Preview } {
  const open = importOf(id, call);
  if (!open.preview) throw new Refusal('conflict', '请先指定各列的含义并预览。');
  return { open, preview: open.preview };
}

/** One piece of work on an import at a time: a preview is not mended while it is being saved. */
async function alone<R>(open: OpenImport, work: () => Promise<R>): Promise<R> {
  if (open.busy) throw new Refusal('conflict', '上一步还在进行，请等它做完。');
  open.busy = true;
  try {
    return await work();
  } finally {
    open.busy = false;
  }
}

function start(call: Call, work: (progress: JobProgress) => Promise<unknown>): { job: string } {
  return { job: call.app.jobs.start(call.connection.id, work) };
}

/** Forgets what a window had opened when it went away meanwhile. */
function keep(open: OpenImport, call: Call): void {
  if (call.connection.user !== null && !call.connection.locked) call.connection.imports.set(open.id, open);
}

export const importHandlers = {
  'imports.open': async ({ file, register: key }, call) => {
    const register = key === undefined ? null : namedRegister(key);
    return start(call, async (progress) => {
      const open = await openFile(file, register, call, progress);
      keep(open, call);
      return { import: open.id, sheets: sheetsFound(open) };
    });
  },

  'imports.sheets': async ({ import: id }, call) => {
    const open = importOf(id, call);
    return { name: open.name, register: open.register?.key ?? null, sheets: sheetsFound(open) };
  },

  'imports.paste': async ({ register: key, fields, rows }, call) => {
    const register = namedRegister(key);
    const open = pastedImport(register, fields, rows, call.app.host.newId());
    const columns = open.sheets[0]!.columns.map(({ index }) => ({ index, field: fields[index] ?? null }));
    const sheets = mappedSheets(open, register, [{ sheet: open.sheets[0]!.key, columns }]);
    return start(call, async (progress) => {
      open.preview = await makePreview(register, sheets, call.township, call.app.host.today(), progress);
      keep(open, call);
      return { import: open.id, sheets: sheetsFound(open), counts: open.preview.counts };
    });
  },

  'imports.preview': async ({ import: id, register: key, mappings }, call) => {
    const open = importOf(id, call);
    const register = namedRegister(key);
    const sheets = mappedSheets(open, register, mappings);
    return start(call, (progress) =>
      alone(open, async () => {
        progress.step('正在逐行核对');
        const total = sheets.reduce((sum, { source }) => sum + source.rows.length, 0);
        open.preview = await makePreview(register, sheets, call.township, call.app.host.today(), {
          advance: (done) => progress.advance(done, total),
          signal: progress.signal,
        });
        open.register = register;
        return { counts: open.preview.counts };
      }),
    );
  },

  'imports.rows': async ({ import: id, show, from, count }, call) => {
    const { preview } = previewOf(id, call);
    return { counts: preview.counts, ...rowsShown(preview, show, from, count) };
  },

  'imports.mend': async ({ import: id, key, field, text }, call) => {
    const { open, preview } = previewOf(id, call);
    const entry = entryOf(preview, key);
    await alone(open, () => mend(preview, entry, field, text, call.township));
    return { row: shownRow(preview, entry), counts: preview.counts };
  },

  'imports.decide': async ({ import: id, key, decision }, call) => {
    const { open, preview } = previewOf(id, call);
    const entry = entryOf(preview, key);
    await alone(open, () => decide(preview, entry, decision, call.township));
    return { row: shownRow(preview, entry), counts: preview.counts };
  },

  'imports.save': async ({ import: id }, call) => {
    const { open } = previewOf(id, call);
    return start(call, (progress) => alone(open, () => saveImport(open, call, progress)));
  },

  'imports.held': async ({ import: id, file }, call) => {
    const { preview } = previewOf(id, call);
    const target = await call.app.host.files.create(file);
    try {
      const written = await writeHeldWorkbook(preview, target.stream);
      await target.commit();
      return written;
    } catch (error) {
      await target.discard();
      throw error;
    }
  },

  'imports.close': async ({ import: id }, call) => {
    call.connection.imports.delete(id);
    return { ok: true };
  },

  'imports.batches': async (_input, { township }) => {
    const rows = await township.read
      .selectFrom('importBatch')
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return {
      batches: rows.map(({ id, at, by, register, name, rows: found, saved, held, undoneAt }) => ({
        batch: id,
        at,
        by: township.userName(by),
        register,
        name,
        rows: found,
        saved,
        held,
        undoneAt,
      })),
    };
  },

  'imports.undo': async ({ batch }, call) => {
    const undone = await undoBatch(batch, call);
    reopen(batch, call);
    return undone;
  },
} satisfies Partial<OpenHandlers>;

/** Rows of an import that is still open may be saved again once their batch was taken back. */
function reopen(batch: string, call: Call): void {
  for (const open of call.connection.imports.values()) {
    for (const entry of (open as OpenImport).preview?.rows ?? []) if (entry.savedIn === batch) entry.savedIn = null;
  }
}
