// Fields that point to a row of a register: person, village, reference. The value is the row's id; between reading a
// cell and saving it is the name that somebody wrote, which the core looks up.
import { cellText } from './cell.ts';
import { accept, type Codec, problemOf, refuse, type WriteContext } from './codec.ts';
import {
  type Field,
  type FieldValue,
  linkedRegister,
  type PersonField,
  type ReferenceField,
  type VillageField,
} from './field.ts';
import { plain } from './plain.ts';
import { readNothingOrError, wrongKind } from './reading.ts';
import { characterCount, properName } from './tidyText.ts';

export type LinkField = PersonField | VillageField | ReferenceField;

const longestName = 200;
const rowId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads a name; writes the title of the row. A row that is not known is said to be so, never named. */
export const linkCodec: Codec<LinkField> = {
  read(cell, field) {
    const answer = readNothingOrError(cell, field);
    if (answer !== undefined) return answer;
    const name = properName(cellText(cell));
    if (name === '') return accept(null);
    return characterCount(name) > longestName ? refuse(field, 'tooLong', tooLong(field)) : accept(name);
  },
  check(value, field) {
    if (value === null) return [];
    if (typeof value !== 'string' || value === '') return wrongKind(field, '一条记录');
    return characterCount(value) > longestName ? [problemOf(field, 'error', 'tooLong', tooLong(field))] : [];
  },
  format: (value, field, context) => rowTitle(value, linkedRegister(field)!, context),
  exportKind: () => 'text',
  exportValue: (value, field, context) => rowTitle(value, linkedRegister(field)!, context) || null,
  store: (value) => (value === null ? null : plain(value)),
  load: (stored) => (stored === null ? null : String(stored)),
  filter: 'link',
};

/** The title of a row by its id; a name that is not yet looked up stands for itself. */
export function rowTitle(value: FieldValue, register: string, context: WriteContext): string {
  if (value === null) return '';
  const written = plain(value);
  return context.rowTitle(register, written) ?? (rowId.test(written) ? '（未找到）' : written);
}

function tooLong(field: Field): string {
  return `${field.label}最多 ${longestName} 个字，请只填名称。`;
}
