// The first registers and everything around them. Frozen: later changes are later migrations.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** `person.id` is a text column that refers to that table. */
type Columns = Record<string, 'text' | 'integer' | `${string}.id`>;

/** Columns of the registers' fields. A column `<key>Sort` holds the pinyin key by which `<key>` is sorted. */
const registers: Record<string, Columns> = {
  village: {
    code: 'text',
    name: 'text',
    nameSort: 'text',
    officialName: 'text',
    kind: 'text',
    townRural: 'text',
    households: 'integer',
    population: 'integer',
    area: 'integer',
    policeStation: 'text',
    contact: 'person.id',
    pilot: 'integer',
    state: 'text',
    formerNames: 'text',
    mergedInto: 'village.id',
    closedOn: 'text',
    note: 'text',
  },
  grid: {
    name: 'text',
    nameSort: 'text',
    code: 'text',
    village: 'village.id',
    level: 'text',
    area: 'text',
    households: 'integer',
    population: 'integer',
    head: 'person.id',
    worker: 'person.id',
    fullTime: 'integer',
    supervisionPhone: 'text',
    note: 'text',
  },
  person: {
    name: 'text',
    nameSort: 'text',
    formerName: 'text',
    sex: 'text',
    idNumber: 'text',
    birthDay: 'text',
    ethnic: 'text',
    political: 'text',
    education: 'text',
    marital: 'text',
    nativePlace: 'text',
    phone: 'text',
    phone2: 'text',
    village: 'village.id',
    grid: 'grid.id',
    address: 'text',
    householdPlace: 'text',
    occupation: 'text',
    workplace: 'text',
    skills: 'text',
    veteran: 'integer',
    note: 'text',
  },
  committee: {
    number: 'text',
    name: 'text',
    nameSort: 'text',
    kind: 'text',
    form: 'text',
    village: 'village.id',
    policeRoom: 'text',
    policeStation: 'text',
    areaKind: 'text',
    affiliation: 'text',
    foundedOn: 'text',
    address: 'text',
    scope: 'text',
    leaderPost: 'text',
    leaderDuty: 'text',
    groupCount: 'integer',
    groupMembers: 'integer',
    termFrom: 'text',
    termUntil: 'text',
    phone: 'text',
    fax: 'text',
    funding: 'text',
    equipment: 'text',
    contracted: 'integer',
    effect: 'text',
    note: 'text',
  },
  committeeMember: {
    committee: 'committee.id',
    person: 'person.id',
    post: 'text',
    alsoVillageCommittee: 'integer',
    joinedOn: 'text',
    source: 'text',
    performance: 'text',
    rewards: 'integer',
    pay: 'text',
    resume: 'text',
    relations: 'text',
    leftOn: 'text',
    leftReason: 'text',
    note: 'text',
  },
  team: {
    name: 'text',
    nameSort: 'text',
    kind: 'text',
    level: 'text',
    village: 'village.id',
    labels: 'text',
    forceClass: 'text',
    guidance: 'text',
    function: 'text',
    leader: 'person.id',
    foundedOn: 'text',
    means: 'text',
    places: 'text',
    patrolKind: 'text',
    scheduled: 'integer',
    route: 'text',
    devices: 'text',
    equipment: 'text',
    scope: 'text',
    areaKind: 'text',
    affiliation: 'text',
    funding: 'text',
    effect: 'text',
    address: 'text',
    dissolvedOn: 'text',
    note: 'text',
  },
  teamMember: {
    team: 'team.id',
    person: 'person.id',
    post: 'text',
    dutyKind: 'text',
    joinedOn: 'text',
    onDuty: 'text',
    leftOn: 'text',
    leftReason: 'text',
    awards: 'text',
    signedUpOn: 'text',
    filingNumber: 'text',
    trainedOn: 'text',
    serviceHours: 'integer',
    insuranceNumber: 'text',
    insuredUntil: 'text',
    note: 'text',
  },
  dispute: {
    number: 'text',
    title: 'text',
    happenedOn: 'text',
    acceptedOn: 'text',
    village: 'village.id',
    place: 'text',
    scale: 'text',
    kind: 'text',
    event: 'text',
    complex: 'integer',
    source: 'text',
    parties: 'text',
    partyPhone: 'text',
    unit: 'text',
    people: 'integer',
    amount: 'integer',
    summary: 'text',
    dueOn: 'text',
    way: 'text',
    organisation: 'text',
    mediator: 'text',
    mediatorPhone: 'text',
    outcome: 'text',
    resolvedOn: 'text',
    result: 'text',
    reviewedOn: 'text',
    review: 'text',
    note: 'text',
  },
  visit: {
    person: 'person.id',
    careKind: 'text',
    visitedOn: 'text',
    visitedAt: 'text',
    visitors: 'text',
    method: 'text',
    place: 'text',
    seen: 'integer',
    situation: 'text',
    abnormal: 'integer',
    abnormalText: 'text',
    needs: 'text',
    help: 'text',
    reportedTo: 'text',
    nextOn: 'text',
    note: 'text',
  },
};

/** Default orders of the large registers, so that opening one reads an index (with `withdrawnAt` in it) and nothing else. */
const orders: Record<string, readonly string[]> = {
  person: ['nameSort', 'id'],
  dispute: ['happenedOn', 'number', 'id'],
  visit: ['visitedOn', 'id'],
};

