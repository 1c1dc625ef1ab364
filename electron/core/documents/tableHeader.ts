// Where the header cells of a table lie: one row, or more where neighbours share groups.
import { type HeadCells, headCells } from '../../../shared/reports/headCells.ts';
import type { TableColumn, TableDocument } from './tableDocument.ts';

export const serialLabel = '序号';

/** The header of a table with 序号 in front; neighbours of one group are merged under its name. */
export function tableHeader(columns: readonly TableColumn[]): HeadCells {
  return headCells([
    { label: serialLabel, heads: [] },
    ...columns.map(({ label, group, heads }) => ({
      label,
      heads: heads ?? (group ? [group] : []),
    })),
  ]);
}

/** A sheet's row of the first record: under title, fill line and header. */
export const firstRecordRow = ({ columns }: Pick<TableDocument, 'columns'>): number => 3 + tableHeader(columns).rows;
