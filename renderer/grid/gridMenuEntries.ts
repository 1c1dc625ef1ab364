import { isHidden, orderedColumns, withHidden, withShown } from './columnState.ts';
import type { GridModel } from './gridCommands.ts';
import { publicSelection } from './gridSelection.ts';
import { type GridCore, lineAt, say } from './gridState.ts';
import { isNewRowId } from './newRows.ts';
import { rangeOf } from './selection.ts';
import { withSort } from './sortKeys.ts';
import type { ColumnLayout, GridColumn, MenuContext, MenuEntry, SortKey } from './types.ts';

interface ColumnMenuParts {
  column: GridColumn;
  columns: readonly GridColumn[];
  layout: ColumnLayout;
  sort: readonly SortKey[];
  onSort: ((sort: readonly SortKey[]) => void) | undefined;
  onLayout: (layout: ColumnLayout) => void;
  onFit: () => void;
  onSelect: () => void;
  onReset: () => void;
}

/** What the menu of a column head offers; the context menu of cells ends with the same entries. */
export function columnEntries(parts: ColumnMenuParts): MenuEntry[] {
  const { column, columns, layout, sort, onSort, onLayout } = parts;
  const sorted = sort.find((each) => each.key === column.key)?.direction;
  const canSort = column.sortable === true && onSort !== undefined;
  const shownCount = columns.filter((each) => !isHidden(each, layout)).length;
  const hidden = orderedColumns(columns, layout.order).filter((each) => isHidden(each, layout));
  return [
    ...(canSort
      ? ([
          {
            label: '升序',
            disabled: sorted === 'ascending',
            run: () => onSort(withSort(sort, column.key, 'ascending')),
          },
          {
            label: '降序',
            disabled: sorted === 'descending',
            run: () => onSort(withSort(sort, column.key, 'descending')),
          },
          { label: '不排序', disabled: sorted === undefined, run: () => onSort(withSort(sort, column.key, undefined)) },
          'divider',
        ] satisfies MenuEntry[])
      : []),
    { label: '选中整列', shortcut: 'Ctrl+空格', run: parts.onSelect },
    { label: '最合适的列宽', run: parts.onFit },
    {
      label: `隐藏“${column.label}”列`,
      disabled: shownCount <= 1,
      run: () => onLayout(withHidden(layout, column.key)),
    },
    ...hidden.map(
      (each): MenuEntry => ({ label: `显示“${each.label}”列`, run: () => onLayout(withShown(layout, each)) }),
    ),
    { label: '恢复默认的列', run: parts.onReset },
  ];
}

const mostMenuRows = 1000;

/** What the owner's menu entries may look at. */
export function menuContext<R>(core: GridCore<R>, key: string): MenuContext<R> {
  const { selection } = core.get();
  const range = rangeOf(selection);
  const last = Math.min(range.bottom, range.top + mostMenuRows - 1);
  const rows: R[] = [];
  for (let at = range.top; at <= last; at += 1) {
    const line = lineAt(core, at);
    if (line.kind === 'row') rows.push(line.row);
  }
  const active = lineAt(core, selection.active.row);
  return { selection: publicSelection(core), rows, row: active.kind === 'row' ? active.row : undefined, key };
}

/** The grid's own entries of the context menu of cells. */
export function cellEntries<R>(model: GridModel<R>): MenuEntry[] {
  const { core } = model;
  const props = core.props();
  const canEdit = props.onEdit !== undefined;
  const line = lineAt(core, core.get().selection.active.row);
  const clipboard = (command: 'copy' | 'cut') => {
    // After the menu has given the focus back: the browser copies from the focused field only.
    setTimeout(() => {
      core.screen.focus();
      document.execCommand(command);
    }, 0);
  };
  const entries: MenuEntry[] = [
    { label: '剪切', shortcut: 'Ctrl+X', disabled: !canEdit, run: () => clipboard('cut') },
    { label: '复制', shortcut: 'Ctrl+C', run: () => clipboard('copy') },
    { label: '粘贴', shortcut: 'Ctrl+V', disabled: !canEdit, run: () => pasteFromMenu(model) },
    { label: '向下填充', shortcut: 'Ctrl+D', disabled: !canEdit, run: () => void model.blocks.fill('down') },
    { label: '清除内容', shortcut: 'Delete', disabled: !canEdit, run: () => void model.blocks.clear() },
    'divider',
  ];
  if (line.kind === 'new' && isNewRowId(line.id)) {
    return [...entries, { label: '放弃这一新行', run: () => model.edits.removeLine(line.id) }, 'divider'];
  }
  if (!props.onOpen || line.kind !== 'row') return entries;
  return [
    ...entries,
    { label: '打开这一行', shortcut: 'Ctrl+Enter', run: () => void model.run({ do: 'open' }) },
    'divider',
  ];
}

function pasteFromMenu<R>({ core, blocks }: GridModel<R>): void {
  const ask = () => say(core, '请按 Ctrl+V 粘贴');
  // Absent where the page is no secure context, refused where the shell grants no permission.
  const reading = navigator.clipboard?.readText() ?? Promise.reject(new Error('no clipboard'));
  reading.then((text) => void blocks.paste(text, ''), ask);
}
