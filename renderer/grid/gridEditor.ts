import type { GridEdits } from './gridEdits.ts';
import {
  type Change,
  type Choice,
  type ChoiceList,
  type Editing,
  type GridCore,
  lineAt,
  refusalOf,
  say,
  shownCell,
} from './gridState.ts';
import { judgeText } from './judgeText.ts';
import { exactOption, labelSeparator, matchOptions } from './optionMatch.ts';
import type { CellValue, GridColumn, LinkSuggestion } from './types.ts';

/** The open editor: text comes from the always-focused field, lists from the column. */
export interface GridEditor {
  /** Opens the editor of the active cell; false (with a sentence) where the cell may not be changed. */
  open: (mode: 'type' | 'edit', options?: { empty?: boolean; list?: boolean }) => boolean;
  /** The field's text changed; opens the editor when none is open. */
  typed: (text: string) => void;
  /** 'closed': text taken · 'stay': the list wants an answer first · 'wait': goes on by itself when offers arrive. */
  commit: (by: 'enter' | 'tab' | 'leave') => 'closed' | 'stay' | 'wait';
  cancel: () => void;
  /** F2 while editing: arrows change between moving the caret and leaving the cell. */
  switchMode: () => void;
  moveHighlight: (step: number) => boolean;
  choose: (index: number) => void;
  toggleHighlighted: () => boolean;
  showList: () => void;
  /** Text of the open editor as judged, for filling a selection with it. */
  judged: () => { text: string; value?: CellValue; problem?: string } | undefined;
  /** Called when a commit that had to wait went through. */
  onContinue: (next: (by: 'enter' | 'tab') => void) => void;
}

const suggestDelayMs = 120;
const longestList = 200;

