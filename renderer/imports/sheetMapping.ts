// What the clerk decides about a file before it is checked: which sheets, which register, what each column holds.
import type { SheetFound } from '../../shared/contract/exchangeProcedures.ts';
import { type Field, isEditable } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import type { Option } from '../ui/index.ts';

export type MappedColumn = SheetFound['columns'][number];

/** `null` as a register: the program has no idea yet. */
export interface FileMapping {
  register: string | null;
  sheets: readonly SheetFound[];
}

/** Fields a column may be mapped to, as the core has it. */
export function isMappable(field: Field): boolean {
  if (field.type === 'computed' || field.type === 'attachment') return false;
  return isEditable(field) || field.via !== undefined;
}

const mappable = new WeakMap<Register, readonly Option[]>();

/** The fields of a register as entries of a list; the same array for the same register. */
export function fieldOptions(register: Register): readonly Option[] {
  const known = mappable.get(register);
  if (known) return known;
  const options = register.fields.filter(isMappable).map((field): Option => {
    const aliases = (field.aliases ?? []).slice(0, 3).join('、');
    return {
      code: field.key,
      label: field.label,
      ...(aliases === '' ? {} : { detail: `也叫 ${aliases}` }),
    };
  });
  mappable.set(register, options);
  return options;
}

/** Letters of a column as a spreadsheet shows them: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  const letter = String.fromCharCode(65 + (index % 26));
  return rest === 0 ? letter : columnLetters(rest - 1) + letter;
}

/** Fields that more than one column of a sheet is mapped to. */
export function doubledFields(sheet: SheetFound): Set<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { field } of sheet.columns) {
    if (field === null) continue;
    if (seen.has(field)) doubled.add(field);
    seen.add(field);
  }
  return doubled;
}

/** Required fields that no column of the sheet is mapped to. */
export function unmappedRequired(register: Register, sheet: SheetFound): Field[] {
  const mapped = new Set(sheet.columns.map(({ field }) => field));
  return register.fields.filter(
    (field) => field.required === true && field.default === undefined && isMappable(field) && !mapped.has(field.key),
  );
}

/** The sentence that keeps a sheet from being checked, null when it can be. */
export function sheetObstacle(register: Register, sheet: SheetFound): string | null {
  const [doubled] = doubledFields(sheet);
  if (doubled !== undefined) {
    const label = register.fields.find(({ key }) => key === doubled)?.label ?? '';
    return `有两列都对应“${label}”，请只留一列。`;
  }
  const [title] = register.titleFields;
  if (sheet.columns.some(({ field }) => field === title)) return null;
  const label = register.fields.find(({ key }) => key === title)?.label ?? '';
  return `请指定哪一列是“${label}”：没有它就不知道每行说的是谁、是什么。`;
}

export function withSheet(mapping: FileMapping, sheet: string, change: (found: SheetFound) => SheetFound): FileMapping {
  return { ...mapping, sheets: mapping.sheets.map((each) => (each.sheet === sheet ? change(each) : each)) };
}

export function withField(sheet: SheetFound, index: number, field: string | null): SheetFound {
  const columns = sheet.columns.map((column) =>
    column.index === index ? { ...column, field, remembered: false } : column,
  );
  return { ...sheet, columns };
}

export function chosenSheets({ sheets }: FileMapping): SheetFound[] {
  return sheets.filter(({ chosen }) => chosen);
}
