import type { KeyboardEvent, ReactNode } from 'react';
import './SmallTable.css';

export interface SmallColumn<R> {
  key: string;
  title: string;
  /** Numbers stand at the right. */
  align?: 'left' | 'right' | 'center';
  /** CSS width; the rest is shared. */
  width?: string;
  /** Long text goes over several lines; otherwise a cell is one line. */
  wrap?: boolean;
  render: (row: R) => ReactNode;
}

export interface SmallTableProps<R> {
  /** What the table lists, read out. */
  label: string;
  columns: readonly SmallColumn<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** Enter or a click on a row. */
  onOpen?: (row: R) => void;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  /** Rows marked as overdue, chosen, switched off … */
  rowTone?: (row: R) => 'danger' | 'muted' | 'selected' | undefined;
  /** CSS height beyond which the body scrolls. */
  maxHeight?: string;
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableRowElement>): void {
  const row = event.currentTarget;
  const next =
    event.key === 'ArrowDown' ? row.nextElementSibling : event.key === 'ArrowUp' ? row.previousElementSibling : null;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

/** A short list (tens of rows) as a plain table. Registers use the grid. */
export function SmallTable<R>({ label, columns, rows, rowKey, onOpen, empty, rowTone, maxHeight }: SmallTableProps<R>) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div className="pa-small-table" style={maxHeight === undefined ? undefined : { maxHeight }}>
      <table aria-label={label}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.width === undefined ? undefined : { width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" style={{ textAlign: column.align }}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={rowTone?.(row) && `pa-row-${rowTone(row)}`}
              tabIndex={onOpen ? 0 : undefined}
              data-opens={onOpen ? '' : undefined}
              onClick={onOpen && (() => onOpen(row))}
              onKeyDown={
                onOpen &&
                ((event) => {
                  if (event.target !== event.currentTarget) return;
                  if (event.key === 'Enter') onOpen(row);
                  else moveBetweenRows(event);
                })
              }
            >
              {columns.map((column) => (
                <td key={column.key} style={{ textAlign: column.align, whiteSpace: column.wrap ? 'normal' : 'nowrap' }}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
