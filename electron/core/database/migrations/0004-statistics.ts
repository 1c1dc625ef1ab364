// Statistics: figures typed by hand, and indexes that hold every column the reports count, so that a year over a
// hundred thousand cases is one walk through an index and never touches the long texts of the rows.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const caseColumns = [
  'closedOn',
  'withdrawnAt',
  'outcome',
  'terminatedOn',
  'committee',
  'village',
  'mediator',
  'kind',
  'source',
  'difficulty',
  'people',
  'partyCount',
  'agreementAmount',
  'agreementForm',
  'performance',
  'confirmedOn',
  'prevented',
  'preventedPeople',
  'acceptedOn',
  'refusedOn',
];

/** The day of ending stands first: no list is sorted by it, so that lists keep their own indexes. */
const disputeColumns = [
  'resolvedOn',
  'acceptedOn',
  'happenedOn',
  'withdrawnAt',
  'outcome',
  'village',
  'organisation',
  'mediator',
  'event',
  'provincialKind',
  'people',
  'amount',
  'scale',
  'way',
];

async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of [
    ['mediationCase', caseColumns],
    ['dispute', disputeColumns],
  ] as const) {
    await db.schema
      .createIndex(`${table}_statistics`)
      .on(table)
      .columns([...columns])
      .where(sql.ref('withdrawnAt'), 'is', null)
      .execute();
  }
  await sql`create table "typedFigure" ("report" text not null, "figure" text not null, "period" text not null,
    "value" text not null, "source" text not null, "at" text not null, "by" text not null,
    primary key ("report", "figure", "period"))`.execute(db);
}

export const statistics: Migration = { up };
