// What the township already holds, as far as an import must know it: loaded once, looked up in memory. A ledger of
// 50,000 rows asks these maps some hundred thousand times and the database not once.
import { sql } from 'kysely';
import type { StoredValue } from '../../../../shared/fields/codec.ts';
import type { RowValues } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import { foldWord } from '../../../../shared/rules/writtenText.ts';
import type { CodeBook } from '../../codeBook.ts';
import { registerOf } from '../../registers/columns.ts';
import { titlesOf } from '../../registers/rowTitles.ts';
import type { Db } from '../../tables.ts';
import { shapeOf } from './draft.ts';
import { type NamedRow, readerOf } from './registerReader.ts';
import { type VillageFinder, type VillageRow, villageFinder } from './villageFinder.ts';

/** What tells people apart. `token` is the id, or the name of a draft. */
export interface KnownPerson {
  token: string;
  name: string;
  formerName: string | null;
  idNumber: string | null;
  phone: string | null;
  village: string | null;
  sex: string | null;
  birthDay: string | null;
}

/** A row in use, by what makes it the same row (register.identity). */
export interface KnownRow {
  id: string;
  /** The period, for registers that have one. */
  from: string | null;
  until: string | null;
}

export interface StoredState {
  version: number;
  values: RowValues;
}

export interface World {
  /** Number of history entries when it was loaded; a different one later means that something changed. */
  stamp: number;
  today: string;
  codes: CodeBook;
  /** `foldWord`, remembering. */
  fold(name: string): string;
  villages: VillageFinder;
  /** People in use by folded name, former names included, and by identity number. */
  peopleByName: Map<string, KnownPerson[]>;
  peopleByNumber: Map<string, KnownPerson>;
  peopleByToken: Map<string, KnownPerson>;
  /** Rows in use of the small registers that others refer to by name. */
  named: Map<string, NamedRow[]>;
  /** Rows in use of the imported register by identity. */
  rows: Map<string, KnownRow[]>;
  /** Columns of all rows in use that the register's rules look at together. */
  together: { token: string; values: RowValues }[];
  /** `register.field` → value → id, for values that no two rows may share. */
  taken: Map<string, Map<string, string>>;
  /** Full stored values of rows the import touches, by id; filled by `loadStored`. */
  stored: Map<string, StoredState>;
}

/** Rows in use that are referred to by name, as `NamedRow`s. */
const referenced: Readonly<Record<string, ReturnType<typeof sql>>> = {
  committee: sql`select "id", "name", "village" from "committee" where "withdrawnAt" is null`,
  team: sql`select "id", "name", "village" from "team" where "withdrawnAt" is null`,
  grid: sql`select "id", "name", "village" from "grid" where "withdrawnAt" is null`,
  peopleCommittee: sql`select "id", "name", "village" from "peopleCommittee" where "withdrawnAt" is null`,
  mediationRoom: sql`select r."id", r."name", c."village", c."name" as "body" from "mediationRoom" r
    join "peopleCommittee" c on c."id" = r."committee" where r."withdrawnAt" is null`,
  // Who has come back stands twice: the last of her terms is meant.
  mediator: sql`select m."id", p."name", c."village", c."name" as "body", max(coalesce(m."leftOn", '9999')) as "until"
    from "mediator" m join "person" p on p."id" = m."person" join "peopleCommittee" c on c."id" = m."committee"
    where m."withdrawnAt" is null group by m."committee", m."person"`,
};

/** Loads what an import into `register` needs. Reads only. */
export async function loadWorld(
  db: Db,
  register: Register,
  office: { codes: CodeBook; today: string; divisionPath: readonly string[] },
): Promise<World> {
  const stamp = await historyStamp(db);
  const villages = await all<VillageRow>(
    db,
    sql`select "id", "name", "officialName", "formerNames", "state", "mergedInto" from "village" where "withdrawnAt" is null`,
  );
  const people = needsPeople(register) ? await loadPeople(db) : [];
  const named = new Map<string, NamedRow[]>();
  for (const [key, query] of Object.entries(referenced)) named.set(key, await all<NamedRow>(db, query));
  for (const { target } of shapeOf(register).links) {
    if (!named.has(target) && target !== 'person' && target !== 'village')
      named.set(target, await loadTitled(db, target));
  }
  const world: World = {
    stamp,
    today: office.today,
    codes: office.codes,
    fold: rememberingFold(),
    villages: remembering(villageFinder(villages, office.divisionPath)),
    peopleByName: new Map(),
    peopleByNumber: new Map(),
    peopleByToken: new Map(),
    named,
    rows: await loadRows(db, register),
    together: await loadTogether(db, register),
    taken: await loadTaken(db, register),
    stored: new Map(),
  };
  for (const person of people) addPerson(world, person, world.fold);
  return world;
}

/** Rows in use of a ledger by their titles; a number, where the ledger has one, stands as the other name. */
async function loadTitled(db: Db, key: string): Promise<NamedRow[]> {
  const register = registerOf(key);
  const own = (field: string) =>
    shapeOf(register).stored.some((each) => each.key === field) ? sql.ref(field) : sql`null`;
  const rows = await all<Omit<NamedRow, 'name'>>(
    db,
    sql`select "id", ${own('village')} as "village", ${own('number')} as "body" from ${sql.table(key)}
      where "withdrawnAt" is null`,
  );
  const titles = await titlesOf(
    db,
    register,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, name: titles.get(row.id) ?? '' }));
}

