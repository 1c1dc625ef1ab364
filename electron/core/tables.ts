// The tables as Kysely sees them. The registers' tables are known by their declarations, the others are typed here.
import type { Kysely } from 'kysely';
import type { StoredValue } from '../../shared/fields/codec.ts';

export interface SystemTables {
  setting: { key: string; value: string };
  user: {
    id: string;
    login: string;
    name: string;
    role: string;
    active: number;
    createdAt: string;
    lastLoginAt: string | null;
  };
  dictionaryEntry: {
    tableKey: string;
    code: string;
    name: string;
    /** JSON list of texts. */
    aliases: string;
    parent: string | null;
    active: number;
    position: number;
  };
  history: {
    id: string;
    at: string;
    by: string;
    /** The installation that wrote it; a village's copy comes back with its own. */
    site: string;
    register: string;
    rowId: string;
    title: string;
    action: string;
    reason: string | null;
    batch: string | null;
    version: number;
    /** JSON: field → [old, new], stored values. */
    changes: string;
  };
  audit: {
    id: string;
    at: string;
    by: string;
    action: string;
    register: string | null;
    rows: number;
    /** JSON list of row ids. */
    rowIds: string | null;
    reason: string | null;
    detail: string | null;
  };
  savedView: {
    id: string;
    owner: string;
    register: string;
    name: string;
    view: string;
    columns: string;
    shared: number;
  };
  preference: { user: string; key: string; value: string };
  attachment: {
    id: string;
    register: string;
    rowId: string;
    field: string;
    name: string;
    kind: string;
    mediaType: string;
    size: number;
    sha256: string;
    addedAt: string;
    addedBy: string;
    withdrawnAt: string | null;
    withdrawnBy: string | null;
    withdrawnReason: string | null;
  };
  attachmentPart: { attachment: string; position: number; bytes: Uint8Array };
  importBatch: {
    id: string;
    at: string;
    by: string;
    register: string;
    name: string;
    rows: number;
    saved: number;
    held: number;
    undoneAt: string | null;
    undoneBy: string | null;
  };
  importMapping: { fingerprint: string; register: string; mapping: string; usedAt: string };
  notDuplicate: { one: string; other: string; by: string; at: string };
  caseNumber: {
    committee: string;
    year: string;
    running: number;
    /** Null for a number that was skipped; then `reason` says why. */
    case: string | null;
    text: string;
    reason: string | null;
    at: string;
    by: string;
  };
  /** The dossier of an archived case as it was: JSON of `Dossier`. */
  caseArchive: { case: string; at: string; by: string; dossier: string };
  /** What somebody has typed and not saved yet. */
  draft: { user: string; key: string; text: string; at: string };
  /** A paid batch of 以案定补; `rules` and `sheet` are JSON of what it was paid by and of what was printed. */
  subsidyBatch: {
    id: string;
    period: string;
    paidOn: string;
    at: string;
    by: string;
    cases: number;
    mediators: number;
    /** Fen. */
    amount: number;
    rules: string;
    sheet: string;
    takenBackAt: string | null;
    takenBackBy: string | null;
    takenBackReason: string | null;
  };
  subsidyPayment: { batch: string; case: string; amount: number; takenBackAt: string | null };
  subsidyShare: { batch: string; case: string; mediator: string; amount: number };
  /** Whether two cases are one dispute (`separate` 0) or two; the last decision on a pair counts. */
  subsidyDecision: {
    id: string;
    case: string;
    other: string;
    separate: number;
    reason: string;
    at: string;
    by: string;
  };
  /** A figure of a report that no record tells, by year. */
  typedFigure: {
    report: string;
    figure: string;
    period: string;
    /** Decimal text in the column's unit. */
    value: string;
    source: string;
    at: string;
    by: string;
  };
  /** An indicator that the office made: `declared` is JSON of it. A dropped one stays for the reports that hold it. */
  ownIndicator: {
    key: string;
    label: string;
    declared: string;
    at: string;
    by: string;
    droppedAt: string | null;
  };
  /** A version of a report for a period (they count up, each a 更正版 of the one before). */
  reportRun: {
    id: string;
    report: string;
    period: string;
    number: number;
    state: 'draft' | 'locked' | 'replaced';
    version: number;
    madeAt: string;
    madeBy: string;
    changedAt: string;
    lockedAt: string | null;
    lockedBy: string | null;
    reason: string | null;
    /** JSON of `Narrative`; of the ids of every paragraph the program ever wrote into it; of its signers. Of a statistic: its
     * figures as shown; an empty list; its signers. */
    text: string;
    generated: string;
    signers: string;
  };
  /** What a lock keeps: JSON of the figure, and of the records behind it as `KeptRecord`. */
  reportFigure: { run: string; position: number; key: string; value: string; records: string };
  reportRecord: { run: string; register: string; rowId: string; version: number };
  reportFile: {
    id: string;
    report: string;
    period: string;
    run: string | null;
    what: string;
    name: string;
    size: number;
    sha256: string;
    at: string;
    by: string;
  };
  reportFilePart: { file: string; position: number; bytes: Uint8Array };
  reportPlan: { key: string; every: string; dueDay: number; preparer: string; checker: string; signer: string };
  documentNumber: {
    code: string;
    year: string;
    running: number;
    /** Null for a number that was left out or given up; then `reason` says why. */
    report: string | null;
    period: string | null;
    reason: string | null;
    at: string;
    by: string;
  };
  /** A pivot table kept under a name; `draft` is JSON of `PivotDraft`. */
  savedPivot: { id: string; owner: string; name: string; draft: string; shared: number };
  reportSent: { report: string; period: string; sentOn: string; sentTo: string; at: string; by: string };
  /** A template of the office for a report; `inUse` is the number of the version it is filled from, null: only drafts. */
  template: {
    id: string;
    report: string;
    format: 'docx' | 'xlsx';
    name: string;
    note: string;
    inUse: number | null;
    /** The report is written with it, beside the built-in document. */
    isChosen: number;
    addedAt: string;
    addedBy: string;
    withdrawnAt: string | null;
    withdrawnBy: string | null;
    withdrawnReason: string | null;
  };
  templateVersion: {
    id: string;
    template: string;
    number: number;
    /** Of the file. */
    name: string;
    size: number;
    sha256: string;
    placeholders: number;
    /** JSON of what the check found when it was added. */
    problems: string;
    addedAt: string;
    addedBy: string;
  };
  templateVersionPart: { version: string; position: number; bytes: Uint8Array };
  /** The plan of a team's month; `made` is JSON of how the generator came to it, null once cells were changed by hand. */
  rota: {
    id: string;
    version: number;
    team: string;
    month: string;
    state: 'draft' | 'published' | 'changed';
    /** The last published edition, 0 before the first. */
    edition: number;
    note: string | null;
    made: string | null;
    createdAt: string;
    createdBy: string;
    changedAt: string;
    changedBy: string;
    withdrawnAt: string | null;
  };
  rotaCell: { rota: string; day: string; shift: string; person: string };
  /** `serves` 1: is here and stays; 0: must not come here. */
  rotaPin: { rota: string; day: string; shift: string; person: string; serves: number };
  /** `sheet` is JSON of the RotaSheet as it was published. */
  rotaEdition: {
    rota: string;
    edition: number;
    publishedOn: string;
    publishedAt: string;
    publishedBy: string;
    approver: string | null;
    note: string | null;
    sheet: string;
  };
  /** `removed` and `added` are JSON of `StepSide`. */
  rotaStep: {
    rota: string;
    number: number;
    title: string;
    removed: string;
    added: string;
    at: string;
    by: string;
    undone: number;
    /** The 换班替班 record that was written with the step. */
    record: string | null;
  };
  searchEntry: { entry: number; register: string; rowId: string };
}

/** What every row of a register carries beside its fields. */
export interface RowColumns {
  id: string;
  version: number;
  createdAt: string;
  createdBy: string;
  changedAt: string;
  changedBy: string;
  withdrawnAt: string | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
  /** The import that made the row. */
  batch: string | null;
}

export type StoredRow = RowColumns & Record<string, StoredValue>;

export type Db = Kysely<SystemTables>;

/** The same connection or transaction, for the registers' tables: their names and columns come from declarations. */
export function rowsIn(db: Db): Kysely<Record<string, StoredRow>> {
  return db as unknown as Kysely<Record<string, StoredRow>>;
}
