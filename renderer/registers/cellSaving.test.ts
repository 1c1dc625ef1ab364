import { afterEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/contract/errors.ts';
import type { Row } from '../../shared/contract/shapes.ts';
import { person } from '../../shared/registers/person.ts';
import type { ShownRow } from '../fields/cellView.ts';
import { type CellSaving, saveCells, saveNewRow } from './cellSaving.ts';
import type { RowWindow } from './rowWindow.ts';
import { namesColumns } from './usePastedRows.tsx';

const calls = vi.hoisted(() => ({ answer: vi.fn() }));
vi.mock('../api/client.ts', () => ({
  call: (name: string, input: unknown) => calls.answer(name, input),
  sentenceOf: (error: unknown) => (error instanceof Error ? error.message : ''),
}));

const row = (values: Row['values'], version = 1): Row => ({
  id: 'r1',
  version,
  values: { name: '张三', address: null, note: null, ...values },
  masked: [],
  unfinished: [],
  problems: [],
  withdrawn: null,
  createdAt: '',
  changedAt: '',
  changedBy: '李四',
});

function savingOf(seen: Row): { saving: CellSaving; shown: () => ShownRow } {
  let shown: ShownRow = { row: seen, titles: {} };
  const window = {
    byId: () => shown,
    put: (next: ShownRow) => {
      shown = next;
    },
    append: () => 7,
    refresh: async () => undefined,
  } as unknown as RowWindow;
  const office = { today: '2026-11-21', table: () => undefined };
  return { saving: { register: person, office, window, onWarnings: () => undefined }, shown: () => shown };
}

afterEach(() => calls.answer.mockReset());

const saved = (values: Row['values'], version: number) => ({
  ok: true,
  row: row(values, version),
  titles: {},
  problems: [],
});
const conflict = (current: Row) => ({ ok: false, code: 'conflict', message: '', problems: [], current });

describe('cells on their way to the core', () => {
  it('send only what changed, several cells of a row as one change with the seen version', async () => {
    const { saving, shown } = savingOf(row({}, 4));
    calls.answer.mockResolvedValue({ results: [saved({ address: '一组' }, 5)] });
    const results = await saveCells(
      [
        { rowId: 'r1', key: 'address', text: '一组' },
        { rowId: 'r1', key: 'note', text: '', value: null },
      ],
      saving,
    );
    expect(calls.answer.mock.calls).toEqual([
      [
        'rows.saveMany',
        { register: 'person', edits: [{ id: 'r1', version: 4, changes: { address: '一组', note: null } }] },
      ],
    ]);
    expect(results.every((result) => result.ok)).toBe(true);
    expect(shown().row.version).toBe(5);
  });

  it('are saved over somebody’s change of other cells, and refused over a change of the same', async () => {
    const { saving } = savingOf(row({}, 1));
    const newer = row({ note: '别人写的' }, 2);
    calls.answer.mockImplementation(async (name: string, input: { edits?: { version: number }[] }) => {
      if (name === 'rows.get') return { row: newer, titles: {} };
      return { results: [input.edits?.[0]?.version === 2 ? saved({ address: '一组' }, 3) : conflict(newer)] };
    });
    expect(await saveCells([{ rowId: 'r1', key: 'address', text: '一组' }], saving)).toEqual([
      { rowId: 'r1', key: 'address', ok: true },
    ]);

    const other = savingOf(row({}, 1));
    const [refused] = await saveCells([{ rowId: 'r1', key: 'note', text: '我写的' }], other.saving);
    expect(refused).toMatchObject({ ok: false, problem: expect.stringContaining('现在是“别人写的”') });
    expect(other.shown().row.version).toBe(2);
  });

  it('that are refused do not hold back the good ones of their row', async () => {
    const { saving } = savingOf(row({}, 1));
    calls.answer.mockImplementation(async (_name: string, input: { edits: { changes: Row['values'] }[] }) => {
      const changes = input.edits[0]?.changes ?? {};
      if (!('note' in changes)) return { results: [saved({ address: '一组' }, 2)] };
      const problems = [{ field: 'note', label: '备注', code: 'x', message: '备注不对', level: 'error' }];
      return { results: [{ ok: false, code: 'invalid', message: '有问题', problems, current: null }] };
    });
    const results = await saveCells(
      [
        { rowId: 'r1', key: 'address', text: '一组' },
        { rowId: 'r1', key: 'note', text: '坏' },
      ],
      saving,
    );
    expect(results).toContainEqual({ rowId: 'r1', key: 'note', ok: false, problem: '备注不对' });
    expect(results).toContainEqual({ rowId: 'r1', key: 'address', ok: true });
  });

  it('say the way out when a written name means nobody', async () => {
    const { saving } = savingOf(row({}));
    calls.answer.mockResolvedValue({ suggestions: [] });
    const [result] = await saveCells([{ rowId: 'r1', key: 'village', text: '没有村' }], saving);
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('“村（社区）”里没有“没有村”') });
  });
});

describe('the new line', () => {
  it('tells each problem at its cell, and those of hidden columns for the line', async () => {
    const { saving } = savingOf(row({}));
    const problems = [
      { field: 'name', label: '姓名', code: 'a', message: '姓名太长', level: 'error' },
      { field: 'phone', label: '联系电话', code: 'b', message: '电话少一位', level: 'error' },
    ];
    calls.answer.mockResolvedValue({ results: [{ ok: false, code: 'invalid', message: '', problems, current: null }] });
    expect(await saveNewRow({ name: { text: '张三' } }, saving)).toEqual({
      ok: false,
      problems: [{ key: 'name', problem: '姓名太长' }, { problem: '电话少一位' }],
    });
  });

  it('stands at the end once it is saved', async () => {
    const { saving } = savingOf(row({}));
    calls.answer.mockResolvedValue({ results: [saved({}, 1)] });
    expect(await saveNewRow({ name: { text: '张三' } }, saving)).toEqual({ ok: true, rowId: 'r1', rowIndex: 7 });
  });

  it('passes on what failed altogether', async () => {
    const { saving } = savingOf(row({}));
    calls.answer.mockRejectedValue(new Refusal('unavailable', '磁盘已满。'));
    await expect(saveNewRow({ name: { text: '张三' } }, saving)).rejects.toThrow('磁盘已满。');
  });
});

describe('a pasted block', () => {
  it('has a first row that names the columns, or not', () => {
    expect(namesColumns(['姓名', '手机'], ['name', 'phone'], person)).toBe(true);
    expect(namesColumns(['姓 名', ''], ['name', 'phone'], person)).toBe(true);
    expect(namesColumns(['张三', '手机'], ['name', 'phone'], person)).toBe(false);
    expect(namesColumns(['', ''], ['name', 'phone'], person)).toBe(false);
  });
});
