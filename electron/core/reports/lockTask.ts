// Runs in a worker thread: the files of a statistic, its figures and the records behind them, all from one moment's state.
import { readCodeBook } from '../codeBook.ts';
import { openInThread } from '../database/threadKey.ts';
import type { TaskContext } from '../jobs/thread.ts';
import type { RecordVersion } from '../locking/snapshot.ts';
import type { Db, SystemTables } from '../tables.ts';
import { type ReportOrder, writeReport } from './exportReport.ts';
import { type FigureWorld, figuresOf } from './figures.ts';
import { type FigureToKeep, figuresToKeep, listToKeep, versionsBehind } from './keptStatistic.ts';
import { recordsWhere } from './records.ts';
import { type Asked, readAsked } from './scope.ts';
import { type ShownReport, shownFigures, shownList } from './shownReport.ts';

/** A file of a statistic: the built-in ones, and those that the office's own templates write. */
export type StatisticPart = ReportOrder['format'] | OwnPart;
export type OwnPart = 'ownXlsx' | 'ownDocx';

/** What the thread is told: an order for each file, of the same report. */
export interface LockOrder {
  file: string;
  key: Uint8Array;
  orders: { part: StatisticPart; order: Omit<ReportOrder, 'file' | 'key'> }[];
}

export interface LockedFile {
  part: StatisticPart;
  bytes: Uint8Array;
}

export interface LockMade {
  shown: ShownReport;
  figures: FigureToKeep[];
  versions: RecordVersion[];
}

export async function lockReportTask(input: unknown, context: TaskContext): Promise<LockMade> {
  const { file, key, orders } = input as LockOrder;
  const database = openInThread<SystemTables>({ file, key });
  try {
    database.driver.exec('BEGIN');
    const db = database.kysely;
    for (const { part, order } of orders) {
      const bytes = await fileOf(db, { ...order, file, key }, context);
      await context.emit({ part, bytes } satisfies LockedFile, [bytes.buffer]);
    }
    const { asked, today, decimals } = orders[0]!.order;
    return await keptBehind(db, readAsked(asked), { today, decimals, codes: await readCodeBook(db) });
  } finally {
    database.close();
  }
}

async function fileOf(db: Db, order: ReportOrder, context: TaskContext): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const own: TaskContext = {
    progress: () => undefined,
    emit: async (piece) => void pieces.push(piece as Uint8Array),
    feed: () => context.feed(),
  };
  await writeReport(db, order, own);
  return new Uint8Array(Buffer.concat(pieces));
}

async function keptBehind(db: Db, asked: Asked, world: FigureWorld): Promise<LockMade> {
  const { report } = asked;
  if (report.layout === 'list') {
    const records = await recordsWhere(db, asked, report.lists);
    const figures = listToKeep(report, records);
    const shown = await shownList(db, { ...asked, report }, world, records);
    return { shown, figures, versions: await versionsBehind(db, figures) };
  }
  const worked = await figuresOf(db, { ...asked, report }, world);
  const figures = await figuresToKeep(db, { ...asked, report }, worked);
  const shown = await shownFigures(db, { ...asked, report }, world, worked);
  return { shown, figures, versions: await versionsBehind(db, figures) };
}
