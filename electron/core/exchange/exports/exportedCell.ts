// One value of a row as a document holds it, masked unless a reason was given.
import type { WriteContext } from '../../../../shared/fields/codec.ts';
import { type Field, type FieldValue, isSensitive } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import type { TableValue } from '../../documents/tableDocument.ts';
import { maskValue } from '../../registers/readRows.ts';

/** The cell of a table. Instants stay UTC: the writers of documents show them on the Beijing clock. */
export function exportedCell(field: Field, value: FieldValue, context: WriteContext, revealed: boolean): TableValue {
  if (value === null) return null;
  if (isSensitive(field) && !revealed) return maskValue(field, value);
  if (field.type === 'instant') return String(value);
  return codecOf(field).exportValue(value, field, context);
}

/** The text of a value in a sentence or on a form. */
export function exportedText(field: Field, value: FieldValue, context: WriteContext, revealed: boolean): string {
  if (value === null) return '';
  if (isSensitive(field) && !revealed) return maskValue(field, value);
  return codecOf(field).format(value, field, context);
}
