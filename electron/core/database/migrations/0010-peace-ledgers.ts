// The ledgers of 平安建设: meetings, trainings, publicity, hazards, checks, matters, let houses, residents from elsewhere, 平安村.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** `village.id` is a text column that refers to that table. */
type Columns = Record<string, 'text' | 'integer' | `${string}.id`>;

const registers: Record<string, Columns> = {
  matter: {
    number: 'text',
    source: 'text',
    acceptedOn: 'text',
    kind: 'text',
    title: 'text',
    content: 'text',
    village: 'village.id',
    place: 'text',
    parties: 'text',
    phone: 'text',
    urgency: 'text',
    acceptedBy: 'text',
    patrol: 'patrolRecord.id',
    assignedBy: 'text',
    assignedOn: 'text',
    handlingUnit: 'text',
    handler: 'text',
    dueOn: 'text',
    handling: 'text',
    state: 'text',
    closedOn: 'text',
    closedHow: 'text',
    onTime: 'integer',
    feedbackOn: 'text',
    feedbackHow: 'text',
    satisfaction: 'text',
    archiveNumber: 'text',
    note: 'text',
  },
  hazard: {
    number: 'text',
    checkedOn: 'text',
    village: 'village.id',
    place: 'text',
    address: 'text',
    checkKind: 'text',
    inspectors: 'text',
    patrol: 'patrolRecord.id',
    kind: 'text',
    houseKind: 'text',
    level: 'text',
    situation: 'text',
    quantity: 'integer',
    demands: 'text',
    dueOn: 'text',
    unit: 'text',
    responsible: 'text',
    phone: 'text',
    noticeNumber: 'text',
    state: 'text',
    result: 'text',
    finishedOn: 'text',
    onTime: 'integer',
    recheckedOn: 'text',
    rechecker: 'text',
    recheck: 'text',
    movedTo: 'text',
    movedOn: 'text',
    movedResult: 'text',
    note: 'text',
  },
  jointCheck: {
    number: 'text',
    checkedOn: 'text',
    topic: 'text',
    village: 'village.id',
    lead: 'text',
    partners: 'text',
    people: 'integer',
    objects: 'text',
    places: 'integer',
    questioned: 'integer',
    hazards: 'integer',
    fixedOnSpot: 'integer',
    notices: 'integer',
    movedCases: 'integer',
    situation: 'text',
    measures: 'text',
    note: 'text',
  },
  campaign: {
    heldOn: 'text',
    kind: 'text',
    topic: 'text',
    village: 'village.id',
    place: 'text',
    people: 'integer',
    targets: 'text',
    content: 'text',
    responsible: 'text',
    unit: 'text',
    partners: 'text',
    members: 'text',
    result: 'text',
    note: 'text',
  },
  rentalHouse: {
    number: 'text',
    address: 'text',
    village: 'village.id',
    state: 'text',
    buildingUse: 'text',
    area: 'integer',
    owner: 'person.id',
    landlordKind: 'text',
    use: 'text',
    tenant: 'person.id',
    rentedOn: 'text',
    endedOn: 'text',
    rooms: 'integer',
    rent: 'integer',
    capacity: 'integer',
    filingNumber: 'text',
    hazard: 'text',
    hazardLevel: 'text',
    rentalClass: 'text',
    firePassage: 'integer',
    safePassage: 'integer',
    pledged: 'integer',
    registeredOn: 'text',
    note: 'text',
  },
  floatingResident: {
    person: 'person.id',
    village: 'village.id',
    dwelling: 'text',
    house: 'rentalHouse.id',
    reason: 'text',
    arrivedOn: 'text',
    stay: 'text',
    leftOn: 'text',
    permitKind: 'text',
    permitNumber: 'text',
    registeredOn: 'text',
    permitUntil: 'text',
    note: 'text',
  },
  meeting: {
    number: 'text',
    kind: 'text',
    heldOn: 'text',
    startsAt: 'text',
    village: 'village.id',
    place: 'text',
    host: 'text',
    recorder: 'text',
    due: 'integer',
    present: 'integer',
    absent: 'text',
    attendees: 'text',
    topic: 'text',
    content: 'text',
    note: 'text',
  },
  meetingDecision: {
    meeting: 'meeting.id',
    item: 'text',
    responsible: 'text',
    dueOn: 'text',
    doneOn: 'text',
    situation: 'text',
    note: 'text',
  },
  training: {
    number: 'text',
    kind: 'text',
    topic: 'text',
    heldOn: 'text',
    startsAt: 'text',
    endsAt: 'text',
    hours: 'integer',
    village: 'village.id',
    place: 'text',
    lecturer: 'text',
    audience: 'text',
    due: 'integer',
    present: 'integer',
    exam: 'text',
    passed: 'integer',
    note: 'text',
  },
  trainee: {
    training: 'training.id',
    person: 'person.id',
    duty: 'text',
    signedAt: 'text',
    score: 'text',
    passed: 'integer',
    note: 'text',
  },
  publicity: {
    heldOn: 'text',
    content: 'text',
    topic: 'text',
    form: 'text',
    unit: 'text',
    people: 'text',
    village: 'village.id',
    place: 'text',
    householdsDue: 'integer',
    households: 'integer',
    leaflets: 'integer',
    audience: 'integer',
    consulted: 'integer',
    banners: 'integer',
    boards: 'integer',
    note: 'text',
  },
  householdVisit: {
    publicity: 'publicity.id',
    visitedOn: 'text',
    village: 'village.id',
    household: 'text',
    householdKey: 'text',
    people: 'text',
    situation: 'text',
    note: 'text',
  },
  assessment: {
    period: 'text',
    subjectKind: 'text',
    subject: 'text',
    village: 'village.id',
    part: 'text',
    item: 'text',
    criterion: 'text',
    full: 'integer',
    deducted: 'integer',
    bonus: 'integer',
    reason: 'text',
    score: 'integer',
    assessor: 'text',
    assessedOn: 'text',
    note: 'text',
  },
  peaceVillage: {
    year: 'integer',
    village: 'village.id',
    households: 'integer',
    population: 'integer',
    declaredOn: 'text',
    met: 'text',
    unmet: 'text',
    selfScore: 'integer',
    score: 'integer',
    assessedOn: 'text',
    reached: 'integer',
    spotCheck: 'text',
    level: 'text',
    document: 'text',
    standing: 'text',
    revokedWhy: 'text',
    startsOn: 'text',
    endsOn: 'text',
    note: 'text',
  },
};