/** Grows with every change that anybody saves. (`rowid` would be the column rowId.) */
export async function historyStamp(db: Db): Promise<number> {
  const [row] = await all<{ stamp: number | null }>(db, sql`select max(_rowid_) as "stamp" from "history"`);
  return Number(row?.stamp ?? 0);
}

async function all<Row>(db: Db, query: ReturnType<typeof sql>): Promise<Row[]> {
  return (await query.execute(db)).rows as Row[];
}

function needsPeople(register: Register): boolean {
  return register.key === 'person' || shapeOf(register).links.some(({ target }) => target === 'person');
}

function loadPeople(db: Db): Promise<KnownPerson[]> {
  return all(
    db,
    sql`select "id" as "token", "name", "formerName", "idNumber", "phone", "village", "sex", "birthDay"
      from "person" where "withdrawnAt" is null`,
  );
}

type PeopleMaps = Pick<World, 'peopleByName' | 'peopleByNumber' | 'peopleByToken'>;

/** Puts a person where she is found again; the people of the ledger go into maps of the preview's own. */
export function addPerson(maps: PeopleMaps, person: KnownPerson, fold: (name: string) => string): void {
  maps.peopleByToken.set(person.token, person);
  if (person.idNumber !== null) maps.peopleByNumber.set(person.idNumber, person);
  addNamed(maps.peopleByName, fold(person.name), person);
  const { formerName } = person;
  if (formerName !== null && formerName !== person.name) addNamed(maps.peopleByName, fold(formerName), person);
}

function addNamed(people: Map<string, KnownPerson[]>, key: string, person: KnownPerson): void {
  const same = people.get(key);
  if (same) same.push(person);
  else people.set(key, [person]);
}

/** The key by which two rows of a register are the same row; null while a part of it is empty. */
export function identityKey(register: Register, values: RowValues): string | null {
  const parts: string[] = [];
  for (const key of register.identity) {
    const value = values[key];
    if (value === null || value === undefined) return null;
    parts.push(foldWord(String(value)));
  }
  return parts.join('\n');
}

async function loadRows(db: Db, register: Register): Promise<Map<string, KnownRow[]>> {
  const rows = new Map<string, KnownRow[]>();
  if (register.key === 'person') return rows;
  const from = register.period ? sql`${sql.ref(register.period.from)}` : sql`null`;
  const until = register.period ? sql`${sql.ref(register.period.until)}` : sql`null`;
  const columns = sql.join(register.identity.map((key) => sql.ref(key)));
  const found = await all<Record<string, string | null>>(
    db,
    sql`select "id" as "rowId", ${from} as "rowFrom", ${until} as "rowUntil", ${columns}
      from ${sql.table(register.key)} where "withdrawnAt" is null`,
  );
  for (const record of found) {
    const key = identityKey(register, record);
    if (key === null) continue;
    const row = { id: record.rowId!, from: record.rowFrom ?? null, until: record.rowUntil ?? null };
    const same = rows.get(key);
    if (same) same.push(row);
    else rows.set(key, [row]);
  }
  return rows;
}

async function loadTogether(db: Db, register: Register): Promise<World['together']> {
  const columns = readerOf(register.key)?.together?.columns;
  if (!columns) return [];
  const found = await all<Record<string, string | null>>(
    db,
    sql`select "id", ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(register.key)}
      where "withdrawnAt" is null`,
  );
  return found.map(({ id, ...values }) => ({ token: id!, values }));
}

async function loadTaken(db: Db, register: Register): Promise<Map<string, Map<string, string>>> {
  const taken = new Map<string, Map<string, string>>();
  const concerned = new Set([
    register.key,
    ...shapeOf(register).links.map(({ target }) => target),
    ...Object.keys(referenced),
  ]);
  for (const key of concerned) {
    for (const field of shapeOf(registerOf(key)).uniques) {
      const found = await all<{ value: string; id: string }>(
        db,
        sql`select ${sql.ref(field.key)} as "value", "id" from ${sql.table(key)}
          where "withdrawnAt" is null and ${sql.ref(field.key)} is not null`,
      );
      taken.set(`${key}.${field.key}`, new Map(found.map(({ value, id }) => [value, id])));
    }
  }
  return taken;
}

const atOnce = 500;

/** Loads the full stored values of rows that are not loaded yet. */
export async function loadStored(world: World, db: Db, register: Register, ids: Iterable<string>): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !world.stored.has(id));
  const { stored } = shapeOf(register);
  for (let start = 0; start < missing.length; start += atOnce) {
    const part = missing.slice(start, start + atOnce);
    const found = await all<Record<string, StoredValue>>(
      db,
      sql`select * from ${sql.table(register.key)} where "id" in (${sql.join(part)})`,
    );
    for (const record of found) {
      const values = Object.fromEntries(
        stored.map((field) => [field.key, codecOf(field).load(record[field.key] ?? null, field)]),
      );
      world.stored.set(String(record.id), { version: Number(record.version), values });
    }
  }
}

/** Names repeat, and folding them is the dearest step of a lookup. */
function rememberingFold(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const folded = foldWord(name);
    if (known.size < 20_000) known.set(name, folded);
    return folded;
  };
}

/** Ledgers repeat a few names thousands of times. */
function remembering(finder: VillageFinder): VillageFinder {
  const found = new Map<string, ReturnType<VillageFinder['find']>>();
  return {
    ...finder,
    find(written) {
      if (!found.has(written)) found.set(written, finder.find(written));
      return found.get(written);
    },
  };
}
