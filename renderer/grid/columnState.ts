import type { ColumnLayout, GridColumn } from './types.ts';

/** A shown column with its place: `left` counts from the edge of the first column, frozen ones first, in pixels. */
export interface PlacedColumn {
  column: GridColumn;
  key: string;
  index: number;
  left: number;
  width: number;
  frozen: boolean;
}

export const emptyLayout: ColumnLayout = { widths: {}, order: [], hidden: [], shown: [] };

const narrowest = 40;
const widest = 900;

/** All columns in the user's order: named ones first as named, the rest stays behind its declared neighbour. */
export function orderedColumns(columns: readonly GridColumn[], order: readonly string[]): GridColumn[] {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const named = order.flatMap((key) => byKey.get(key) ?? []);
  const result = [...named];
  const taken = new Set(named.map((column) => column.key));
  columns.forEach((column, at) => {
    if (taken.has(column.key)) return;
    const before = columns[at - 1];
    const place = before ? result.indexOf(before) + 1 : 0;
    result.splice(place, 0, column);
    taken.add(column.key);
  });
  return result;
}

export function isHidden(column: GridColumn, layout: ColumnLayout): boolean {
  if (layout.hidden.includes(column.key)) return true;
  return column.hidden === true && !layout.shown.includes(column.key);
}

/** The shown columns with widths and places at a scale; frozen columns come first. */
export function placeColumns(columns: readonly GridColumn[], layout: ColumnLayout, scale: number): PlacedColumn[] {
  const shown = orderedColumns(columns, layout.order).filter((column) => !isHidden(column, layout));
  const sorted = [...shown.filter((column) => column.frozen), ...shown.filter((column) => !column.frozen)];
  let left = 0;
  return sorted.map((column, index) => {
    const width = Math.round((layout.widths[column.key] ?? column.width) * scale);
    const placed = { column, key: column.key, index, left, width, frozen: column.frozen === true };
    left += width;
    return placed;
  });
}

/** A new width in pixels at scale 1, kept inside what is usable. */
export function withWidth(layout: ColumnLayout, column: GridColumn, width: number): ColumnLayout {
  const fitted = Math.round(Math.max(column.minWidth ?? narrowest, Math.min(widest, width)));
  return { ...layout, widths: { ...layout.widths, [column.key]: fitted } };
}

/** Moves a column to stand before another (undefined = last). Frozen and other columns do not mix. */
export function withMoved(
  layout: ColumnLayout,
  columns: readonly GridColumn[],
  key: string,
  before: string | undefined,
): ColumnLayout {
  if (key === before) return layout;
  const keys = orderedColumns(columns, layout.order).map((column) => column.key);
  const rest = keys.filter((other) => other !== key);
  const place = before === undefined ? rest.length : rest.indexOf(before);
  if (place < 0) return layout;
  rest.splice(place, 0, key);
  return { ...layout, order: rest };
}

export function withHidden(layout: ColumnLayout, key: string): ColumnLayout {
  return {
    ...layout,
    hidden: layout.hidden.includes(key) ? layout.hidden : [...layout.hidden, key],
    shown: layout.shown.filter((other) => other !== key),
  };
}

export function withShown(layout: ColumnLayout, column: GridColumn): ColumnLayout {
  const shown = column.hidden && !layout.shown.includes(column.key) ? [...layout.shown, column.key] : layout.shown;
  return { ...layout, hidden: layout.hidden.filter((other) => other !== column.key), shown };
}

export interface HeaderGroup {
  label: string | undefined;
  first: number;
  last: number;
}

/** Runs of neighbouring columns with the same group label; a run never crosses the freeze line. */
export function headerGroups(columns: readonly PlacedColumn[]): HeaderGroup[] {
  const groups: HeaderGroup[] = [];
  for (const { column, index, frozen } of columns) {
    const previous = groups.at(-1);
    const joins =
      previous !== undefined &&
      column.groupLabel !== undefined &&
      previous.label === column.groupLabel &&
      columns[index - 1]?.frozen === frozen;
    if (joins) previous.last = index;
    else groups.push({ label: column.groupLabel, first: index, last: index });
  }
  return groups;
}
