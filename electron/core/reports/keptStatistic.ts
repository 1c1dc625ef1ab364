// The figures of a statistic as a lock keeps them: every cell with the records behind it, as they are this moment.
import { shownFigure } from '../../../shared/reports/figureText.ts';
import type { FigureReport, ListReport, ReportColumn } from '../../../shared/reports/report.ts';
import { type KeptFigure, type KeptRecord, type RecordVersion, versionsOf } from '../locking/snapshot.ts';
import type { Db } from '../tables.ts';
import { isCounted } from './columnCounts.ts';
import type { Figures, FigureText } from './figures.ts';
import { type FoundRecord, recordsOfFigure } from './records.ts';
import type { Asked } from './scope.ts';

export interface FigureToKeep {
  figure: KeptFigure;
  records: KeptRecord[];
}

/** Names of kept figures: a cell of a row, a total, the year so far. */
export const cellKey = (column: string, row: string): string => `row:${column}:${row}`;
export const totalKey = (column: string): string => `total:${column}`;
export const yearKey = (column: string): string => `year:${column}`;
/** The only figure of a list: how many records there are. */
export const listKey = 'list';

const kept = ({ register, id, addend, day }: FoundRecord): KeptRecord => [register, id, addend, day];

/** Columns whose figure comes from records; the others are worked out from these, typed, or left open. */
const hasRecords = ({ figure }: ReportColumn): boolean => isCounted(figure) || figure.kind === 'plus';

const labelOf = ({ heads, label }: ReportColumn): string => [...heads, label].join(' · ');

/** Every figure of a report that was worked out, in the order of its columns. */
export async function figuresToKeep(
  db: Db,
  asked: Asked & { report: FigureReport },
  figures: Figures,
): Promise<FigureToKeep[]> {
  const all: FigureToKeep[] = [];
  for (const [at, column] of figures.columns.entries()) {
    const recordsIn = async (cumulative: boolean) =>
      hasRecords(column) ? recordsOfFigure(db, asked, figures.columns, column, null, cumulative) : [];
    const take = (key: string, label: string, value: FigureText, records: readonly FoundRecord[]) => {
      const text = shownFigure(column, value);
      all.push({ figure: { key, label, text, unit: column.unit }, records: records.map(kept) });
    };
    const found = await recordsIn(false);
    // Who counts once in the total may stand in several rows.
    const byRow =
      column.figure.kind === 'distinct'
        ? await inEachRow(figures.rows, (row) => recordsOfFigure(db, asked, figures.columns, column, row, false))
        : Map.groupBy(found, ({ row }) => row);
    take(totalKey(column.key), labelOf(column), figures.total[at] ?? null, found);
    for (const { key, title, values } of figures.rows) {
      take(cellKey(column.key, key), `${title} · ${labelOf(column)}`, values[at] ?? null, byRow.get(key) ?? []);
    }
    if (figures.cumulative) {
      const label = `年度累计 · ${labelOf(column)}`;
      take(yearKey(column.key), label, figures.cumulative[at] ?? null, await recordsIn(true));
    }
  }
  return all;
}

async function inEachRow(
  rows: Figures['rows'],
  recordsIn: (row: string) => Promise<FoundRecord[]>,
): Promise<ReadonlyMap<string, FoundRecord[]>> {
  const byRow = new Map<string, FoundRecord[]>();
  for (const { key } of rows) byRow.set(key, await recordsIn(key));
  return byRow;
}

/** The one figure of a list with all its records. */
export function listToKeep({ title }: Pick<ListReport, 'title'>, records: readonly FoundRecord[]): FigureToKeep[] {
  const figure = { key: listKey, label: `${title}条数`, text: String(records.length), unit: '条' };
  return [{ figure, records: records.map(kept) }];
}

/** The versions of all records behind some figures, each once. */
export async function versionsBehind(db: Db, figures: readonly FigureToKeep[]): Promise<RecordVersion[]> {
  const ids = new Map<string, Set<string>>();
  for (const { records } of figures) {
    for (const [register, id] of records) {
      const known = ids.get(register);
      if (known) known.add(id);
      else ids.set(register, new Set([id]));
    }
  }
  const versions: RecordVersion[] = [];
  for (const [register, of] of ids) versions.push(...(await versionsOf(db, register, [...of])));
  return versions;
}
