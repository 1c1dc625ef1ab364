// A clerk's table in one pass over the register: cells, both sides' totals and the whole, each counted by itself.
import { type RawBuilder, sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { PivotSpec } from '../../../shared/contract/lookProcedures.ts';
import type { Filter } from '../../../shared/contract/shapes.ts';
import type { Field } from '../../../shared/fields/field.ts';
import { isAddend, isCountable } from '../../../shared/pivots/pivotFields.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { divideDecimals } from '../../../shared/rules/decimal.ts';
import { columnOf, joinsOf } from '../registers/columns.ts';
import { type QueryWorld, registerOfView, viewQuery } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import { type Dimension, dimensionOf, type Line, linesOf } from './dimension.ts';

type Figure = string | null;

export interface PivotTable {
  register: Register;
  unit: string;
  rows: Line[];
  columns: Line[];
  cells: Figure[][];
  rowTotals: Figure[];
  columnTotals: Figure[];
  total: Figure;
  records: number;
  filters: Filter[];
}

const mostRows = 500;
const mostColumns = 60;

/** @throws Refusal `invalid` where a field does not fit its place, or the table would be too large to read. */
export async function pivotTable(db: Db, spec: PivotSpec, world: QueryWorld): Promise<PivotTable> {
  const register = registerOfView(spec.view);
  const rowSide = dimensionOf(register, spec.rows, world);
  const columnSide = spec.columns === null ? null : dimensionOf(register, spec.columns, world);
  const value = valueField(register, spec.value);
  const figures = await countedFigures(db, spec, { register, rowSide, columnSide, value }, world);
  const keysOf = (part: 'row' | 'column') =>
    new Set(figures.filter((figure) => figure.part === part).map((figure) => figure[part]));
  const rowKeys = keysOf('row');
  const columnKeys = keysOf('column');
  if (rowKeys.size > mostRows) throw tooMany('行', rowKeys.size, mostRows);
  if (columnKeys.size > mostColumns) throw tooMany('列', columnKeys.size, mostColumns);
  const rows = await linesOf(db, rowSide, rowKeys, world);
  const columns = columnSide === null ? [] : await linesOf(db, columnSide, columnKeys, world);
  const at = new Map(figures.map((figure) => [placeOf(figure.part, figure.row, figure.column), figure]));
  const shown = (part: Part, row: string | null, column: string | null): Figure =>
    shownFigure(at.get(placeOf(part, row, column))?.value ?? null, spec.value.kind === 'sum' ? value : null);
  return {
    register,
    unit: unitOf(register, spec.value.kind, value),
    rows,
    columns,
    cells: rows.map((row) => columns.map((column) => shown('cell', row.key, column.key))),
    rowTotals: rows.map((row) => shown('row', row.key, null)),
    columnTotals: columns.map((column) => shown('column', null, column.key)),
    total: shown('total', null, null),
    records: at.get(placeOf('total', null, null))?.records ?? 0,
    // A record without the value adds nothing.
    filters: value === null ? [] : [{ field: value.key, op: 'filled' }],
  };
}

const tooMany = (side: string, found: number, most: number): Refusal =>
  new Refusal('invalid', `表会有 ${found} ${side}，最多 ${most} ${side}。请换一栏、按季度或按年，或者先缩小期间。`);

function valueField(register: Register, { kind, field: key }: PivotSpec['value']): Field | null {
  if (kind === 'count') return null;
  const field = register.fields.find((each) => each.key === key);
  if (!field) throw new Refusal('invalid', kind === 'sum' ? '请选择把哪一栏相加。' : '请选择按哪一栏不重复计。');
  if (kind === 'sum' && !isAddend(field))
    throw new Refusal('invalid', `“${field.label}”不是数字，不能相加，请换一栏。`);
  if (kind === 'distinct' && !isCountable(field)) {
    throw new Refusal('invalid', `“${field.label}”不能按不重复计，请换一栏。`);
  }
  return field;
}

type Part = 'cell' | 'row' | 'column' | 'total';

interface CountedFigure {
  part: Part;
  row: string | null;
  column: string | null;
  records: number;
  value: number | null;
}

interface Sides {
  register: Register;
  rowSide: Dimension;
  columnSide: Dimension | null;
  value: Field | null;
}

const placeOf = (part: Part, row: string | null, column: string | null): string => JSON.stringify([part, row, column]);

async function countedFigures(
  db: Db,
  spec: PivotSpec,
  { register, rowSide, columnSide, value }: Sides,
  world: QueryWorld,
): Promise<CountedFigure[]> {
  const valueColumn = value === null ? null : columnOf(register, value.key, world.today);
  const what = sql`${rowSide.expression} as "row", ${columnSide?.expression ?? sql`null`} as "column",
    ${valueColumn?.expression ?? sql`1`} as "value"`;
  const joins = joinsOf([rowSide, ...(columnSide ? [columnSide] : []), ...(valueColumn ? [valueColumn] : [])]);
  const records = viewQuery(spec.view, what, joins, world, false);
  const counted = sql`count("value") as "records", ${aggregateOf(spec.value.kind)} as "figure"`;
  const filled = sql`from "counted" where "value" is not null`;
  const found = await sql<Record<string, unknown>>`with "counted" as materialized (${records})
    select 'cell' as "part", "row", "column", ${counted} ${filled} group by "row", "column"
    union all select 'row', "row", null, ${counted} ${filled} group by "row"
    union all select 'column', null, "column", ${counted} ${filled} group by "column"
    union all select 'total', null, null, ${counted} ${filled}`.execute(db);
  return found.rows.map((row) => ({
    part: row.part as Part,
    row: keyOf(row.row),
    column: keyOf(row.column),
    records: Number(row.records),
    value: row.figure === null ? null : Number(row.figure),
  }));
}

const keyOf = (value: unknown): string | null => (value === null || value === '' ? null : String(value));

function aggregateOf(kind: PivotSpec['value']['kind']): RawBuilder<unknown> {
  if (kind === 'sum') return sql`sum("value")`;
  return kind === 'distinct' ? sql`count(distinct "value")` : sql`count("value")`;
}

/** Sums are whole numbers of the smallest unit: fen, or the last decimal. */
function shownFigure(value: number | null, field: Field | null): Figure {
  if (value === null) return null;
  if (field?.type === 'money') return divideDecimals(value, '100', 2);
  if (field?.type === 'decimal') return divideDecimals(value, `1${'0'.repeat(field.decimals)}`, field.decimals);
  return String(value);
}

function unitOf(register: Register, kind: PivotSpec['value']['kind'], field: Field | null): string {
  if (kind === 'sum' && field?.type === 'money') return '元';
  if (kind === 'sum' && (field?.type === 'integer' || field?.type === 'decimal')) return field.unit ?? register.unit;
  return kind === 'distinct' ? '个' : register.unit;
}
