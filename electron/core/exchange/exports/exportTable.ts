// Runs in a worker thread: the rows of a view, read from the encrypted file and written as a document.
import type { ViewSpec } from '../../../../shared/contract/shapes.ts';
import type { WriteContext } from '../../../../shared/fields/codec.ts';
import { type CodeBook, readCodeBook } from '../../codeBook.ts';
import type { OpenDatabase } from '../../database/open.ts';
import { openInThread } from '../../database/threadKey.ts';
import { chineseDay, type Signers, type TableDocument } from '../../documents/tableDocument.ts';
import type { TaskContext } from '../../jobs/thread.ts';
import { registerOf } from '../../registers/columns.ts';
import { titlesOf } from '../../registers/rowTitles.ts';
import { viewIds } from '../../registers/view.ts';
import { registerOfView } from '../../registers/viewQuery.ts';
import type { Db, SystemTables } from '../../tables.ts';
import { draftMark } from './draftMark.ts';
import { emittedBytes } from './emittedBytes.ts';
import { filterNote } from './filterWords.ts';
import { linkOf, listRows } from './listRows.ts';
import { exportedFields, privacyMark, tableColumns } from './tableColumns.ts';
import { withoutUnused } from './unusedColumns.ts';

/** What the thread is told; plain data. */
export interface TableOrder {
  file: string;
  key: Uint8Array;
  format: 'xlsx' | 'docx';
  view: ViewSpec;
  /** Only these rows of the view. */
  ids?: string[];
  columns?: string[];
  title: string;
  unit: string;
  signers: Signers;
  /** Identity numbers and phones in clear. */
  revealed: boolean;
  today: string;
  writtenAt: string;
}

export interface TableWritten {
  rows: number;
  /** Given for lists of at most `loggedIds` rows. */
  ids: string[] | null;
}

export interface TableProgress {
  done: number;
  total: number;
}

/** Above this number the log holds how many rows were shown instead of which. */
export const loggedIds = 5000;

/** Writes the list and emits its bytes. What it reads is one moment's state, whatever is saved meanwhile. */
export async function exportTable(input: unknown, context: TaskContext): Promise<TableWritten> {
  const order = input as TableOrder;
  const database = openInThread<SystemTables>(order);
  try {
    database.driver.exec('BEGIN');
    return await writeList(database, order, context);
  } finally {
    database.close();
  }
}

async function writeList(
  database: OpenDatabase<SystemTables>,
  order: TableOrder,
  context: TaskContext,
): Promise<TableWritten> {
  const db = database.kysely;
  const { view, today, revealed } = order;
  const register = registerOfView(view);
  const codes = await readCodeBook(db);
  const ids = chosenOf(await viewIds(db, view, { today, codes }), order.ids);
  // A list as of a past day shows what was so on that day.
  const day = view.asOf ?? today;
  const declared = exportedFields(register, order.columns);
  const fields = order.columns ? declared : await withoutUnused(db, register, declared, ids, day);
  const draft = await draftMark(db, view, ids, day);
  const narrowed = filterNote(
    view,
    register,
    await filterContext(db, view, codes),
    revealed,
    order.ids ? ids.length : undefined,
  );
  const footerMark = privacyMark(fields, revealed);
  const document: TableDocument = {
    title: draft ? `${order.title}（草稿）` : order.title,
    unit: order.unit,
    period: `截至${chineseDay(day)}`,
    filledOn: today,
    unitNote: `单位：${register.unit}`,
    columns: tableColumns(fields),
    signers: order.signers,
    notes: [...(draft?.notes ?? []), ...(narrowed ? [narrowed] : [])],
    ...(footerMark === undefined ? {} : { footerMark }),
  };
  const total = ids.length;
  context.progress({ done: 0, total } satisfies TableProgress);
  const write = await writerOf(order.format);
  const list = listRows(database, { register, fields, ids, codes, day, revealed });
  const { rows } = await write(document, list, emittedBytes(context), {
    writtenAt: order.writtenAt,
    onProgress: (done) => context.progress({ done, total } satisfies TableProgress),
  });
  return { rows, ids: total <= loggedIds ? ids : null };
}

/** Loads the library of one format only. */
async function writerOf(format: TableOrder['format']) {
  if (format === 'xlsx') return (await import('../../documents/xlsxTable.ts')).writeXlsxTable;
  return (await import('../../documents/docxTable.ts')).writeDocxTable;
}

function chosenOf(ids: string[], chosen: string[] | undefined): string[] {
  if (chosen === undefined) return ids;
  const wanted = new Set(chosen);
  return ids.filter((id) => wanted.has(id));
}

/** Names of what the filters point to. */
async function filterContext(db: Db, view: ViewSpec, codes: CodeBook): Promise<WriteContext> {
  const register = registerOf(view.register);
  const titles = new Map<string, string>();
  for (const filter of view.filters) {
    const field = register.fields.find((each) => each.key === filter.field);
    const link = field && linkOf(field);
    if (!link) continue;
    const ids = [filter.value, ...(filter.values ?? [])].filter((value) => typeof value === 'string');
    for (const [id, title] of await titlesOf(db, registerOf(link), ids)) titles.set(`${link} ${id}`, title);
  }
  return { table: (key) => codes.table(key), rowTitle: (target, id) => titles.get(`${target} ${id}`) };
}
