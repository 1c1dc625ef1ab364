// The empty workbook of a register, to be sent to villages and imported when it comes back: its columns and its rules.
import { type Field, isEditable } from '../../../../shared/fields/field.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import type { CodeBook } from '../../codeBook.ts';
import { type Db, rowsIn } from '../../tables.ts';
import { paperLabel } from './tableColumns.ts';
import { howToFill } from './templateRules.ts';

export interface TemplateColumn {
  label: string;
  group?: string;
  required: boolean;
  /** Excel's number format: text where typing must not be turned into a number or a day. */
  format: '@' | 'yyyy-mm-dd' | '0' | '0.00' | 'General';
  /** Half-width characters. */
  width: number;
  /** Offered as a drop-down list. */
  list?: string[];
}

export interface TemplateRule {
  label: string;
  need: '必填' | '应填' | '选填';
  how: string;
  /** What may stand there, where that is a closed list. */
  values: string;
}

export interface Template {
  title: string;
  sheetName: string;
  columns: TemplateColumn[];
  rules: TemplateRule[];
  writtenAt: string;
}

/** Fields that import reads: typed ones, and what completes a reference (a member's village). */
export function isFilledIn(field: Field): boolean {
  if (field.type === 'computed' || field.type === 'attachment') return false;
  return isEditable(field) || field.via !== undefined;
}

/** Excel keeps a drop-down list in one text of at most 255 characters, parted by commas. */
const longestList = 255;
const namedValues = 80;

/** The template of a register, with the dictionaries and villages as they stand. */
export async function templateOf(
  db: Db,
  register: Register,
  codes: CodeBook,
  facts: { township: string; writtenAt: string },
): Promise<Template> {
  const villages = await villageNames(db);
  const fields = register.fields.filter(isFilledIn);
  const valuesOf = (field: Field): string[] => allowedValues(field, codes, villages);
  return {
    title: `${facts.township}${register.printTitle}`,
    sheetName: register.title,
    columns: fields.map((field, index) => {
      const group = groupOf(fields, index);
      const list = field.type === 'codes' ? undefined : offered(valuesOf(field));
      return {
        label: paperLabel(field),
        ...(group === undefined ? {} : { group }),
        required: field.required === true,
        format: formatOf(field),
        width: Math.max(2 * (field.width ?? 6), 8),
        ...(list ? { list } : {}),
      };
    }),
    rules: fields.map((field) => {
      const values = valuesOf(field);
      return {
        label: paperLabel(field),
        need: field.required ? '必填' : field.expected ? '应填' : '选填',
        how: howToFill(field),
        values: values.slice(0, namedValues).join('、') + (values.length > namedValues ? ' 等' : ''),
      };
    }),
    writtenAt: facts.writtenAt,
  };
}

function groupOf(fields: readonly Field[], index: number): string | undefined {
  const group = fields[index]?.headGroup;
  if (group === undefined) return undefined;
  return fields[index - 1]?.headGroup === group || fields[index + 1]?.headGroup === group ? group : undefined;
}

async function villageNames(db: Db): Promise<string[]> {
  const rows = await rowsIn(db)
    .selectFrom('village')
    .select('name')
    .where('withdrawnAt', 'is', null)
    .where('state', '=', 'active')
    .orderBy('code')
    .execute();
  return rows.map((row) => String(row.name));
}

/** The words that may stand in a column; none where it is open. */
function allowedValues(field: Field, codes: CodeBook, villages: string[]): string[] {
  switch (field.type) {
    case 'code':
    case 'codes':
      return (codes.table(field.table)?.entries ?? []).filter((entry) => entry.active).map((entry) => entry.name);
    case 'yesNo':
      return ['是', '否'];
    case 'village':
      return villages;
    default:
      return [];
  }
}

function offered(values: string[]): string[] | undefined {
  if (values.length === 0 || values.some((value) => /[,"]/.test(value))) return undefined;
  return values.join(',').length <= longestList ? values : undefined;
}

/** A typed 2021年4月 must stay what it is, so days that may lack their day are text cells. */
function formatOf(field: Field): TemplateColumn['format'] {
  switch (field.type) {
    case 'day':
      return field.monthAllowed ? '@' : 'yyyy-mm-dd';
    case 'integer':
      return '0';
    case 'money':
      return '0.00';
    case 'decimal':
      return 'General';
    default:
      return '@';
  }
}
