// The table as on paper: head of several levels, every figure a button. Arrow keys walk from figure to figure.
import { type KeyboardEvent, memo } from 'react';
import { shownFigure } from '../../shared/reports/figureText.ts';
import { headCells } from '../../shared/reports/headCells.ts';
import type { FigurePlace } from './RecordsDrawer.tsx';
import type { ReportFigures } from './ReportPage.tsx';

type Column = ReportFigures['columns'][number];
type OpenFigure = (place: FigurePlace) => void;

interface FigureTableProps {
  figures: ReportFigures;
  onOpen: OpenFigure;
}

export const FigureTable = memo(function FigureTable({ figures, onOpen }: FigureTableProps) {
  return (
    <section className="pr-table" aria-label={figures.title} onKeyDown={walk}>
      {figures.layout === 'down' ? (
        <DownTable figures={figures} onOpen={onOpen} />
      ) : (
        <AcrossTable figures={figures} onOpen={onOpen} />
      )}
    </section>
  );
});

const isNumber = (text: string | null): boolean => text !== null && /^-?\d/u.test(text);

interface FigureProps {
  column: Column;
  value: string | null;
  place: FigurePlace;
  /** Whose figure, read out. */
  whose: string;
  onOpen: OpenFigure;
}

function Figure({ column, value, place, whose, onOpen }: FigureProps) {
  const text = shownFigure(column as { unit: '件' }, value);
  const isTyped = column.kind === 'typed' && place.row === null && !place.cumulative;
  if (column.kind === 'open' || (!isNumber(value) && !isTyped)) return <span className="pr-none">{text}</span>;
  const tone = Number(text) === 0 && text !== '' ? ' pr-zero' : '';
  return (
    <button
      type="button"
      className={`pr-figure${tone}`}
      aria-label={`${whose} ${[...column.heads, column.label].join(' ')} ${text === '' ? '未填' : text}`}
      onClick={() => onOpen(place)}
    >
      {text === '' ? '填写' : text}
    </button>
  );
}

/** `件` is the unit of the sheet; other units stand under the label. */
function Label({ column }: { column: Column }) {
  const hasUnit = column.unit === '件' || column.label.includes('（') || column.label === column.unit;
  return (
    <>
      <span className="pr-label">{column.label}</span>
      {!hasUnit && <small>（{column.unit}）</small>}
    </>
  );
}

function AcrossTable({ figures, onOpen }: FigureTableProps) {
  const { columns, rows, total, shares, by } = figures;
  const head = headCells([{ label: by.label, heads: [] }, ...columns]);
  const levels = Array.from({ length: head.rows }, (_, row) => head.cells.filter((cell) => cell.row === row));
  return (
    <table>
      <thead>
        {levels.map((cells, level) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level of the head is its place
          <tr key={level}>
            {cells.map((cell) => {
              const column = cell.row + cell.rowSpan === head.rows ? columns[cell.column - 1] : undefined;
              return (
                <th
                  key={cell.column}
                  scope={cell.columnSpan > 1 ? 'colgroup' : 'col'}
                  rowSpan={cell.rowSpan}
                  colSpan={cell.columnSpan}
                  className={cell.column === 0 ? 'pr-name' : undefined}
                  title={column?.about}
                >
                  {column ? <Label column={column} /> : cell.text}
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className="pr-name">
              {row.title}
            </th>
            {columns.map((column, index) => (
              <td key={column.key}>
                <Figure
                  column={column}
                  value={row.values[index] ?? null}
                  place={{ row: row.key, column: column.key, cumulative: false, whose: row.title }}
                  whose={row.title}
                  onOpen={onOpen}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="pr-name">
            合计
          </th>
          {columns.map((column, index) => (
            <td key={column.key}>
              <Figure
                column={column}
                value={total[index] ?? null}
                place={{ row: null, column: column.key, cumulative: false, whose: '合计' }}
                whose="合计"
                onOpen={onOpen}
              />
            </td>
          ))}
        </tr>
        {shares && (
          <tr className="pr-shares">
            <th scope="row" className="pr-name">
              占比
            </th>
            {columns.map((column, index) => {
              const share = shares[index] ?? null;
              return <td key={column.key}>{share === null ? '' : isNumber(share) ? `${share}%` : share}</td>;
            })}
          </tr>
        )}
      </tfoot>
    </table>
  );
}

function DownTable({ figures, onOpen }: FigureTableProps) {
  const { columns, rows, total, cumulative } = figures;
  const places = [
    ...rows.map((row) => ({ key: row.key, title: row.title, values: row.values, cumulative: false, isTotal: false })),
    { key: '\u0000total', title: rows.length === 0 ? '数量' : '小计', values: total, cumulative: false, isTotal: true },
    ...(cumulative === null
      ? []
      : [{ key: '\u0000year', title: '年度累计', values: cumulative, cumulative: true, isTotal: true }]),
  ];
  return (
    <table className="pr-down">
      <thead>
        <tr>
          <th scope="col" className="pr-name">
            项目
          </th>
          {places.map(({ key, title }) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((column, index) => (
          <tr key={column.key} className={startsGroup(columns, index) ? 'pr-group' : undefined}>
            <th scope="row" className="pr-name" title={column.about}>
              <span className="pr-heads">{column.heads.join(' · ')}</span>
              <Label column={column} />
            </th>
            {places.map((place) => (
              <td key={place.key} className={place.isTotal ? 'pr-total' : undefined}>
                <Figure
                  column={column}
                  value={place.values[index] ?? null}
                  place={{
                    row: place.isTotal ? null : place.key,
                    column: column.key,
                    cumulative: place.cumulative,
                    whose: place.title,
                  }}
                  whose={place.title}
                  onOpen={onOpen}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const startsGroup = (columns: readonly Column[], index: number): boolean =>
  index > 0 && columns[index - 1]!.heads.join() !== columns[index]!.heads.join();

/** Arrow keys: to the nearest figure in that direction. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target;
  if (!(from instanceof HTMLButtonElement) || !from.classList.contains('pr-figure')) return;
  const cell = from.closest('td');
  const row = cell?.parentElement;
  if (!cell || !row) return;
  const next = besides(event.key, cell, row as HTMLTableRowElement);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function besides(key: string, cell: HTMLTableCellElement, row: HTMLTableRowElement): HTMLButtonElement | null {
  const figureIn = (element: Element | null | undefined) => element?.querySelector<HTMLButtonElement>('.pr-figure');
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const step = (from: Element): Element | null =>
      key === 'ArrowRight' ? from.nextElementSibling : from.previousElementSibling;
    for (let at = step(cell); at; at = step(at)) {
      const found = figureIn(at);
      if (found) return found;
    }
  }
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const rows = [...(row.closest('table')?.rows ?? [])];
    const step = key === 'ArrowDown' ? 1 : -1;
    for (let at = rows.indexOf(row) + step; rows[at]; at += step) {
      const found = figureIn(rows[at]?.cells[cell.cellIndex]);
      if (found) return found;
    }
  }
  return null;
}
