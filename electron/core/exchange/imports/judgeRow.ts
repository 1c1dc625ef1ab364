// Whether a resolved row may be saved: the rules that every change goes through, on values held in memory.
import type { Problem } from '../../../../shared/contract/errors.ts';
import { problemOf } from '../../../../shared/fields/codec.ts';
import { type Field, type FieldValue, isSensitive, type RowValues } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import { checkRow, isEmptyValue } from '../../../../shared/fields/rowRules.ts';
import { fieldOf, type Register } from '../../../../shared/registers/register.ts';
import { sameValue } from '../../registers/normalise.ts';
import { maskValue } from '../../registers/readRows.ts';
import { rulesOf } from '../../registers/rules/index.ts';
import { type Draft, shapeOf } from './draft.ts';
import type { PreviewEntry } from './importState.ts';
import { type Pass, placeOfEntry } from './pass.ts';
import { readerOf } from './registerReader.ts';
import type { Part, Resolution } from './resolveRow.ts';

interface Judged {
  part: Part;
  candidate: Record<string, FieldValue>;
}

/** Checks every draft the row fills; a row without errors is taken over into them. @returns whether it was. */
export function judgeRow(entry: PreviewEntry, resolution: Resolution, pass: Pass): boolean {
  const judged = resolution.parts.map((part): Judged => ({ part, candidate: candidateOf(part) }));
  for (const each of judged) checkCandidate(each, resolution, pass);
  if (!resolution.complete) checkIncomplete(entry, resolution, pass);
  const main = judged.at(-1);
  if (resolution.complete && main) checkLinked(main, judged, resolution, pass);
  if (resolution.complete && main && main.part.via === null && main.part.draft.fills.length > 0) {
    const field = titleField(pass.register);
    const message = `与${pass.placeOf(main.part.draft.fills[0]!.by)}是同一条，只保存前一行；确实是两条时，请在${field.label}上加以区分。`;
    resolution.problems.push(problemOf(field, 'error', 'twiceInFile', message));
  }
  if (!resolution.complete || resolution.problems.some(({ level }) => level === 'error')) return false;
  for (const each of judged) {
    noteFixed(each.part, resolution);
    noteChanges(each, resolution, pass);
    accept(each, entry, pass);
  }
  return true;
}

function titleField(register: Register): Field {
  return fieldOf(register, register.titleFields[0]!);
}

/** The draft's values with the row's over them: filled cells only, and no month over a day it agrees with. */
function candidateOf({ draft, given }: Part): Record<string, FieldValue> {
  const candidate: Record<string, FieldValue> = { ...draft.values };
  for (const [key, value] of Object.entries(given)) {
    if (!draft.fixed?.has(key) && !saysLess(value, draft.values[key])) candidate[key] = value;
  }
  const changed = new Set(Object.keys(given));
  const { derive } = rulesOf(draft.register.key);
  if (derive) Object.assign(candidate, derive({ id: draft.id, values: candidate, before: draft.before, changed }));
  return candidate;
}

function saysLess(month: FieldValue, day: FieldValue | undefined): boolean {
  return typeof month === 'string' && typeof day === 'string' && /^\d{4}-\d{2}$/.test(month) && day.startsWith(month);
}

function checkCandidate({ part, candidate }: Judged, resolution: Resolution, pass: Pass): void {
  const { draft } = part;
  const { stored, uniques } = shapeOf(draft.register);
  for (const problem of checkRow(stored, candidate)) {
    if (problem.level === 'error') tell(problem, part, resolution, pass);
  }
  for (const problem of rulesOf(draft.register.key).checkValues?.(candidate) ?? [])
    tell(problem, part, resolution, pass);
  for (const field of uniques) {
    const holder = holderOf(draft.register, field, candidate[field.key], pass);
    if (holder === null || holder === draft.token) continue;
    tell(
      problemOf(field, 'error', 'taken', `${field.label}与另一条相同，请核对；同一项不要登记两次。`),
      part,
      resolution,
      pass,
    );
  }
}

function checkLinked(main: Judged, judged: readonly Judged[], resolution: Resolution, pass: Pass): void {
  const linked = judged.flatMap(({ part, candidate }): [string, RowValues][] =>
    part.via === null ? [] : [[part.via, candidate]],
  );
  const problems = readerOf(pass.register.key)?.withLinked?.(
    main.candidate,
    Object.fromEntries(linked),
    pass.world.today,
  );
  for (const problem of problems ?? []) tell(problem, main.part, resolution, pass);
}

function holderOf(register: Register, field: Field, value: FieldValue | undefined, pass: Pass): string | null {
  if (typeof value !== 'string') return null;
  const name = `${register.key}.${field.key}`;
  return pass.taken.get(name)?.get(value) ?? pass.world.taken.get(name)?.get(value) ?? null;
}