export function createEditor<R>(core: GridCore<R>, edits: GridEdits<R>): GridEditor {
  let asking: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let goOn: (by: 'enter' | 'tab') => void = () => {};

  function activeColumn(): GridColumn | undefined {
    return core.columns()[core.get().selection.active.column]?.column;
  }

  function editingColumn(): GridColumn | undefined {
    const key = core.get().editing?.key;
    return core.columns().find((placed) => placed.key === key)?.column;
  }

  function open(mode: 'type' | 'edit', options: { empty?: boolean; list?: boolean } = {}): boolean {
    const column = activeColumn();
    if (!column) return false;
    const line = lineAt(core, core.get().selection.active.row);
    const refusal = refusalOf(core, line, column);
    if (refusal !== undefined || line.kind === 'loading') {
      say(core, refusal ?? '这一行还在载入，请稍候', 'problem');
      return false;
    }
    const cell = shownCell(core, line, column.key);
    const bare = mode === 'type' || options.empty || cell.masked || column.kind === 'codes';
    const shown = cell.masked ? '' : cell.text;
    const text = bare ? '' : shown;
    // A refused text that is entered once more as it stands is sent once more.
    const before = cell.state === 'bad' && line.kind === 'row' ? storedText(line.row, column.key) : shown;
    const values = column.kind === 'codes' && !options.empty && Array.isArray(cell.value) ? cell.value : [];
    const editing: Editing<R> = {
      lineId: line.id,
      row: line.kind === 'row' ? line.row : undefined,
      key: column.key,
      mode,
      before,
      text,
      values,
      list: undefined,
      waiting: undefined,
    };
    core.set({ editing, copied: core.get().copied?.cut ? undefined : core.get().copied });
    if (mode === 'edit' || options.empty) core.screen.setEditorText(text);
    if (column.kind === 'code' || column.kind === 'codes' || column.kind === 'link')
      refreshList(options.list || mode === 'edit');
    core.screen.show(core.get().selection.active.row, core.get().selection.active.column);
    return true;
  }

  function storedText(row: R, key: string): string {
    const view = core.props().cell(row, key);
    return view.masked ? '' : view.text;
  }

  function typed(text: string): void {
    if (!core.get().editing) {
      // What is typed at a row that is still loading waits in the field until the row is there.
      if (lineAt(core, core.get().selection.active.row).kind === 'loading') return;
      if (!open('type')) {
        core.screen.setEditorText('');
        return;
      }
    }
    patch({ text, waiting: undefined });
    refreshList(false);
    // Scrolled away while writing: the cell comes back with the next key.
    const { active } = core.get().selection;
    core.screen.show(active.row, active.column);
  }

  function patch(change: Partial<Editing<R>>): void {
    const { editing } = core.get();
    if (editing) core.set({ editing: { ...editing, ...change } });
  }

  /** `all`: the list was asked for, so it starts complete although the cell already holds text. */
  function refreshList(all: boolean): void {
    const column = editingColumn();
    const { editing } = core.get();
    if (!column || !editing) return;
    if (column.kind === 'link') suggestLater(column, all ? '' : editing.text);
    if (column.kind !== 'code' && column.kind !== 'codes') return;
    const untouched = all || (column.kind === 'code' && editing.text === editing.before);
    const matches = matchOptions(column.options ?? [], untouched ? '' : editing.text).slice(0, longestList);
    const choices = matches.map((option): Choice => {
      const hint = option.code;
      const base = { kind: 'option' as const, value: option.value, label: option.label, ...(hint ? { hint } : {}) };
      return column.kind === 'codes' ? { ...base, checked: editing.values.includes(option.value) } : base;
    });
    const current = choices.findIndex((choice) => choice.kind === 'option' && choice.label === editing.before);
    const highlight = untouched && column.kind === 'code' ? current : choices.length > 0 ? 0 : -1;
    patch({ list: { forText: editing.text, loading: false, choices, highlight, picked: false } });
  }

  function suggestLater(column: GridColumn, text: string): void {
    asking?.abort();
    clearTimeout(timer);
    const controller = new AbortController();
    asking = controller;
    const { editing } = core.get();
    if (!editing || !column.suggest) return;
    const forText = editing.text;
    const old = editing.list;
    patch({ list: { forText, loading: true, choices: old?.choices ?? [], highlight: -1, picked: false } });
    const run = async () => {
      let found: readonly LinkSuggestion[] = [];
      try {
        found = (await column.suggest?.(text, controller.signal)) ?? [];
      } catch {
        if (!controller.signal.aborted) say(core, '没有查到候选项，可以先写文字再按回车', 'problem');
      }
      if (controller.signal.aborted || core.get().editing?.text !== forText) return;
      patch({ list: linkList(column, forText, found) });
      const { waiting } = core.get().editing ?? {};
      if (waiting) goOn(waiting);
    };
    timer = setTimeout(() => void run(), text === '' ? 0 : suggestDelayMs);
  }

  function linkList(column: GridColumn, forText: string, found: readonly LinkSuggestion[]): ChoiceList {
    const options = found.slice(0, longestList).map(({ value, label, hint }): Choice => {
      return { kind: 'option', value, label, ...(hint ? { hint } : {}) };
    });
    const typedText = forText.trim();
    const choices: Choice[] = column.createLink
      ? [
          ...options,
          {
            kind: 'create',
            label: typedText === '' ? column.createLink.label : `${column.createLink.label}“${typedText}”`,
          },
        ]
      : options;
    // Only a single hit is taken by a plain Enter: of namesakes the clerk must choose.
    const highlight = typedText !== '' && options.length === 1 ? 0 : -1;
    return { forText, loading: false, choices, highlight, picked: false };
  }

  function commit(by: 'enter' | 'tab' | 'leave'): 'closed' | 'stay' | 'wait' {
    const { editing } = core.get();
    const column = editingColumn();
    if (!editing || !column) return 'closed';
    if (column.kind === 'codes') return commitCodes(editing, column, by);
    if (column.kind === 'link') return commitLink(editing, column, by);
    if (column.kind === 'code') return commitCode(editing, column);
    if (editing.text === editing.before) close();
    else write(editing, column, judge(column, editing.text));
    return 'closed';
  }

  function commitCode(editing: Editing<R>, column: GridColumn): 'closed' {
    const chosen = editing.list?.choices[editing.list.highlight];
    if (editing.text === editing.before && !editing.list?.picked) close();
    else if (editing.text.trim() === '' && !editing.list?.picked) write(editing, column, judge(column, ''));
    else if (chosen?.kind === 'option') write(editing, column, { text: chosen.label, value: chosen.value });
    else write(editing, column, judge(column, editing.text));
    return 'closed';
  }

  function commitCodes(editing: Editing<R>, column: GridColumn, by: 'enter' | 'tab' | 'leave'): 'closed' | 'stay' {
    const { list } = editing;
    const chosen = list?.choices[list.highlight];
    if (by === 'enter' && (editing.text !== '' || list?.picked) && chosen) {
      toggleHighlighted();
      return 'stay';
    }
    const options = column.options ?? [];
    const label = (value: string) => options.find((option) => option.value === value)?.label ?? value;
    const text = editing.text.trim();
    if (text !== '' && !exactOption(options, text) && !chosen) {
      write(editing, column, judge(column, [...editing.values.map(label), text].join(labelSeparator)));
      return 'closed';
    }
    const added =
      exactOption(options, text)?.value ?? (text !== '' && chosen?.kind === 'option' ? chosen.value : undefined);
    const values = added === undefined || editing.values.includes(added) ? editing.values : [...editing.values, added];
    const labels = values.map(label).join(labelSeparator);
    if (labels === editing.before) close();
    else write(editing, column, values.length === 0 ? judge(column, '') : { text: labels, value: values });
    return 'closed';
  }

  function commitLink(
    editing: Editing<R>,
    column: GridColumn,
    by: 'enter' | 'tab' | 'leave',
  ): 'closed' | 'stay' | 'wait' {
    const { list } = editing;
    const chosen = list?.choices[list.highlight];
    if (chosen?.kind === 'create' && list?.picked) {
      createLink(editing, column);
      return 'closed';
    }
    if (editing.text === editing.before && !list?.picked) {
      close();
      return 'closed';
    }
    if (editing.text.trim() === '' && !list?.picked) {
      write(editing, column, judge(column, ''));
      return 'closed';
    }
    if (list?.loading && by !== 'leave') {
      patch({ waiting: by });
      return 'wait';
    }
    if (chosen?.kind === 'option' && !list?.loading) {
      write(editing, column, { text: chosen.label, value: chosen.value });
      return 'closed';
    }
    const several = list?.choices.filter((choice) => choice.kind === 'option').length ?? 0;
    if (by !== 'leave' && several > 1) {
      moveHighlight(1);
      say(core, `有 ${several} 项相符，请用上下键选定`);
      return 'stay';
    }
    write(editing, column, judge(column, editing.text));
    return 'closed';
  }

  function createLink(editing: Editing<R>, column: GridColumn): void {
    const run = column.createLink?.run;
    close();
    if (!run) return;
    void run(editing.text.trim())
      .then((made) => {
        if (made) edits.apply([changeOf(editing, column, { text: made.label, value: made.value })], 'type');
      })
      .catch((error: unknown) => say(core, error instanceof Error ? error.message : '没有新建成功', 'problem'))
      .finally(() => core.screen.focus());
  }

  function judge(column: GridColumn, text: string): { text: string; value?: CellValue; problem?: string } {
    const judged = judgeText(column, text);
    return judged.ok ? judged : { text, problem: judged.problem };
  }

  function changeOf(
    editing: Editing<R>,
    column: GridColumn,
    content: { text: string; value?: CellValue; problem?: string },
  ): Change<R> {
    return { ...content, rowId: editing.lineId, row: editing.row, column };
  }

  function write(
    editing: Editing<R>,
    column: GridColumn,
    content: { text: string; value?: CellValue; problem?: string },
  ): void {
    close();
    const change = changeOf(editing, column, content);
    const { proposal } = core.get();
    const isProposed = proposal?.changes.some(
      (each) => each.rowId === editing.lineId && each.column.key === editing.key,
    );
    if (isProposed && editing.row !== undefined) edits.propose([change]);
    else edits.apply([change], 'type');
  }

  function close(): void {
    asking?.abort();
    clearTimeout(timer);
    core.set({ editing: undefined });
    core.screen.setEditorText('');
  }

  function moveHighlight(step: number): boolean {
    const list = core.get().editing?.list;
    if (!list || list.choices.length === 0) return false;
    const count = list.choices.length;
    const highlight = list.highlight < 0 ? (step > 0 ? 0 : count - 1) : (list.highlight + step + count) % count;
    patch({ list: { ...list, highlight, picked: true } });
    return true;
  }

  function choose(index: number): void {
    const { editing } = core.get();
    const column = editingColumn();
    const list = editing?.list;
    const choice = list?.choices[index];
    if (!editing || !column || !list || !choice) return;
    patch({ list: { ...list, highlight: index, picked: true } });
    if (column.kind === 'codes') toggleHighlighted();
    else if (choice.kind === 'create') createLink(editing, column);
    else write(editing, column, { text: choice.label, value: choice.value });
  }

  function toggleHighlighted(): boolean {
    const { editing } = core.get();
    const list = editing?.list;
    const choice = list?.choices[list.highlight];
    if (!editing || !list || choice?.kind !== 'option' || choice.checked === undefined) return false;
    const values = editing.values.includes(choice.value)
      ? editing.values.filter((value) => value !== choice.value)
      : [...editing.values, choice.value];
    core.screen.setEditorText('');
    patch({ values, text: '' });
    refreshList(true);
    const fresh = core.get().editing?.list;
    const place = fresh?.choices.findIndex((other) => other.kind === 'option' && other.value === choice.value) ?? -1;
    if (fresh) patch({ list: { ...fresh, highlight: place } });
    return true;
  }

  return {
    open,
    typed,
    commit,
    cancel: close,
    switchMode: () => patch({ mode: core.get().editing?.mode === 'type' ? 'edit' : 'type' }),
    moveHighlight,
    choose,
    toggleHighlighted,
    showList: () => {
      if (core.get().editing) refreshList(true);
      else open('edit', { list: true });
    },
    judged: () => {
      const { editing } = core.get();
      const column = editingColumn();
      return editing && column ? judge(column, editing.text) : undefined;
    },
    onContinue: (next) => {
      goOn = next;
    },
  };
}
