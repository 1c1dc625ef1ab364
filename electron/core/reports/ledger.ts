// The cells of a list report: fields of the records under the labels of the form.
import type { WriteContext } from '../../../shared/fields/codec.ts';
import type { Field, FieldValue } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import type { ListColumn, ListReport } from '../../../shared/reports/report.ts';
import type { CodeBook } from '../codeBook.ts';
import type { TableColumn, TableValue } from '../documents/tableDocument.ts';
import { exportedCell, exportedText } from '../exchange/exports/exportedCell.ts';
import { registerOf } from '../registers/columns.ts';
import { readFullRows } from '../registers/readRows.ts';
import { titlesForRows } from '../registers/rowTitles.ts';
import type { Db } from '../tables.ts';

interface ListedField {
  column: ListColumn;
  field: Field;
}

const listedRegister = (report: ListReport) => registerOf(report.sources[report.lists]!.register);

const listedFields = (report: ListReport): ListedField[] =>
  report.list.map((column) => ({ column, field: fieldOf(listedRegister(report), column.field) }));

/** The columns of the list on paper. */
export function ledgerColumns(report: ListReport): TableColumn[] {
  return listedFields(report).map(({ column, field }, index) => ({
    key: `${index + 1}`,
    label: field.type === 'money' ? `${column.label}（元）` : column.label,
    kind: column.codes || column.filledAs ? 'identifier' : codecOf(field).exportKind(field),
  }));
}

/** Whether the list shows numbers of identity or phones. */
export const fieldsOfLedger = (report: ListReport): Field[] => listedFields(report).map(({ field }) => field);

export interface LedgerRow {
  id: string;
  cells: TableValue[];
  texts: string[];
}

/** Some records of the list, in the order of the ids. Sensitive values are masked unless revealed. */
export async function ledgerRows(
  db: Db,
  report: ListReport,
  ids: readonly string[],
  world: { codes: CodeBook; today: string },
  revealed: boolean,
): Promise<LedgerRow[]> {
  const register = listedRegister(report);
  const fields = listedFields(report);
  const rows = await readFullRows(db, register, ids, world.today, [...new Set(fields.map(({ field }) => field))]);
  const titles = await titlesForRows(
    db,
    register,
    rows.map((row) => row.values),
  );
  const context: WriteContext = {
    table: (key) => world.codes.table(key),
    rowTitle: (target, id) => titles[target]?.[id],
  };
  return rows.map(({ id, values }) => ({
    id,
    cells: fields.map(({ column, field }) => {
      const value = values[field.key] ?? null;
      return instead(column, value) ?? exportedCell(field, value, context, revealed);
    }),
    texts: fields.map(({ column, field }) => {
      const value = values[field.key] ?? null;
      return instead(column, value) ?? exportedText(field, value, context, revealed);
    }),
  }));
}

/** What the form writes in place of the value; undefined where it writes the value itself. */
function instead({ codes, filledAs }: ListColumn, value: FieldValue): string | undefined {
  if (value === null) return filledAs || codes ? '' : undefined;
  if (filledAs !== undefined) return filledAs;
  return codes?.[String(value)];
}
