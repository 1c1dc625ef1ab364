// Cases with everything that belongs to them, read in one query a register: one case for its page, many for statistics,
// dossiers and the demo.
import { sql } from 'kysely';
import { beijingDay } from '../../../shared/fields/beijingTime.ts';
import type { Field } from '../../../shared/fields/field.ts';
import { caseParts } from '../../../shared/registers/mediation/index.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { mediator } from '../../../shared/registers/mediator.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import {
  type CasePartKey,
  type Dossier,
  dossierLists,
  type MediatorFacts,
  type Part,
} from '../../../shared/rules/mediation/dossier.ts';
import { joinsOf, orderOf, self } from '../registers/columns.ts';
import { type FullRow, readFullRows, rowFromRecord, selectionOf } from '../registers/readRows.ts';
import { joinClauses } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';

/** A case as its rows and as the plain data the rules judge. */
export interface CaseRecord {
  head: FullRow;
  /** Rows in use of every part, in declared order. */
  parts: Readonly<Record<CasePartKey, readonly FullRow[]>>;
  dossier: Dossier;
}

const atOnce = 500;
const isScan = (field: Field) => field.type === 'attachment';
const headFields = mediationCase.fields.filter((field) => !isScan(field));

/** Records in the order of `ids`; cases that do not exist are left out, withdrawn ones are not. */
export async function readCases(db: Db, ids: readonly string[], today: string): Promise<CaseRecord[]> {
  const records: CaseRecord[] = [];
  for (let start = 0; start < ids.length; start += atOnce) {
    records.push(...(await readSome(db, ids.slice(start, start + atOnce), today)));
  }
  return records;
}

/** One record, or undefined. */
export async function readCase(db: Db, id: string, today: string): Promise<CaseRecord | undefined> {
  const [record] = await readCases(db, [id], today);
  return record;
}

/** Dossiers in the order of `ids`. */
export async function readDossiers(db: Db, ids: readonly string[], today: string): Promise<Dossier[]> {
  return (await readCases(db, ids, today)).map(({ dossier }) => dossier);
}

async function readSome(db: Db, ids: readonly string[], today: string): Promise<CaseRecord[]> {
  const heads = await readFullRows(db, mediationCase, ids, today, headFields);
  if (heads.length === 0) return [];
  const byPart = new Map<CasePartKey, Map<string, FullRow[]>>();
  for (const part of caseParts) byPart.set(part.key as CasePartKey, await rowsByCase(db, part, ids, today));
  const scans = await scansByCase(db, ids);
  const names = await namesFor(db, heads);
  const pool = await poolFor(db, byPart, today);
  return heads.map((head) => {
    const partEntries = caseParts.map(({ key }) => {
      const part = key as CasePartKey;
      return [part, byPart.get(part)!.get(head.id) ?? []] as const;
    });
    const parts = Object.fromEntries(partEntries) as Record<CasePartKey, FullRow[]>;
    const lists = partEntries.map(([part, rows]) => [dossierLists[part], rows.map(factsOf)]);
    const dossier = {
      case: factsOf(head),
      ...Object.fromEntries(lists),
      pool: mediatorsOf(parts).flatMap((id) => pool.get(id) ?? []),
      ...names(head),
      scans: scans.get(head.id) ?? {},
    } as unknown as Dossier;
    return { head, parts, dossier };
  });
}

/** The values of a row with what every record of a case carries. */
function factsOf(row: FullRow): Part {
  return { ...row.values, id: row.id, version: row.version, enteredOn: beijingDay(row.createdAt) };
}

/** Rows in use by case, in declared order. */
async function rowsByCase(
  db: Db,
  part: Register,
  ids: readonly string[],
  today: string,
): Promise<Map<string, FullRow[]>> {
  const { columns, what } = selectionOf(part, today);
  const order = part.sort.map(({ field, direction }) => ({ ...orderOf(part, field, today), direction }));
  const joins = joinsOf([...columns, ...order]);
  const by = order.map(({ expression, direction }) =>
    direction === 'descending' ? sql`${expression} desc` : sql`${expression} asc nulls last`,
  );
  const found = await sql<Record<string, unknown>>`select ${what}
    from ${sql.table(part.key)} as ${sql.ref(self)}${joinClauses(joins)}
    where ${sql.ref(`${self}.case`)} in (${sql.join(ids)}) and ${sql.ref(`${self}.withdrawnAt`)} is null
    order by ${sql.join(by)}, ${sql.ref(`${self}.id`)}`.execute(db);
  const byCase = new Map<string, FullRow[]>();
  for (const record of found.rows) {
    const row = rowFromRecord(columns, record);
    const id = String(row.values.case);
    const rows = byCase.get(id);
    if (rows) rows.push(row);
    else byCase.set(id, [row]);
  }
  return byCase;
}

