import type { PlacedColumn } from './columnState.ts';
import type { HeaderHeights } from './GridHeader.tsx';
import { type CopiedBlock, type GridCore, type GridState, lineAt, type ShownCell, shownCell } from './gridState.ts';
import { labelSeparator } from './optionMatch.ts';
import { type QuickSum, quickSum } from './quickSum.ts';
import { type Range, rangeOf } from './selection.ts';
import { gridMeasures } from './tokens.ts';
import type { GridColumn, GridProps } from './types.ts';

/** Heights of the header's parts in pixels; a part that is not shown has none. */
export function headerHeights<R>(props: GridProps<R>, columns: readonly PlacedColumn[], scale: number): HeaderHeights {
  const grouped = columns.some(({ column }) => column.groupLabel !== undefined);
  return {
    group: grouped ? Math.round(gridMeasures.groupRow * scale) : 0,
    label: Math.round(gridMeasures.headerRow * scale),
    filter: props.showFilters ? Math.round(gridMeasures.filterRow * scale) : 0,
  };
}

/** Width of the row heads. In steps of two digits, so that a filter does not shift the columns. */
export function headWidth(lines: number, scale: number): number {
  const digits = Math.ceil(String(lines).length / 2) * 2;
  return Math.round(Math.max(gridMeasures.headMin, 18 + 9 * digits) * scale);
}

/** Where the copied block stands now; undefined when its columns are no longer side by side. */
export function copiedRange(copied: CopiedBlock | undefined, columns: readonly PlacedColumn[]): Range | undefined {
  if (!copied) return undefined;
  const left = columns.findIndex((placed) => placed.key === copied.keys[0]);
  const right = columns.findIndex((placed) => placed.key === copied.keys.at(-1));
  if (left < 0 || right - left !== copied.keys.length - 1) return undefined;
  return { top: copied.top, bottom: copied.bottom, left, right };
}

/** What a screen reader hears when the cursor reaches a cell. */
export function speech(
  placed: PlacedColumn | undefined,
  cell: ShownCell | undefined,
  row: number,
  line: 'row' | 'new' | 'loading',
): string {
  if (!placed) return '';
  const place = line === 'new' ? '新行' : `第 ${row + 1} 行`;
  const content = line === 'loading' ? '正在载入' : cell?.text === '' || !cell ? '空' : cell.text;
  const parts = [placed.column.label, place, content];
  if (placed.column.required && cell?.text === '') parts.push('必填');
  if (cell?.state === 'proposed') parts.push('还没有保存');
  if (cell?.problem !== undefined) parts.push(`有问题：${cell.problem}`);
  else if (cell?.warning !== undefined) parts.push(`请核对：${cell.warning}`);
  return parts.join('，');
}

/** What a screen reader hears while the clerk walks through the list of an editor. */
export function highlightedChoice<R>({ editing }: GridState<R>): string {
  const list = editing?.list;
  const choice = list?.choices[list.highlight];
  if (!list || !choice) return list && !list.loading ? `${list.choices.length} 项` : '';
  if (choice.kind === 'create') return choice.label;
  const ticked = choice.checked === undefined ? '' : choice.checked ? '，已选' : '，未选';
  return `${choice.label}${choice.hint ? `，${choice.hint}` : ''}${ticked}，第 ${list.highlight + 1} 项，共 ${list.choices.length} 项`;
}

/** The labels of ticked codes, for the head of a multiple choice. */
export function chosenLabels(values: readonly string[], placed: PlacedColumn | undefined): string {
  const options = placed?.column.options ?? [];
  return values.map((value) => options.find((option) => option.value === value)?.label ?? value).join(labelSeparator);
}

const mostSummed = 20_000;

/** Sum and mean of the selected numbers; undefined for one cell, huge selections and rows that are not loaded. */
export function sumOf<R>(core: GridCore<R>): QuickSum | undefined {
  const range = rangeOf(core.get().selection);
  const columns = core
    .columns()
    .slice(range.left, range.right + 1)
    .filter(({ column }) => isNumeric(column));
  const height = range.bottom - range.top + 1;
  if (columns.length === 0 || columns.length * height < 2 || columns.length * height > mostSummed) return undefined;
  const texts: string[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    const line = lineAt(core, row);
    if (line.kind === 'loading') return undefined;
    for (const placed of columns) texts.push(numberText(shownCell(core, line, placed.key)));
  }
  return quickSum(texts);
}

function isNumeric(column: GridColumn): boolean {
  return column.kind === 'number' || (column.kind === 'readOnly' && column.align === 'right' && !column.identifier);
}

function numberText({ value, text }: ShownCell): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : text;
}

const tabbable = 'a[href], button:not([tabindex="-1"]), input, select, textarea, [tabindex="0"]';

/** F6: the focus goes to what follows (or precedes) the grid on the page, since Tab moves inside it. */
export function leaveGrid(root: HTMLElement | null, back: boolean): boolean {
  if (!root) return false;
  const all = [...document.querySelectorAll<HTMLElement>(tabbable)].filter(
    (each) => !root.contains(each) && each.getClientRects().length > 0 && !each.hasAttribute('disabled'),
  );
  const side = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const beyond = all.filter((each) => (root.compareDocumentPosition(each) & side) !== 0);
  const target = back ? beyond.at(-1) : beyond[0];
  (target ?? (back ? all.at(-1) : all[0]))?.focus();
  return true;
}
