// Figures given by month, reports of villages, and the office's own indicators.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** `village.id` is a text column that refers to that table. */
type Columns = Record<string, 'text' | 'integer' | `${string}.id`>;

const registers: Record<string, Columns> = {
  monthlyFigure: {
    month: 'text',
    village: 'village.id',
    item: 'text',
    value: 'integer',
    source: 'text',
    providedOn: 'text',
    note: 'text',
  },
  villageReport: {
    month: 'text',
    village: 'village.id',
    reportedOn: 'text',
    isZero: 'integer',
    reporter: 'text',
    confirmedBy: 'text',
    confirmedOn: 'text',
    note: 'text',
  },
};

/** A month and village, and for figures the item, stand once; a figure of the whole township has no village. */
const once: Record<string, string> = {
  monthlyFigure: `create unique index "monthlyFigure_once" on "monthlyFigure" ("month", "item", coalesce("village", '')) where "withdrawnAt" is null`,
  villageReport: `create unique index "villageReport_once" on "villageReport" ("month", "village") where "withdrawnAt" is null`,
};

/** Figures of a month are found by these days; what is counted by person stands in one index. */
const foundBy: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['mediationCase', ['agreedOn', 'agreementForm', 'committee', 'village']],
  ['mediationCase', ['archivedOn', 'committee', 'village']],
  ['visit', ['person', 'visitedOn']],
];

async function createRegister(db: Kysely<unknown>, name: string, columns: Columns): Promise<void> {
  let table = db.schema
    .createTable(name)
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('createdBy', 'text', (column) => column.notNull())
    .addColumn('changedAt', 'text', (column) => column.notNull())
    .addColumn('changedBy', 'text', (column) => column.notNull())
    .addColumn('withdrawnAt', 'text')
    .addColumn('withdrawnBy', 'text')
    .addColumn('withdrawnReason', 'text')
    .addColumn('batch', 'text');
  for (const [column, type] of Object.entries(columns)) {
    table =
      type === 'text' || type === 'integer'
        ? table.addColumn(column, type)
        : table.addColumn(column, 'text', (definition) => definition.references(type));
  }
  await table.execute();
  await db.schema.createIndex(`${name}_village`).on(name).column('village').execute();
  await sql.raw(once[name]!).execute(db);
  await db.schema
    .createIndex(`${name}_batch`)
    .on(name)
    .column('batch')
    .where(sql.ref('batch'), 'is not', null)
    .execute();
}

async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, columns] of Object.entries(registers)) await createRegister(db, name, columns);
  for (const [table, columns] of foundBy) {
    await db.schema
      .createIndex(`${table}_by_${columns[0]}`)
      .on(table)
      .columns([...columns])
      .where(sql.ref('withdrawnAt'), 'is', null)
      .execute();
  }
  await sql`create table "ownIndicator" ("key" text primary key not null, "label" text not null, "declared" text not null,
    "at" text not null, "by" text not null, "droppedAt" text)`.execute(db);
}

export const monthlyRegisters: Migration = { up };
