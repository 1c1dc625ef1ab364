// Which register a table belongs to and which field each of its columns holds, from what the labels say.
import { type Field, isEditable } from '../../../../shared/fields/field.ts';
import { registers } from '../../../../shared/registers/index.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import { normaliseLabel, ownLabel } from '../workbook/label.ts';
import { ruledField } from './columnRules.ts';
import { isHeldLabel, isNumbering } from './ledgerLabels.ts';
import { readerOf } from './registerReader.ts';

export interface LabelledColumn {
  label: string;
  samples: readonly string[];
}

export interface Proposal {
  /** `fields[i]` is the field of column i; null leaves the column out. */
  fields: (string | null)[];
  /** How well the register fits; larger is better, 0 not at all. */
  score: number;
}

/** Fields a column may be mapped to: what somebody may type, and what completes a reference (a member's village). */
export function isImportable(field: Field): boolean {
  if (field.type === 'computed' || field.type === 'attachment') return false;
  return isEditable(field) || field.via !== undefined;
}

const exactLabel = 1;
const exactAlias = 0.95;
const nearLabel = 0.6;

/** How surely a column's label means the field: 1 its own label, 0 not at all. */
function likeness(register: Register, field: Field, label: string): number {
  if (ruledField(register.key, label) === field.key) return exactAlias;
  const own = normaliseLabel(ownLabel(label));
  // A caption can be part of the name: 负责人/姓名 is 负责人姓名.
  const joined = normaliseLabel(label.replaceAll('/', ''));
  const names = namesOf(field);
  if (names.label === joined || names.aliases.has(joined)) return label.includes('/') ? exactLabel + 0.1 : exactLabel;
  if (names.label === own) return exactLabel - captionDoubt(field, label);
  if (names.aliases.has(own)) return exactAlias - captionDoubt(field, label);
  return Math.max(0, ...[names.label, ...names.aliases].map((name) => containment(name, own)));
}

/** Under a caption that the field has no part in, a label is less sure: 负责人/电话 is not the team's own phone. */
function captionDoubt(field: Field, label: string): number {
  const caption = normaliseLabel(label.slice(0, Math.max(0, label.lastIndexOf('/'))));
  if (caption === '' || field.headGroup === undefined) return caption === '' ? 0 : 0.02;
  return normaliseLabel(field.headGroup) === caption ? 0 : 0.05;
}

/** 0 … 0.6: one word holds the other, and little besides. Single characters hold too little. */
function containment(name: string, label: string): number {
  const [short, long] = name.length < label.length ? [name, label] : [label, name];
  if (short.length < 2 || !long.includes(short)) return 0;
  const share = short.length / long.length;
  return share < 0.5 ? 0 : nearLabel * share;
}

const folded = new WeakMap<Field, { label: string; aliases: Set<string> }>();

function namesOf(field: Field): { label: string; aliases: Set<string> } {
  const known = folded.get(field);
  if (known) return known;
  const names = {
    label: normaliseLabel(field.label),
    aliases: new Set((field.aliases ?? []).map(normaliseLabel)),
  };
  folded.set(field, names);
  return names;
}

/** The best field of each column; a field is given once, to the column that says it best. */
export function proposeFields(register: Register, columns: readonly LabelledColumn[]): Proposal {
  const pairs: { column: number; field: string; sure: number }[] = [];
  columns.forEach(({ label, samples }, column) => {
    if (isHeldLabel(label) || isNumbering(label, samples)) return;
    for (const field of register.fields) {
      const sure = likeness(register, field, label);
      if (sure > 0.3) pairs.push({ column, field: field.key, sure });
    }
  });
  pairs.sort((one, other) => other.sure - one.sure || one.column - other.column);
  const fields = columns.map((): string | null => null);
  const columnsDone = new Set<number>();
  const fieldsDone = new Set<string>();
  let score = 0;
  for (const { column, field, sure } of pairs) {
    if (columnsDone.has(column) || fieldsDone.has(field)) continue;
    columnsDone.add(column);
    fieldsDone.add(field);
    score += Math.min(1, sure);
    // What the program works out (年龄) is recognised and left out.
    if (isImportable(register.fields.find((each) => each.key === field)!)) fields[column] = field;
  }
  return { fields, score: hasName(register, fields) ? score - missing(register, fieldsDone) / 2 : 0 };
}

/** Without what names a row, a table holds nothing of this register. */
function hasName(register: Register, fields: readonly (string | null)[]): boolean {
  return fields.includes(register.titleFields[0] ?? '');
}

/** Required fields that neither a column, a default nor the sheet itself supplies. */
function missing(register: Register, mapped: ReadonlySet<string>): number {
  const completed = readerOf(register.key)?.completes ?? [];
  return register.fields.filter(
    (field) =>
      field.required && field.default === undefined && !mapped.has(field.key) && !completed.includes(field.key),
  ).length;
}

/** The register that a table's words and labels point to, or null. Titles count like two labels and decide ties. */
export function proposeRegister(columns: readonly LabelledColumn[], titles: readonly string[]): Register | null {
  const words = titles.map((title) => normaliseLabel(title)).join('\n');
  let best: Register | null = null;
  let most = 1.5;
  for (const register of registers) {
    const { score } = proposeFields(register, columns);
    if (score <= 0) continue;
    const named = longestName(register, words);
    const total = score + Math.min(2, named / 4);
    if (total > most) {
      best = register;
      most = total;
    }
  }
  return best;
}

/** Length of the longest of the register's names that the titles contain. */
function longestName(register: Register, words: string): number {
  const names = [register.title, register.printTitle, ...register.aliases].map(normaliseLabel);
  return Math.max(0, ...names.filter((name) => name.length > 1 && words.includes(name)).map((name) => name.length));
}
