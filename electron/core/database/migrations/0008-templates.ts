// The office's own templates of its reports, every version with its file.
// Frozen: later changes are later migrations.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table "template" ("id" text primary key not null, "report" text not null, "format" text not null,
      "name" text not null, "note" text not null, "inUse" integer, "isChosen" integer not null,
      "addedAt" text not null, "addedBy" text not null,
      "withdrawnAt" text, "withdrawnBy" text, "withdrawnReason" text)`,
    sql`create unique index "template_name" on "template" ("report", "name") where "withdrawnAt" is null`,
    // A report has one template of a kind at a time, whatever two windows do at once.
    sql`create unique index "template_chosen" on "template" ("report", "format") where "isChosen" = 1`,
    sql`create table "templateVersion" ("id" text primary key not null, "template" text not null references "template" ("id"),
      "number" integer not null, "name" text not null, "size" integer not null, "sha256" text not null,
      "placeholders" integer not null, "problems" text not null, "addedAt" text not null, "addedBy" text not null)`,
    sql`create unique index "templateVersion_number" on "templateVersion" ("template", "number")`,
    sql`create table "templateVersionPart" ("version" text not null references "templateVersion" ("id"),
      "position" integer not null, "bytes" blob not null, primary key ("version", "position"))`,
  ];
  for (const statement of statements) await statement.execute(db);
}

export const templates: Migration = { up };
