// A case with everything that belongs to it, as plain data: what the rules judge, the screens show and the documents print.
// Keys are those of the declarations in shared/registers/mediation; dossier.test.ts holds the two against each other.

type Text = string | null;
type Count = number | null;
type YesNo = boolean | null;
type Codes = readonly string[] | null;

/** What every record of a case carries. */
export interface Part {
  id: string;
  version: number;
  /** The day on which it was entered, Beijing time, YYYY-MM-DD. */
  enteredOn: string;
}

/** The head without its derived columns. Money in fen, days YYYY-MM-DD, codes of shared/codes/mediation.ts. */
export interface CaseHead extends Part {
  number: Text;
  title: Text;
  committee: Text;
  room: Text;
  registeredOn: Text;
  happenedOn: Text;
  village: Text;
  place: Text;
  kind: Text;
  event: Text;
  provincialKind: Text;
  scale: Text;
  summary: Text;
  request: Text;
  amount: Count;
  people: Count;
  difficulty: Text;
  forecast: Text;
  forecastMeasures: Text;
  prevented: Text;
  preventedPeople: Count;
  source: Text;
  channel: Text;
  applicationForm: Text;
  appliedOn: Text;
  sendingUnit: Text;
  acceptedOn: Text;
  registrar: Text;
  noticeOn: Text;
  noticeForm: Text;
  openMediation: YesNo;
  refusedOn: Text;
  refusalReasons: Codes;
  refusalNote: Text;
  refusalTold: Text;
  terminatedOn: Text;
  terminationReasons: Codes;
  terminationNote: Text;
  remedyToldOn: Text;
  disputePoints: Text;
  separationAdvice: Text;
  fee: Count;
  keeping: Text;
  filedBy: Text;
  filedOn: Text;
  checkedBy: Text;
  checkedOn: Text;
  archivedOn: Text;
  dispute: Text;
  note: Text;
}

/** A party; the person's values are those of the people register. */
export interface PartyFacts extends Part {
  side: Text;
  position: Count;
  kind: Text;
  name: Text;
  person: Text;
  sex: Text;
  ethnic: Text;
  birthDay: Text;
  idNumber: Text;
  occupation: Text;
  phone: Text;
  address: Text;
  village: Text;
  education: Text;
  organisation: Text;
  creditCode: Text;
  organisationAddress: Text;
  legalRepresentative: Text;
  representativePost: Text;
  organisationPhone: Text;
  consent: Text;
  sidePeople: Count;
  isRepresentative: YesNo;
  chosenMediator: Text;
  chosenOn: Text;
  noticeSignedOn: Text;
  note: Text;
}

export interface AgentFacts extends Part {
  party: Text;
  name: Text;
  idNumber: Text;
  occupation: Text;
  address: Text;
  phone: Text;
  kind: Text;
  powers: Codes;
  otherPowers: Text;
  signedOn: Text;
  note: Text;
}

export interface CaseMediatorFacts extends Part {
  mediator: Text;
  role: Text;
  source: Text;
  from: Text;
  until: Text;
  challengedBy: Text;
  challengedOn: Text;
  challengeReason: Text;
  note: Text;
}

/** What the rules need to know of a mediator of the pool who takes part in the case or was chosen. */
export interface MediatorFacts {
  id: string;
  person: string;
  name: string;
  idNumber: Text;
  phone: Text;
  address: Text;
}

export interface InquiryFacts extends Part {
  heldOn: Text;
  startTime: Text;
  endTime: Text;
  place: Text;
  inquired: Text;
  participants: Text;
  inquirer: Text;
  recorder: Text;
  minutes: Text;
  note: Text;
}

export interface EvidenceFacts extends Part {
  position: Count;
  name: Text;
  source: Text;
  pages: Count;
  note: Text;
}

export interface SessionFacts extends Part {
  heldOn: Text;
  startTime: Text;
  endTime: Text;
  place: Text;
  subject: Text;
  presentParties: Text;
  invited: Text;
  invitedAgreed: YesNo;
  units: Text;
  mediators: Text;
  recorder: Text;
  minutes: Text;
  result: Text;
  failure: Text;
  signedOn: Text;
  note: Text;
}

