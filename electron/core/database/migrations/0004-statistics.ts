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

const disputeColumns = [
  'withdrawnAt',
  'happenedOn',
  'acceptedOn',
  'outcome',
  'resolvedOn',
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
  await db.schema.createIndex('mediationCase_statistics').on('mediationCase').columns(caseColumns).execute();
  await db.schema.createIndex('dispute_statistics').on('dispute').columns(disputeColumns).execute();
  await sql`create table "typedFigure" ("report" text not null, "figure" text not null, "period" text not null,
    "value" text not null, "source" text not null, "at" text not null, "by" text not null,
    primary key ("report", "figure", "period"))`.execute(db);
}

export const statistics: Migration = { up };
