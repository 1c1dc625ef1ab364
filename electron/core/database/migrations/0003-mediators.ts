// The pool of people's mediation: committees, rooms, mediators with trainings and awards, screenings.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** `person.id` is a text column that refers to that table. */
type Columns = Record<string, 'text' | 'integer' | `${string}.id`>;

/** Columns of the registers' fields. A column `<key>Sort` holds the pinyin key by which `<key>` is sorted. */
const registers: Record<string, Columns> = {
  peopleCommittee: {
    number: 'text',
    name: 'text',
    nameSort: 'text',
    shortName: 'text',
    kind: 'text',
    industryKind: 'text',
    village: 'village.id',
    judicialOffice: 'text',
    foundedOn: 'text',
    collectedOn: 'text',
    ownPlace: 'integer',
    minorityArea: 'integer',
    termFrom: 'text',
    termUntil: 'text',
    phone: 'text',
    fax: 'text',
    address: 'text',
    postcode: 'text',
    email: 'text',
    contact: 'person.id',
    note: 'text',
  },
  mediationRoom: {
    code: 'text',
    committee: 'peopleCommittee.id',
    name: 'text',
    nameSort: 'text',
    kind: 'text',
    industryKind: 'text',
    foundedOn: 'text',
    namedBy: 'text',
    address: 'text',
    phone: 'text',
    note: 'text',
  },
  mediator: {
    committee: 'peopleCommittee.id',
    room: 'mediationRoom.id',
    person: 'person.id',
    number: 'text',
    post: 'text',
    major: 'text',
    email: 'text',
    fullTime: 'text',
    purchased: 'integer',
    produced: 'text',
    identityKind: 'text',
    qualification: 'text',
    otherRoles: 'text',
    sourceKind: 'text',
    expertise: 'text',
    freeDays: 'text',
    experienced: 'integer',
    yearsFrom: 'text',
    certificateNumber: 'text',
    joinedOn: 'text',
    injury: 'text',
    resume: 'text',
    leftOn: 'text',
    leftReason: 'text',
    note: 'text',
  },
  mediatorTraining: {
    mediator: 'mediator.id',
    course: 'text',
    host: 'text',
    hours: 'integer',
    method: 'text',
    from: 'text',
    until: 'text',
    note: 'text',
  },
  mediatorAward: {
    mediator: 'mediator.id',
    title: 'text',
    level: 'text',
    on: 'text',
    grantedBy: 'text',
    note: 'text',
  },
  screening: {
    screenedOn: 'text',
    committee: 'peopleCommittee.id',
    village: 'village.id',
    area: 'text',
    people: 'text',
    kind: 'text',
    times: 'integer',
    found: 'integer',
    prevented: 'integer',
    situation: 'text',
    note: 'text',
  },
};

/** Looked up by these columns: references to other rows, import matching, periods of statistics. */
const indexes: Record<string, readonly (readonly string[])[]> = {
  peopleCommittee: [['village'], ['nameSort'], ['contact']],
  mediationRoom: [['committee'], ['nameSort']],
  mediator: [['committee'], ['person'], ['room']],
  mediatorTraining: [['mediator'], ['from']],
  mediatorAward: [['mediator'], ['on']],
  screening: [['committee'], ['village'], ['screenedOn']],
};

/** No two rows in use may hold the same value. */
const unique: Record<string, readonly string[]> = {
  peopleCommittee: ['number', 'name'],
  mediationRoom: ['code'],
  mediator: ['number'],
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
  for (const column of unique[name] ?? []) {
    await db.schema
      .createIndex(`${name}_${column}_unique`)
      .unique()
      .on(name)
      .column(column)
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
  // Somebody stands once in one committee while in office.
  await db.schema
    .createIndex('mediator_committee_person_unique')
    .unique()
    .on('mediator')
    .columns(['committee', 'person'])
    .where(sql<boolean>`"withdrawnAt" is null and "leftOn" is null`)
    .execute();
}

export const mediators: Migration = { up };
