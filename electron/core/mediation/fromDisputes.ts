// Rows of the 矛盾纠纷 ledger become cases, each in a transaction of its own: one that is unclear is held back with its
// reasons and leaves no trace.
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Changes } from '../../../shared/contract/shapes.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import { dispute } from '../../../shared/registers/dispute.ts';
import { caseAgreement } from '../../../shared/registers/mediation/closing.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import type { SplitParty } from '../../../shared/rules/mediation/parties.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { changeRow } from '../registers/change.ts';
import { type FullRow, readFullRows } from '../registers/readRows.ts';
import { type WriteCall, writing } from '../registers/writeCall.ts';
import { type Db, rowsIn } from '../tables.ts';
import { takeIn } from './intake.ts';
import { type LedgerCase, ledgerCase } from './ledgerCase.ts';

type Listed = OutputOf<'mediation.disputes'>['disputes'][number];

const most = 5000;
const person = '1';

/** Ledger rows in use that are no case yet, the newest first, and how many there are beyond what is read at once. */
async function freeDisputes(db: Db): Promise<{ ids: string[]; left: number }> {
  const found = await sql<{ id: string }>`select d."id" from "dispute" d where d."withdrawnAt" is null
    and not exists (select 1 from "mediationCase" c where c."dispute" = d."id" and c."withdrawnAt" is null)
    order by d."happenedOn" desc, d."id"`.execute(db);
  const ids = found.rows.map(({ id }) => id);
  return { ids: ids.slice(0, most), left: Math.max(0, ids.length - most) };
}

async function takenDisputes(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const found = await rowsIn(db)
    .selectFrom('mediationCase')
    .select('dispute')
    .where('dispute', 'in', [...ids])
    .where('withdrawnAt', 'is', null)
    .execute();
  return new Set(found.map((row) => String(row.dispute)));
}

function reasonsAgainst(row: FullRow, plan: LedgerCase, taken: ReadonlySet<string>): string[] {
  return [
    ...(row.withdrawnAt === null ? [] : ['台账里的这一条已注销']),
    ...(taken.has(row.id) ? ['已经立为案件'] : []),
    ...plan.held,
  ];
}

/** Who of the people register is meant: somebody of this name in the village, if there is exactly one; else a new entry. */
async function partyChanges({ name, side, kind, sidePeople }: SplitParty, village: FieldValue, write: WriteCall) {
  const common: Changes = { side, kind, sidePeople };
  if (kind !== person) return { ...common, organisation: name };
  const found = await rowsIn(write.trx)
    .selectFrom('person')
    .select('id')
    .where('name', '=', name)
    .where('village', '=', String(village ?? ''))
    .where('withdrawnAt', 'is', null)
    .limit(2)
    .execute();
  if (found.length === 1) return { ...common, person: found[0]!.id };
  return { ...common, person: { create: name }, ...(village === null ? {} : { village }) };
}

/** Makes the case of one ledger row. @throws Refusal with what stands against it. */
async function makeCase(row: FullRow, committee: string, userName: string, write: WriteCall): Promise<string[]> {
  const plan = ledgerCase(row.values);
  const reasons = reasonsAgainst(row, plan, await takenDisputes(write.trx, [row.id]));
  if (reasons.length > 0) throw new Refusal('invalid', reasons.join('；'));
  const parties: Changes[] = [];
  for (const party of plan.parties) parties.push(await partyChanges(party, row.values.village ?? null, write));
  const intake = { case: { ...plan.case, committee }, parties, dispute: row.id, accept: { on: plan.acceptedOn } };
  const make = async (id: string) => {
    if (plan.agreement) {
      const changes = { ...plan.agreement, case: id };
      await changeRow({ register: caseAgreement, id: null, version: null, changes }, write);
    }
    if (!plan.termination) return;
    await changeRow({ register: mediationCase, id, version: null, changes: { ...plan.termination } }, write);
  };
  // Ledgers tell of no sessions; the agreement stands there all the same.
  await takeIn(intake, userName, write, { make, isForgiven: ({ part }) => part === 'caseAgreement' });
  return [...plan.notes];
}

/** In the order in which they were accepted, so that the numbers follow it. */
function byAcceptance(one: FullRow, other: FullRow): number {
  const dayOf = ({ values }: FullRow) => String(values.acceptedOn ?? values.happenedOn ?? '');
  return dayOf(one).localeCompare(dayOf(other)) || one.id.localeCompare(other.id);
}

interface Outcome {
  made: number;
  held: { id: string; title: string; notes: string[] }[];
  /** Made, with what is missing or worth a look. */
  notes: { id: string; title: string; notes: string[] }[];
  cancelled: boolean;
}

/** Stops between two cases when cancelled; what was made stays and is told. */
async function makeCases(ids: readonly string[], committee: string, call: Call, progress: JobProgress) {
  const rows = await readFullRows(call.township.db, dispute, [...new Set(ids)], call.app.host.today());
  const outcome: Outcome = { made: 0, held: [], notes: [], cancelled: false };
  progress.step('正在立案');
  for (const [at, row] of rows.sort(byAcceptance).entries()) {
    // Windows are answered between two cases, also the one that cancels.
    await setImmediate();
    if (progress.signal.aborted) return { ...outcome, cancelled: true };
    progress.advance(at, rows.length);
    const title = String(row.values.title ?? '');
    try {
      const notes = await writing(call, (write) => makeCase(row, committee, call.user.name, write));
      outcome.made += 1;
      if (notes.length > 0) outcome.notes.push({ id: row.id, title, notes });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'unavailable') throw error;
      outcome.held.push({ id: row.id, title, notes: [error.message] });
    }
  }
  progress.advance(rows.length, rows.length);
  return outcome;
}

export const ledgerHandlers = {
  'mediation.disputes': async ({ ids }, call) => {
    const db = call.township.read;
    const { ids: wanted, left } = ids === undefined ? await freeDisputes(db) : { ids, left: 0 };
    const rows = await readFullRows(db, dispute, wanted, call.app.host.today());
    const taken = ids === undefined ? new Set<string>() : await takenDisputes(db, ids);
    const disputes = rows.map((row): Listed => {
      const plan = ledgerCase(row.values);
      const held = reasonsAgainst(row, plan, taken);
      return {
        id: row.id,
        title: String(row.values.title ?? ''),
        happenedOn: row.values.happenedOn === null ? null : String(row.values.happenedOn),
        parties: plan.parties.map(({ name, side, kind }) => ({ name, side, kind })),
        state: held.length === 0 ? 'good' : 'held',
        notes: [...held, ...plan.notes],
      };
    });
    return { disputes, left };
  },

  'mediation.fromDisputes': async ({ ids, committee }, call) => ({
    job: call.app.jobs.start(call.connection.id, (progress) => makeCases(ids, committee, call, progress)),
  }),
} satisfies Partial<OpenHandlers>;