async function scansByCase(db: Db, ids: readonly string[]): Promise<Map<string, Record<string, number>>> {
  const rows = await db
    .selectFrom('attachment')
    .select((builder) => ['rowId', 'field', builder.fn.countAll<number>().as('files')])
    .where('register', '=', mediationCase.key)
    .where('rowId', 'in', ids)
    .where('withdrawnAt', 'is', null)
    .groupBy(['rowId', 'field'])
    .execute();
  const byCase = new Map<string, Record<string, number>>();
  for (const { rowId, field, files } of rows) {
    byCase.set(rowId, { ...byCase.get(rowId), [field]: Number(files) });
  }
  return byCase;
}

/** Mediators of the pool that a case names, each once. */
function mediatorsOf(parts: Readonly<Record<CasePartKey, readonly FullRow[]>>): string[] {
  const named = [
    ...parts.caseMediator.map((row) => row.values.mediator),
    ...parts.caseParty.map((row) => row.values.chosenMediator),
  ];
  return [...new Set(named.filter((id): id is string => typeof id === 'string'))];
}

const poolFields = ['person', 'idNumber', 'phone', 'address'].map((key) => fieldOf(mediator, key));

async function poolFor(
  db: Db,
  byPart: ReadonlyMap<CasePartKey, ReadonlyMap<string, readonly FullRow[]>>,
  today: string,
): Promise<Map<string, MediatorFacts>> {
  const rowsOf = (part: CasePartKey) => [...byPart.get(part)!.values()].flat();
  const named = [
    ...rowsOf('caseMediator').map((row) => row.values.mediator),
    ...rowsOf('caseParty').map((row) => row.values.chosenMediator),
  ];
  const ids = [...new Set(named.filter((id): id is string => typeof id === 'string'))];
  const rows = await readFullRows(db, mediator, ids, today, poolFields);
  const people = await namesIn(
    db,
    'person',
    rows.map((row) => row.values.person),
  );
  const facts = rows.map(({ id, values }) => {
    const person = String(values.person);
    const text = (key: string) => (values[key] ?? null) as string | null;
    const name = people.get(person)?.name ?? '';
    return [
      id,
      { id, person, name, idNumber: text('idNumber'), phone: text('phone'), address: text('address') },
    ] as const;
  });
  return new Map(facts);
}

interface Named {
  id: string;
  name: string;
}

/** Rows with a name, by id. */
async function namesIn<R extends Named = Named>(
  db: Db,
  table: string,
  ids: readonly unknown[],
  more: readonly string[] = [],
): Promise<Map<string, R>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  const byId = new Map<string, R>();
  for (let start = 0; start < wanted.length; start += atOnce) {
    const columns = sql.join(['id', 'name', ...more].map((column) => sql.ref(column)));
    const found = await sql<R>`select ${columns} from ${sql.table(table)}
      where "id" in (${sql.join(wanted.slice(start, start + atOnce))})`.execute(db);
    for (const row of found.rows) byId.set(row.id, row);
  }
  return byId;
}

interface CommitteeNames extends Named {
  shortName: string | null;
  kind: string | null;
  address: string | null;
}

type Names = Pick<Dossier, 'committee' | 'roomName' | 'villageName'>;

/** The names a dossier prints of what its head points to. */
async function namesFor(db: Db, heads: readonly FullRow[]): Promise<(head: FullRow) => Names> {
  const ids = (key: string) => heads.map((head) => head.values[key]);
  const details = ['shortName', 'kind', 'address'];
  const committees = await namesIn<CommitteeNames>(db, 'peopleCommittee', ids('committee'), details);
  const rooms = await namesIn(db, 'mediationRoom', ids('room'));
  const villages = await namesIn(db, 'village', ids('village'));
  return ({ values }) => {
    const committee = committees.get(String(values.committee));
    return {
      committee: {
        name: committee?.name ?? '',
        shortName: committee?.shortName ?? '',
        kind: committee?.kind ?? null,
        address: committee?.address ?? null,
      },
      roomName: rooms.get(String(values.room))?.name ?? null,
      villageName: villages.get(String(values.village))?.name ?? null,
    };
  };
}
