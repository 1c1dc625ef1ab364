// From the words of a row to the rows it means: villages, committees and teams, people, and the row itself.
import type { Problem } from '../../../../shared/contract/errors.ts';
import { problemOf } from '../../../../shared/fields/codec.ts';
import { type Field, type FieldValue, isStored, type RowValues } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import { fieldOf, type Register } from '../../../../shared/registers/register.ts';
import { registerOf } from '../../registers/columns.ts';
import { type Draft, newDraft, shapeOf } from './draft.ts';
import type { PreviewEntry } from './importState.ts';
import type { Pass } from './pass.ts';
import { claimOf, matchPerson, type PersonMatch, type Possibility } from './personMatch.ts';
import { readerOf } from './registerReader.ts';
import { identityKey } from './world.ts';

/** A draft and what one row gives to it. Empty cells give nothing. */
export interface Part {
  draft: Draft;
  given: Record<string, FieldValue>;
  /** The link field through which the row gives it; null for the row itself. */
  via: string | null;
}

export interface Resolution {
  problems: Problem[];
  /** Fields that something is already wrong with, so that nobody is told twice. */
  failed: string[];
  parts: Part[];
  /** The row's own draft is known. */
  complete: boolean;
  titles: Record<string, string>;
  doubt: { link: string; possible: Possibility[] } | null;
  chosen: string | null;
}

interface Words {
  own: Record<string, FieldValue>;
  /** Link field → what its `via` fields say. */
  via: Map<string, Record<string, FieldValue>>;
}

/** Resolves one row against the township and the rows of the ledger before it. */
export function resolveRow(entry: PreviewEntry, pass: Pass): Resolution {
  const { register } = pass;
  const resolution: Resolution = {
    problems: [...entry.read.problems],
    failed: [...entry.read.failed],
    parts: [],
    complete: false,
    titles: {},
    doubt: null,
    chosen: null,
  };
  const words = sortWords(entry, resolution, pass);
  resolveReferences(entry, words, resolution, pass);
  if (register.key === 'person') {
    const person = resolvePerson(register.key, words.own, words.own.name ?? null, null, entry, resolution, pass);
    if (person) resolution.parts.push({ draft: person, given: words.own, via: null });
    resolution.complete = person !== null;
    return resolution;
  }
  const home = homeOf(register, words.own, pass);
  let complete = true;
  for (const { field, target } of shapeOf(register).links) {
    if (target !== 'person') continue;
    const given = words.via.get(field.key) ?? {};
    const person = resolveLinkedPerson(field, given, words, home, entry, resolution, pass);
    if (person === 'unknown') complete = false;
    if (person === 'unknown' || person === 'none') continue;
    words.own[field.key] = person.token;
    resolution.titles[field.key] = person.title;
    resolution.parts.push({ draft: person, given, via: field.key });
  }
  if (!complete) return resolution;
  resolution.parts.push({ draft: rowDraft(words.own, resolution, pass), given: words.own, via: null });
  resolution.complete = true;
  return resolution;
}

/** Parts the cells into the row's own values and those of rows it points to; villages become ids. */
function sortWords(entry: PreviewEntry, resolution: Resolution, pass: Pass): Words {
  const words: Words = { own: {}, via: new Map() };
  for (const [key, written] of Object.entries(entry.read.values)) {
    if (written === null) continue;
    const field = pass.field(key);
    const value = field.type === 'village' ? villageOf(field, String(written), resolution, pass) : written;
    if (value === null) continue;
    if (field.via === undefined) {
      words.own[key] = value;
      continue;
    }
    const group = words.via.get(field.via) ?? {};
    group[field.of!] = value;
    words.via.set(field.via, group);
  }
  return words;
}

function villageOf(field: Field, written: string, resolution: Resolution, pass: Pass): string | null {
  const { villages } = pass.world;
  const found = villages.find(written);
  if (!found) {
    const near = villages.near(written).map((name) => `“${name}”`);
    const meant = near.length > 0 ? `，是不是${near.join('、')}？` : '，';
    const message = `没有“${written}”这个村（社区）${meant}请改成已登记的名称，或先在“村（社区）”里登记。`;
    fail(resolution, field, 'unknownVillage', message);
    return null;
  }
  const name = villages.nameOf(found.id) ?? written;
  resolution.titles[field.key] = name;
  if (found.guessed) {
    resolution.problems.push(problemOf(field, 'warning', 'villageGuessed', `“${written}”按“${name}”保存，请核对。`));
  }
  return found.id;
}

function fail(resolution: Resolution, field: Field, code: string, message: string): void {
  resolution.failed.push(field.key);
  resolution.problems.push(problemOf(field, 'error', code, message));
}

/** Committees, teams and grids, the row's own and those of the person it names. */
function resolveReferences(entry: PreviewEntry, words: Words, resolution: Resolution, pass: Pass): void {
  for (const { field } of shapeOf(pass.register).links) {
    if (field.type !== 'reference') continue;
    const beside = words.via.get(field.key) ?? {};
    const village = beside.village ?? words.own.village ?? null;
    resolveReference(pass.register, field, field, words.own, { ...beside, village }, entry, resolution, pass);
  }
  for (const [link, given] of words.via) {
    const target = shapeOf(pass.register).links.find(({ field }) => field.key === link)!;
    for (const field of target.via) {
      if (field.type !== 'reference' || given[field.of!] === undefined) continue;
      const own = fieldOf(registerOf(target.target), field.of!);
      resolveReference(
        registerOf(target.target),
        own,
        field,
        given,
        { village: given.village ?? null },
        entry,
        resolution,
        pass,
      );
    }
  }
}

