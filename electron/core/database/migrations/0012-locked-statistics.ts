// Statistics are locked as the work report is, numbers of official letters (发文字号), and kept pivot tables in a table of
// their own. Frozen: later changes are later migrations.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table "reportRun" add column "report" text not null default 'monthly'`,
    sql`drop index "reportRun_draft"`,
    sql`drop index "reportRun_locked"`,
    sql`drop index "reportRun_period"`,
    // One draft and one in force for a report and period, whatever two windows do at once.
    sql`create unique index "reportRun_draft" on "reportRun" ("report", "period") where "state" = 'draft'`,
    sql`create unique index "reportRun_locked" on "reportRun" ("report", "period") where "state" = 'locked'`,
    sql`create index "reportRun_period" on "reportRun" ("report", "period")`,
    // A number stands for a report's period, whichever its versions; one without a report was left out or given up.
    sql`create table "documentNumber" ("code" text not null, "year" text not null, "running" integer not null,
      "report" text, "period" text, "reason" text, "at" text not null, "by" text not null,
      primary key ("code", "year", "running"))`,
    sql`create unique index "documentNumber_report" on "documentNumber" ("report", "period")
      where "report" is not null`,
    sql`create table "savedPivot" ("id" text primary key not null, "owner" text not null references "user" ("id"),
      "name" text not null, "draft" text not null, "shared" integer not null)`,
    sql`create unique index "savedPivot_name" on "savedPivot" ("owner", "name")`,
    sql`insert into "savedPivot" ("id", "owner", "name", "draft", "shared")
      select "id", "owner", "name", "view", "shared" from "savedView" where "register" = 'pivot'`,
    sql`delete from "savedView" where "register" = 'pivot'`,
  ];
  for (const statement of statements) await statement.execute(db);
}

export const lockedStatistics: Migration = { up };
