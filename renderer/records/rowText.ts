import type { Row } from '../../shared/contract/shapes.ts';

/** A row's text in a field; empty where it has none. */
export function rowText(row: Row, field: string): string {
  const value = row.values[field];
  return typeof value === 'string' ? value : '';
}
