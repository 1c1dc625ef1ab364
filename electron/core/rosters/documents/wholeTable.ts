// A list with all its rows, as plain data that can go to a thread.
import type { TableDocument, TableValue } from '../../documents/tableDocument.ts';
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

/** The small print of a paper with phones. */
export const phoneMark = ({ isRevealed }: RosterPrint): string =>
  isRevealed ? '含个人电话，请妥善保管，用后按规定销毁' : '电话已部分隐去';
