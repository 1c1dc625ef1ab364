// What stands in a cell.
import type { Row, RowTitles } from '../../shared/contract/shapes.ts';
import type { WriteContext } from '../../shared/fields/codec.ts';
import type { Field } from '../../shared/fields/field.ts';
import { codecOf } from '../../shared/fields/index.ts';
import type { CellView } from '../grid/types.ts';
import type { Office } from './office.ts';

/** A row with the titles of what it points to. A changed row is a new object. */
export interface ShownRow {
  row: Row;
  titles: RowTitles;
}

/** What codecs need to write the values of these rows. */
export function writeContext(office: Office, titles: RowTitles): WriteContext {
  return { table: (key) => office.table(key), rowTitle: (register, id) => titles[register]?.[id] };
}

/** The text of a field of a row as the window may see it. */
export function shownText({ row, titles }: ShownRow, field: Field, office: Office): string {
  const value = row.values[field.key] ?? null;
  if (value === null) return '';
  if (row.masked.includes(field.key)) return String(value);
  return codecOf(field).format(value, field, writeContext(office, titles));
}

/** The cell of a field; a masked value is shown but never handed out as a value. */
export function cellView(shown: ShownRow, field: Field, office: Office): CellView {
  const { row } = shown;
  const masked = row.masked.includes(field.key);
  const problem = row.problems.find((each) => each.field === field.key)?.message;
  return {
    text: shownText(shown, field, office),
    value: masked ? null : (row.values[field.key] ?? null),
    ...(masked ? { masked } : {}),
    ...(field.type === 'computed' ? { muted: true } : {}),
    ...(problem === undefined ? {} : { problem }),
  };
}
