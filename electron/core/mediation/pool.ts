// The pool of mediators, each with the cases in hand and, for a case, why he or she should stand back.
import { sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { PoolMediator } from '../../../shared/contract/mediationProcedures.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import { mediator } from '../../../shared/registers/mediator.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import type { Dossier, MediatorFacts } from '../../../shared/rules/mediation/dossier.ts';
import { reasonsToStandBack } from '../../../shared/rules/mediation/rules/mediatorRules.ts';
import type { OpenHandlers } from '../handlers.ts';
import { inOffice } from '../registers/inOffice.ts';
import { type FullRow, readFullRows } from '../registers/readRows.ts';
import { titlesOf } from '../registers/rowTitles.ts';
import type { Db } from '../tables.ts';
import { readDossiers } from './dossierReading.ts';

const fields = [
  'person',
  'idNumber',
  'phone',
  'address',
  'committee',
  'sourceKind',
  'expertise',
  'freeDays',
  'casesOpen',
].map((key) => fieldOf(mediator, key));

async function mediatorsInOffice(db: Db, committee: string | undefined, today: string): Promise<FullRow[]> {
  const ofCommittee = committee === undefined ? sql`` : sql` and m."committee" = ${committee}`;
  const found = await sql<{ id: string }>`select m."id" from "mediator" m join "person" p on p."id" = m."person"
    where ${inOffice('m', today)}${ofCommittee} order by m."committee", p."nameSort", m."id"`.execute(db);
  const ids = found.rows.map(({ id }) => id);
  return readFullRows(db, mediator, ids, today, fields);
}

/** @throws Refusal `notFound` for a case that is not there. */
async function dossierOf(db: Db, id: string, today: string): Promise<Dossier> {
  const [dossier] = await readDossiers(db, [id], today);
  if (!dossier) throw new Refusal('notFound', '没有这个案件，可能已随导入撤销。');
  return dossier;
}

const listOf = (value: FieldValue | undefined): string[] => (Array.isArray(value) ? [...value] : []);
const textOf = (value: FieldValue | undefined): string | null => (typeof value === 'string' ? value : null);

function shown({ id, values }: FullRow, name: string, dossier: Dossier | null): PoolMediator {
  const { person, idNumber, phone, address } = values;
  const facts: MediatorFacts = {
    id,
    person: String(person),
    name,
    idNumber: textOf(idNumber),
    phone: textOf(phone),
    address: textOf(address),
  };
  return {
    id,
    name,
    committee: String(values.committee),
    sourceKind: textOf(values.sourceKind),
    expertise: listOf(values.expertise),
    freeDays: listOf(values.freeDays),
    casesOpen: Number(values.casesOpen ?? 0),
    warnings: dossier === null ? [] : [...reasonsToStandBack(facts, dossier.parties)],
  };
}

export const poolHandlers = {
  'mediation.pool': async ({ case: id, committee }, call) => {
    const db = call.township.read;
    const today = call.app.host.today();
    const dossier = id === undefined ? null : await dossierOf(db, id, today);
    const rows = await mediatorsInOffice(db, committee, today);
    const names = await titlesOf(
      db,
      mediator,
      rows.map((row) => row.id),
    );
    return { mediators: rows.map((row) => shown(row, names.get(row.id) ?? '', dossier)) };
  },
} satisfies Partial<OpenHandlers>;
