// The columns of an exported list, from the declared fields.
import { Refusal } from '../../../../shared/contract/errors.ts';
import { type Field, isSensitive } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import { isSummed } from '../../../../shared/fields/summed.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import type { TableColumn } from '../../documents/tableDocument.ts';

/**
 * The fields of a list: those asked for, in that order, else the declared ones that belong on paper.
 * @throws Refusal `invalid` for a field that the register does not have, and for none at all.
 */
export function exportedFields(register: Register, keys: readonly string[] | undefined): Field[] {
  if (keys === undefined) return register.fields.filter((field) => field.inPrint !== false);
  const fields = [...new Set(keys)].map((key) => {
    const field = register.fields.find((each) => each.key === key);
    if (!field) throw new Refusal('invalid', `“${register.title}”没有“${key}”这一栏。`);
    return field;
  });
  if (fields.length === 0) throw new Refusal('invalid', '没有选要导出的栏目，请至少选一栏。');
  return fields;
}

/** Labels, merged groups, kinds and totals. */
export function tableColumns(fields: readonly Field[]): TableColumn[] {
  return fields.map((field, index) => {
    const group = headGroup(fields, index);
    return {
      key: field.key,
      label: paperLabel(field),
      kind: isNumbering(field) ? 'identifier' : codecOf(field).exportKind(field),
      ...(group === undefined ? {} : { group }),
      ...(field.type === 'decimal' ? { decimals: field.decimals } : {}),
      ...(isSummed(field) ? { total: 'sum' as const } : {}),
    };
  });
}

/** 涉及金额（元）: paper names the unit of an amount; import reads the label without what stands in brackets. */
export function paperLabel(field: Field): string {
  if (field.type === 'money') return `${field.label}（元）`;
  if (field.type === 'decimal' && field.unit) return `${field.label}（${field.unit}）`;
  return field.label;
}

/** A file number or an area code, which must not break in the middle: unique, and not the row's name. */
function isNumbering(field: Field): boolean {
  return field.type === 'text' && field.unique === true && field.search !== 'title';
}

// A group over a single column, torn from the others by a column in between, would only repeat itself.
function headGroup(fields: readonly Field[], index: number): string | undefined {
  const group = fields[index]?.headGroup;
  if (group === undefined) return undefined;
  const beside = fields[index - 1]?.headGroup === group || fields[index + 1]?.headGroup === group;
  const elsewhere = fields.filter((field) => field.headGroup === group).length > 1;
  return beside || !elsewhere ? group : undefined;
}

/** The small print at the foot of every page: whether identity numbers and phones stand in clear. */
export function privacyMark(fields: readonly Field[], revealed: boolean): string | undefined {
  const sensitive = fields.filter(isSensitive);
  if (sensitive.length === 0) return undefined;
  if (revealed) return '含公民个人信息，请妥善保管，用后按规定销毁';
  return '身份号码、电话等已部分隐去';
}