/** Lists open in this order, and figures of a period are found by these days. */
const indexes: Record<string, readonly (readonly string[])[]> = {
  matter: [['acceptedOn', 'number'], ['closedOn'], ['dueOn']],
  hazard: [['checkedOn', 'number'], ['dueOn'], ['finishedOn']],
  jointCheck: [['checkedOn', 'number']],
  campaign: [['heldOn']],
  rentalHouse: [['registeredOn']],
  floatingResident: [['registeredOn'], ['permitUntil']],
  meeting: [['heldOn', 'number']],
  meetingDecision: [['dueOn']],
  training: [['heldOn', 'number']],
  publicity: [['heldOn']],
  assessment: [['assessedOn']],
  householdVisit: [['visitedOn', 'village', 'householdKey']],
};

/** Every column that figures count, so that a period is one walk through an index and never touches the long texts. */
const counted: Record<string, readonly string[]> = {
  matter: ['closedOn', 'acceptedOn', 'dueOn', 'feedbackOn', 'state', 'kind', 'onTime', 'satisfaction', 'village'],
  hazard: [
    'finishedOn',
    'checkedOn',
    'dueOn',
    'movedOn',
    'recheckedOn',
    'quantity',
    'level',
    'kind',
    'houseKind',
    'onTime',
    'recheck',
    'noticeNumber',
    'village',
  ],
};

const numbered = ['matter', 'hazard', 'jointCheck', 'rentalHouse', 'meeting', 'training'];

/** What stands once among rows in use. */
const once: Record<string, string> = {
  trainee: '"training", "person"',
  peaceVillage: '"year", "village"',
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
  for (const [column, type] of Object.entries(columns)) {
    if (type === 'text' || type === 'integer') continue;
    await db.schema.createIndex(`${name}_to_${column}`).on(name).column(column).execute();
  }
  for (const columnsOfIndex of indexes[name] ?? []) {
    await db.schema
      .createIndex(`${name}_by_${columnsOfIndex[0]}`)
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
  for (const [name, columns] of Object.entries(counted)) {
    await db.schema
      .createIndex(`${name}_statistics`)
      .on(name)
      .columns([...columns, 'withdrawnAt'])
      .where(sql.ref('withdrawnAt'), 'is', null)
      .execute();
  }
  for (const name of numbered) {
    await db.schema
      .createIndex(`${name}_number_unique`)
      .unique()
      .on(name)
      .column('number')
      .where(sql.ref('withdrawnAt'), 'is', null)
      .execute();
  }
  for (const [name, columns] of Object.entries(once)) {
    const index = `create unique index "${name}_once" on "${name}" (${columns}) where "withdrawnAt" is null`;
    await sql.raw(index).execute(db);
  }
}

export const peaceLedgers: Migration = { up };
