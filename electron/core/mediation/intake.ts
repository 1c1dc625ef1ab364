// A case is taken in: its head, its parties and its row in the ledger, and if wished its acceptance, all or nothing.
import { type Problem, Refusal } from '../../../shared/contract/errors.ts';
import type { Changes } from '../../../shared/contract/shapes.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { caseParty } from '../../../shared/registers/mediation/parties.ts';
import { caseTitle } from '../../../shared/rules/mediation/partyNames.ts';
import { usualCommittee } from '../../../shared/rules/mediation/usualCommittee.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { changeRow } from '../registers/change.ts';
import { type WriteCall, writing } from '../registers/writeCall.ts';
import { rowsIn } from '../tables.ts';
import { acceptWithin } from './accepting.ts';
import { type Forgiving, keepingCase } from './caseKeeping.ts';

/** The id of the committee that is meant where none is named; null where that is not clear. */
async function committeeMeant(call: WriteCall): Promise<string | null> {
  const found = await rowsIn(call.trx)
    .selectFrom('peopleCommittee')
    .select(['id', 'kind'])
    .where('withdrawnAt', 'is', null)
    .execute();
  return usualCommittee(found.map(({ id, kind }) => ({ id, kind: String(kind) })))?.id ?? null;
}

export interface Intake {
  case: Changes;
  parties: readonly Changes[];
  /** The ledger row that the case is made of. */
  dispute?: string;
  /** Its day of acceptance; the ledger's cases were accepted before. */
  accept?: { on: string; registrar?: string };
}

export interface TakenIn {
  id: string;
  number: string | null;
  problems: Problem[];
}

/** What the ledger tells of a past case beyond its intake; what is missing in it is shown with the case, not refused. */
export interface LedgerPart {
  make(id: string): Promise<void>;
  isForgiven: Forgiving;
}

/** Takes in one case within a transaction. @throws Refusal of any of its parts. */
export async function takeIn(
  intake: Intake,
  userName: string,
  write: WriteCall,
  ledger?: LedgerPart,
): Promise<TakenIn> {
  const id = write.newId();
  const problems: Problem[] = [];
  let number: string | null = null;
  const work = async () => {
    problems.push(...(await makeHead(id, intake, userName, write)));
    for (const changes of intake.parties) {
      const row = { register: caseParty, id: null, version: null, changes: { ...changes, case: id } };
      problems.push(...(await changeRow(row, write)).problems);
    }
    if (intake.accept) number = await acceptWithin({ id, ...intake.accept }, write, ledger !== undefined);
    await ledger?.make(id);
  };
  await keepingCase(id, write, changeRow, work, ledger?.isForgiven);
  return { id, number, problems: problems.filter(({ level }) => level !== 'hint') };
}

async function makeHead(id: string, intake: Intake, userName: string, write: WriteCall): Promise<Problem[]> {
  const changes = await headChanges(intake.case, userName, write);
  if (!isGiven(changes, 'title')) changes.title = await titleFrom(intake.parties, changes.kind, write);
  const own: Record<string, FieldValue> = intake.dispute === undefined ? {} : { dispute: intake.dispute };
  const head = { register: mediationCase, id: null, newId: id, version: null, changes, own };
  return (await changeRow(head, write)).problems;
}

function isGiven(changes: Changes, key: string): boolean {
  return changes[key] !== undefined && changes[key] !== null && changes[key] !== '';
}

/** 张三与李四邻里纠纷, from parties as they were given. @throws Refusal `invalid` where there are none. */
async function titleFrom(
  parties: readonly Changes[],
  kind: Changes[string] | undefined,
  write: WriteCall,
): Promise<string> {
  if (parties.length === 0) {
    const message = '请填写纠纷名称，或者至少登记一方当事人，名称由程序代拟。';
    const problem = { field: 'title', label: '纠纷名称', code: 'required', level: 'error' as const, message };
    throw new Refusal('invalid', message, { problems: [problem] });
  }
  const named = [];
  for (const party of parties) {
    const side = typeof party.side === 'string' ? party.side : '1';
    const organisation = typeof party.organisation === 'string' ? party.organisation : null;
    named.push({ side, name: await personName(party.person, write), organisation });
  }
  const entry = write.codes.table('disputeKind')?.entries.find(({ code }) => code === kind);
  return caseTitle(named, entry?.name ?? null);
}

/** The name of a person who is chosen or to be made. */
async function personName(given: Changes[string] | undefined, write: WriteCall): Promise<string | null> {
  if (typeof given === 'object' && given !== null && 'create' in given) return given.create;
  if (typeof given !== 'string') return null;
  const row = await rowsIn(write.trx).selectFrom('person').select('name').where('id', '=', given).executeTakeFirst();
  return row ? String(row.name) : null;
}

/** What the clerk left to the program. */
async function headChanges(given: Changes, userName: string, write: WriteCall): Promise<Changes> {
  return {
    ...given,
    ...(isGiven(given, 'registeredOn') ? {} : { registeredOn: write.today }),
    ...(isGiven(given, 'committee') ? {} : { committee: await committeeMeant(write) }),
    ...(isGiven(given, 'registrar') ? {} : { registrar: userName.slice(0, 30) }),
  };
}

export const intakeHandlers = {
  'mediation.intake': async ({ case: head, parties, accept }, call: Call) => {
    const intake = { case: head, parties, ...(accept ? { accept } : {}) };
    const { id, number, problems } = await writing(call, (write) => takeIn(intake, call.user.name, write));
    return { case: id, number, problems };
  },
} satisfies Partial<OpenHandlers>;