/** `asked` is the field as its own register declares it, `shown` as the imported register shows it. */
function resolveReference(
  register: Register,
  asked: Field,
  shown: Field,
  given: Record<string, FieldValue>,
  { village, ...beside }: RowValues,
  entry: PreviewEntry,
  resolution: Resolution,
  pass: Pass,
): void {
  if (resolution.failed.includes(shown.key) || asked.type !== 'reference') return;
  const written = typeof given[asked.key] === 'string' ? String(given[asked.key]) : null;
  delete given[asked.key];
  const answer = pass.reference(register, asked, written, typeof village === 'string' ? village : null, beside, entry);
  if ('draft' in answer) {
    given[asked.key] = answer.draft.token;
    resolution.titles[shown.key] = answer.draft.title;
    return;
  }
  if (answer.problem) fail(resolution, shown, answer.problem.code, answer.problem.message);
  // A village that is not known is told once, not again as a missing committee.
  else if (
    shapeOf(register).links.some(
      ({ field, via }) => field === asked && via.some(({ key }) => resolution.failed.includes(key)),
    )
  )
    resolution.failed.push(shown.key);
}

/** Where a person made in place lives, as far as the ledger tells: in the village of the committee or team. */
function homeOf(register: Register, own: RowValues, pass: Pass): string | null {
  const via = readerOf(register.key)?.homeVia;
  const token = via === undefined ? null : own[via];
  return typeof token === 'string' ? pass.villageOf(token) : null;
}

function resolveLinkedPerson(
  field: Field,
  given: Record<string, FieldValue>,
  words: Words,
  home: string | null,
  entry: PreviewEntry,
  resolution: Resolution,
  pass: Pass,
): Draft | 'none' | 'unknown' {
  const name = words.own[field.key] ?? null;
  delete words.own[field.key];
  if (resolution.failed.includes(field.key)) return 'unknown';
  if (name === null && !field.required && Object.keys(given).length === 0) return 'none';
  return resolvePerson(field.key, given, name, home, entry, resolution, pass) ?? 'unknown';
}

/** Null when it is not settled who is meant; the resolution then says why. */
function resolvePerson(
  link: string,
  given: Record<string, FieldValue>,
  name: FieldValue,
  home: string | null,
  entry: PreviewEntry,
  resolution: Resolution,
  pass: Pass,
): Draft | null {
  const field = link === 'person' && pass.register.key === 'person' ? pass.field('name') : pass.field(link);
  if (typeof name !== 'string') {
    if (!resolution.failed.includes(field.key))
      fail(resolution, field, 'noName', `没有填写${field.label}，不知道是谁。`);
    return null;
  }
  const claim = claimOf(name, { village: home, ...given });
  const decision = entry.decisions.get(link);
  if (decision !== undefined) resolution.chosen = decision;
  if (decision === 'hold') {
    fail(resolution, field, 'heldByUser', '按您的选择暂不保存。');
    return null;
  }
  const person = decided(decision, pass) ?? matchPerson(claim, pass.people);
  const { note } = person;
  switch (person.kind) {
    case 'wrong':
      fail(resolution, field, person.note.code, `${person.note.message}。`);
      return null;
    case 'doubt':
      resolution.problems.push(problemOf(field, 'warning', person.note.code, `${person.note.message}。`));
      resolution.doubt ??= { link, possible: person.possible };
      return null;
    default:
      if (note) resolution.problems.push(problemOf(field, 'warning', note.code, `${note.message}。`));
  }
  const wrongAlready = resolution.problems.some(({ level }) => level === 'error');
  if (person.kind === 'new') return pass.newPerson(claim, home, entry, !wrongAlready);
  if (person.person.name !== name) {
    const message = `按已登记的姓名“${person.person.name}”保存，没有改成“${name}”。`;
    resolution.problems.push(problemOf(field, 'warning', 'nameKept', message));
  }
  delete given.name;
  return pass.knownPerson(person.person, claim, !wrongAlready);
}

function decided(decision: string | undefined, pass: Pass): PersonMatch | null {
  if (decision === undefined) return null;
  if (decision === 'new') return { kind: 'new' };
  const person = pass.world.peopleByToken.get(decision);
  return person ? { kind: 'one', person } : null;
}

/** The row itself: one that is there already (register.identity), or a new one. */
function rowDraft(own: RowValues, resolution: Resolution, pass: Pass): Draft {
  const { register } = pass;
  const key = identityKey(register, { ...shapeOf(register).defaults, ...own });
  if (key === null) return newDraft(register, pass.newToken(), null, '');
  const found = pass.rowOf(key, own);
  if (found.ended !== null) {
    const field = fieldOf(register, register.period!.until);
    resolution.problems.push(
      problemOf(
        field,
        'warning',
        'hasLeft',
        `这个人已登记在 ${found.ended} 退出，这里没有改动；重新加入的请写明新的参加日期。`,
      ),
    );
  }
  return found.draft;
}

/** Values of a draft that its codecs would not let in, for rows that a sheet's words make. */
export function wrongValues(register: Register, values: RowValues, pass: Pass): Problem[] {
  const context = { today: pass.world.today, table: (key: string) => pass.world.codes.table(key) };
  return register.fields
    .filter((field) => isStored(field) && (values[field.key] ?? null) !== null)
    .flatMap((field) => codecOf(field).check(values[field.key] ?? null, field, context))
    .filter(({ level }) => level === 'error');
}
