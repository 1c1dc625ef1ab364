// Mediation cases with their records, their numbers, drafts of minutes and the archived dossiers. Frozen: later changes
// are later migrations.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** `person.id` is a text column that refers to that table. */
type Columns = Record<string, 'text' | 'integer' | `${string}.id`>;

/** Columns of the records' fields. */
const records: Record<string, Columns> = {
  mediationCase: {
    number: 'text',
    title: 'text',
    state: 'text',
    committee: 'peopleCommittee.id',
    room: 'mediationRoom.id',
    registeredOn: 'text',
    happenedOn: 'text',
    village: 'village.id',
    place: 'text',
    partyNames: 'text',
    kind: 'text',
    event: 'text',
    provincialKind: 'text',
    scale: 'text',
    summary: 'text',
    request: 'text',
    amount: 'integer',
    people: 'integer',
    difficulty: 'text',
    forecast: 'text',
    forecastMeasures: 'text',
    prevented: 'text',
    preventedPeople: 'integer',
    source: 'text',
    channel: 'text',
    applicationForm: 'text',
    appliedOn: 'text',
    sendingUnit: 'text',
    acceptedOn: 'text',
    registrar: 'text',
    noticeOn: 'text',
    noticeForm: 'text',
    openMediation: 'integer',
    refusedOn: 'text',
    refusalReasons: 'text',
    refusalNote: 'text',
    refusalTold: 'text',
    terminatedOn: 'text',
    terminationReasons: 'text',
    terminationNote: 'text',
    remedyToldOn: 'text',
    disputePoints: 'text',
    separationAdvice: 'text',
    fee: 'integer',
    keeping: 'text',
    filedBy: 'text',
    filedOn: 'text',
    checkedBy: 'text',
    checkedOn: 'text',
    archivedOn: 'text',
    dispute: 'dispute.id',
    outcome: 'text',
    agreementForm: 'text',
    agreementNumber: 'text',
    agreedOn: 'text',
    effectiveOn: 'text',
    agreementAmount: 'integer',
    performance: 'text',
    confirmedOn: 'text',
    closedOn: 'text',
    dueOn: 'text',
    nextDueOn: 'text',
    partyCount: 'integer',
    sessionCount: 'integer',
    mediator: 'mediator.id',
    late: 'integer',
    lacking: 'integer',
    note: 'text',
  },
  caseParty: {
    case: 'mediationCase.id',
    side: 'text',
    position: 'integer',
    kind: 'text',
    name: 'text',
    person: 'person.id',
    organisation: 'text',
    creditCode: 'text',
    organisationAddress: 'text',
    legalRepresentative: 'text',
    representativePost: 'text',
    organisationPhone: 'text',
    consent: 'text',
    sidePeople: 'integer',
    isRepresentative: 'integer',
    chosenMediator: 'mediator.id',
    chosenOn: 'text',
    noticeSignedOn: 'text',
    note: 'text',
  },
  caseAgent: {
    case: 'mediationCase.id',
    party: 'caseParty.id',
    name: 'text',
    idNumber: 'text',
    occupation: 'text',
    address: 'text',
    phone: 'text',
    kind: 'text',
    powers: 'text',
    otherPowers: 'text',
    signedOn: 'text',
    note: 'text',
  },
  caseMediator: {
    case: 'mediationCase.id',
    mediator: 'mediator.id',
    role: 'text',
    source: 'text',
    from: 'text',
    until: 'text',
    challengedBy: 'caseParty.id',
    challengedOn: 'text',
    challengeReason: 'text',
    note: 'text',
  },
  caseInquiry: {
    case: 'mediationCase.id',
    heldOn: 'text',
    startTime: 'text',
    endTime: 'text',
    place: 'text',
    inquired: 'text',
    participants: 'text',
    inquirer: 'text',
    recorder: 'text',
    minutes: 'text',
    note: 'text',
  },
  caseEvidence: {
    case: 'mediationCase.id',
    position: 'integer',
    name: 'text',
    source: 'text',
    pages: 'integer',
    note: 'text',
  },
  caseSession: {
    case: 'mediationCase.id',
    heldOn: 'text',
    startTime: 'text',
    endTime: 'text',
    place: 'text',
    subject: 'text',
    presentParties: 'text',
    invited: 'text',
    invitedAgreed: 'integer',
    units: 'text',
    mediators: 'text',
    recorder: 'text',
    minutes: 'text',
    result: 'text',
    failure: 'text',
    signedOn: 'text',
    note: 'text',
  },
  caseExtension: {
    case: 'mediationCase.id',
    agreedOn: 'text',
    until: 'text',
    allAgreed: 'integer',
    reason: 'text',
    note: 'text',
  },
  caseConsultation: {
    case: 'mediationCase.id',
    heldOn: 'text',
    place: 'text',
    host: 'text',
    units: 'text',
    issue: 'text',
    opinions: 'text',
    decision: 'text',
    recorder: 'text',
    note: 'text',
  },
  consultationTask: {
    case: 'mediationCase.id',
    consultation: 'caseConsultation.id',
    task: 'text',
    unit: 'text',
    owner: 'text',
    dueOn: 'text',
    doneOn: 'text',
    result: 'text',
  },
  caseAgreement: {
    case: 'mediationCase.id',
    form: 'text',
    number: 'text',
    reachedOn: 'text',
    facts: 'text',
    content: 'text',
    performance: 'text',
    ways: 'text',
    amount: 'integer',
    immediate: 'integer',
    copies: 'integer',
    mediatorSignedOn: 'text',
    sealedOn: 'text',
    effectiveOn: 'text',
    state: 'text',
    stateOn: 'text',
    lawsuit: 'text',
    replacedOn: 'text',
    replacedReason: 'text',
    note: 'text',
  },
  caseSignature: {
    case: 'mediationCase.id',
    agreement: 'caseAgreement.id',
    party: 'caseParty.id',
    way: 'text',
    signedOn: 'text',
    byAgent: 'text',
  },
  casePerformance: {
    case: 'mediationCase.id',
    agreement: 'caseAgreement.id',
    what: 'text',
    amount: 'integer',
    dueOn: 'text',
    doneOn: 'text',
    evidence: 'text',
    urgedOn: 'text',
    note: 'text',
  },
  caseVisit: {
    case: 'mediationCase.id',
    agreementNumber: 'text',
    visitedOn: 'text',
    visited: 'text',
    reason: 'text',
    situation: 'text',
    performed: 'integer',
    satisfied: 'text',
    visitor: 'text',
    recorder: 'text',
    nextOn: 'text',
    note: 'text',
  },
  caseConfirmation: {
    case: 'mediationCase.id',
    agreement: 'caseAgreement.id',
    court: 'text',
    appliedOn: 'text',
    allApply: 'integer',
    identityOnly: 'integer',
    reason: 'text',
    result: 'text',
    decidedOn: 'text',
    rulingNumber: 'text',
    note: 'text',
  },
  caseStatement: {
    case: 'mediationCase.id',
    text: 'text',
    writtenBy: 'text',
    writtenOn: 'text',
    checkedBy: 'text',
    checkedOn: 'text',
    afterArchive: 'integer',
  },
};

