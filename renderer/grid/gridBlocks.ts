import { markOf } from './cellMarks.ts';
import { type Matrix, readClipboard, tiled, toHtmlTable, toTabText } from './clipboard.ts';
import type { PlacedColumn } from './columnState.ts';
import { type GridEdits, indexOfLine } from './gridEdits.ts';
import {
  boundsOf,
  type Change,
  type CopiedBlock,
  type GridCore,
  type Line,
  lineAt,
  refusalOf,
  say,
  sentenceOf,
  shownCell,
} from './gridState.ts';
import { type Judged, judgeText } from './judgeText.ts';
import { type Range, rangeOf, selectCell } from './selection.ts';
import type { CellValue, EditReason, GridPaste, PasteAnswer } from './types.ts';

/** Actions on whole blocks of cells: copy, cut, paste, fill, clear. */
export interface GridBlocks {
  /** What the selection puts on the clipboard; undefined when its rows must be loaded first (`prepareCopy`). */
  copy: (cut: boolean) => ClipboardBlock | undefined;
  /** Loads the rows of the selection and makes the block; undefined with a sentence where that cannot be. */
  prepareCopy: (cut: boolean) => Promise<ClipboardBlock | undefined>;
  paste: (plain: string, html: string) => Promise<void>;
  fill: (direction: 'down' | 'right') => Promise<void>;
  /** Repeats the selection over a larger range (the fill handle). */
  fillTo: (target: Range) => Promise<void>;
  /** Writes one text into every selected cell (Ctrl+Enter). */
  writeAll: (content: { text: string; value?: CellValue; problem?: string }) => Promise<void>;
  clear: () => Promise<void>;
  toggleYesNo: () => boolean;
  saveProposal: () => void;
  /** Selects the next cell that was refused, from the active one on; where none is loaded nothing happens. */
  nextProblem: () => void;
  dropProposal: () => void;
}

export interface ClipboardBlock {
  tabText: string;
  html: string;
}

/** More than this in one go is more likely a slip of the hand than a wish; it belongs to the import. */
const mostChangedRows = 2000;
const mostCopiedCells = 500_000;

type LineOf<R> = Exclude<Line<R>, { kind: 'loading' }>;
type Content = { text: string; value?: CellValue; problem?: string };

