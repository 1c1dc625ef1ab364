// A declared field as a column of the grid: width, editor, reader, filter.
import type { ReadContext } from '../../shared/fields/codec.ts';
import { type Field, isEditable, isSensitive, linkedRegister } from '../../shared/fields/field.ts';
import { codecOf, filterOf } from '../../shared/fields/index.ts';
import type { Register } from '../../shared/registers/register.ts';
import type { CellKind, GridColumn, ParsedText } from '../grid/types.ts';
import { gridOptionsOf } from './codeOptions.ts';
import { creationValue, suggestCells } from './links.ts';
import type { Office } from './office.ts';

const characterPixels = 14;
/** Padding of a cell and the room for the marks of sorting and menu in its header. */
const cellRoom = 22;
const headerRoom = 34;
const usualWidth = 8;
const longestHeader = 7;

/** The columns of a register in the order of the paper form; fields that are no column of the grid are hidden. */
export function gridColumns(register: Register, office: Office, writable: boolean): GridColumn[] {
  const [frozen] = register.titleFields;
  return register.fields
    .filter((field) => field.type !== 'attachment')
    .map((field) => {
      const column = gridColumn(field, office, writable);
      if (field.key !== frozen) return column;
      // Taken out of its neighbourhood it stands under no common caption.
      const { groupLabel: _, ...rest } = column;
      return { ...rest, frozen: true };
    });
}

/** One column. `writable` is false for users who may only look. */
export function gridColumn(field: Field, office: Office, writable: boolean): GridColumn {
  const link = linkOf(field);
  const editable = writable && isEditable(field);
  return {
    key: field.key,
    label: field.label,
    ...(field.headGroup === undefined ? {} : { groupLabel: field.headGroup }),
    width: widthOf(field),
    minWidth: 48,
    ...(isNumber(field) ? { align: 'right' as const } : {}),
    kind: kindOf(field),
    hidden: field.inGrid === false,
    readOnly: !editable,
    // What has a value of its own in a new row need not be typed.
    required: editable && field.required === true && field.default === undefined,
    sortable: true,
    filter: filterOf(field),
    ...('table' in field ? { options: gridOptionsOf(office.table(field.table)) } : {}),
    identifier: isSensitive(field) || field.type === 'creditCode' || field.type === 'text',
    ...(editable && linkedRegister(field) === null ? { parse: (text: string) => parsed(text, field, office) } : {}),
    ...(link === null ? {} : { suggest: (typed: string) => suggestCells(link, typed) }),
    ...(editable && link === 'person' ? { createLink: newPerson } : {}),
    ...(field.help === undefined ? {} : { help: field.help }),
  };
}

/** The person is made together with the change it stands in, so that nobody is left over when that fails. */
const newPerson = {
  label: '新建人员',
  run: async (typed: string) => (typed === '' ? undefined : { value: creationValue(typed), label: typed }),
};

/** Reads typed or pasted text as the codec does everywhere. */
export function parsed(text: string, field: Field, office: Office): ParsedText {
  const codec = codecOf(field);
  const context: ReadContext = { today: office.today, table: (key) => office.table(key) };
  const read = codec.read({ kind: 'text', text }, field, context);
  if (!read.ok) return { ok: false, problem: read.problems[0]?.message ?? `${field.label}不对，请重新填写。` };
  const shown = codec.format(read.value, field, { table: (key) => office.table(key), rowTitle: () => undefined });
  return { ok: true, text: shown, value: read.value };
}

/** The register that a cell points to, worked-out villages included. */
function linkOf(field: Field): string | null {
  if (field.type === 'computed') return field.result === 'village' ? 'village' : null;
  return linkedRegister(field);
}

function isNumber(field: Field): boolean {
  const kind = field.type === 'computed' ? field.result : field.type;
  return kind === 'integer' || kind === 'decimal' || kind === 'money';
}

function kindOf(field: Field): CellKind {
  switch (field.type) {
    case 'computed':
    case 'attachment':
      return 'readOnly';
    case 'person':
    case 'village':
    case 'reference':
      return 'link';
    case 'integer':
    case 'decimal':
    case 'money':
      return 'number';
    case 'longText':
    case 'day':
    case 'code':
    case 'codes':
    case 'yesNo':
      return field.type;
    default:
      return 'text';
  }
}

function widthOf(field: Field): number {
  const body = (field.width ?? usualWidth) * characterPixels + cellRoom;
  const header = Math.min(field.label.length, longestHeader) * characterPixels + headerRoom;
  return Math.max(body, header);
}
