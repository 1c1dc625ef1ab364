// biome-ignore-all lint/a11y/useSemanticElements: positioned elements, since a real table cannot draw a window of 100,000 rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the one text field of the grid holds the focus and points at cells
import { type CSSProperties, type ReactNode, type Ref, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Announcer } from './Announcer.tsx';
import { CellNote, noteOf, useCellNote } from './CellNote.tsx';
import { ChoicePopup } from './ChoicePopup.tsx';
import { countMarks } from './cellMarks.ts';
import { emptyLayout, type PlacedColumn, placeColumns, withMoved, withWidth } from './columnState.ts';
import { EditorField } from './EditorField.tsx';
import { FilterCell } from './FilterCell.tsx';
import { GridHeader } from './GridHeader.tsx';
import { GridMenu } from './GridMenu.tsx';
import { GridRow } from './GridRow.tsx';
import {
  cellBox,
  columnsInPort,
  contentHeight,
  contentWidth,
  type Frame,
  frozenWidth,
  pageColumn,
  pageRows,
  rowsInPort,
} from './geometry.ts';
import { cellEntries, columnEntries, menuContext } from './gridMenuEntries.ts';
import {
  chosenLabels,
  copiedRange,
  headerHeights,
  headWidth,
  highlightedChoice,
  leaveGrid,
  speech,
  sumOf,
} from './gridScreen.ts';
import { lineAt, refusalOf, shownCell } from './gridState.ts';
import { GridRoot } from './gridStyles.ts';
import type { GridCommand } from './keyboard.ts';
import { SelectionLayer } from './SelectionLayer.tsx';
import { ProposalBar, StatusBar } from './StatusBar.tsx';
import { rangeOf } from './selection.ts';
import { clickedSort } from './sortKeys.ts';
import { textWidth } from './textMeasure.ts';
import { gridMeasures } from './tokens.ts';
import type { FilterValue, GridHandle, GridProps, MenuEntry, SortKey } from './types.ts';
import { useColumnLayout } from './useColumnLayout.ts';
import { useColumnPointer } from './useColumnPointer.ts';
import { useGridHandle } from './useGridHandle.ts';
import { useGridModel } from './useGridModel.ts';
import { usePointer } from './usePointer.ts';
import { usePort, useShowCell, useWindowReport } from './usePort.ts';

const noSort: readonly SortKey[] = [];
const drawnMargin = 6;

