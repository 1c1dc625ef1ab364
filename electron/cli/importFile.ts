// `import REGISTER FILE`: read, map as proposed, check, save the good rows, tell the others. Nobody is there to decide
// about doubtful rows, so they are held.
import { Refusal } from '../../shared/contract/errors.ts';
import type { PreviewRow, SheetFound } from '../../shared/contract/exchangeProcedures.ts';
import type { Register } from '../../shared/registers/register.ts';
import type { Program } from './program.ts';

export interface ImportWanted {
  register: Register;
  file: string;
  /** Check only. */
  dryRun: boolean;
  /** Where the held rows go as a workbook; nothing is written when none is held. */
  heldFile: string | undefined;
}

interface HeldProblem {
  label: string;
  code: string;
  message: string;
}

export interface ImportReport {
  /** Null when nothing was saved. */
  batch: string | null;
  /** Data rows found in the file. */
  rows: number;
  saved: number;
  held: { sheet: string; row: number; problems: HeldProblem[] }[];
}

const atOnce = 500;

export async function importFile(wanted: ImportWanted, { call, ask }: Program): Promise<ImportReport> {
  const { register, file, dryRun, heldFile } = wanted;
  const opened = (await ask('imports.open', { file, register: register.key })) as { import: string };
  const id = opened.import;
  try {
    const { sheets } = await call('imports.sheets', { import: id });
    await ask('imports.preview', { import: id, register: register.key, mappings: mappingsOf(sheets, register) });
    const held = await heldRows(id, call);
    if (heldFile !== undefined && held.length > 0) await call('imports.held', { import: id, file: heldFile });
    if (dryRun) {
      const { counts } = await call('imports.rows', { import: id, show: 'all', from: 0, count: 1 });
      return { batch: null, rows: counts.rows, saved: 0, held };
    }
    const saved = (await ask('imports.save', { import: id })) as Pick<ImportReport, 'batch' | 'rows' | 'saved'>;
    const { batch, rows, saved: count } = saved;
    // Asked again: the saving may have found more rows to be wrong.
    return { batch, rows, saved: count, held: await heldRows(id, call) };
  } finally {
    await call('imports.close', { import: id });
  }
}

function mappingsOf(sheets: readonly SheetFound[], register: Register) {
  const chosen = sheets.filter((sheet) => sheet.chosen && sheet.columns.some((column) => column.field !== null));
  if (chosen.length === 0) {
    throw new Refusal(
      'invalid',
      `这个文件里没有找到“${register.title}”的表格，请核对文件，或在窗口里用导入向导对照栏目。`,
    );
  }
  return chosen.map(({ sheet, columns }) => ({
    sheet,
    columns: columns.map(({ index, field }) => ({ index, field })),
  }));
}

async function heldRows(id: string, call: Program['call']): Promise<ImportReport['held']> {
  const rows: PreviewRow[] = [];
  for (const show of ['held', 'doubtful'] as const) {
    for (let from = 0; ; from += atOnce) {
      const page = await call('imports.rows', { import: id, show, from, count: atOnce });
      rows.push(...page.rows);
      if (from + atOnce >= page.total) break;
    }
  }
  return rows.map(heldRow);
}

function heldRow({ sheet, row, state, problems }: PreviewRow): ImportReport['held'][number] {
  const holding = problems.filter((problem) => state === 'doubtful' || problem.level === 'error').map(shortProblem);
  if (state === 'doubtful' && !holding.some(({ code }) => code === 'doubtfulPerson')) {
    holding.push({ label: '姓名', code: 'doubtfulPerson', message: '可能与已登记的人是同一个人，请在导入向导里确认' });
  }
  return { sheet, row, problems: holding };
}

function shortProblem({ label, code, message }: PreviewRow['problems'][number]): HeldProblem {
  return { label: label ?? '', code, message };
}
