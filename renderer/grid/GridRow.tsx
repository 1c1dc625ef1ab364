// biome-ignore-all lint/a11y/useSemanticElements: positioned elements, since a real table cannot draw a window of 100,000 rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the one text field of the grid holds the focus and points at cells
import { memo, type ReactNode } from 'react';
import type { CellMark, RowMarks } from './cellMarks.ts';
import type { PlacedColumn } from './columnState.ts';
import { newRowView, type ShownCell } from './gridState.ts';
import { isBlank, type NewRow } from './newRows.ts';
import type { CellView } from './types.ts';

export interface GridRowProps<R> {
  gridId: string;
  index: number;
  ariaRow: number;
  top: number;
  headWidth: number;
  frozenWidth: number;
  frozen: readonly PlacedColumn[];
  scrolled: readonly PlacedColumn[];
  row: R | undefined;
  newRow: NewRow | undefined;
  cell: (row: R, key: string) => CellView;
  withdrawn: boolean;
  pending: boolean;
  /** Sentence about the whole row. */
  problem: string | undefined;
  marks: RowMarks | undefined;
  /** First and last selected column of this row, -1 for none. */
  selectedFrom: number;
  selectedTo: number;
  justSaved: boolean;
}

function GridRowView<R>(props: GridRowProps<R>): ReactNode {
  const { row, newRow, frozen, scrolled } = props;
  const classes = ['pg-row', props.withdrawn ? 'pg-withdrawn' : '', newRow ? 'pg-new' : ''].join(' ').trim();
  const draw = (placed: PlacedColumn) => (
    <GridCell key={placed.key} placed={placed} shown={shownIn(props, placed.key)} row={props} />
  );
  return (
    <div
      role="row"
      aria-rowindex={props.ariaRow}
      aria-selected={props.selectedFrom >= 0}
      className={classes}
      style={{ top: props.top }}
    >
      <div className="pg-fixed" role="presentation" style={{ width: props.headWidth + props.frozenWidth }}>
        <RowHead {...props} />
        {frozen.map(draw)}
      </div>
      {scrolled.map(draw)}
      {row === undefined && newRow === undefined ? <span className="pg-unseen">正在载入</span> : null}
    </div>
  );
}

/** Redrawn only when its own row, marks or selection change: moving the cursor touches two rows. */
export const GridRow = memo(GridRowView) as typeof GridRowView;

function shownIn<R>({ row, newRow, cell, marks }: GridRowProps<R>, key: string): ShownCell | undefined {
  if (newRow) return newRowView(newRow, key);
  if (row === undefined) return undefined;
  const mark = marks?.get(key);
  return mark ? markedCell(mark) : cell(row, key);
}

function markedCell(mark: CellMark): ShownCell {
  const shown: ShownCell = { text: mark.text, value: mark.value ?? null, state: mark.state };
  if (mark.problem !== undefined) shown.problem = mark.problem;
  return shown;
}

function GridCell<R>({
  placed,
  shown,
  row,
}: {
  placed: PlacedColumn;
  shown: ShownCell | undefined;
  row: GridRowProps<R>;
}) {
  const { column, index } = placed;
  const selected = index >= row.selectedFrom && index <= row.selectedTo;
  const readOnly = column.kind === 'readOnly' || column.readOnly === true || shown?.readOnly === true;
  const mustFill = row.newRow !== undefined && column.required === true && !isBlank(row.newRow) && shown?.text === '';
  const classes = [
    'pg-cell',
    alignClass(placed),
    shown?.muted || column.kind === 'readOnly' ? 'pg-muted' : '',
    shown?.masked ? 'pg-masked' : '',
    shown?.state ? `pg-${shown.state}` : '',
    shown?.problem === undefined ? (shown?.warning === undefined ? '' : 'pg-warned') : 'pg-flawed',
    mustFill && shown?.problem === undefined ? 'pg-must' : '',
    isLastFrozen(placed, row.frozen) ? 'pg-edge' : '',
  ];
  const left = row.headWidth + placed.left;
  return (
    <div
      role="gridcell"
      id={`${row.gridId}-${row.index}-${placed.key}`}
      aria-colindex={index + 2}
      aria-selected={selected}
      data-row={row.index}
      aria-readonly={readOnly || undefined}
      aria-invalid={shown?.problem === undefined ? undefined : true}
      className={classes.filter((name) => name !== '').join(' ')}
      style={{ left, width: placed.width }}
    >
      {shown === undefined ? <span className="pg-blank" aria-hidden="true" /> : shown.text}
      {shown?.text === '' && row.newRow && isBlank(row.newRow) && index === firstColumn(row) ? (
        <span className="pg-hint">输入新行</span>
      ) : null}
    </div>
  );
}

function firstColumn<R>({ frozen, scrolled }: GridRowProps<R>): number {
  const columns = [...frozen, ...scrolled];
  return columns.find(({ column }) => column.kind !== 'readOnly' && !column.readOnly)?.index ?? 0;
}

function isLastFrozen(placed: PlacedColumn, frozen: readonly PlacedColumn[]): boolean {
  return frozen.at(-1)?.key === placed.key;
}

export function alignClass({ column }: PlacedColumn): string {
  const align = column.align ?? (column.kind === 'number' ? 'right' : column.kind === 'yesNo' ? 'center' : 'left');
  return align === 'left' ? '' : `pg-${align}`;
}

function RowHead<R>(row: GridRowProps<R>) {
  const { index, headWidth, newRow } = row;
  const state = headState(row);
  const lit = row.selectedFrom >= 0 && state.tone === '' ? 'pg-head-lit' : '';
  return (
    <div
      role="rowheader"
      aria-colindex={1}
      aria-label={`${newRow ? '新行' : `第 ${index + 1} 行`}${state.label === '' ? '' : `，${state.label}`}`}
      className={`pg-head ${lit} ${state.tone}`}
      style={{ width: headWidth }}
      data-note={state.label}
    >
      {state.sign === '' ? index + 1 : state.sign}
    </div>
  );
}

function headState<R>(row: GridRowProps<R>): { sign: string; label: string; tone: string } {
  const { newRow, marks, problem } = row;
  if (newRow?.problem !== undefined) return { sign: '！', label: newRow.problem, tone: 'pg-head-bad' };
  if (newRow?.saving) return { sign: '…', label: '正在保存', tone: '' };
  if (newRow)
    return isBlank(newRow)
      ? { sign: '＋', label: '', tone: '' }
      : { sign: '＊', label: '还没有保存', tone: 'pg-head-pending' };
  const states = new Set([...(marks?.values() ?? [])].map((each) => each.state));
  if (states.has('bad')) return { sign: '！', label: '有没保存的格', tone: 'pg-head-bad' };
  if (problem !== undefined) return { sign: '！', label: problem, tone: 'pg-head-bad' };
  if (states.has('saving')) return { sign: '…', label: '正在保存', tone: '' };
  if (row.justSaved) return { sign: '✓', label: '已保存', tone: 'pg-head-saved' };
  if (states.has('proposed')) return { sign: '＊', label: '还没有保存', tone: 'pg-head-pending' };
  if (row.withdrawn) return { sign: '', label: '已撤销', tone: '' };
  if (row.pending) return { sign: '◐', label: '待确认', tone: 'pg-head-pending' };
  return { sign: '', label: '', tone: '' };
}
