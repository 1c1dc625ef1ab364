import { memo, type ReactNode } from 'react';
import type { PlacedColumn } from './columnState.ts';
import type { Range } from './selection.ts';

interface SelectionLayerProps {
  pane: 'fixed' | 'scrolled';
  columns: readonly PlacedColumn[];
  headWidth: number;
  rowHeight: number;
  range: Range;
  active: { row: number; column: number };
  copied: Range | undefined;
  preview: Range | undefined;
  handle: boolean;
}

/**
 * Frames over the cells of one pane: selection, active cell, copied block. They lie above the cells so that moving the
 * cursor redraws no row; a frame that crosses the freeze line is drawn in both panes, open at the line.
 */
export const SelectionLayer = memo(function SelectionLayer(props: SelectionLayerProps): ReactNode {
  const { pane, range, active, copied, preview } = props;
  const single = range.top === range.bottom && range.left === range.right;
  const activeRange = { top: active.row, bottom: active.row, left: active.column, right: active.column };
  return (
    <div className={pane === 'fixed' ? 'pg-pane-fixed' : 'pg-pane'} role="presentation">
      {single ? null : frame(props, range, 'pg-range')}
      {frame(props, activeRange, 'pg-active')}
      {copied ? frame(props, copied, 'pg-copied') : null}
      {preview ? frame(props, preview, 'pg-preview') : null}
      {props.handle ? handleAt(props, range) : null}
    </div>
  );
});

function frame({ pane, columns, headWidth, rowHeight }: SelectionLayerProps, range: Range, name: string): ReactNode {
  const inPane = columns.filter(
    (placed) => placed.frozen === (pane === 'fixed') && placed.index >= range.left && placed.index <= range.right,
  );
  const first = inPane[0];
  const last = inPane.at(-1);
  if (!first || !last) return null;
  const open = [first.index > range.left ? 'pg-no-left' : '', last.index < range.right ? 'pg-no-right' : ''];
  const style = {
    left: headWidth + first.left - 1,
    top: range.top * rowHeight - 1,
    width: last.left + last.width - first.left + 1,
    height: (range.bottom - range.top + 1) * rowHeight + 1,
  };
  return <div className={`${name} ${open.join(' ')}`} style={style} />;
}

function handleAt({ pane, columns, headWidth, rowHeight }: SelectionLayerProps, range: Range): ReactNode {
  const corner = columns[range.right];
  if (!corner || corner.frozen !== (pane === 'fixed')) return null;
  const style = { left: headWidth + corner.left + corner.width - 6, top: (range.bottom + 1) * rowHeight - 6 };
  return <div className="pg-handle" data-handle="" style={style} />;
}
