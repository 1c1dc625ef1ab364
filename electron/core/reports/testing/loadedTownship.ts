// A township whose records make up published figures: a database with committees of every kind and one village, and
// cases and disputes written in bulk as the register engine writes them.
import { onTestFinished } from 'vitest';
import type { RowValues } from '../../../../shared/fields/field.ts';
import { findReport } from '../../../../shared/reports/index.ts';
import { readPeriod } from '../../../../shared/reports/period.ts';
import type { DimensionKey, FigureReport } from '../../../../shared/reports/report.ts';
import { readCodeBook, seedMissingDictionaries } from '../../codeBook.ts';
import { migrateDatabase } from '../../database/migrate.ts';
import { migrations } from '../../database/migrations/index.ts';
import { createDatabase } from '../../database/open.ts';
import { freshFolder } from '../../database/testFolder.ts';
import { writeRowsInBulk } from '../../registers/bulkRows.ts';
import { registerOf } from '../../registers/columns.ts';
import type { SystemTables } from '../../tables.ts';
import { checkRelations } from '../checkRelations.ts';
import { type Figures, type FigureWorld, figuresOf } from '../figures.ts';
import { recordsOfFigure } from '../records.ts';
import type { Narrowing } from '../scope.ts';

export interface Loaded {
  database: Awaited<ReturnType<typeof emptyTownship>>['database'];
  /** Writes records; their ids count up in the order in which they are given. */
  load(register: string, rows: readonly RowValues[]): string[];
  ask(report: string, period: string, scope?: Scope): Promise<Answer>;
}

interface Scope {
  by?: DimensionKey;
  only?: Narrowing;
  decimals?: number;
}

export interface Answer extends Figures {
  /** The total of a column. */
  of(column: string): string | null;
  /** A row's figure. */
  at(row: string, column: string): string | null;
  share(column: string): string | null;
  /** The ids behind a figure. */
  records(column: string, row?: string | null, cumulative?: boolean): Promise<string[]>;
  broken(): Promise<{ relation: string; level: string; message: string; ids: string[] }[]>;
}

async function emptyTownship() {
  const database = createDatabase<SystemTables>(`${freshFolder()}/taizhang.db`, Buffer.alloc(32, 7));
  onTestFinished(database.close);
  await migrateDatabase(database, { migrations, beforeMigrating: async () => undefined });
  await seedMissingDictionaries(database.kysely);
  return { database };
}

/** An empty township with one committee of each kind, `committee1` … `committee7`, and villages `v1`, `v2`. */
export async function loadedTownship(): Promise<Loaded> {
  const { database } = await emptyTownship();
  let ids = 0;
  const nextId = () => `id-${String(++ids).padStart(7, '0')}`;
  const write = (register: string, rows: readonly (RowValues & { id?: string })[]): string[] => {
    const made: string[] = [];
    writeRowsInBulk({ driver: database.driver, settings: { site: 'here' } as never }, nextId, (insert) => {
      for (const { id: given, ...values } of rows) {
        const id = (given as string | undefined) ?? nextId();
        made.push(id);
        insert(registerOf(register), { id, values, title: id, at: '2026-11-21T00:00:00.000Z', by: 'test' });
      }
    });
    return made;
  };
  write('village', [
    { id: 'v1', name: '那铁村', code: '433125109201', kind: '1', state: 'active' },
    { id: 'v2', name: '茶市村', code: '433125109202', kind: '1', state: 'active' },
  ]);
  write(
    'peopleCommittee',
    ['1', '2', '3', '4', '5', '6', '7'].map((kind) => ({ id: `committee${kind}`, name: `调委会${kind}`, kind })),
  );
  return {
    database,
    load: write,
    async ask(key, written, { by: wanted, only = {}, decimals = 2 } = {}) {
      const report = findReport(key) as FigureReport;
      const period = readPeriod(written)!;
      const by = report.dimensions.find((each) => each.key === wanted) ?? report.dimensions[0]!;
      const asked = { report, period, by, only };
      const world: FigureWorld = { today: '2026-11-21', codes: await readCodeBook(database.kysely), decimals };
      const figures = await figuresOf(database.kysely, asked, world);
      const index = (column: string) => {
        const found = figures.columns.findIndex((each) => each.key === column);
        if (found < 0) throw new Error(`no column ${column}`);
        return found;
      };
      return {
        ...figures,
        of: (column) => figures.total[index(column)] ?? null,
        at: (row, column) => figures.rows.find((each) => each.key === row)?.values[index(column)] ?? null,
        share: (column) => figures.shares?.[index(column)] ?? null,
        records: async (column, row = null, cumulative = false) => {
          const of = figures.columns[index(column)]!;
          const found = await recordsOfFigure(database.kysely, asked, figures.columns, of, row, cumulative);
          return found.map(({ id }) => id);
        },
        broken: async () => (await checkRelations(database.kysely, asked, figures.columns, figures.total)).violations,
      };
    },
  };
}

export interface CaseShares {
  /** Number of cases by the value of each field; what is left over has none. */
  [field: string]: Readonly<Record<string, number>>;
}

/** `total` closed cases on a day whose fields are spread as told, each field by itself. */
export function casesOf(
  total: number,
  day: string,
  spread: CaseShares,
  more: RowValues = {},
): Record<string, string>[] {
  const fields = Object.entries(spread).map(([field, shares]) => {
    const values = Object.entries(shares).flatMap(([value, count]) => Array.from({ length: count }, () => value));
    return { field, values };
  });
  return Array.from({ length: total }, (_, index) => {
    const own = Object.fromEntries(
      fields.flatMap(({ field, values }) => (values[index] === undefined ? [] : [[field, values[index]!]])),
    );
    return { title: `案件${index}`, closedOn: day, ...more, ...own } as Record<string, string>;
  });
}
