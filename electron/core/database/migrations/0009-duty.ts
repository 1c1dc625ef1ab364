// Duty: areas, lines and posts, shifts and levels, who is available, schools, and what really happened.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** `person.id` is a text column that refers to that table. */
type Columns = Record<string, 'text' | 'integer' | `${string}.id`>;

/** Columns of the registers' fields. A column `<key>Sort` holds the pinyin key by which `<key>` is sorted. */
const registers: Record<string, Columns> = {
  patrolArea: {
    name: 'text',
    nameSort: 'text',
    kind: 'text',
    range: 'text',
    leader: 'person.id',
    startsOn: 'text',
    endsOn: 'text',
    note: 'text',
  },
  patrolLine: {
    name: 'text',
    nameSort: 'text',
    area: 'patrolArea.id',
    village: 'village.id',
    team: 'team.id',
    route: 'text',
    leader: 'person.id',
    startsOn: 'text',
    endsOn: 'text',
    note: 'text',
  },
  guardPost: {
    name: 'text',
    nameSort: 'text',
    kind: 'text',
    area: 'patrolArea.id',
    village: 'village.id',
    team: 'team.id',
    address: 'text',
    leader: 'person.id',
    startsOn: 'text',
    endsOn: 'text',
    note: 'text',
  },
  patrolPlace: {
    name: 'text',
    nameSort: 'text',
    kind: 'text',
    line: 'patrolLine.id',
    village: 'village.id',
    important: 'integer',
    address: 'text',
    leader: 'person.id',
    startsOn: 'text',
    endsOn: 'text',
    note: 'text',
  },
  dutyNode: {
    name: 'text',
    kind: 'text',
    from: 'text',
    until: 'text',
    levelAs: 'text',
    note: 'text',
  },
  nodeDeployment: {
    node: 'dutyNode.id',
    place: 'patrolPlace.id',
    team: 'team.id',
    people: 'integer',
    start: 'text',
    end: 'text',
    task: 'text',
    note: 'text',
  },
  shiftPattern: {
    name: 'text',
    team: 'team.id',
    level: 'text',
    seasonFrom: 'text',
    seasonUntil: 'text',
    days: 'text',
    weekdays: 'text',
    start: 'text',
    end: 'text',
    night: 'integer',
    least: 'integer',
    wanted: 'integer',
    leaders: 'integer',
    drivers: 'integer',
    role: 'text',
    task: 'text',
    line: 'patrolLine.id',
    post: 'guardPost.id',
    place: 'text',
    position: 'integer',
    startsOn: 'text',
    endsOn: 'text',
    note: 'text',
  },
  dutyLevel: {
    level: 'text',
    from: 'text',
    until: 'text',
    reason: 'text',
    approver: 'text',
    team: 'team.id',
    origin: 'text',
    node: 'dutyNode.id',
    releasedOn: 'text',
    releasedBy: 'text',
    note: 'text',
  },
  calendarDay: {
    day: 'text',
    kind: 'text',
    name: 'text',
    follows: 'text',
    note: 'text',
  },
  memberAbsence: {
    person: 'person.id',
    from: 'text',
    until: 'text',
    shift: 'shiftPattern.id',
    reason: 'text',
    note: 'text',
  },
  dutyWish: {
    person: 'person.id',
    wish: 'text',
    weekday: 'text',
    day: 'text',
    shift: 'shiftPattern.id',
    strength: 'integer',
    until: 'text',
    note: 'text',
  },
  pairRule: {
    team: 'team.id',
    one: 'person.id',
    kind: 'text',
    other: 'person.id',
    until: 'text',
    note: 'text',
  },
  school: {
    name: 'text',
    nameSort: 'text',
    code: 'text',
    village: 'village.id',
    address: 'text',
    kind: 'text',
    department: 'text',
    pupils: 'integer',
    head: 'person.id',
    securityHead: 'person.id',
    security: 'person.id',
    order: 'person.id',
    legalDeputy: 'person.id',
    guards: 'integer',
    morningStart: 'text',
    morningEnd: 'text',
    noonStart: 'text',
    noonEnd: 'text',
    afternoonStart: 'text',
    afternoonEnd: 'text',
    minutesBefore: 'integer',
    fullTimeGuards: 'integer',
    closedCampus: 'integer',
    alarmAndCameras: 'integer',
    note: 'text',
  },
  schoolTerm: {
    name: 'text',
    school: 'school.id',
    from: 'text',
    until: 'text',
    note: 'text',
  },
  schoolGuard: {
    school: 'school.id',
    peak: 'text',
    weekdays: 'text',
    person: 'person.id',
    role: 'text',
    spot: 'text',
    from: 'text',
    until: 'text',
    note: 'text',
  },
  responsePlan: {
    title: 'text',
    titleSort: 'text',
    edition: 'text',
    issuedOn: 'text',
    reviewOn: 'text',
    replacedOn: 'text',
    owner: 'person.id',
    units: 'text',
    note: 'text',
  },
  drill: {
    name: 'text',
    heldOn: 'text',
    size: 'text',
    plan: 'responsePlan.id',
    place: 'text',
    units: 'text',
    participants: 'integer',
    problems: 'text',
    correction: 'text',
    summary: 'text',
    note: 'text',
  },
  villageForce: {
    village: 'village.id',
    role: 'text',
    person: 'person.id',
    unit: 'text',
    joinedOn: 'text',
    leftOn: 'text',
    note: 'text',
  },
  staffingRule: {
    villageKind: 'text',
    role: 'text',
    least: 'integer',
    note: 'text',
  },
  patrolTemplate: {
    name: 'text',
    season: 'text',
    hour: 'text',
    placeKind: 'text',
    start: 'text',
    end: 'text',
    line: 'patrolLine.id',
    focus: 'text',
    equipment: 'text',
    people: 'integer',
    note: 'text',
  },
  patrolRecord: {
    patrolledOn: 'text',
    team: 'team.id',
    level: 'text',
    task: 'text',
    shift: 'shiftPattern.id',
    leader: 'person.id',
    expectedCount: 'integer',
    start: 'text',
    end: 'text',
    minutes: 'integer',
    line: 'patrolLine.id',
    post: 'guardPost.id',
    place: 'patrolPlace.id',
    village: 'village.id',
    area: 'text',
    vehicles: 'integer',
    finding: 'text',
    situation: 'text',
    measures: 'text',
    reportedTo: 'text',
    reportedAt: 'text',
    recorder: 'text',
    lateEntry: 'integer',
    note: 'text',
  },
  patrolAttendee: {
    patrol: 'patrolRecord.id',
    person: 'person.id',
    team: 'team.id',
    unit: 'text',
    forceClass: 'text',
    start: 'text',
    end: 'text',
    minutes: 'integer',
    note: 'text',
  },
  dutyLog: {
    dutyOn: 'text',
    shiftName: 'text',
    leader: 'person.id',
    officer: 'person.id',
    onDuty: 'text',
    phone: 'text',
    situation: 'text',
    handover: 'text',
    handedBy: 'text',
    takenBy: 'text',
    handedOn: 'text',
    handedAt: 'text',
    note: 'text',
  },
  dutyLogEntry: {
    log: 'dutyLog.id',
    kind: 'text',
    at: 'text',
    caller: 'text',
    phone: 'text',
    content: 'text',
    place: 'text',
    nature: 'text',
    scope: 'text',
    trend: 'text',
    measures: 'text',
    opinion: 'text',
    result: 'text',
    note: 'text',
  },
  shiftSwap: {
    team: 'team.id',
    day: 'text',
    shift: 'shiftPattern.id',
    kind: 'text',
    person: 'person.id',
    other: 'person.id',
    otherDay: 'text',
    otherShift: 'shiftPattern.id',
    reason: 'text',
    approver: 'text',
    approvedOn: 'text',
    note: 'text',
  },
};

