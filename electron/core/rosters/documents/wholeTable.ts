// A list with all its rows, as plain data that can go to a thread.
import type { TableColumn, TableDocument, TableValue } from '../../documents/tableDocument.ts';
import { editionWords, monthWords, type RosterPrint, rotaTitle } from './rosterPrint.ts';

export interface WholeTable {
  document: TableDocument;
  rows: TableValue[][];
}

/** What stands around a list of a rota. */
export function listFrame(
  print: RosterPrint,
  kind: string,
): Pick<TableDocument, 'title' | 'unit' | 'period' | 'unitNote' | 'signers'> {
  return {
    title: rotaTitle(print, kind),
    unit: print.unit,
    period: monthWords(print.sheet.month),
    unitNote: editionWords(print.sheet),
    signers: print.signers,
  };
}

/** A column of words; `width` in half-width characters where its rows do not tell. */
export const textColumn = (key: string, label: string, width?: number): TableColumn => ({
  key,
  label,
  kind: 'text',
  ...(width === undefined ? {} : { width }),
});