export function createBlocks<R>(core: GridCore<R>, edits: GridEdits<R>): GridBlocks {
  function selectedColumns(range: Range): readonly PlacedColumn[] {
    return core.columns().slice(range.left, range.right + 1);
  }

  function loadedLines(from: number, to: number): LineOf<R>[] | undefined {
    const lines: LineOf<R>[] = [];
    for (let at = from; at <= to; at += 1) {
      const line = lineAt(core, at);
      if (line.kind === 'loading') return undefined;
      lines.push(line);
    }
    return lines;
  }

  /** The lines of [from, to], from the owner where they are not loaded; undefined with a sentence when that fails. */
  async function lines(from: number, to: number): Promise<LineOf<R>[] | undefined> {
    const loaded = loadedLines(from, to);
    if (loaded) return loaded;
    const { loadRows, rowId } = core.props();
    if (!loadRows) {
      say(core, '选区里有还没载入的行，请缩小选区', 'problem');
      return undefined;
    }
    try {
      const rows = await loadRows(from, to + 1);
      return rows.map((row) => ({ kind: 'row', id: rowId(row), row }));
    } catch (error) {
      say(core, sentenceOf(error), 'problem');
      return undefined;
    }
  }

  function block(range: Range, source: readonly LineOf<R>[], cut: boolean): ClipboardBlock | undefined {
    const columns = selectedColumns(range);
    const cells = source.map((line) => columns.map((placed) => copiedCell(line, placed)));
    if (cut && cells.some((row) => row.some((cell) => cell.masked))) {
      say(core, '选区里有遮盖的内容，不能剪切', 'problem');
      return undefined;
    }
    const matrix = cells.map((row) => row.map((cell) => cell.text));
    const tabText = toTabText(matrix);
    const keys = columns.map((placed) => placed.key);
    const copied: CopiedBlock = {
      top: range.top,
      bottom: range.bottom,
      keys,
      cut,
      tabText,
      cells,
      lineIds: source.map((line) => line.id),
    };
    core.set({ copied });
    core.props().onCopied?.({ rows: source.length, keys });
    say(core, `已${cut ? '剪切' : '复制'} ${source.length} 行 × ${columns.length} 列`);
    return {
      tabText,
      html: toHtmlTable(
        matrix,
        columns.map((placed) => isText(placed)),
      ),
    };
  }

  function isText({ column }: PlacedColumn): boolean {
    return column.identifier === true || column.kind !== 'number';
  }

  function copiedCell(line: LineOf<R>, placed: PlacedColumn): CopiedBlock['cells'][number][number] {
    const cell = shownCell(core, line, placed.key);
    const content = { text: cell.text, masked: cell.masked === true };
    return cell.state === undefined && !cell.masked ? { ...content, value: cell.value } : content;
  }

  function copyable(range: Range): boolean {
    const cells = (range.bottom - range.top + 1) * (range.right - range.left + 1);
    if (cells <= mostCopiedCells) return true;
    say(core, `一次最多复制 ${mostCopiedCells / 10_000} 万格，更多请用导出`, 'problem');
    return false;
  }

  function copy(cut: boolean): ClipboardBlock | undefined {
    const range = rangeOf(core.get().selection);
    if (!copyable(range)) return undefined;
    const loaded = loadedLines(range.top, range.bottom);
    return loaded ? block(range, loaded, cut) : undefined;
  }

  async function prepareCopy(cut: boolean): Promise<ClipboardBlock | undefined> {
    const range = rangeOf(core.get().selection);
    if (!copyable(range)) return undefined;
    say(core, '正在载入要复制的行…');
    const loaded = await lines(range.top, range.bottom);
    return loaded ? block(range, loaded, cut) : undefined;
  }

  async function paste(plain: string, html: string): Promise<void> {
    const source = readClipboard(plain, html);
    if (source.length === 0 || core.get().editing) return;
    if (core.get().proposal) {
      say(core, '请先保存或撤回上一次粘贴', 'problem');
      return;
    }
    const range = rangeOf(core.get().selection);
    const matrix = tiled(source, range.bottom - range.top + 1, range.right - range.left + 1);
    const own = ownBlock(plain);
    if (own?.cells.some((row) => row.some((cell) => cell.masked))) {
      say(core, '复制的内容里有遮盖的号码，请从原件录入', 'problem');
      return;
    }
    const offered = describePaste(range, matrix);
    if (offered.rowIds.length > mostChangedRows && !core.props().onPaste) return sayTooMany();
    const answer = await askOwner(offered, matrix);
    if (!answer || answer.kind === 'handled') return;
    if (matrix.length > mostChangedRows) return sayTooMany();
    await applyPaste(range, matrix, own, answer);
  }

  /** The block this grid itself copied, when it is what comes back; line ends may have changed on the way. */
  function ownBlock(plain: string): CopiedBlock | undefined {
    const { copied } = core.get();
    const plainEnds = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
    return copied && plainEnds(copied.tabText) === plainEnds(plain) ? copied : undefined;
  }

  function describePaste(range: Range, matrix: Matrix): GridPaste {
    const { rows } = boundsOf(core);
    const onRows = Math.max(0, Math.min(matrix.length, rows - range.top));
    const idAt = (at: number) => {
      const line = lineAt(core, at);
      return line.kind === 'row' ? line.id : undefined;
    };
    const columns = core.columns().slice(range.left, range.left + (matrix[0]?.length ?? 0));
    return {
      anchor: { rowIndex: range.top, rowId: idAt(range.top), key: core.columns()[range.left]?.key ?? '' },
      keys: columns.map((placed) => placed.key),
      rowIds: Array.from({ length: onRows }, (_, down) => idAt(range.top + down)),
      newRows: matrix.length - onRows,
      matrix,
    };
  }

  async function askOwner(offered: GridPaste, matrix: Matrix): Promise<PasteAnswer | undefined> {
    const { onPaste } = core.props();
    const single = matrix.length === 1 && matrix[0]?.length === 1;
    if (!onPaste || single) return { kind: 'apply' };
    try {
      return await onPaste(offered);
    } catch (error) {
      say(core, sentenceOf(error), 'problem');
      return undefined;
    }
  }

  function sayTooMany(): void {
    say(core, `一次最多改 ${mostChangedRows} 行，更多请用导入`, 'problem');
  }

  async function applyPaste(
    range: Range,
    matrix: Matrix,
    own: CopiedBlock | undefined,
    answer: PasteAnswer & { kind: 'apply' },
  ): Promise<void> {
    const { rows } = boundsOf(core);
    const columns = core.columns().slice(range.left, range.left + (matrix[0]?.length ?? 0));
    const onRows = Math.max(0, Math.min(matrix.length, rows - range.top));
    const targets = onRows > 0 ? await lines(range.top, range.top + onRows - 1) : [];
    if (!targets) return;
    const extra = matrix.length - onRows;
    const added = extra > 0 ? newTargets(range, extra, onRows) : [];
    const problems = new Map((answer.problems ?? []).map((each) => [`${each.row},${each.column}`, each.problem]));
    let skipped = 0;
    const changes = [...targets, ...added].flatMap((line, down) =>
      columns.flatMap((placed, across): Change<R>[] => {
        const text = matrix[down]?.[across] ?? '';
        const refusal = refusalOf(core, line, placed.column);
        if (refusal !== undefined) {
          if (shownCell(core, line, placed.key).text !== text) skipped += 1;
          return [];
        }
        if (line.kind === 'new' && text.trim() === '') return [];
        const told = problems.get(`${down},${across}`);
        const content: Content = told ? { text, problem: told } : pastedContent(placed, text, own, down, across);
        return [{ ...content, rowId: line.id, row: line.kind === 'row' ? line.row : undefined, column: placed.column }];
      }),
    );
    const clears = own?.cut ? clearsOf(own, changes) : [];
    const dropped = (matrix[0]?.length ?? 0) - columns.length;
    const newLines = added.map((line) => line.id);
    core.set({
      selection: {
        anchor: { row: range.top, column: range.left },
        extent: { row: range.top + targets.length + added.length - 1, column: range.left + columns.length - 1 },
        active: { row: range.top, column: range.left },
      },
    });
    finishPaste(changes, clears, newLines, skipped, dropped);
    if (changes.some((change) => change.problem !== undefined)) selectProblem(range.top, range.left, 0);
  }

  function nextProblem(): void {
    const { active } = core.get().selection;
    selectProblem(active.row, active.column, 1);
  }

  /** Walks row by row from a cell, round the end to the start, over the lines that hold marks. */
  function selectProblem(fromRow: number, fromColumn: number, skip: number): void {
    const { lines: count } = boundsOf(core);
    const columns = core.columns();
    const marked = problemRows();
    const places = marked.flatMap((row) =>
      columns.filter((placed) => isProblem(row, placed)).map((placed) => ({ row, column: placed.index })),
    );
    const order = ({ row, column }: { row: number; column: number }) => row * columns.length + column;
    const from = fromRow * columns.length + fromColumn + skip;
    const next = places.find((place) => order(place) >= from) ?? places[0];
    if (!next || next.row >= count) return;
    core.set({ selection: selectCell(next), tabStart: undefined });
    core.screen.show(next.row, next.column);
  }

  function problemRows(): number[] {
    const ids = [...core.get().marks.keys(), ...core.get().newRows.map((line) => line.id)];
    return ids.flatMap((id) => indexOfLine(core, id) ?? []).sort((a, b) => a - b);
  }

  function isProblem(row: number, placed: PlacedColumn): boolean {
    return shownCell(core, lineAt(core, row), placed.key).state === 'bad';
  }

  /** Lines below the rows for what lies past the end: the new-row lines from the anchor on, then added ones. */
  function newTargets(range: Range, count: number, onRows: number): LineOf<R>[] {
    if (!core.props().onNewRow) {
      say(core, `最后一行以下的 ${count} 行没有粘贴`, 'problem');
      return [];
    }
    const { rows } = boundsOf(core);
    const first = onRows > 0 ? 0 : range.top - rows;
    const open = core
      .get()
      .newRows.slice(first)
      .filter((line) => !line.saving);
    const usable = open.slice(0, -1);
    const ids = [...usable.map((line) => line.id).slice(0, count)];
    if (ids.length < count) ids.push(...edits.addLines(count - ids.length));
    return ids.flatMap((id) => {
      const line = core.get().newRows.find((each) => each.id === id);
      return line ? [{ kind: 'new' as const, id, newRow: line }] : [];
    });
  }

  function pastedContent(
    placed: PlacedColumn,
    text: string,
    own: CopiedBlock | undefined,
    down: number,
    across: number,
  ): Content {
    const source = own?.cells[down % own.cells.length];
    const cell = source?.[across % source.length];
    const key = own?.keys[across % own.keys.length];
    if (cell && key === placed.key && cell.value !== undefined && cell.text !== '')
      return { text: cell.text, value: cell.value };
    return contentOf(judgeText(placed.column, text), text);
  }

  function clearsOf(own: CopiedBlock, written: readonly Change<R>[]): Change<R>[] {
    const rewritten = new Set(written.map((change) => `${change.rowId}\n${change.column.key}`));
    const columns = core.columns().filter((placed) => own.keys.includes(placed.key));
    const found = loadedLines(own.top, own.bottom) ?? [];
    return found
      .filter((line) => own.lineIds.includes(line.id))
      .flatMap((line) => columns.flatMap((placed) => cleared(line, placed)))
      .filter((change) => !rewritten.has(`${change.rowId}\n${change.column.key}`));
  }

  function cleared(line: LineOf<R>, placed: PlacedColumn): Change<R>[] {
    if (refusalOf(core, line, placed.column) !== undefined) return [];
    const cell = shownCell(core, line, placed.key);
    if (cell.text === '' && cell.state !== 'bad') return [];
    const content = contentOf(judgeText(placed.column, ''), '');
    return [{ ...content, rowId: line.id, row: line.kind === 'row' ? line.row : undefined, column: placed.column }];
  }

  function finishPaste(
    changes: readonly Change<R>[],
    clears: readonly Change<R>[],
    newLines: readonly string[],
    skipped: number,
    dropped: number,
  ): void {
    const bad = changes.filter((change) => change.problem !== undefined).length;
    const notes = [
      skipped > 0 ? `${skipped} 格不能改，已跳过` : '',
      dropped > 0 ? `右边多出的 ${dropped} 列没有粘贴` : '',
    ].filter((note) => note !== '');
    if (bad === 0 && newLines.length === 0) {
      edits.apply([...changes, ...clears], 'paste');
      say(core, [`已粘贴 ${changes.length} 格`, ...notes].join('，'));
      return;
    }
    const stored = changes.filter((change) => change.row !== undefined);
    edits.apply(
      changes.filter((change) => change.row === undefined),
      'paste',
    );
    edits.propose(stored);
    core.set({ proposal: { changes: stored, newLines, clears }, copied: undefined });
    say(
      core,
      [bad > 0 ? `粘贴的内容有 ${bad} 格有问题，还没有保存` : '粘贴的内容还没有保存', ...notes].join('，'),
      bad > 0 ? 'problem' : 'plain',
    );
  }

  function saveProposal(): void {
    const { proposal, marks } = core.get();
    if (!proposal) return;
    core.set({ proposal: undefined });
    const good = proposal.changes.flatMap((change): Change<R>[] => {
      const mark = marks.get(change.rowId)?.get(change.column.key);
      if (mark?.state !== 'proposed') return [];
      const { problem: _, value: __, ...rest } = change;
      return [{ ...rest, text: mark.text, ...(mark.value === undefined ? {} : { value: mark.value }) }];
    });
    edits.apply([...good, ...proposal.clears], 'paste');
    const left = proposal.changes.filter(
      (change) => markOf(marks, { rowId: change.rowId, key: change.column.key })?.state === 'bad',
    ).length;
    say(
      core,
      left > 0 ? `已保存 ${good.length} 格，还有 ${left} 格有问题没有保存` : `已保存 ${good.length} 格`,
      left > 0 ? 'problem' : 'plain',
    );
    for (const id of proposal.newLines) edits.submitLine(id);
  }

  function dropProposal(): void {
    const { proposal } = core.get();
    if (!proposal) return;
    core.set({ proposal: undefined });
    for (const change of proposal.changes) edits.dropMark(change.rowId, change.column.key);
    for (const id of proposal.newLines) edits.removeLine(id);
    say(core, '已撤回粘贴，没有改动任何内容');
  }

  async function fill(direction: 'down' | 'right'): Promise<void> {
    const range = rangeOf(core.get().selection);
    const single = direction === 'down' ? range.top === range.bottom : range.left === range.right;
    const source = single
      ? direction === 'down'
        ? { ...range, top: range.top - 1, bottom: range.top - 1 }
        : { ...range, left: range.left - 1, right: range.left - 1 }
      : direction === 'down'
        ? { ...range, bottom: range.top }
        : { ...range, right: range.left };
    if (source.top < 0 || source.left < 0) return;
    const target = single
      ? range
      : direction === 'down'
        ? { ...range, top: range.top + 1 }
        : { ...range, left: range.left + 1 };
    await repeat(source, target);
  }

  async function fillTo(target: Range): Promise<void> {
    const source = rangeOf(core.get().selection);
    const rest =
      target.bottom > source.bottom
        ? { ...source, top: source.bottom + 1, bottom: target.bottom }
        : target.top < source.top
          ? { ...source, top: target.top, bottom: source.top - 1 }
          : target.right > source.right
            ? { ...source, left: source.right + 1, right: target.right }
            : undefined;
    if (!rest) return;
    await repeat(source, rest);
    core.set({
      selection: {
        anchor: { row: Math.min(source.top, rest.top), column: source.left },
        extent: { row: Math.max(source.bottom, rest.bottom), column: Math.max(source.right, rest.right) },
        active: { row: source.top, column: source.left },
      },
    });
  }

  async function repeat(source: Range, target: Range): Promise<void> {
    if (target.bottom - target.top + 1 > mostChangedRows) return sayTooMany();
    const from = await lines(source.top, source.bottom);
    const to = await lines(target.top, target.bottom);
    if (!from || !to) return;
    const sourceColumns = selectedColumns(source);
    const changes = to.flatMap((line, down) =>
      selectedColumns(target).flatMap((placed, across): Change<R>[] => {
        if (refusalOf(core, line, placed.column) !== undefined) return [];
        const origin = sourceColumns[across % sourceColumns.length];
        const cell = origin && shownCell(core, from[down % from.length]!, origin.key);
        if (!cell || cell.masked || cell.state === 'bad') return [];
        const known = origin.key === placed.key && cell.text !== '';
        const content: Content = known
          ? { text: cell.text, value: cell.value }
          : contentOf(judgeText(placed.column, cell.text), cell.text);
        return [{ ...content, rowId: line.id, row: line.kind === 'row' ? line.row : undefined, column: placed.column }];
      }),
    );
    if (changes.length === 0) say(core, '没有可以填充的单元格', 'problem');
    else edits.apply(changes, 'fill');
  }

  async function writeAll(content: Content): Promise<void> {
    const range = rangeOf(core.get().selection);
    await change(range, 'fill', (line, placed) => {
      const judged = contentOf(judgeText(placed.column, content.text), content.text);
      return [{ ...judged, rowId: line.id, row: line.kind === 'row' ? line.row : undefined, column: placed.column }];
    });
  }

  async function clear(): Promise<void> {
    await change(rangeOf(core.get().selection), 'clear', cleared);
  }

  async function change(
    range: Range,
    reason: EditReason,
    each: (line: LineOf<R>, placed: PlacedColumn) => Change<R>[],
  ): Promise<void> {
    if (range.bottom - range.top + 1 > mostChangedRows) return sayTooMany();
    const targets = await lines(range.top, range.bottom);
    if (!targets) return;
    const columns = selectedColumns(range);
    const changes = targets.flatMap((line) =>
      columns.flatMap((placed) => (refusalOf(core, line, placed.column) === undefined ? each(line, placed) : [])),
    );
    if (changes.length > 0) return edits.apply(changes, reason);
    const refusal = targets[0] && columns[0] ? refusalOf(core, targets[0], columns[0].column) : undefined;
    if (refusal !== undefined) say(core, refusal, 'problem');
  }

  function toggleYesNo(): boolean {
    const range = rangeOf(core.get().selection);
    const active = core.columns()[core.get().selection.active.column];
    if (active?.column.kind !== 'yesNo') return false;
    const line = lineAt(core, core.get().selection.active.row);
    if (line.kind === 'loading') return true;
    const value = shownCell(core, line, active.key).value !== true;
    const text = value ? '是' : '否';
    void change(range, 'type', (target, placed) =>
      placed.column.kind === 'yesNo'
        ? [
            {
              text,
              value,
              rowId: target.id,
              row: target.kind === 'row' ? target.row : undefined,
              column: placed.column,
            },
          ]
        : [],
    );
    return true;
  }

  return {
    copy,
    prepareCopy,
    paste,
    fill,
    fillTo,
    writeAll,
    clear,
    toggleYesNo,
    saveProposal,
    nextProblem,
    dropProposal,
  };
}

function contentOf(judged: Judged, typed: string): Content {
  return judged.ok ? judged : { text: typed, problem: judged.problem };
}