/** Looked up by these columns beside every reference. */
const indexes: Record<string, readonly (readonly string[])[]> = {
  mediationCase: [
    ['state'],
    ['nextDueOn'],
    ['acceptedOn'],
    ['closedOn'],
    ['registeredOn', 'number', 'id', 'withdrawnAt'],
  ],
};

async function createRecord(db: Kysely<unknown>, name: string, columns: Columns): Promise<void> {
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
  const references: string[] = [];
  for (const [column, type] of Object.entries(columns)) {
    if (type !== 'text' && type !== 'integer') references.push(column);
    table =
      type === 'text' || type === 'integer'
        ? table.addColumn(column, type)
        : table.addColumn(column, 'text', (definition) => definition.references(type));
  }
  await table.execute();
  for (const columnsOfIndex of [...references.map((column) => [column]), ...(indexes[name] ?? [])]) {
    await db.schema
      .createIndex(`${name}_${columnsOfIndex.join('_')}`)
      .on(name)
      .columns([...columnsOfIndex])
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
  for (const [name, columns] of Object.entries(records)) await createRecord(db, name, columns);
  const statements = [
    // One number is one case, for ever: a withdrawn case keeps its own.
    sql`create unique index "mediationCase_number_unique" on "mediationCase" ("number") where "number" is not null`,
    sql`create unique index "mediationCase_dispute_unique" on "mediationCase" ("dispute") where "dispute" is not null and "withdrawnAt" is null`,
    sql`create table "caseNumber" ("committee" text not null references "peopleCommittee" ("id"), "year" text not null,
      "running" integer not null, "case" text references "mediationCase" ("id"), "text" text not null, "reason" text,
      "at" text not null, "by" text not null, primary key ("committee", "year", "running"))`,
    sql`create index "caseNumber_case" on "caseNumber" ("case")`,
    sql`create table "caseArchive" ("case" text primary key not null references "mediationCase" ("id"), "at" text not null,
      "by" text not null, "dossier" text not null)`,
    sql`create table "draft" ("user" text not null, "key" text not null, "text" text not null, "at" text not null,
      primary key ("user", "key"))`,
    sql`alter table "dispute" add column "provincialKind" text`,
    sql`alter table "dispute" add column "mainParty" text references "person" ("id")`,
    sql`alter table "dispute" add column "partyKind" text`,
    sql`create index "dispute_mainParty" on "dispute" ("mainParty")`,
    // Types seen since 2021; offices that keep their own list of types get them at its end.
    sql`insert or ignore into "dictionaryEntry" ("tableKey", "code", "name", "aliases", "parent", "active", "position")
      select 'disputeKind', "code", "name", "aliases", null, 1, 1000 + "position" from (
        select '19' as "code", '知识产权纠纷' as "name", '["知识产权"]' as "aliases", 1 as "position"
        union all select '20', '互联网纠纷', '["互联网"]', 2)
      where exists (select 1 from "dictionaryEntry" where "tableKey" = 'disputeKind')
        and not exists (select 1 from "dictionaryEntry" e where e."tableKey" = 'disputeKind' and e."code" in ('19', '20'))`,
  ];
  for (const statement of statements) await statement.execute(db);
}

export const mediationCases: Migration = { up };
