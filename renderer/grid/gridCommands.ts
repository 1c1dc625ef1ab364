import { countMarks } from './cellMarks.ts';
import { createBlocks, type GridBlocks } from './gridBlocks.ts';
import { createEditor, type GridEditor } from './gridEditor.ts';
import { createEdits, type GridEdits } from './gridEdits.ts';
import { createMoves, type GridMoves } from './gridSelection.ts';
import { type GridCore, initialState, lineAt, say, shownCell } from './gridState.ts';
import type { GridCommand } from './keyboard.ts';
import { isBlank } from './newRows.ts';
import { isSingle, rangeOf } from './selection.ts';

/** All that a grid can do, without a screen: the component feeds it keys, pointer moves and clipboard events. */
export interface GridModel<R> {
  core: GridCore<R>;
  edits: GridEdits<R>;
  editor: GridEditor;
  moves: GridMoves;
  blocks: GridBlocks;
  /** Carries out a command; false when it does not apply and the key should have its usual effect. */
  run: (command: GridCommand) => boolean;
  /** Commits the open editor before something else happens; false when it wants an answer first. */
  settleEditor: () => boolean;
  reset: () => void;
  /** Cells whose text is not saved. */
  unsaved: () => number;
}

export function createGridModel<R>(core: GridCore<R>): GridModel<R> {
  const edits = createEdits(core);
  const editor = createEditor(core, edits);
  const moves = createMoves(core, edits);
  const blocks = createBlocks(core, edits);

  editor.onContinue((by) => finish(by, false));

  function run(command: GridCommand): boolean {
    switch (command.do) {
      case 'move':
        return move(command);
      case 'enter':
        return enter(command.back);
      case 'tab':
        if (core.get().editing) finish('tab', command.back);
        else moves.step('tab', command.back);
        return true;
      case 'edit':
        if (core.get().editing) editor.switchMode();
        else editor.open('edit');
        return true;
      case 'editEmpty':
        editor.open('edit', { empty: true });
        return true;
      case 'list':
        editor.showList();
        return true;
      case 'cancel':
        return cancel();
      case 'commitFill':
        return commitFill();
      case 'toggle':
        return blocks.toggleYesNo();
      case 'clear':
        void blocks.clear();
        return true;
      case 'fillDown':
        void blocks.fill('down');
        return true;
      case 'fillRight':
        void blocks.fill('right');
        return true;
      case 'undo':
        if (core.get().proposal) blocks.dropProposal();
        else edits.undo();
        return true;
      case 'redo':
        edits.redo();
        return true;
      case 'selectAll':
        moves.all();
        return true;
      case 'selectRow':
        moves.currentRows();
        return true;
      case 'selectColumn':
        moves.currentColumns();
        return true;
      case 'today':
        return today();
      case 'open':
        return openRow();
      case 'reveal': {
        const { active } = core.get().selection;
        core.screen.show(active.row, active.column);
        return true;
      }
      default:
        return false;
    }
  }

  function move(command: GridCommand & { do: 'move' }): boolean {
    const { editing } = core.get();
    if (editing) {
      const vertical = command.to === 'up' || command.to === 'down';
      if (vertical && editing.list && editor.moveHighlight(command.to === 'down' ? 1 : -1)) return true;
      if (editor.commit('tab') !== 'closed') return true;
    }
    moves.move(command.to, command.extend);
    return true;
  }

  function enter(back: boolean): boolean {
    if (core.get().editing) {
      finish('enter', back);
      return true;
    }
    const { selection } = core.get();
    const range = rangeOf(selection);
    const goesIn = selection.whole === 'rows' ? range.top === range.bottom : core.props().enterOpens === true && !back;
    if (goesIn && openRow()) return true;
    moves.step('enter', back);
    return true;
  }

  function finish(by: 'enter' | 'tab', back: boolean): void {
    if (editor.commit(by) === 'closed') moves.step(by, back);
  }

  /** Esc, from the nearest thing outwards: the editor, the copied block, the mark of a refused cell. */
  function cancel(): boolean {
    const { editing, copied, selection, proposal } = core.get();
    if (editing) {
      editor.cancel();
      return true;
    }
    if (copied) {
      core.set({ copied: undefined });
      return true;
    }
    const line = lineAt(core, selection.active.row);
    const key = core.columns()[selection.active.column]?.key;
    if (line.kind !== 'row' || key === undefined || proposal) return false;
    if (shownCell(core, line, key).state !== 'bad') return false;
    edits.dropMark(line.id, key);
    say(core, '已恢复原来的内容');
    return true;
  }

  function commitFill(): boolean {
    const content = editor.judged();
    if (!content) return false;
    if (isSingle(core.get().selection)) {
      editor.commit('enter');
      return true;
    }
    editor.cancel();
    void blocks.writeAll(content);
    return true;
  }

  function today(): boolean {
    const { today: day } = core.props();
    const column = core.columns()[core.get().selection.active.column]?.column;
    if (day === undefined || column?.kind !== 'day') return false;
    void blocks.writeAll({ text: day });
    return true;
  }

  function openRow(): boolean {
    const { onOpen } = core.props();
    const { row } = core.get().selection.active;
    const line = lineAt(core, row);
    if (line.kind === 'new') {
      edits.submitLine(line.id);
      return true;
    }
    if (!onOpen || line.kind !== 'row') return false;
    onOpen(line.row, row);
    return true;
  }

  return {
    core,
    edits,
    editor,
    moves,
    blocks,
    run,
    settleEditor: () => !core.get().editing || editor.commit('leave') === 'closed',
    reset: () => core.set({ ...initialState<R>(), notice: undefined }),
    unsaved: () => {
      const { marks, newRows } = core.get();
      const typed = newRows.filter((line) => !isBlank(line)).map((line) => Object.keys(line.cells).length);
      return countMarks(marks) + typed.reduce((sum, count) => sum + count, 0);
    },
  };
}
