// One pass over all rows of a ledger: the drafts it makes, and the people and rows that earlier lines have brought.
import type { Field, RowValues } from '../../../../shared/fields/field.ts';
import { fieldOf, type Register } from '../../../../shared/registers/register.ts';
import { registerOf } from '../../registers/columns.ts';
import { readFacts } from '../workbook/preface.ts';
import { type Draft, existingDraft, type Fill, newDraft } from './draft.ts';
import type { ImportSheet, PreviewEntry } from './importState.ts';
import type { PeopleLookup, PersonClaim } from './personMatch.ts';
import { type NamedRow, readerOf } from './registerReader.ts';
import { wrongValues } from './resolveRow.ts';
import { titledReference } from './titledReference.ts';
import { addPerson, type KnownPerson, type KnownRow, type World } from './world.ts';

export type ReferenceResult = { draft: Draft } | { problem: { code: string; message: string } | null };

const none: readonly KnownPerson[] = [];

export class Pass {
  readonly register: Register;
  readonly world: World;
  readonly drafts = new Map<string, Draft>();
  /** Drafts of rows that exist whose values are still to be loaded. */
  readonly unloaded: Draft[] = [];
  readonly people: PeopleLookup;
  /** `register.field` → value → token, of drafts that were taken over. */
  readonly taken = new Map<string, Map<string, string>>();