/** The row itself is not known yet, but what it lacks can be said. */
function checkIncomplete(entry: PreviewEntry, resolution: Resolution, pass: Pass): void {
  for (const field of shapeOf(pass.register).stored) {
    if (!field.required || field.default !== undefined || resolution.failed.includes(field.key)) continue;
    if (resolution.doubt?.link === field.key || resolution.titles[field.key] !== undefined) continue;
    if (!isEmptyValue(entry.read.values[field.key])) continue;
    for (const problem of checkRow([field], { [field.key]: null })) resolution.problems.push(problem);
  }
}

/** Under the label that the imported register has for the field, once per field. */
function tell(problem: Problem, { draft, via }: Part, resolution: Resolution, pass: Pass): void {
  const own = via === null ? pass.field(problem.field ?? '') : shownField(pass.register, via, problem.field ?? '');
  if (problem.level === 'error' && resolution.failed.includes(own.key)) return;
  if (problem.level === 'hint') return;
  const noName = problem.code === 'required' && draft.register.key === 'person' && problem.field === 'name';
  resolution.problems.push({
    ...problem,
    code: noName ? 'noName' : problem.code,
    field: own.key,
    label: own.label,
  });
}

/** The field of the imported register that shows `of` of the linked row; the link itself when none does. */
function shownField(register: Register, via: string, of: string): Field {
  return register.fields.find((field) => field.via === via && field.of === of) ?? fieldOf(register, via);
}

/** What the ledger says otherwise of a row that another record writes is left, and told. */
function noteFixed({ draft, given }: Part, resolution: Resolution): void {
  for (const [key, value] of Object.entries(given)) {
    if (!draft.fixed?.has(key) || sameValue(draft.before?.[key] ?? null, value)) continue;
    const field = fieldOf(draft.register, key);
    const message = `这条已由别的记录带出“${field.label}”（如人民调解案件），以那里为准，不按台账改。`;
    resolution.problems.push(problemOf(field, 'warning', 'writtenElsewhere', message));
  }
}

/** What the row changes in rows that are there, and where rows of the ledger disagree. */
function noteChanges({ part, candidate }: Judged, resolution: Resolution, pass: Pass): void {
  const { draft, via } = part;
  if (draft.id === null && draft.fills.length === 0) return;
  for (const key of Object.keys(part.given)) {
    const value = candidate[key] ?? null;
    const field = fieldOf(draft.register, key);
    const shown = via === null ? field : shownField(pass.register, via, key);
    const earlier = draft.fills.findLast(({ given }) => given[key] !== undefined);
    if (earlier !== undefined && !sameValue(draft.values[key] ?? null, value)) {
      const message = `${shown.label}与${pass.placeOf(earlier.by)}填的“${textOf(field, draft.values[key] ?? null, pass)}”不同，按这一行保存。`;
      resolution.problems.push(problemOf(shown, 'warning', 'differsInFile', message));
    }
    const before = draft.before?.[key] ?? null;
    if (draft.id === null || isEmptyValue(before) || sameValue(before, value)) continue;
    const message = `${shown.label}将由“${textOf(field, before, pass)}”改为“${textOf(field, value, pass)}”。`;
    resolution.problems.push(problemOf(shown, 'warning', 'overwrites', message));
  }
}

function textOf(field: Field, value: FieldValue, pass: Pass): string {
  if (isSensitive(field)) return maskValue(field, value);
  return codecOf(field).format(value, field, {
    table: (key) => pass.world.codes.table(key),
    rowTitle: (register, id) => pass.titleOf(register, id),
  });
}

function accept({ part, candidate }: Judged, entry: PreviewEntry, pass: Pass): void {
  const { draft } = part;
  draft.values = candidate;
  draft.fills.push({ given: part.given, by: placeOfEntry(entry) });
  draft.used = true;
  const { links, uniques, register } = shapeOf(draft.register);
  for (const { field } of links) markLinked(candidate, field.key, pass);
  for (const field of uniques) {
    const value = candidate[field.key];
    if (typeof value !== 'string') continue;
    const name = `${register.key}.${field.key}`;
    const values = pass.taken.get(name) ?? new Map<string, string>();
    values.set(value, draft.token);
    pass.taken.set(name, values);
  }
}

/** A new committee, team or grid is made because a good row belongs to it. */
function markLinked(values: RowValues, key: string, pass: Pass): void {
  const token = values[key];
  const linked = typeof token === 'string' ? pass.drafts.get(token) : undefined;
  if (linked && linked.id === null) linked.used = true;
}

/** Whether a row that exists comes out of the import with other values. */
export function isChanged(draft: Draft): boolean {
  const { before, values } = draft;
  if (draft.id === null || before === null) return draft.id === null;
  return shapeOf(draft.register).stored.some(({ key }) => !sameValue(before[key] ?? null, values[key] ?? null));
}
