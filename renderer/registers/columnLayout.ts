// Which columns stand where: remembered per user and register, and kept with a saved view.
import type { ColumnLayout, GridColumn } from '../grid/types.ts';

/** As it is stored among the user's preferences. */
export type StoredLayout = {
  widths: Record<string, number>;
  order: string[];
  hidden: string[];
  shown: string[];
};

export const declaredLayout: ColumnLayout = { widths: {}, order: [], hidden: [], shown: [] };

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

/** Reads a stored layout; whatever is not one is the declared layout. */
export function readLayout(stored: unknown): ColumnLayout {
  if (typeof stored !== 'object' || stored === null) return declaredLayout;
  const { widths, order, hidden, shown } = stored as Record<string, unknown>;
  const pixels = Object.entries(typeof widths === 'object' && widths !== null ? widths : {});
  return {
    widths: Object.fromEntries(pixels.filter((each): each is [string, number] => typeof each[1] === 'number')),
    order: texts(order),
    hidden: texts(hidden),
    shown: texts(shown),
  };
}

export function storedLayout({ widths, order, hidden, shown }: ColumnLayout): StoredLayout {
  return { widths: { ...widths }, order: [...order], hidden: [...hidden], shown: [...shown] };
}

export function isShown(column: GridColumn, layout: ColumnLayout): boolean {
  return column.hidden ? layout.shown.includes(column.key) : !layout.hidden.includes(column.key);
}

/** Keys of the shown columns in the user's order, as saved views and exports keep them. */
export function shownKeys(columns: readonly GridColumn[], layout: ColumnLayout): string[] {
  const known = new Set(columns.map((column) => column.key));
  const named = layout.order.filter((key) => known.has(key));
  const rest = columns.map((column) => column.key).filter((key) => !named.includes(key));
  const byKey = new Map(columns.map((column) => [column.key, column]));
  return [...named, ...rest].filter((key) => {
    const column = byKey.get(key);
    return column !== undefined && isShown(column, layout);
  });
}

/** Shows or hides one column. */
export function withShown(layout: ColumnLayout, column: GridColumn, shown: boolean): ColumnLayout {
  const without = (keys: readonly string[]) => keys.filter((key) => key !== column.key);
  return {
    ...layout,
    hidden: column.hidden || shown ? without(layout.hidden) : [...without(layout.hidden), column.key],
    shown: column.hidden && shown ? [...without(layout.shown), column.key] : without(layout.shown),
  };
}

/** The layout in which exactly these columns are shown, in this order. None named: as it is. */
export function layoutShowing(
  columns: readonly GridColumn[],
  keys: readonly string[],
  before: ColumnLayout,
): ColumnLayout {
  if (keys.length === 0) return before;
  const wanted = new Set(keys);
  return {
    widths: before.widths,
    order: [...keys],
    hidden: columns.filter((column) => !column.hidden && !wanted.has(column.key)).map((column) => column.key),
    shown: columns.filter((column) => column.hidden && wanted.has(column.key)).map((column) => column.key),
  };
}
