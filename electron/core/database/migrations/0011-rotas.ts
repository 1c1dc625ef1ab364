// Rotas: one a team and month. Cells and pins are the plan as it stands; editions are what was published.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  // `made` tells how the generator came to it: aims with values and bounds, seconds, JSON.
  await sql`create table "rota" ("id" text primary key not null, "version" integer not null, "team" text not null
    references "team" ("id"), "month" text not null, "state" text not null, "edition" integer not null, "note" text,
    "made" text, "createdAt" text not null, "createdBy" text not null, "changedAt" text not null, "changedBy" text not null,
    "withdrawnAt" text)`.execute(db);
  await sql`create unique index "rota_team_month" on "rota" ("team", "month") where "withdrawnAt" is null`.execute(db);

  await sql`create table "rotaCell" ("rota" text not null references "rota" ("id"), "day" text not null, "shift" text not
    null references "shiftPattern" ("id"), "person" text not null references "person" ("id"), primary key ("rota", "day",
    "shift", "person")) without rowid`.execute(db);
  await sql`create index "rotaCell_day" on "rotaCell" ("day", "rota", "shift", "person")`.execute(db);
  await sql`create index "rotaCell_person" on "rotaCell" ("person", "day")`.execute(db);
  await sql`create index "rotaCell_shift" on "rotaCell" ("shift", "day")`.execute(db);

  // serves: 1 is here and stays, 0 must not come here.
  await sql`create table "rotaPin" ("rota" text not null references "rota" ("id"), "day" text not null, "shift" text not
    null references "shiftPattern" ("id"), "person" text not null references "person" ("id"), "serves" integer not null,
    primary key ("rota", "day", "shift", "person")) without rowid`.execute(db);
  await sql`create index "rotaPin_person" on "rotaPin" ("person")`.execute(db);
  await sql`create index "rotaPin_shift" on "rotaPin" ("shift")`.execute(db);

  // `sheet` is the whole printed rota as JSON: days with level and holiday, shifts with hours, names, cells.
  await sql`create table "rotaEdition" ("rota" text not null references "rota" ("id"), "edition" integer not null,
    "publishedOn" text not null, "publishedAt" text not null, "publishedBy" text not null, "approver" text, "note" text,
    "sheet" text not null, primary key ("rota", "edition")) without rowid`.execute(db);

  // Steps of work on a rota since it was published, for undo and redo: what each took away and added, JSON; `record` is the
  // 换班替班 record that was written with it.
  await sql`create table "rotaStep" ("rota" text not null references "rota" ("id"), "number" integer not null, "title" text
    not null, "removed" text not null, "added" text not null, "at" text not null, "by" text not null, "undone" integer not
    null, "record" text, primary key ("rota", "number")) without rowid`.execute(db);
}

export const rotas: Migration = { up };
