// The work report: its runs, what a lock keeps of figures, records and files, and the plan of the report centre.
// Frozen: later changes are later migrations.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table "reportRun" ("id" text primary key not null, "period" text not null, "number" integer not null,
      "state" text not null, "version" integer not null, "madeAt" text not null, "madeBy" text not null,
      "changedAt" text not null, "lockedAt" text, "lockedBy" text, "reason" text,
      "text" text not null, "generated" text not null, "signers" text not null)`,
    // One draft and one report in force for a period, whatever two windows do at once.
    sql`create unique index "reportRun_draft" on "reportRun" ("period") where "state" = 'draft'`,
    sql`create unique index "reportRun_locked" on "reportRun" ("period") where "state" = 'locked'`,
    sql`create index "reportRun_period" on "reportRun" ("period")`,
    sql`create table "reportFigure" ("run" text not null references "reportRun" ("id"), "position" integer not null,
      "key" text not null, "value" text not null, "records" text not null, primary key ("run", "key"))`,
    sql`create table "reportRecord" ("run" text not null references "reportRun" ("id"), "register" text not null,
      "rowId" text not null, "version" integer not null, primary key ("run", "register", "rowId"))`,
    sql`create table "reportFile" ("id" text primary key not null, "report" text not null, "period" text not null,
      "run" text references "reportRun" ("id"), "what" text not null, "name" text not null, "size" integer not null,
      "sha256" text not null, "at" text not null, "by" text not null)`,
    sql`create index "reportFile_period" on "reportFile" ("period", "report")`,
    sql`create table "reportFilePart" ("file" text not null references "reportFile" ("id"), "position" integer not null,
      "bytes" blob not null, primary key ("file", "position"))`,
    sql`create table "reportPlan" ("key" text primary key not null, "every" text not null, "dueDay" integer not null,
      "preparer" text not null, "checker" text not null, "signer" text not null)`,
    sql`create table "reportSent" ("report" text not null, "period" text not null, "sentOn" text not null,
      "sentTo" text not null, "at" text not null, "by" text not null, primary key ("report", "period"))`,
  ];
  for (const statement of statements) await statement.execute(db);
}

export const monthly: Migration = { up };