  readonly #fields: Map<string, Field>;
  readonly #newPeople = {
    peopleByName: new Map<string, KnownPerson[]>(),
    peopleByNumber: new Map<string, KnownPerson>(),
    peopleByToken: new Map<string, KnownPerson>(),
  };
  readonly #newNamed = new Map<string, NamedRow[]>();
  readonly #references = new Map<string, ReferenceResult>();
  readonly #rows = new Map<string, Draft>();
  readonly #sheetFacts = new Map<ImportSheet, RowValues>();
  readonly #firstRow = new Map<string, PreviewEntry>();
  readonly #severalSheets: boolean;
  #tokens = 0;

  constructor(register: Register, world: World, severalSheets: boolean) {
    this.#severalSheets = severalSheets;
    this.register = register;
    this.world = world;
    this.#fields = new Map(register.fields.map((field) => [field.key, field]));
    const fresh = this.#newPeople;
    this.people = {
      byNumber: (number) => world.peopleByNumber.get(number) ?? fresh.peopleByNumber.get(number),
      byName(name) {
        const key = world.fold(name);
        const known = world.peopleByName.get(key) ?? none;
        const more = fresh.peopleByName.get(key);
        return more ? [...known, ...more] : known;
      },
      isNew: (person) => fresh.peopleByToken.has(person.token),
      whereOf: (person) => this.placeOf(placeOfEntry(this.#firstRow.get(person.token)!)),
    };
  }

  field(key: string): Field {
    return this.#fields.get(key) ?? fieldOf(this.register, key);
  }

  /** 第 5 行, with the sheet's name where the ledger has several. */
  placeOf({ sheet, row }: Fill['by']): string {
    return this.#severalSheets ? `“${sheet}”第 ${row} 行` : `第 ${row} 行`;
  }

  newToken(): string {
    this.#tokens += 1;
    return `new:${this.#tokens}`;
  }

  /** The committee, team or grid that a row names or its sheet stands for. */
  reference(
    register: Register,
    field: Field & { type: 'reference' },
    written: string | null,
    village: string | null,
    beside: RowValues,
    entry: PreviewEntry,
  ): ReferenceResult {
    const { source } = entry.mapped;
    const key = JSON.stringify([register.key, field.key, written, village, beside, source.key]);
    const known = this.#references.get(key);
    if (known) return known;
    const result = this.#askReference(register, field, written, village, beside, source);
    this.#references.set(key, result);
    return result;
  }

  #askReference(
    register: Register,
    field: Field & { type: 'reference' },
    written: string | null,
    village: string | null,
    beside: RowValues,
    source: ImportSheet,
  ): ReferenceResult {
    const ask = readerOf(register.key)?.references[field.key] ?? titledReference(registerOf(field.register).title);
    const made = this.#newNamed.get(field.register) ?? [];
    const answer = ask({
      written,
      village,
      beside,
      sheet: this.#factsOf(source),
      villages: this.world.villages,
      known: [...(this.world.named.get(field.register) ?? []), ...made],
    });
    if ('problem' in answer) return answer;
    const target = registerOf(field.register);
    if ('id' in answer) return { draft: this.#namedDraft(target, answer.id) };
    const { name, village: home } = answer.create;
    const [wrong] = wrongValues(target, answer.create, this);
    if (wrong) return { problem: { code: wrong.code, message: wrong.message } };
    const draft = newDraft(target, this.newToken(), answer.create, name);
    this.drafts.set(draft.token, draft);
    this.#newNamed.set(field.register, [
      ...made,
      { id: draft.token, name, village: typeof home === 'string' ? home : null },
    ]);
    return { draft };
  }

  #namedDraft(register: Register, id: string): Draft {
    const name = this.world.named.get(register.key)?.find((row) => row.id === id)?.name ?? '';
    return this.#once(id, () => existingDraft(register, id, name));
  }

  #once(token: string, make: () => Draft): Draft {
    const known = this.drafts.get(token);
    if (known) return known;
    const draft = make();
    this.drafts.set(token, draft);
    if (draft.id !== null) this.unloaded.push(draft);
    return draft;
  }

  #factsOf(source: ImportSheet): RowValues {
    const known = this.#sheetFacts.get(source);
    if (known) return known;
    const words = { sheet: source.sheet, preface: source.preface, facts: readFacts(source.preface) };
    const facts = readerOf(this.register.key)?.sheetFacts?.(words, this.world.villages) ?? {};
    this.#sheetFacts.set(source, facts);
    return facts;
  }

  /** The title of a row that is there or will be. */
  titleOf(register: string, token: string): string | undefined {
    const title = this.drafts.get(token)?.title;
    if (title) return title;
    if (register === 'village') return this.world.villages.nameOf(token);
    if (register === 'person') return this.world.peopleByToken.get(token)?.name;
    return this.world.named.get(register)?.find((row) => row.id === token)?.name;
  }

  /** The village of a committee, team or grid, by token. */
  villageOf(token: string): string | null {
    const draft = this.drafts.get(token);
    const village =
      draft && draft.id === null
        ? draft.values.village
        : this.world.named.get(draft?.register.key ?? '')?.find((row) => row.id === token)?.village;
    return typeof village === 'string' ? village : null;
  }

  /** `remember`: later rows may mean her too. Rows that are wrong already bring nobody in. */
  newPerson(claim: PersonClaim, home: string | null, entry: PreviewEntry, remember: boolean): Draft {
    const token = this.newToken();
    const draft = newDraft(registerOf('person'), token, { name: claim.name, village: home }, claim.name);
    this.drafts.set(token, draft);
    if (remember) {
      addPerson(this.#newPeople, { token, formerName: null, ...claim }, this.world.fold);
      this.#firstRow.set(token, entry);
    }
    return draft;
  }

  knownPerson(person: KnownPerson, claim: PersonClaim, remember: boolean): Draft {
    if (remember && this.#newPeople.peopleByToken.has(person.token)) this.#learn(person, claim);
    return this.#once(person.token, () => existingDraft(registerOf('person'), person.token, person.name));
  }

  /** What a later row adds about somebody new helps to recognise her in the rows after it. */
  #learn(person: KnownPerson, claim: PersonClaim): void {
    person.phone ??= claim.phone;
    person.village ??= claim.village;
    person.sex ??= claim.sex;
    person.birthDay ??= claim.birthDay;
    if (person.idNumber !== null || claim.idNumber === null) return;
    person.idNumber = claim.idNumber;
    this.#newPeople.peopleByNumber.set(claim.idNumber, person);
  }

  /** The row of this identity; `ended` is the day on which the membership found has ended, when that stands in the way. */
  rowOf(key: string, own: RowValues): { draft: Draft; ended: string | null } {
    const known = this.#rows.get(key);
    if (known) return { draft: known, ended: null };
    const { row, ended } = sameRow(this.world.rows.get(key) ?? [], this.register, own);
    const token = row?.id ?? this.newToken();
    const draft = this.#once(token, () =>
      row ? existingDraft(this.register, token, '') : newDraft(this.register, token, null, ''),
    );
    this.#rows.set(key, draft);
    return { draft, ended };
  }
}

export function placeOfEntry({ mapped, source }: PreviewEntry): Fill['by'] {
  return { sheet: mapped.source.sheet, row: source.row };
}

/** Of a person's memberships in one body: the one that a row means, or none when it is a new one. */
function sameRow(
  rows: readonly KnownRow[],
  register: Register,
  own: RowValues,
): { row: KnownRow | undefined; ended: string | null } {
  if (!register.period) return { row: rows[0], ended: null };
  const from = own[register.period.from];
  const until = own[register.period.until];
  const open = rows.find((row) => row.until === null);
  if (typeof until === 'string') return { row: rows.find((row) => row.until === until) ?? open, ended: null };
  if (open) return { row: open, ended: null };
  const last = [...rows].sort((one, other) => (one.until ?? '').localeCompare(other.until ?? '')).at(-1);
  if (!last) return { row: undefined, ended: null };
  const again = typeof from === 'string' && from > (last.until ?? '').slice(0, from.length);
  return again ? { row: undefined, ended: null } : { row: last, ended: last.until };
}
