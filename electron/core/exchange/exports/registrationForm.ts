// One row as a registration form: its fields in the groups of the paper, and the list of what belongs to it.
import type { WriteContext } from '../../../../shared/fields/codec.ts';
import type { Field, FieldValue, RowValues } from '../../../../shared/fields/field.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import type { FormGroup, FormPair, KeyValueSheet } from '../../documents/keyValueSheet.ts';
import { chineseDay, type Signers } from '../../documents/tableDocument.ts';
import type { FullRow } from '../../registers/readRows.ts';
import { exportedText } from './exportedCell.ts';
import type { FormLists } from './formLists.ts';
import { privacyMark } from './tableColumns.ts';

export interface FormFacts {
  township: string;
  unit: string;
  signers: Signers;
  today: string;
  context: WriteContext;
  revealed: boolean;
}

/** The form of a row. `list` is printed beneath it. */
export function registrationForm(register: Register, row: FullRow, list: FormLists, facts: FormFacts): KeyValueSheet {
  const footerMark = privacyMark([...register.fields, ...list.fields], facts.revealed);
  const number = row.values.number;
  return {
    title: `${facts.township}${formTitle(register)}`,
    unit: facts.unit,
    ...(typeof number === 'string' && number !== '' ? { number } : {}),
    filledOn: facts.today,
    groups: formGroups(register, row.values, facts),
    ...(list.list ? { list: list.list } : {}),
    signers: facts.signers,
    ...(footerMark === undefined ? {} : { footerMark }),
  };
}

/** 治安保卫委员会基本情况登记表 where the list is called so too, else 人员登记表. */
export function formTitle(register: Register): string {
  return register.printTitle.endsWith('登记表') ? register.printTitle : `${register.title}登记表`;
}

function formGroups(register: Register, values: RowValues, facts: FormFacts): FormGroup[] {
  const groups: { label: string | undefined; fields: Field[] }[] = [];
  for (const field of register.fields.filter((each) => isOnForm(each, values[each.key] ?? null))) {
    const open = groups.find((group) => group.label === field.group);
    if (open) open.fields.push(field);
    else groups.push({ label: field.group, fields: [field] });
  }
  return groups.map(({ label, fields }) => ({
    ...(label === undefined ? {} : { label }),
    pairs: fields.map((field) => pairOf(field, values[field.key] ?? null, facts)),
  }));
}

/**
 * Files are not printed, the number stands above the form, and checks of the program are no part of the paper. What a
 * list leaves out stands on the form once it is filled in.
 */
function isOnForm(field: Field, value: FieldValue): boolean {
  if (field.type === 'attachment' || field.key === 'number') return false;
  if (field.inPrint !== false) return true;
  return field.type !== 'computed' && value !== null;
}

function pairOf(field: Field, value: FieldValue, { context, revealed }: FormFacts): FormPair {
  return {
    label: field.label,
    value: formText(field, value, context, revealed),
    ...(field.type === 'longText' || field.key === 'note' ? { across: true } : {}),
  };
}

/** Days as 2026年3月5日, amounts and counts with their unit. */
function formText(field: Field, value: FieldValue, context: WriteContext, revealed: boolean): string {
  const text = exportedText(field, value, context, revealed);
  if (text === '') return '';
  if (field.type === 'day') return writtenDay(text);
  if (field.type === 'month') return writtenMonth(text);
  if (field.type === 'money') return `${text} 元`;
  const unit =
    field.type === 'integer' || field.type === 'decimal' || field.type === 'computed' ? field.unit : undefined;
  return unit === undefined ? text : `${text} ${unit}`;
}

const writtenDay = (text: string): string => (text.length === 7 ? writtenMonth(text) : chineseDay(text));

function writtenMonth(text: string): string {
  const parts = /^(\d{4})-(\d{2})$/.exec(text);
  return parts ? `${parts[1]}年${Number(parts[2])}月` : text;
}
