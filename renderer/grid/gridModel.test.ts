import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyLayout, placeColumns } from './columnState.ts';
import { createGridModel, type GridModel } from './gridCommands.ts';
import { createCore, lineAt, shownCell } from './gridState.ts';
import { rangeOf } from './selection.ts';
import type { CellEdit, CellView, EditResult, GridColumn, GridProps } from './types.ts';

interface Row {
  id: string;
  cells: Record<string, CellView>;
}

const digits = (text: string) =>
  /^\d+$/.test(text) ? { ok: true as const, text, value: text } : { ok: false as const, problem: `“${text}”不是数字` };

const columns: GridColumn[] = [
  { key: 'name', label: '姓名', width: 100, kind: 'text', required: true },
  {
    key: 'sex',
    label: '性别',
    width: 60,
    kind: 'code',
    options: [
      { value: '1', label: '男', pinyin: 'n nan' },
      { value: '2', label: '女', pinyin: 'n nv' },
    ],
  },
  { key: 'count', label: '人数', width: 60, kind: 'number', parse: digits },
  { key: 'party', label: '党员', width: 60, kind: 'yesNo' },
  { key: 'phone', label: '电话', width: 100, kind: 'text' },
  { key: 'age', label: '年龄', width: 60, kind: 'readOnly' },
  {
    key: 'tags',
    label: '类别',
    width: 100,
    kind: 'codes',
    options: [
      { value: 'a', label: '低保', pinyin: 'db' },
      { value: 'b', label: '残疾', pinyin: 'cj' },
    ],
  },
];

const view = (text: string, value: CellView['value'] = text): CellView => ({ text, value });

/** An owner in memory that behaves like the real one: it answers later, masks phones and refuses the name 冲突. */
function open(count = 5, more: Partial<GridProps<Row>> = {}) {
  const rows: Row[] = Array.from({ length: count }, (_, at) => ({
    id: `r${at}`,
    cells: {
      name: view(`人${at}`),
      sex: view('男', '1'),
      count: view(String(at), String(at)),
      party: view('否', false),
      phone: { text: `138****000${at}`, value: null, masked: true },
      age: view('50'),
      tags: view('', []),
    },
  }));
  const sent: { edits: readonly CellEdit[]; reason: string }[] = [];
  const onEdit = async (edits: readonly CellEdit[], reason: string): Promise<EditResult[]> => {
    await Promise.resolve();
    sent.push({ edits, reason });
    return edits.map((edit): EditResult => {
      if (edit.text === '冲突') return { rowId: edit.rowId, key: edit.key, ok: false, problem: '刚被别人改过' };
      const at = rows.findIndex((row) => row.id === edit.rowId);
      const old = rows[at]!;
      const next =
        edit.key === 'phone'
          ? { text: edit.restore ?? '139****9999', value: null, masked: true }
          : view(edit.text, edit.value ?? edit.text);
      rows[at] = { ...old, cells: { ...old.cells, [edit.key]: next } };
      return {
        rowId: edit.rowId,
        key: edit.key,
        ok: true,
        restore: edit.key === 'phone' ? old.cells.phone!.text : undefined,
      };
    });
  };
  const props: GridProps<Row> = {
    label: '测试',
    rowCount: count,
    row: (index) => rows[index],
    rowId: (row) => row.id,
    cell: (row, key) => row.cells[key]!,
    columns,
    onEdit,
    ...more,
  };
  const placed = placeColumns(columns, emptyLayout, 1);
  const core = createCore(props, placed);
  const model = createGridModel(core);
  const at = (row: number, key: string) =>
    model.moves.select({ row, column: columns.findIndex((column) => column.key === key) });
  const shown = (row: number, key: string) => shownCell(core, lineAt(core, row), key);
  const type = (text: string) => model.editor.typed(text);
  const enter = () => model.run({ do: 'enter', back: false });
  const grow = () => core.update({ ...core.props(), rowCount: rows.length }, placed);
  return { model, core, rows, sent, at, shown, type, enter, grow };
}