/** The spreadsheet-like grid: rows by window from the owner, edits back to the owner. See `GridProps`. */
export function Grid<R>(props: GridProps<R> & { ref?: Ref<GridHandle> }): ReactNode {
  const scale = props.scale ?? 1;
  const { layout, setLayout } = useColumnLayout(props);
  const columns = useMemo(() => placeColumns(props.columns, layout, scale), [props.columns, layout, scale]);
  const { model, state } = useGridModel(props, columns);
  const { core } = model;
  const gridId = useId();
  const portElement = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(false);
  const [menu, setMenu] = useState<{ x: number; y: number; entries: readonly MenuEntry[] }>();

  const heights = headerHeights(props, columns, scale);
  const lines = props.rowCount + (props.onNewRow ? state.newRows.length : 0);
  const frame: Frame = {
    rowHeight: Math.round(gridMeasures.rowHeight * scale),
    headerHeight: heights.group + heights.label + heights.filter,
    headWidth: headWidth(lines, scale),
    lines,
    columns,
  };
  const { port, onScroll } = usePort(portElement);
  useWindowReport(frame, port, props);
  const show = useShowCell(portElement, frame);
  const pointer = usePointer(model, frame, portElement);
  const note = useCellNote();

  useLayoutEffect(() => {
    core.screen.show = show;
    core.screen.focus = () => field.current?.focus({ preventScroll: true });
    core.screen.setEditorText = (text) => {
      if (field.current && field.current.value !== text) field.current.value = text;
    };
    core.screen.pageRows = () => pageRows(frame, port);
    core.screen.pageColumn = (column, direction) => pageColumn(frame, port, column, direction);
  });

  useGridHandle(props.ref, model);

  const { selection, editing } = state;
  const range = rangeOf(selection);
  const active = columns[selection.active.column];
  const activeLine = lineAt(core, selection.active.row);
  const activeCell = active ? shownCell(core, activeLine, active.key) : undefined;
  const readOnly =
    active === undefined || (activeLine.kind !== 'loading' && refusalOf(core, activeLine, active.column) !== undefined);
  const box = cellBox(frame, port, selection.active);

  const rows = rowsInPort(frame, port, drawnMargin);
  const across = columnsInPort(frame, port);
  const frozen = useMemo(() => columns.filter((placed) => placed.frozen), [columns]);
  const scrolled = useMemo(() => columns.slice(across.from, across.to), [columns, across.from, across.to]);
  const frozenPixels = frozenWidth(frame);
  const sort = props.sort ?? noSort;

  function fitColumn(placed: PlacedColumn): void {
    const at = root.current;
    if (!at) return;
    const visible = Array.from({ length: rows.to - rows.from }, (_, index) => lineAt(core, rows.from + index));
    const texts = visible.map((line) => shownCell(core, line, placed.key).text.split('\n').join(' '));
    const widest = texts.reduce(
      (most, text) => Math.max(most, textWidth(text, at)),
      textWidth(placed.column.label, at) + 34 * scale,
    );
    setLayout(withWidth(layout, placed.column, (widest + 2 * gridMeasures.cellPadding * scale + 4) / scale));
  }

  const columnPointer = useColumnPointer({
    frame,
    scale,
    origin: () => ({
      left: portElement.current?.getBoundingClientRect().left ?? 0,
      scrolled: portElement.current?.scrollLeft ?? 0,
    }),
    onWidth: (placed, width) => setLayout(withWidth(layout, placed.column, width)),
    onMove: (placed, before) => {
      const target = before && before.frozen === placed.frozen ? before.key : undefined;
      setLayout(withMoved(layout, props.columns, placed.key, target));
    },
    onClick: (placed, shift) => {
      if (!model.settleEditor()) return;
      if (placed.column.sortable && props.onSort) props.onSort(clickedSort(sort, placed.key, shift));
      else model.moves.columns(placed.index, placed.index);
      core.screen.focus();
    },
  });

  function columnMenu(placed: PlacedColumn): MenuEntry[] {
    return columnEntries({
      column: placed.column,
      columns: props.columns,
      layout,
      sort,
      onSort: props.onSort,
      onLayout: setLayout,
      onFit: () => fitColumn(placed),
      onSelect: () => model.moves.columns(placed.index, placed.index),
      onReset: () => setLayout(emptyLayout),
    });
  }

  function openCellMenu(x: number, y: number): void {
    const placed = columns[core.get().selection.active.column];
    if (!placed) return;
    const owner = props.menu?.(menuContext(core, placed.key)) ?? [];
    setMenu({
      x,
      y,
      entries: [
        ...cellEntries(model),
        ...owner,
        ...(owner.length > 0 ? (['divider'] as const) : []),
        ...columnMenu(placed),
      ],
    });
  }

  function onScreenCommand(command: GridCommand): boolean {
    if (command.do === 'menu') {
      const at = portElement.current?.getBoundingClientRect();
      openCellMenu((at?.left ?? 0) + box.left + 20, (at?.top ?? 0) + box.top + box.height);
      return true;
    }
    if (command.do === 'filter') {
      const fieldOf = root.current?.querySelector<HTMLElement>(`[data-filter="${CSS.escape(active?.key ?? '')}"]`);
      (fieldOf ?? root.current?.querySelector<HTMLElement>('[data-filter]'))?.focus();
      return true;
    }
    if (command.do === 'leave') return leaveGrid(root.current, command.back);
    return false;
  }

  const setFilter = (key: string, value: FilterValue | undefined) => {
    const { [key]: _, ...rest } = props.filters ?? {};
    props.onFilter?.(value ? { ...rest, [key]: value } : rest);
  };
  // React lets events of pop-ups bubble here although they are drawn elsewhere on the page.
  const isInside = ({ target }: { target: EventTarget }) =>
    target instanceof Element && portElement.current?.contains(target) === true;

  const filterCell =
    heights.filter === 0
      ? undefined
      : (placed: PlacedColumn) => (
          <FilterCell
            column={placed.column}
            value={props.filters?.[placed.key]}
            onChange={(value) => setFilter(placed.key, value)}
            onLeave={() => core.screen.focus()}
          />
        );

  const copied = useMemo(() => copiedRange(state.copied, columns), [state.copied, columns]);
  const layer = {
    columns,
    headWidth: frame.headWidth,
    rowHeight: frame.rowHeight,
    active: selection.active,
    copied,
    preview: pointer.preview,
    handle: !editing && props.onEdit !== undefined && !selection.whole && range.bottom < props.rowCount,
  };
  const headerRows = heights.filter > 0 ? 2 : 1;
  const style = {
    '--pg-scale': String(scale),
    '--pg-row': `${frame.rowHeight}px`,
    ...(props.height === undefined ? {} : { height: props.height }),
  } as CSSProperties;
  const activeId = active ? `${gridId}-${selection.active.row}-${active.key}` : gridId;
  const spoken = speech(active, activeCell, selection.active.row, activeLine.kind);
  const visibleNote =
    note.shown ??
    (activeCell?.problem !== undefined && focused && !editing
      ? { text: activeCell.problem, bad: true, ...box }
      : undefined);

  return (
    <GridRoot
      ref={root}
      className={focused ? 'pg-focused' : ''}
      style={style}
      onContextMenu={(event) => {
        if (!isInside(event) || (event.target as Element).closest('input')) return;
        event.preventDefault();
        const cell = pointer.cellAt(event);
        if (!cell || !model.settleEditor()) return;
        if (
          cell.row < range.top ||
          cell.row > range.bottom ||
          (cell.column >= 0 && (cell.column < range.left || cell.column > range.right))
        ) {
          if (cell.column < 0) model.moves.rows(cell.row, cell.row);
          else model.moves.select(cell);
        }
        openCellMenu(event.clientX, event.clientY);
      }}
    >
      <div
        className="pg-stage"
        role="grid"
        aria-label={props.label}
        aria-rowcount={lines + headerRows}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-readonly={props.onEdit === undefined}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the pointer selects cells, keys go to the text field */}
        <div
          ref={portElement}
          className="pg-port"
          role="presentation"
          onScroll={() => {
            note.hide();
            onScroll();
          }}
          onMouseDown={(event) => {
            if (isInside(event) && !(event.target as Element).closest('input, button')) event.preventDefault();
          }}
          onPointerDown={(event) => {
            if (isInside(event)) pointer.onPointerDown(event);
          }}
          onPointerMove={(event) => {
            pointer.onPointerMove(event);
            note.over(event.nativeEvent, portElement.current, (element) => noteOf(element, core));
          }}
          onPointerUp={pointer.onPointerUp}
          onPointerCancel={pointer.onPointerUp}
          onPointerLeave={note.hide}
          onDoubleClick={(event) => {
            if (isInside(event)) pointer.onDoubleClick(event);
          }}
        >
          <div
            className="pg-canvas"
            role="presentation"
            style={{ width: contentWidth(frame), height: contentHeight(frame) }}
          >
            <GridHeader
              columns={columns}
              frozen={frozen}
              scrolled={scrolled}
              headWidth={frame.headWidth}
              frozenWidth={frozenPixels}
              heights={heights}
              sort={sort}
              litFrom={range.left}
              litTo={range.right}
              dropAt={columnPointer.dropAt}
              filterCell={filterCell}
              onLabelPointer={columnPointer.onLabelPointer}
              onResizePointer={columnPointer.onResizePointer}
              onFit={fitColumn}
              onMenu={(placed, x, y) => setMenu({ x, y, entries: columnMenu(placed) })}
              onCorner={() => {
                if (!model.settleEditor()) return;
                model.moves.all();
                core.screen.focus();
              }}
            />
            <div className="pg-body" role="rowgroup" style={{ height: lines * frame.rowHeight }}>
              {lines > 0 && (
                <>
                  <SelectionLayer {...layer} pane="fixed" range={range} />
                  <SelectionLayer {...layer} pane="scrolled" range={range} />
                </>
              )}
              {Array.from({ length: Math.max(0, rows.to - rows.from) }, (_, at) => {
                const index = rows.from + at;
                const line = lineAt(core, index);
                const inRange = index >= range.top && index <= range.bottom;
                const mark = line.kind === 'row' ? props.rowMark?.(line.row) : undefined;
                const id = line.kind === 'loading' ? `loading-${index}` : line.id;
                return (
                  <GridRow
                    key={index}
                    gridId={gridId}
                    index={index}
                    ariaRow={index + headerRows + 1}
                    top={index * frame.rowHeight}
                    headWidth={frame.headWidth}
                    frozenWidth={frozenPixels}
                    frozen={frozen}
                    scrolled={scrolled}
                    row={line.kind === 'row' ? line.row : undefined}
                    newRow={line.kind === 'new' ? line.newRow : undefined}
                    cell={props.cell}
                    withdrawn={mark?.withdrawn === true}
                    pending={mark?.pending === true}
                    problem={mark?.problem}
                    marks={state.marks.get(id)}
                    selectedFrom={inRange ? range.left : -1}
                    selectedTo={inRange ? range.right : -1}
                    justSaved={state.justSaved.has(id)}
                  />
                );
              })}
            </div>
            {props.rowCount === 0 && props.empty ? (
              <div className="pg-empty" style={{ width: port.width }}>
                {props.empty}
              </div>
            ) : null}
          </div>
        </div>
        <div className="pg-editor-layer" role="presentation">
          <EditorField
            model={model}
            field={field}
            editing={editing}
            placed={active}
            box={box}
            room={port}
            headerHeight={frame.headerHeight}
            label={`${props.label}，${spoken}`}
            gridId={gridId}
            activeId={activeId}
            readOnly={readOnly}
            onFocus={setFocused}
            onScreenCommand={onScreenCommand}
          />
        </div>
        {editing?.list ? (
          <ChoicePopup
            id={`${gridId}-list`}
            list={editing.list}
            box={box}
            room={port}
            scale={scale}
            chosenNote={chosenLabels(editing.values, active)}
            onChoose={(index) => {
              model.editor.choose(index);
              core.screen.focus();
            }}
          />
        ) : null}
        {visibleNote ? <CellNote note={visibleNote} room={port} /> : null}
      </div>
      {state.proposal ? (
        <ProposalBar
          good={countMarks(state.marks, 'proposed')}
          bad={countMarks(state.marks, 'bad')}
          newRows={state.proposal.newLines.length}
          onSave={() => {
            model.blocks.saveProposal();
            core.screen.focus();
          }}
          onNext={() => {
            model.blocks.nextProblem();
            core.screen.focus();
          }}
          onDrop={() => {
            model.blocks.dropProposal();
            core.screen.focus();
          }}
        />
      ) : null}
      <StatusBar
        footer={props.footer}
        notice={state.notice}
        selected={{
          rows: range.bottom - range.top + 1,
          cells: (range.bottom - range.top + 1) * (range.right - range.left + 1),
        }}
        sum={sumOf(core)}
      />
      <Announcer text={focused && !editing ? spoken : editing ? highlightedChoice(state) : ''} />
      <GridMenu
        at={menu}
        entries={menu?.entries ?? []}
        onClose={() => {
          setMenu(undefined);
          // Not when the chosen entry opened something that has taken the focus.
          setTimeout(() => {
            const at = document.activeElement;
            if (!at || at === document.body || at.closest('[role=menu]')) core.screen.focus();
          }, 0);
        }}
      />
    </GridRoot>
  );
}
