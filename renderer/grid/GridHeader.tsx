// biome-ignore-all lint/a11y/useSemanticElements: positioned elements, since a real table cannot draw a window of 100,000 rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the one text field of the grid holds the focus and points at cells
import type { ReactNode, PointerEvent as ReactPointerEvent } from 'react';
import { headerGroups, type PlacedColumn } from './columnState.ts';
import { alignClass } from './GridRow.tsx';
import type { SortKey } from './types.ts';

export interface HeaderHeights {
  group: number;
  label: number;
  filter: number;
}

interface GridHeaderProps {
  columns: readonly PlacedColumn[];
  frozen: readonly PlacedColumn[];
  scrolled: readonly PlacedColumn[];
  headWidth: number;
  frozenWidth: number;
  heights: HeaderHeights;
  sort: readonly SortKey[];
  /** Columns whose header is lit because the selection touches them. */
  litFrom: number;
  litTo: number;
  dropAt: number | undefined;
  filterCell: ((placed: PlacedColumn) => ReactNode) | undefined;
  onLabelPointer: (event: ReactPointerEvent, placed: PlacedColumn) => void;
  onResizePointer: (event: ReactPointerEvent, placed: PlacedColumn) => void;
  onFit: (placed: PlacedColumn) => void;
  onMenu: (placed: PlacedColumn, x: number, y: number) => void;
  onCorner: () => void;
}

/** Group labels, column labels and the filter row; stays at the top, its frozen part at the left. */
export function GridHeader(props: GridHeaderProps): ReactNode {
  const { heights, frozen, scrolled, headWidth, frozenWidth } = props;
  const labels = heights.group + heights.label;
  const fixedWidth = headWidth + frozenWidth;
  return (
    <div className="pg-header" role="rowgroup" style={{ height: labels + heights.filter }}>
      <div role="row" aria-rowindex={1} className="pg-header-rows" style={{ height: labels }}>
        <div className="pg-fixed" role="presentation" style={{ width: fixedWidth }}>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: Ctrl+A does the same */}
          <div
            role="columnheader"
            aria-colindex={1}
            aria-label="行号，点按全选"
            className="pg-corner"
            style={{ width: headWidth, height: labels }}
            onClick={props.onCorner}
          />
          {groupCells(props, true)}
          {frozen.map((placed) => labelCell(props, placed))}
        </div>
        {groupCells(props, false)}
        {scrolled.map((placed) => labelCell(props, placed))}
        {dropMarker(props)}
      </div>
      {props.filterCell ? filterRow(props, props.filterCell) : null}
    </div>
  );
}

function groupCells({ columns, headWidth, heights }: GridHeaderProps, frozen: boolean): ReactNode {
  if (heights.group === 0) return null;
  return headerGroups(columns).map((group) => {
    const first = columns[group.first];
    const last = columns[group.last];
    if (!first || !last || group.label === undefined || first.frozen !== frozen) return null;
    const edge = frozen && !columns[group.last + 1]?.frozen ? 'pg-edge' : '';
    const style = {
      left: headWidth + first.left,
      width: last.left + last.width - first.left,
      height: heights.group,
      lineHeight: `${heights.group - 1}px`,
    };
    return (
      <div key={first.key} className={`pg-group ${edge}`} aria-hidden="true" style={style}>
        {group.label}
      </div>
    );
  });
}

function labelCell(props: GridHeaderProps, placed: PlacedColumn): ReactNode {
  const { heights, headWidth, sort, litFrom, litTo } = props;
  const { column, index } = placed;
  const order = sort.findIndex((each) => each.key === placed.key);
  const direction = sort[order]?.direction;
  const lit = index >= litFrom && index <= litTo;
  const grouped = heights.group > 0 && column.groupLabel !== undefined;
  const style = {
    left: headWidth + placed.left,
    width: placed.width,
    top: grouped ? heights.group : 0,
    height: grouped ? heights.label : heights.group + heights.label,
  };
  const lastFrozen = placed.frozen && !props.columns[index + 1]?.frozen;
  const classes = [
    'pg-label',
    alignClass(placed),
    lit ? 'pg-label-lit' : '',
    column.sortable ? 'pg-sortable' : '',
    lastFrozen ? 'pg-edge' : '',
  ];
  const name = column.groupLabel ? `${column.groupLabel}，${column.label}` : column.label;
  return (
    <div
      key={placed.key}
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={direction ?? (column.sortable ? 'none' : undefined)}
      aria-label={`${name}${column.required ? '，必填' : ''}`}
      title={column.help ?? column.label}
      data-key={placed.key}
      className={classes.filter((each) => each !== '').join(' ')}
      style={style}
      onPointerDown={(event) => props.onLabelPointer(event, placed)}
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
        props.onMenu(placed, event.clientX, event.clientY);
      }}
    >
      {column.required ? <span className="pg-star">*</span> : null}
      <span className="pg-label-text">{column.label}</span>
      {direction ? (
        <span className="pg-sort" aria-hidden="true">
          {direction === 'ascending' ? '▲' : '▼'}
          {sort.length > 1 ? order + 1 : ''}
        </span>
      ) : null}
      <button
        type="button"
        tabIndex={-1}
        className="pg-menu-button"
        aria-label={`${column.label}：列菜单`}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          props.onMenu(placed, box.left, box.bottom);
        }}
      >
        ▼
      </button>
      <div
        className="pg-resizer"
        aria-hidden="true"
        onPointerDown={(event) => props.onResizePointer(event, placed)}
        onDoubleClick={() => props.onFit(placed)}
      />
    </div>
  );
}

function dropMarker({ columns, dropAt, headWidth }: GridHeaderProps): ReactNode {
  if (dropAt === undefined) return null;
  const at = columns[dropAt];
  const last = columns.at(-1);
  const left = at ? at.left : last ? last.left + last.width : 0;
  return <div className="pg-drop" style={{ left: headWidth + left }} />;
}

function filterRow(
  { frozen, scrolled, headWidth, frozenWidth, heights, columns }: GridHeaderProps,
  filterCell: (placed: PlacedColumn) => ReactNode,
): ReactNode {
  const draw = (placed: PlacedColumn) => {
    const lastFrozen = placed.frozen && !columns[placed.index + 1]?.frozen;
    return (
      <div
        key={placed.key}
        role="gridcell"
        aria-colindex={placed.index + 2}
        className={`pg-filter ${lastFrozen ? 'pg-edge' : ''}`}
        style={{ left: headWidth + placed.left, width: placed.width, height: heights.filter }}
      >
        {filterCell(placed)}
      </div>
    );
  };
  return (
    <div role="row" aria-rowindex={2} aria-label="筛选行" className="pg-header-rows" style={{ height: heights.filter }}>
      <div className="pg-fixed" role="presentation" style={{ width: headWidth + frozenWidth }}>
        <div className="pg-corner" style={{ width: headWidth, height: heights.filter }} />
        {frozen.map(draw)}
      </div>
      {scrolled.map(draw)}
    </div>
  );
}
