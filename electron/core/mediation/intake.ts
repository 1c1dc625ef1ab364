// A case is taken in: its head, its parties and its row in the ledger, and if wished its acceptance, all or nothing.
import { type Problem, Refusal } from '../../../shared/contract/errors.ts';
import type { Changes } from '../../../shared/contract/shapes.ts';
import type { FieldValue, RowValues } from '../../../shared/fields/field.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { caseParty } from '../../../shared/registers/mediation/parties.ts';
import { caseTitle } from '../../../shared/rules/mediation/partyNames.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { changeRow } from '../registers/change.ts';
import { type WriteCall, writing } from '../registers/writeCall.ts';
import { rowsIn } from '../tables.ts';
import { acceptWithin } from './accepting.ts';
import { keepingCase } from './caseKeeping.ts';

/** 乡镇调委会 and 街道调委会. */
const townshipKinds = new Set(['3', '4']);

/** The only committee in use, or the township's own; null where that is not clear. */
async function usualCommittee(call: WriteCall): Promise<string | null> {
  const all = await rowsIn(call.trx)
    .selectFrom('peopleCommittee')
    .select(['id', 'kind'])
    .where('withdrawnAt', 'is', null)
    .execute();
  if (all.length === 1) return all[0]!.id;
  const ofTownship = all.filter(({ kind }) => townshipKinds.has(String(kind)));
  return ofTownship.length === 1 ? ofTownship[0]!.id : null;
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

/**
 * Takes in one case within a transaction. @throws Refusal of any of its parts.
 * @param ofLedger makes what the ledger tells beyond the intake. The ledger's cases are past: what is missing in them is
 * told, not refused.
 */
export async function takeIn(
  intake: Intake,
  userName: string,
  write: WriteCall,
  ofLedger?: (id: string) => Promise<void>,
): Promise<TakenIn> {
  const id = write.newId();
  const problems: Problem[] = [];
  let number: string | null = null;
  await keepingCase(
    id,
    write,
    changeRow,
    async () => {
      const head = await headChanges(intake.case, userName, write);
      const own: Record<string, FieldValue> = intake.dispute === undefined ? {} : { dispute: intake.dispute };
      // The title names the parties, who are not there yet.
      const made = await changeRow(
        {
          register: mediationCase,
          id: null,
          newId: id,
          version: null,
          changes: { ...head, title: head.title ?? '（未命名）' },
          own,
        },
        write,
      );
      problems.push(...made.problems);
      const parties: RowValues[] = [];
      for (const changes of intake.parties) {
        const row = { register: caseParty, id: null, version: null, changes: { ...changes, case: id } };
        const party = await changeRow(row, write);
        parties.push(party.values);
        problems.push(...party.problems);
      }
      if (head.title == null || head.title === '') {
        const title = titleFrom(parties, made.values.kind ?? null, write);
        await changeRow({ register: mediationCase, id, version: null, changes: { title } }, write);
      }
      const isPast = ofLedger !== undefined;
      if (intake.accept) number = await acceptWithin({ id, ...intake.accept }, write, isPast);
      await ofLedger?.(id);
    },
    ofLedger !== undefined,
  );
  return { id, number, problems: problems.filter(({ level }) => level !== 'hint') };
}

function titleFrom(parties: readonly RowValues[], kind: FieldValue, write: WriteCall): string {
  const text = (value: FieldValue | undefined) => (typeof value === 'string' ? value : null);
  const named = parties.map(({ side, name, organisation }) => ({
    side: text(side),
    name: text(name),
    organisation: text(organisation),
  }));
  if (named.length === 0) {
    throw new Refusal('invalid', '请填写纠纷名称，或者至少登记一方当事人，名称由程序代拟。', {
      problems: [{ field: 'title', label: '纠纷名称', code: 'required', level: 'error', message: '请填写纠纷名称。' }],
    });
  }
  const entry = write.codes.table('disputeKind')?.entries.find(({ code }) => code === kind);
  return caseTitle(named, entry?.name ?? null);
}

/** What the clerk left to the program. */
async function headChanges(given: Changes, userName: string, write: WriteCall): Promise<Changes> {
  const isGiven = (key: string) => given[key] !== undefined && given[key] !== null && given[key] !== '';
  return {
    ...given,
    ...(isGiven('registeredOn') ? {} : { registeredOn: write.today }),
    ...(isGiven('committee') ? {} : { committee: await usualCommittee(write) }),
    ...(isGiven('registrar') ? {} : { registrar: userName.slice(0, 30) }),
  };
}

export const intakeHandlers = {
  'mediation.intake': async ({ case: head, parties, accept }, call: Call) => {
    const intake = { case: head, parties, ...(accept ? { accept } : {}) };
    const { id, number, problems } = await writing(call, (write) => takeIn(intake, call.user.name, write));
    return { case: id, number, problems };
  },
} satisfies Partial<OpenHandlers>;