export interface ExtensionFacts extends Part {
  agreedOn: Text;
  until: Text;
  allAgreed: YesNo;
  reason: Text;
  note: Text;
}

export interface ConsultationFacts extends Part {
  heldOn: Text;
  place: Text;
  host: Text;
  units: Text;
  issue: Text;
  opinions: Text;
  decision: Text;
  recorder: Text;
  note: Text;
}

export interface TaskFacts extends Part {
  consultation: Text;
  task: Text;
  unit: Text;
  owner: Text;
  dueOn: Text;
  doneOn: Text;
  result: Text;
}

export interface AgreementFacts extends Part {
  form: Text;
  number: Text;
  reachedOn: Text;
  facts: Text;
  content: Text;
  performance: Text;
  ways: Codes;
  amount: Count;
  immediate: YesNo;
  copies: Count;
  mediatorSignedOn: Text;
  sealedOn: Text;
  effectiveOn: Text;
  state: Text;
  stateOn: Text;
  lawsuit: Text;
  replacedOn: Text;
  replacedReason: Text;
  note: Text;
}

export interface SignatureFacts extends Part {
  agreement: Text;
  party: Text;
  way: Text;
  signedOn: Text;
  byAgent: Text;
}

export interface PerformanceFacts extends Part {
  agreement: Text;
  what: Text;
  amount: Count;
  dueOn: Text;
  doneOn: Text;
  evidence: Text;
  urgedOn: Text;
  note: Text;
}

export interface VisitFacts extends Part {
  agreementNumber: Text;
  visitedOn: Text;
  visited: Text;
  reason: Text;
  situation: Text;
  performed: YesNo;
  satisfied: Text;
  visitor: Text;
  recorder: Text;
  nextOn: Text;
  note: Text;
}

export interface ConfirmationFacts extends Part {
  agreement: Text;
  court: Text;
  appliedOn: Text;
  allApply: YesNo;
  identityOnly: YesNo;
  reason: Text;
  result: Text;
  decidedOn: Text;
  rulingNumber: Text;
  note: Text;
}

export interface StatementFacts extends Part {
  text: Text;
  writtenBy: Text;
  writtenOn: Text;
  checkedBy: Text;
  checkedOn: Text;
  afterArchive: YesNo;
}

/** Each list in the declared order of its register; withdrawn records are left out. */
export interface Dossier {
  case: CaseHead;
  parties: readonly PartyFacts[];
  agents: readonly AgentFacts[];
  mediators: readonly CaseMediatorFacts[];
  inquiries: readonly InquiryFacts[];
  evidence: readonly EvidenceFacts[];
  sessions: readonly SessionFacts[];
  extensions: readonly ExtensionFacts[];
  consultations: readonly ConsultationFacts[];
  tasks: readonly TaskFacts[];
  agreements: readonly AgreementFacts[];
  signatures: readonly SignatureFacts[];
  performances: readonly PerformanceFacts[];
  visits: readonly VisitFacts[];
  confirmations: readonly ConfirmationFacts[];
  statements: readonly StatementFacts[];
  /** Mediators of the pool named anywhere in the case. */
  pool: readonly MediatorFacts[];
  /** Names to print: the committee, its short name and kind code, the room, the village. */
  committee: { name: string; shortName: string; kind: Text; address: Text };
  roomName: Text;
  villageName: Text;
  /** Number of scans by attachment field of the case (`scanD10` …). */
  scans: Readonly<Record<string, number>>;
}

/** Lists of a dossier by the register that holds them. */
export const dossierLists = {
  caseParty: 'parties',
  caseAgent: 'agents',
  caseMediator: 'mediators',
  caseInquiry: 'inquiries',
  caseEvidence: 'evidence',
  caseSession: 'sessions',
  caseExtension: 'extensions',
  caseConsultation: 'consultations',
  consultationTask: 'tasks',
  caseAgreement: 'agreements',
  caseSignature: 'signatures',
  casePerformance: 'performances',
  caseVisit: 'visits',
  caseConfirmation: 'confirmations',
  caseStatement: 'statements',
} as const satisfies Record<string, keyof Dossier>;

export type CasePartKey = keyof typeof dossierLists;
