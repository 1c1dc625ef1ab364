// 以案定补: batches that were paid, the cases and mediators in them, and what was decided about repeated disputes.
// Frozen: later changes are later migrations.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table "subsidyBatch" ("id" text primary key not null, "period" text not null, "paidOn" text not null,
      "at" text not null, "by" text not null, "cases" integer not null, "mediators" integer not null,
      "amount" integer not null, "rules" text not null, "sheet" text not null,
      "takenBackAt" text, "takenBackBy" text, "takenBackReason" text)`,
    sql`create table "subsidyPayment" ("batch" text not null references "subsidyBatch" ("id"),
      "case" text not null references "mediationCase" ("id"), "amount" integer not null, "takenBackAt" text,
      primary key ("batch", "case"))`,
    // A case is paid once, unless its batch was taken back.
    sql`create unique index "subsidyPayment_case_unique" on "subsidyPayment" ("case") where "takenBackAt" is null`,
    sql`create table "subsidyShare" ("batch" text not null references "subsidyBatch" ("id"),
      "case" text not null references "mediationCase" ("id"), "mediator" text not null references "mediator" ("id"),
      "amount" integer not null, primary key ("batch", "case", "mediator"))`,
    sql`create index "subsidyShare_mediator" on "subsidyShare" ("mediator")`,
    sql`create table "subsidyDecision" ("id" text primary key not null,
      "case" text not null references "mediationCase" ("id"), "other" text not null references "mediationCase" ("id"),
      "separate" integer not null, "reason" text not null, "at" text not null, "by" text not null)`,
    sql`create index "subsidyDecision_case" on "subsidyDecision" ("case")`,
    sql`create index "subsidyDecision_other" on "subsidyDecision" ("other")`,
  ];
  for (const statement of statements) await statement.execute(db);
}

export const subsidy: Migration = { up };