/** New columns of registers that were there before. */
const added: Record<string, Columns> = {
  team: {
    dutyTeam: 'text',
    seasonFrom: 'text',
    seasonUntil: 'text',
    dutyPhone: 'text',
    restHours: 'integer',
    nightRestHours: 'integer',
    nightsOnEnd: 'integer',
    daysOnEnd: 'integer',
    dutiesPerWeek: 'integer',
  },
  teamMember: {
    unit: 'text',
    dutyRole: 'text',
    canLead: 'integer',
    canDrive: 'integer',
    experience: 'text',
    mostDuties: 'integer',
    mostNights: 'integer',
  },
  dispute: { patrol: 'patrolRecord.id' },
};

/** Looked up by these columns beside the references, which each have an index. */
const indexes: Record<string, readonly (readonly string[])[]> = {
  patrolRecord: [['patrolledOn', 'team', 'village', 'line', 'post', 'shift', 'minutes', 'finding', 'task', 'level']],
  patrolAttendee: [['patrol', 'person', 'team', 'forceClass', 'minutes']],
  memberAbsence: [['from', 'until']],
  dutyNode: [['from', 'until']],
  dutyLevel: [['from', 'until']],
  dutyLog: [['dutyOn']],
  shiftSwap: [['day']],
  drill: [['heldOn']],
  schoolTerm: [['from', 'until']],
};

/** No two rows in use may hold the same value. */
const unique: Record<string, readonly string[]> = {
  patrolArea: ['name'],
  patrolLine: ['name'],
  patrolPlace: ['name'],
  guardPost: ['name'],
  school: ['name'],
  calendarDay: ['day'],
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
  for (const [name, columns] of Object.entries(added)) {
    for (const [column, type] of Object.entries(columns)) {
      const table = db.schema.alterTable(name);
      const changed =
        type === 'text' || type === 'integer'
          ? table.addColumn(column, type)
          : table.addColumn(column, 'text', (definition) => definition.references(type));
      await changed.execute();
    }
  }
  await db.schema.createIndex('dispute_to_patrol').on('dispute').column('patrol').execute();
  // Somebody came once to one patrol.
  await db.schema
    .createIndex('patrolAttendee_patrol_person_unique')
    .unique()
    .on('patrolAttendee')
    .columns(['patrol', 'person'])
    .where(sql.ref('withdrawnAt'), 'is', null)
    .execute();
}

export const duty: Migration = { up };
