// The columns of the review: state, place in the sheet, what is wrong, then the ledger's own columns.
import type { PreviewRow } from '../../shared/contract/exchangeProcedures.ts';
import { type Field, linkedRegister } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import { gridColumn } from '../fields/gridColumn.ts';
import type { Office } from '../fields/office.ts';
import type { CellView, GridColumn, RowMark } from '../grid/types.ts';
import { stateTitles } from './rowStates.ts';

/** Keys that no field can have. */
const stateKey = ':state';
const sheetKey = ':sheet';
const rowKey = ':row';
const problemsKey = ':problems';
/** The core's name for the cell of the ledger's own numbering. */
const serialKey = 'serial';

/** Fields that stand in the checked rows or that something is said about, in the order of the paper form. */
export function reviewedFields(register: Register, rows: readonly PreviewRow[]): Field[] {
  const named = new Set<string>();
  for (const row of rows) {
    for (const key of Object.keys(row.cells)) named.add(key);
    for (const { field } of row.problems) if (field !== undefined) named.add(field);
  }
  return register.fields.filter(({ key, type }) => named.has(key) && type !== 'computed' && type !== 'attachment');
}

/** What the rows of the present filter have to show. */
export interface ReviewShape {
  severalSheets: boolean;
  /** The ledger numbers its rows itself: 序号 is what the clerk looks for on paper. */
  numbered: boolean;
  /** Something is said about rows. */
  flawed: boolean;
}

export function reviewColumns(
  register: Register,
  fields: readonly Field[],
  office: Office,
  { severalSheets, numbered, flawed }: ReviewShape,
): GridColumn[] {
  const [title] = register.titleFields;
  const named = fields.find(({ key }) => key === title);
  const rest = fields.filter((field) => field !== named);
  return [
    { key: stateKey, label: '核对', width: 76, kind: 'readOnly', frozen: true },
    ...(severalSheets ? [{ key: sheetKey, label: '工作表', width: 96, kind: 'readOnly' as const, frozen: true }] : []),
    numbered ? { ...serial, frozen: true } : { ...sheetRow, frozen: true },
    ...(named ? [{ ...fieldColumn(named, office), frozen: true }] : []),
    ...(flawed ? [{ key: problemsKey, label: '问题', width: 300, kind: 'readOnly' as const }] : []),
    ...rest.map((field) => fieldColumn(field, office)),
    ...(numbered ? [sheetRow] : []),
  ];
}

const serial: GridColumn = { key: serialKey, label: '序号', width: 60, kind: 'readOnly', align: 'right' };
const sheetRow: GridColumn = { key: rowKey, label: '表中行', width: 68, kind: 'readOnly', align: 'right' };

/** The core reads what is typed, with all it knows of the ledger; the grid only offers the entries of lists. */
function fieldColumn(field: Field, office: Office): GridColumn {
  const column = gridColumn(field, office, true);
  const { createLink: _create, groupLabel: _group, ...plain } = column;
  const asTyped = { readOnly: false, hidden: false, required: false, sortable: false, filter: 'none' as const };
  const parse = (text: string) => ({ ok: true as const, text, value: text });
  // A person is settled below the table, where it shows who stands behind a name.
  if (field.type === 'person' || field.type === 'reference') {
    const { suggest: _suggest, ...typed } = plain;
    return { ...typed, ...asTyped, kind: 'text', parse };
  }
  if (field.type === 'yesNo') return { ...plain, ...asTyped, kind: 'code', options: yesNo, parse };
  return { ...plain, ...asTyped, parse };
}

const yesNo = [
  { value: '是', label: '是', pinyin: 's shi' },
  { value: '否', label: '否', pinyin: 'f fou' },
];

/** How the cells of a register's checked rows look; the function keeps its identity for a register. */
export function reviewCells(register: Register): (row: PreviewRow, key: string) => CellView {
  const links = new Set(register.fields.filter((field) => linkedRegister(field) !== null).map(({ key }) => key));
  return (row, key) => reviewCell(row, key, links.has(key));
}

function reviewCell(row: PreviewRow, key: string, isLink: boolean): CellView {
  if (key === stateKey) return words(stateTitles[row.state]);
  if (key === sheetKey) return words(row.sheet);
  if (key === rowKey) return words(String(row.row));
  if (key === problemsKey) return words(row.problems.map(({ message }) => message).join(' '));
  const cell = row.cells[key];
  const problems = row.problems.filter(({ field }) => field === key);
  const error = problems.find(({ level }) => level === 'error')?.message;
  const warning = problems.find(({ level }) => level === 'warning')?.message;
  const written = cell?.written ?? '';
  const text = (error === undefined ? cell?.shown : '') || written;
  // Words like 无 and — are read as an empty cell: nothing of them is saved.
  const dropped = error === undefined && !isLink && cell?.shown === '' && written !== '';
  return {
    text,
    value: text,
    ...(dropped ? { muted: true } : {}),
    ...(error === undefined ? {} : { problem: error }),
    ...(error === undefined && warning !== undefined ? { warning } : {}),
  };
}

function words(text: string): CellView {
  return { text, value: text };
}

export function reviewMark(row: PreviewRow): RowMark | undefined {
  if (row.state === 'held') return { problem: stateTitles.held };
  return row.state === 'doubtful' ? { pending: true } : undefined;
}

/** The cells to go to when a row is mended, from left to right: what stops it, else what is worth a look. */
export function flawsOf(row: PreviewRow, columns: readonly GridColumn[]): string[] {
  const levels = ['error', 'warning'] as const;
  for (const level of levels) {
    const fields = new Set(row.problems.filter((each) => each.level === level).map((each) => each.field));
    const keys = columns.map(({ key }) => key).filter((key) => fields.has(key));
    if (keys.length > 0) return keys;
  }
  return [];
}

/** What the row is called: its title cells, else its place. */
export function rowName(register: Register, row: PreviewRow): string {
  const names = register.titleFields.map((key) => row.cells[key]?.shown || row.cells[key]?.written || '');
  return names.filter((name) => name !== '').join(' · ') || '（没有姓名或名称）';
}
