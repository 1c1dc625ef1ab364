import { type CellMark, markOf, withMarks } from './cellMarks.ts';
import { boundsOf, type Change, type GridCore, lineAt, say, sentenceOf } from './gridState.ts';
import {
  isBlank,
  isNewRowId,
  missingKeys,
  type NewRow,
  newRow,
  valuesOf,
  withCell,
  withMissingMarked,
  withProblems,
} from './newRows.ts';
import { selectCell } from './selection.ts';
import type { CellEdit, EditReason, EditResult } from './types.ts';
import { type CellContent, type ChangedCell, pushStep, settle, takeRedo, takeUndo, type UndoStep } from './undo.ts';

/** Everything that changes cells: writing, saving, taking back, new lines. */
export interface GridEdits<R> {
  /** Writes cells: bad ones are marked, good ones go to the owner as one action. */
  apply: (changes: readonly Change<R>[], reason: EditReason) => void;
  /** Marks cells as proposed (or bad) without sending anything. */
  propose: (changes: readonly Change<R>[]) => void;
  undo: () => void;
  redo: () => void;
  /** Drops the mark of a refused cell: the stored content shows again. */
  dropMark: (rowId: string, key: string) => void;
  /** Adds filled lines below the rows and answers their ids. */
  addLines: (count: number) => string[];
  removeLine: (id: string) => void;
  /** Saves a new line when it is complete; otherwise says what is missing. */
  submitLine: (id: string) => void;
  /** Resolves when every answer asked for so far is there. */
  settled: () => Promise<void>;
}

const savedTickMs = 1500;

