// Who sits in a mediation room on which days.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table "roomStation" ("id" text primary key not null, "version" integer not null,
      "createdAt" text not null, "createdBy" text not null, "changedAt" text not null, "changedBy" text not null,
      "withdrawnAt" text, "withdrawnBy" text, "withdrawnReason" text, "batch" text,
      "room" text references "mediationRoom" ("id"), "person" text references "person" ("id"),
      "weekdays" text, "hours" text, "from" text, "until" text, "note" text)`,
    sql`create index "roomStation_room" on "roomStation" ("room")`,
    sql`create index "roomStation_person" on "roomStation" ("person")`,
    sql`create index "roomStation_batch" on "roomStation" ("batch") where "batch" is not null`,
  ];
  for (const statement of statements) await statement.execute(db);
}

export const roomStation: Migration = { up };