/** Looked up by these columns: references to other rows and import matching. */
const indexes: Record<string, readonly (readonly string[])[]> = {
  village: [['code'], ['nameSort']],
  grid: [['village'], ['nameSort'], ['head'], ['worker']],
  person: [['name'], ['phone'], ['village'], ['grid']],
  committee: [['village'], ['nameSort']],
  committeeMember: [['committee'], ['person']],
  team: [['village'], ['nameSort'], ['leader']],
  teamMember: [['team'], ['person']],
  dispute: [['title'], ['village'], ['outcome']],
  visit: [['person']],
};

/** No two rows in use may hold the same value. */
const unique: Record<string, readonly (readonly string[])[]> = {
  village: [['code'], ['name']],
  grid: [['code']],
  person: [['idNumber']],
  committee: [['number']],
  team: [['name']],
  dispute: [['number']],
};

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
  for (const columnsOfIndex of indexes[name] ?? []) {
    await db.schema
      .createIndex(`${name}_${columnsOfIndex.join('_')}`)
      .on(name)
      .columns([...columnsOfIndex])
      .execute();
  }
  const order = orders[name];
  if (order) {
    await db.schema
      .createIndex(`${name}_order`)
      .on(name)
      .columns([...order, 'withdrawnAt'])
      .where(sql.ref('withdrawnAt'), 'is', null)
      .execute();
  }
  for (const columnsOfIndex of unique[name] ?? []) {
    await db.schema
      .createIndex(`${name}_${columnsOfIndex.join('_')}_unique`)
      .unique()
      .on(name)
      .columns([...columnsOfIndex])
      .where(sql.ref('withdrawnAt'), 'is', null)
      .execute();
  }
  await db.schema
    .createIndex(`${name}_batch`)
    .on(name)
    .column('batch')
    .where(sql.ref('batch'), 'is not', null)
    .execute();
}

async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, columns] of Object.entries(registers)) await createRegister(db, name, columns);

  // Somebody stands once in one committee while in office, and once in one team.
  for (const [table, group] of [
    ['committeeMember', 'committee'],
    ['teamMember', 'team'],
  ] as const) {
    await db.schema
      .createIndex(`${table}_${group}_person_unique`)
      .unique()
      .on(table)
      .columns([group, 'person'])
      .where(sql<boolean>`"withdrawnAt" is null and "leftOn" is null`)
      .execute();
  }

  const statements = [
    sql`create table "setting" ("key" text primary key not null, "value" text not null)`,
    sql`create table "user" ("id" text primary key not null, "login" text not null unique, "name" text not null, "role" text not null,
      "active" integer not null, "createdAt" text not null, "lastLoginAt" text)`,
    sql`create table "dictionaryEntry" ("tableKey" text not null, "code" text not null, "name" text not null, "aliases" text not null,
      "parent" text, "active" integer not null, "position" integer not null, primary key ("tableKey", "code"))`,
    sql`create table "history" ("id" text primary key not null, "at" text not null, "by" text not null, "site" text not null,
      "register" text not null, "rowId" text not null, "title" text not null, "action" text not null, "reason" text, "batch" text,
      "version" integer not null, "changes" text not null)`,
    sql`create index "history_register_rowId" on "history" ("register", "rowId")`,
    sql`create index "history_batch" on "history" ("batch") where "batch" is not null`,
    sql`create table "audit" ("id" text primary key not null, "at" text not null, "by" text not null, "action" text not null,
      "register" text, "rows" integer not null, "rowIds" text, "reason" text, "detail" text)`,
    sql`create table "savedView" ("id" text primary key not null, "owner" text not null, "register" text not null, "name" text not null,
      "view" text not null, "columns" text not null, "shared" integer not null)`,
    sql`create index "savedView_register" on "savedView" ("register")`,
    sql`create table "preference" ("user" text not null, "key" text not null, "value" text not null, primary key ("user", "key"))`,
    sql`create table "attachment" ("id" text primary key not null, "register" text not null, "rowId" text not null, "field" text not null,
      "name" text not null, "kind" text not null, "mediaType" text not null, "size" integer not null, "sha256" text not null,
      "addedAt" text not null, "addedBy" text not null, "withdrawnAt" text, "withdrawnBy" text, "withdrawnReason" text)`,
    sql`create index "attachment_rowId" on "attachment" ("rowId", "register")`,
    sql`create table "attachmentPart" ("attachment" text not null references "attachment" ("id"), "position" integer not null,
      "bytes" blob not null, primary key ("attachment", "position"))`,
    sql`create table "importBatch" ("id" text primary key not null, "at" text not null, "by" text not null, "register" text not null,
      "name" text not null, "rows" integer not null, "saved" integer not null, "held" integer not null, "undoneAt" text, "undoneBy" text)`,
    sql`create table "importMapping" ("fingerprint" text not null, "register" text not null, "mapping" text not null, "usedAt" text not null,
      primary key ("fingerprint", "register"))`,
    sql`create table "notDuplicate" ("one" text not null, "other" text not null, "by" text not null, "at" text not null, primary key ("one", "other"))`,
    sql`create table "searchEntry" ("entry" integer primary key, "register" text not null, "rowId" text not null)`,
    sql`create unique index "searchEntry_rowId" on "searchEntry" ("rowId", "register")`,
    // SQLite's own full text; contentless, so that the words of the minutes are not kept a second time. Titles stand in
    // an index of their own: finding them must not walk through every text that holds the same words.
    sql`create virtual table "searchTexts" using fts5 (words, digits, content='', contentless_delete=1, tokenize='unicode61', prefix='1')`,
    sql`create virtual table "searchTitles" using fts5 (title, pinyin, content='', contentless_delete=1, tokenize='unicode61', prefix='1')`,
  ];
  for (const statement of statements) await statement.execute(db);
}

export const firstRegisters: Migration = { up };