export function createEdits<R>(core: GridCore<R>): GridEdits<R> {
  // One call at a time: a second change of a row must see the version the first one made.
  let queue: Promise<void> = Promise.resolve();
  let stamp = 0;
  let lineNumber = 1;

  const enqueue = (job: () => Promise<void>) => {
    queue = queue.then(job).catch((error: unknown) => say(core, sentenceOf(error), 'problem'));
  };

  function apply(changes: readonly Change<R>[], reason: EditReason): void {
    const lines = changes.filter((change) => isNewRowId(change.rowId));
    if (lines.length > 0) writeLines(lines);
    const real = changes.filter((change) => !isNewRowId(change.rowId) && differs(change));
    if (real.length === 0) return;
    stamp += 1;
    const at = stamp;
    const bad = real.filter((change) => change.problem !== undefined);
    const good = real.filter((change) => change.problem === undefined);
    const changed = good.map((change) => ({ change, cell: changedCell(change) }));
    const before = core.get().marks;
    const marks = withMarks(before, [
      ...bad.map((change) => ({ rowId: change.rowId, key: change.column.key, mark: markFor(change, 'bad', at) })),
      ...good.map((change) => ({ rowId: change.rowId, key: change.column.key, mark: markFor(change, 'saving', at) })),
    ]);
    core.set({ marks, copied: core.get().copied?.cut ? undefined : core.get().copied });
    if (bad.length > 0) {
      core.set({ undo: pushStep(core.get().undo, { kind: 'local', cells: bad.map(localCell) }) });
      say(core, bad.length === 1 ? bad[0]!.problem! : `${bad.length} 格有问题，已标红，还没有保存`, 'problem');
    }
    if (changed.length > 0) enqueue(() => send(changed, reason, at));
  }

  /** A change that writes what is already there is no change; a masked cell always is one, its text is not its content. */
  function differs(change: Change<R>): boolean {
    const mark = markOf(core.get().marks, { rowId: change.rowId, key: change.column.key });
    if (mark || change.problem !== undefined || !change.row) return true;
    const view = core.props().cell(change.row, change.column.key);
    if (view.masked) return change.text !== view.text;
    return view.text !== change.text || (change.value !== undefined && !sameValue(view.value, change.value));
  }

  function changedCell(change: Change<R>): ChangedCell & { masked: boolean } {
    const { rowId } = change;
    const { key } = change.column;
    const view = change.row ? core.props().cell(change.row, key) : { text: '', value: null };
    const pending = markOf(core.get().marks, { rowId, key });
    const before: CellContent =
      pending?.state === 'saving'
        ? { text: pending.text, value: pending.value }
        : { text: view.text, value: view.value };
    return { rowId, key, before, after: { text: change.text, value: change.value }, masked: view.masked === true };
  }

  async function send(
    sent: readonly { change: Change<R>; cell: ChangedCell & { masked: boolean } }[],
    reason: EditReason,
    at: number,
  ): Promise<void> {
    const edits = sent.map(({ change }) => editOf(change.rowId, change.column.key, change));
    const results = await ask(edits, reason);
    const done: ChangedCell[] = [];
    const marks = sent.flatMap(({ change, cell }) => {
      const address = { rowId: cell.rowId, key: cell.key };
      const result = results.get(addressKey(address)) ?? noAnswer(address);
      if (result.ok) {
        const undoable = undoableCell(cell, result.restore);
        if (undoable) done.push(undoable);
      }
      if (markOf(core.get().marks, address)?.stamp !== at) return [];
      return { ...address, mark: result.ok ? undefined : { ...markFor(change, 'bad', at), problem: result.problem } };
    });
    core.set({
      marks: withMarks(core.get().marks, marks),
      undo: pushStep(core.get().undo, { kind: 'saved', cells: done }),
    });
    tick(done.map((cell) => cell.rowId));
    const refused = [...results.values()].filter((result) => !result.ok);
    if (refused.length > 0) sayRefused(refused, '没有保存');
  }

  async function ask(edits: readonly CellEdit[], reason: EditReason): Promise<Map<string, EditResult>> {
    const { onEdit } = core.props();
    try {
      const results = onEdit ? await onEdit(edits, reason) : [];
      return new Map(results.map((result) => [addressKey(result), result]));
    } catch (error) {
      const problem = sentenceOf(error);
      return new Map(edits.map(({ rowId, key }) => [addressKey({ rowId, key }), { rowId, key, ok: false, problem }]));
    }
  }

  function sayRefused(refused: readonly EditResult[], what: string): void {
    const first = refused.find((result) => !result.ok);
    const sentence = first && !first.ok ? first.problem : '';
    say(core, refused.length === 1 ? sentence : `${refused.length} 格${what}：${sentence}`, 'problem');
  }

  function tick(rowIds: readonly string[]): void {
    if (rowIds.length === 0) return;
    core.set({ justSaved: new Set([...core.get().justSaved, ...rowIds]) });
    setTimeout(() => {
      const rest = new Set(core.get().justSaved);
      for (const id of rowIds) rest.delete(id);
      core.set({ justSaved: rest });
    }, savedTickMs);
  }

  function undo(): void {
    enqueue(async () => {
      const taken = takeUndo(core.get().undo);
      if (!taken) return say(core, '没有可以撤销的操作');
      core.set({ undo: taken.stack });
      if (taken.step.kind === 'local') return undoLocal(taken.step);
      await replay(taken.step, 'undo');
    });
  }

  function redo(): void {
    enqueue(async () => {
      const taken = takeRedo(core.get().undo);
      if (!taken) return say(core, '没有可以重做的操作');
      core.set({ undo: taken.stack });
      if (taken.step.kind === 'local') return redoLocal(taken.step);
      await replay(taken.step, 'redo');
    });
  }

  async function replay(step: UndoStep, reason: 'undo' | 'redo'): Promise<void> {
    const edits = step.cells.map((cell) => editOf(cell.rowId, cell.key, reason === 'undo' ? cell.before : cell.after));
    const results = await ask(edits, reason);
    const taken = step.cells.flatMap((cell) => {
      const result = results.get(addressKey(cell));
      if (!result?.ok) return [];
      if (result.restore === undefined) return [cell];
      return [
        reason === 'undo'
          ? { ...cell, after: { ...cell.after, restore: result.restore } }
          : { ...cell, before: { ...cell.before, restore: result.restore } },
      ];
    });
    const cleared = taken.map(({ rowId, key }) => ({ rowId, key, mark: undefined }));
    core.set({ undo: settle(core.get().undo, step, taken), marks: withMarks(core.get().marks, cleared) });
    showCell(step.cells[0]!);
    tick(taken.map((cell) => cell.rowId));
    const refused = step.cells
      .map((cell) => results.get(addressKey(cell)) ?? noAnswer(cell))
      .filter((result) => !result.ok);
    const verb = reason === 'undo' ? '撤销' : '重做';
    if (refused.length > 0) sayRefused(refused, `没有${verb}`);
    else say(core, `已${verb} ${taken.length} 格`);
  }

  function undoLocal(step: UndoStep): void {
    restoreLocal(step, (cell) => cell.before);
    say(core, '已撤销');
  }

  function redoLocal(step: UndoStep): void {
    restoreLocal(step, (cell) => cell.after);
    say(core, '已重做');
  }

  function restoreLocal(step: UndoStep, content: (cell: ChangedCell) => CellContent & { problem?: string }): void {
    for (const cell of step.cells) {
      if (isNewRowId(cell.rowId)) setLineCell(cell.rowId, cell.key, content(cell));
    }
    const cleared = step.cells
      .filter((cell) => !isNewRowId(cell.rowId))
      .filter((cell) => markOf(core.get().marks, cell)?.state !== 'saving')
      .map(({ rowId, key }) => ({ rowId, key, mark: undefined }));
    core.set({ marks: withMarks(core.get().marks, cleared) });
    showCell(step.cells[0]!);
  }

  /** Selects a cell by row id when its row is near: undo must show what it did. */
  function showCell({ rowId, key }: { rowId: string; key: string }): void {
    const column = core.columns().findIndex((placed) => placed.key === key);
    if (column < 0) return;
    const row = indexOfLine(core, rowId);
    if (row === undefined) return;
    core.set({ selection: selectCell({ row, column }), tabStart: undefined });
    core.screen.show(row, column);
  }

  function propose(changes: readonly Change<R>[]): void {
    stamp += 1;
    core.set({
      marks: withMarks(
        core.get().marks,
        changes.map((change) => ({
          rowId: change.rowId,
          key: change.column.key,
          mark: markFor(change, change.problem === undefined ? 'proposed' : 'bad', stamp),
        })),
      ),
    });
  }

  function dropMark(rowId: string, key: string): void {
    core.set({ marks: withMarks(core.get().marks, [{ rowId, key, mark: undefined }]) });
  }

  function writeLines(changes: readonly Change<R>[]): void {
    const cells = changes.map((change): ChangedCell => {
      const line = core.get().newRows.find((row) => row.id === change.rowId);
      const old = line?.cells[change.column.key];
      return {
        rowId: change.rowId,
        key: change.column.key,
        before: { text: old?.text ?? '', value: old?.value },
        after: { text: change.text, value: change.value },
      };
    });
    for (const change of changes) setLineCell(change.rowId, change.column.key, change);
    core.set({ undo: pushStep(core.get().undo, { kind: 'local', cells }) });
    const bad = changes.find((change) => change.problem !== undefined);
    if (bad) say(core, bad.problem!, 'problem');
  }

  function setLineCell(id: string, key: string, content: CellContent & { problem?: string }): void {
    const { text, value, problem } = content;
    const cell = { text, ...(value === undefined ? {} : { value }), ...(problem === undefined ? {} : { problem }) };
    const lines = core.get().newRows.map((line) => (line.id === id && !line.saving ? withCell(line, key, cell) : line));
    core.set({ newRows: withBlankLast(lines) });
  }

  function withBlankLast(lines: readonly NewRow[]): readonly NewRow[] {
    const last = lines.at(-1);
    if (last && isBlank(last) && !last.saving) return lines;
    lineNumber += 1;
    return [...lines, newRow(lineNumber)];
  }

  function addLines(count: number): string[] {
    const lines = core.get().newRows.filter((line) => !isBlank(line));
    const added = Array.from({ length: count }, () => {
      lineNumber += 1;
      return newRow(lineNumber);
    });
    lineNumber += 1;
    core.set({ newRows: [...lines, ...added, newRow(lineNumber)] });
    return added.map((line) => line.id);
  }

  function removeLine(id: string): void {
    const { newRows, selection } = core.get();
    const at = newRows.findIndex((line) => line.id === id);
    if (at < 0) return;
    const lines = withBlankLast(newRows.filter((line) => line.id !== id));
    const { rows } = boundsOf(core);
    const removed = rows + at;
    const shift = selection.active.row > removed ? -1 : 0;
    const active = { ...selection.active, row: selection.active.row + shift };
    core.set({ newRows: lines, ...(selection.active.row >= rows ? { selection: selectCell(active) } : {}) });
  }

  function submitLine(id: string): void {
    const line = core.get().newRows.find((each) => each.id === id);
    const { onNewRow, columns } = core.props();
    if (!line || line.saving || isBlank(line) || !onNewRow) return;
    const missing = missingKeys(line, columns);
    const bad = Object.values(line.cells).find((cell) => cell.problem !== undefined && cell.text !== '');
    if (missing.length > 0 || bad) {
      replaceLine(withMissingMarked(line, columns));
      const labels = columns.filter((column) => missing.includes(column.key)).map((column) => column.label);
      say(
        core,
        missing.length > 0 ? `新行还没有保存，请填写：${labels.join('、')}` : `新行还没有保存：${bad!.problem}`,
        'problem',
      );
      return;
    }
    replaceLine({ ...line, saving: true });
    core.set({ newRows: withBlankLast(core.get().newRows) });
    enqueue(() => saveLine(id, line));
  }

  async function saveLine(id: string, line: NewRow): Promise<void> {
    const { onNewRow } = core.props();
    if (!onNewRow) return;
    try {
      const result = await onNewRow(valuesOf(line));
      if (!result.ok) {
        replaceLine(withProblems(line, result));
        say(core, result.problems[0]?.problem ?? '新行没有保存', 'problem');
        return;
      }
      forgetLine(id);
      removeLine(id);
      tick([result.rowId]);
      say(core, '已保存新行');
    } catch (error) {
      replaceLine({ ...line, saving: false, problem: sentenceOf(error) });
      say(core, sentenceOf(error), 'problem');
    }
  }

  function replaceLine(line: NewRow): void {
    core.set({ newRows: core.get().newRows.map((each) => (each.id === line.id ? line : each)) });
  }

  /** Once a line is a stored row its typing steps can no longer be taken back one by one. */
  function forgetLine(id: string): void {
    const { undo: stack } = core.get();
    const keep = (steps: readonly UndoStep[]) => steps.filter((step) => step.cells.every((cell) => cell.rowId !== id));
    core.set({ undo: { done: keep(stack.done), undone: keep(stack.undone) } });
  }

  return { apply, propose, undo, redo, dropMark, addLines, removeLine, submitLine, settled: () => queue };
}