async function settled(model: GridModel<Row>): Promise<void> {
  await vi.advanceTimersByTimeAsync(1);
  await model.edits.settled();
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('typing', () => {
  it('shows the text at once, saves it and steps down', async () => {
    const { model, core, sent, at, shown, type, enter } = open();
    at(1, 'count');
    type('42');
    enter();
    expect(shown(1, 'count')).toMatchObject({ text: '42', state: 'saving' });
    expect(core.get().selection.active.row).toBe(2);
    await settled(model);
    expect(shown(1, 'count')).toEqual(view('42', '42'));
    expect(sent).toEqual([{ edits: [{ rowId: 'r1', key: 'count', text: '42', value: '42' }], reason: 'type' }]);
  });

  it('keeps refused text marked and unsent, Esc brings the stored one back', async () => {
    const { model, sent, at, shown, type, enter } = open();
    at(1, 'count');
    type('四');
    enter();
    await settled(model);
    expect(sent).toEqual([]);
    expect(shown(1, 'count')).toMatchObject({ text: '四', state: 'bad', problem: '“四”不是数字' });
    expect(model.unsaved()).toBe(1);
    at(1, 'count');
    model.run({ do: 'cancel' });
    expect(shown(1, 'count').text).toBe('1');
    expect(model.unsaved()).toBe(0);
  });

  it("marks what the owner refuses with the owner's sentence", async () => {
    const { model, core, at, shown, type, enter } = open();
    at(0, 'name');
    type('冲突');
    enter();
    await settled(model);
    expect(shown(0, 'name')).toMatchObject({ text: '冲突', state: 'bad', problem: '刚被别人改过' });
    expect(core.get().notice?.text).toBe('刚被别人改过');
  });

  it('sends one change after the other and keeps the newest text on screen', async () => {
    const { model, sent, at, shown, type, enter, rows } = open();
    at(0, 'name');
    type('甲');
    enter();
    at(0, 'name');
    type('乙');
    enter();
    expect(shown(0, 'name').text).toBe('乙');
    await settled(model);
    expect(sent.map(({ edits }) => edits[0]!.text)).toEqual(['甲', '乙']);
    model.run({ do: 'undo' });
    await settled(model);
    expect(rows[0]!.cells.name!.text).toBe('甲');
  });

  it('opens nothing on a read-only or withdrawn cell and says why', () => {
    const { core, at, type } = open(5, { rowMark: (row) => ({ withdrawn: row.id === 'r2' }) });
    at(0, 'age');
    type('5');
    expect(core.get().editing).toBeUndefined();
    expect(core.get().notice?.text).toContain('年龄');
    at(2, 'name');
    type('张');
    expect(core.get().notice?.text).toContain('已撤销');
  });

  it('does not empty a required cell', async () => {
    const { model, sent, at, shown } = open();
    at(0, 'name');
    model.run({ do: 'clear' });
    await settled(model);
    expect(sent).toEqual([]);
    expect(shown(0, 'name').problem).toBe('姓名不能空着');
  });

  it('F2 and Enter on a masked cell change nothing, typing replaces it wholly', async () => {
    const { model, sent, at, type, enter } = open();
    at(0, 'phone');
    model.run({ do: 'edit' });
    enter();
    await settled(model);
    expect(sent).toEqual([]);
    at(0, 'phone');
    type('13900009999');
    enter();
    await settled(model);
    expect(sent[0]!.edits).toEqual([{ rowId: 'r0', key: 'phone', text: '13900009999' }]);
    model.run({ do: 'undo' });
    await settled(model);
    expect(sent[1]).toEqual({
      edits: [{ rowId: 'r0', key: 'phone', text: '138****0000', restore: '138****0000' }],
      reason: 'undo',
    });
  });
});

describe('lists', () => {
  it('takes the best match by pinyin or label', async () => {
    const { model, sent, at, type, enter } = open();
    at(0, 'sex');
    type('nv');
    enter();
    await settled(model);
    expect(sent[0]!.edits).toEqual([{ rowId: 'r0', key: 'sex', text: '女', value: '2' }]);
  });

  it('marks a word that is no option', async () => {
    const { model, at, shown, type, enter } = open();
    at(0, 'sex');
    type('不详');
    enter();
    await settled(model);
    expect(shown(0, 'sex').state).toBe('bad');
  });

  it('ticks several codes with Enter and commits with a second one', async () => {
    const { model, sent, at, type, enter } = open();
    at(0, 'tags');
    type('cj');
    enter();
    type('db');
    enter();
    expect(sent).toEqual([]);
    enter();
    await settled(model);
    expect(sent[0]!.edits).toEqual([{ rowId: 'r0', key: 'tags', text: '残疾、低保', value: ['b', 'a'] }]);
  });

  it('asks the owner for links, takes a single hit and never one of several namesakes', async () => {
    const people = [
      { value: 'p1', label: '张建国', hint: '要坝村' },
      { value: 'p2', label: '张建国', hint: '那洞村' },
      { value: 'p3', label: '李明' },
    ];
    const suggest = async (typed: string) => people.filter((person) => person.label.includes(typed));
    const linked = [...columns.slice(0, 1), { key: 'sex', label: '户主', width: 90, kind: 'link' as const, suggest }];
    const { model, core, sent, at, type, enter } = open(5, { columns: linked });
    core.update(core.props(), placeColumns(linked, emptyLayout, 1));
    at(0, 'sex');
    type('李明');
    enter();
    await vi.advanceTimersByTimeAsync(500);
    await settled(model);
    expect(sent[0]!.edits).toEqual([{ rowId: 'r0', key: 'sex', text: '李明', value: 'p3' }]);
    at(1, 'sex');
    type('张建国');
    await vi.advanceTimersByTimeAsync(500);
    enter();
    expect(core.get().editing).toBeDefined();
    expect(core.get().notice?.text).toBe('有 2 项相符，请用上下键选定');
    model.editor.moveHighlight(1);
    enter();
    await settled(model);
    expect(sent[1]!.edits[0]).toMatchObject({ rowId: 'r1', value: 'p2' });
  });

  it('space turns yes and no over, also in a selected block', async () => {
    const { model, sent, at } = open();
    at(0, 'party');
    model.moves.move('down', true);
    model.run({ do: 'toggle' });
    await settled(model);
    expect(sent[0]!.edits.map((edit) => [edit.rowId, edit.value])).toEqual([
      ['r0', true],
      ['r1', true],
    ]);
  });
});

describe('undo', () => {
  it('takes a block back as one step and redoes it', async () => {
    const { model, sent, rows, at } = open();
    at(1, 'count');
    model.moves.move('down', true);
    model.run({ do: 'clear' });
    await settled(model);
    expect(rows[1]!.cells.count!.text).toBe('');
    model.run({ do: 'undo' });
    await settled(model);
    expect(rows.slice(1, 3).map((row) => row.cells.count)).toEqual([view('1', '1'), view('2', '2')]);
    expect(sent[1]!.edits).toEqual([
      { rowId: 'r1', key: 'count', text: '1', value: '1' },
      { rowId: 'r2', key: 'count', text: '2', value: '2' },
    ]);
    model.run({ do: 'redo' });
    await settled(model);
    expect(rows[2]!.cells.count).toEqual({ text: '', value: '' });
  });
});

describe('filling and pasting', () => {
  it('Ctrl+D repeats the cell above, masked cells stay', async () => {
    const { model, sent, at } = open();
    at(2, 'name');
    model.run({ do: 'fillDown' });
    await settled(model);
    expect(sent[0]!.edits).toEqual([{ rowId: 'r2', key: 'name', text: '人1', value: '人1' }]);
    at(2, 'phone');
    model.run({ do: 'fillDown' });
    await settled(model);
    expect(sent).toHaveLength(1);
  });

  it('copies text with values and moves a cut block when it is pasted', async () => {
    const { model, sent, at, rows } = open();
    at(0, 'sex');
    model.moves.move('right', true);
    const block = model.blocks.copy(true)!;
    expect(block.tabText).toBe('男\t0');
    at(3, 'sex');
    await model.blocks.paste(block.tabText, block.html);
    await settled(model);
    expect(rows[0]!.cells.count!.text).toBe('');
    expect(rows[3]!.cells.count).toEqual(view('0', '0'));
    expect(sent[0]!.edits).toContainEqual({ rowId: 'r0', key: 'sex', text: '', value: null });
  });

  it('does not cut masked cells and does not paste them', async () => {
    const { model, core, sent, at } = open();
    at(0, 'phone');
    expect(model.blocks.copy(true)).toBeUndefined();
    const block = model.blocks.copy(false)!;
    at(1, 'phone');
    await model.blocks.paste(block.tabText, block.html);
    await settled(model);
    expect(sent).toEqual([]);
    expect(core.get().notice?.text).toContain('遮盖');
  });

  it('saves nothing of a paste with bad cells until it is told to', async () => {
    const { model, core, sent, at, shown, type, enter } = open();
    at(0, 'name');
    await model.blocks.paste('甲\t女\t7\r\n乙\t外\t八', '');
    await settled(model);
    expect(sent).toEqual([]);
    expect(shown(0, 'count')).toMatchObject({ text: '7', state: 'proposed' });
    expect(shown(1, 'sex').state).toBe('bad');
    expect(core.get().selection.active).toEqual({ row: 1, column: 1 });
    at(1, 'count');
    type('8');
    enter();
    expect(shown(1, 'count')).toMatchObject({ text: '8', state: 'proposed' });
    model.blocks.saveProposal();
    await settled(model);
    expect(sent).toHaveLength(1);
    expect(sent[0]!.edits.map((edit) => edit.text)).toEqual(['甲', '女', '7', '乙', '8']);
    expect(shown(1, 'sex').state).toBe('bad');
  });

  it('Ctrl+Z takes a waiting paste back wholly', async () => {
    const { model, core, sent, at, shown } = open();
    at(0, 'name');
    await model.blocks.paste('甲\t女\t七', '');
    model.run({ do: 'undo' });
    await settled(model);
    expect(sent).toEqual([]);
    expect(core.get().proposal).toBeUndefined();
    expect([shown(0, 'name').text, shown(0, 'count').text]).toEqual(['人0', '0']);
  });

  it('hands many rows to the owner and does nothing itself when they were taken', async () => {
    const onPaste = vi.fn(() => ({ kind: 'handled' as const }));
    const { model, sent, at } = open(5, { onPaste });
    at(3, 'sex');
    await model.blocks.paste('男\t1\r\n女\t2\r\n女\t3', '');
    await settled(model);
    expect(sent).toEqual([]);
    expect(onPaste).toHaveBeenCalledWith({
      anchor: { rowIndex: 3, rowId: 'r3', key: 'sex' },
      keys: ['sex', 'count'],
      rowIds: ['r3', 'r4'],
      newRows: 1,
      matrix: [
        ['男', '1'],
        ['女', '2'],
        ['女', '3'],
      ],
    });
  });

  it('one copied cell fills the whole selection', async () => {
    const { model, sent, at } = open();
    at(0, 'count');
    model.moves.move('down', true);
    model.moves.move('down', true);
    await model.blocks.paste('9\r\n', '');
    await settled(model);
    expect(sent[0]!.edits.map((edit) => [edit.rowId, edit.text])).toEqual([
      ['r0', '9'],
      ['r1', '9'],
      ['r2', '9'],
    ]);
  });

  it('refuses to change thousands of rows in one go', async () => {
    const { model, core, sent, at } = open(3000);
    at(0, 'count');
    model.run({ do: 'selectAll' });
    model.run({ do: 'clear' });
    await settled(model);
    expect(sent).toEqual([]);
    expect(core.get().notice?.text).toBe('一次最多改 2000 行，更多请用导入');
  });

  it('loads rows that a copied block needs', async () => {
    const loadRows = vi.fn(async (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => ({ id: `r${from + at}`, cells: { name: view(`远${from + at}`) } })),
    );
    const { model, at } = open(5, {
      row: (index) => (index < 2 ? { id: `r${index}`, cells: { name: view('近') } } : undefined),
      loadRows,
    });
    at(1, 'name');
    model.moves.move('down', true);
    expect(model.blocks.copy(false)).toBeUndefined();
    expect((await model.blocks.prepareCopy(false))?.tabText).toBe('远1\r\n远2');
    expect(loadRows).toHaveBeenCalledWith(1, 3);
  });
});

describe('new rows', () => {
  it('Enter goes to what is still required, then saves and opens the next line', async () => {
    const values: unknown[] = [];
    const added = open(2, {
      onNewRow: async (given) => {
        values.push(given);
        added.rows.push({ id: 'fresh', cells: { name: view('赵六') } });
        added.grow();
        return { ok: true, rowId: 'fresh' };
      },
    });
    const { model, core, at, type, enter } = added;
    at(2, 'count');
    type('3');
    enter();
    expect(core.get().selection.active).toEqual({ row: 2, column: 0 });
    type('赵六');
    enter();
    expect(core.get().selection.active.row).toBe(3);
    await settled(model);
    expect(values).toEqual([{ count: { text: '3', value: '3' }, name: { text: '赵六' } }]);
    expect(core.get().newRows).toHaveLength(1);
    expect(model.unsaved()).toBe(0);
  });

  it('a refused line stays with its problems, a half one is marked when left', async () => {
    const { model, core, at, type, shown } = open(2, {
      onNewRow: async () => ({ ok: false, problems: [{ key: 'name', problem: '已有同名的人' }] }),
    });
    at(2, 'count');
    type('3');
    model.editor.commit('enter');
    at(0, 'name');
    expect(shown(2, 'name').problem).toBe('请填写姓名');
    at(2, 'name');
    type('张三');
    model.editor.commit('enter');
    at(0, 'name');
    await settled(model);
    expect(shown(2, 'name')).toMatchObject({ text: '张三', problem: '已有同名的人' });
    expect(core.get().newRows).toHaveLength(2);
  });

  it('a paste past the end becomes new lines that wait for a word', async () => {
    const saved: unknown[] = [];
    const { model, core, at, shown } = open(2, {
      onNewRow: async (given) => {
        saved.push(given);
        return { ok: true, rowId: `n${saved.length}` };
      },
    });
    at(2, 'name');
    await model.blocks.paste('甲\t男\r\n乙\t女\r\n丙\t外', '');
    await settled(model);
    expect(saved).toEqual([]);
    expect([2, 3, 4].map((row) => shown(row, 'name').text)).toEqual(['甲', '乙', '丙']);
    expect(shown(4, 'sex').state).toBe('bad');
    model.blocks.saveProposal();
    await settled(model);
    expect(saved).toHaveLength(2);
    expect(core.get().newRows).toHaveLength(2);
  });

  it('keeps the cursor on the new line while rows arrive above it', () => {
    const { model, core, at } = open(2, { onNewRow: async () => ({ ok: true, rowId: 'x' }) });
    at(2, 'name');
    core.update({ ...core.props(), rowCount: 7 }, core.columns());
    model.moves.refit(2);
    expect(rangeOf(core.get().selection).top).toBe(7);
  });
});