function markFor<R>(change: Change<R>, state: CellMark['state'], stamp: number): CellMark {
  const mark: CellMark = { state, text: change.text, stamp };
  if (change.value !== undefined) mark.value = change.value;
  if (change.problem !== undefined) mark.problem = change.problem;
  return mark;
}

function localCell<R>(change: Change<R>): ChangedCell {
  const after = { text: change.text, value: change.value };
  return { rowId: change.rowId, key: change.column.key, before: { text: '' }, after };
}

function undoableCell(cell: ChangedCell & { masked: boolean }, restore: string | undefined): ChangedCell | undefined {
  const { masked, ...plain } = cell;
  if (!masked) return plain;
  return restore === undefined ? undefined : { ...plain, before: { text: plain.before.text, restore } };
}

function editOf(rowId: string, key: string, content: CellContent): CellEdit {
  const edit: CellEdit = { rowId, key, text: content.text };
  if (content.restore !== undefined) edit.restore = content.restore;
  else if (content.value !== undefined) edit.value = content.value;
  return edit;
}

function addressKey({ rowId, key }: { rowId: string; key: string }): string {
  return `${rowId}\n${key}`;
}

function noAnswer({ rowId, key }: { rowId: string; key: string }): EditResult & { ok: false } {
  return { rowId, key, ok: false, problem: '没有收到保存结果，请再试一次' };
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => item === b[at]);
  return a === b;
}

const searchedAround = 2000;

/** The line index of a row id near the active cell, or undefined when it is not loaded there. */
export function indexOfLine<R>(core: GridCore<R>, id: string): number | undefined {
  const { rows, lines } = boundsOf(core);
  const middle = Math.min(core.get().selection.active.row, lines - 1);
  const isIt = (at: number) => {
    const line = lineAt(core, at);
    return line.kind !== 'loading' && line.id === id;
  };
  for (let at = rows; at < lines; at += 1) if (isIt(at)) return at;
  for (let away = 0; away < searchedAround; away += 1) {
    if (middle + away < rows && isIt(middle + away)) return middle + away;
    if (middle - away >= 0 && middle - away < rows && isIt(middle - away)) return middle - away;
  }
  return undefined;
}
