import { afterEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/contract/errors.ts';
import { createRowWindow } from './rowWindow.ts';

const calls = vi.hoisted(() => ({ answer: vi.fn() }));
vi.mock('../api/client.ts', () => ({ call: (name: string, input: unknown) => calls.answer(name, input) }));

interface Input {
  view?: string;
  from?: number;
  count?: number;
  id?: string;
}

const rowOf = (view: string, at: number) => ({ id: `${view}-${at}`, version: 1, values: {} });

/** A core with views of `total` rows, which forgets those named in `lost`. */
function core(total: number, lost = new Set<string>()) {
  let opened = 0;
  const asked: string[] = [];
  calls.answer.mockImplementation(async (name: string, input: Input) => {
    asked.push(name);
    if (name === 'views.open') {
      opened += 1;
      return { view: `v${opened}`, total };
    }
    if (name === 'views.rows') {
      if (lost.has(input.view ?? '')) throw new Refusal('notFound', '这个列表已经关闭，请重新打开。');
      const from = input.from ?? 0;
      const rows = Array.from({ length: Math.max(0, Math.min(input.count ?? 0, total - from)) }, (_, at) =>
        rowOf(input.view ?? '', from + at),
      );
      return { rows, titles: {} };
    }
    return { ok: true, position: -1 };
  });
  return asked;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

afterEach(() => calls.answer.mockReset());

describe('the rows of a view', () => {
  it('come by page, once, where the grid shows them', async () => {
    const asked = core(1000);
    const rows = createRowWindow();
    await rows.open({ register: 'person' });
    expect(rows.state().total).toBe(1000);
    expect(rows.row(0)?.row.id).toBe('v1-0');
    expect(rows.row(450)).toBeUndefined();
    rows.show(430, 470);
    rows.show(440, 480);
    await settle();
    expect(rows.row(450)?.row.id).toBe('v1-450');
    expect(asked.filter((name) => name === 'views.rows')).toHaveLength(2);
  });

  it('are those of the last view asked for, however late an older answer comes', async () => {
    core(10);
    const rows = createRowWindow();
    await Promise.all([rows.open({ register: 'person' }), rows.open({ register: 'person', search: 'x' })]);
    expect(rows.row(0)?.row.id).toBe('v2-0');
  });

  it('are asked for in a new view when the core has forgotten the old one', async () => {
    const lost = new Set<string>();
    core(1000, lost);
    const rows = createRowWindow();
    await rows.open({ register: 'person' });
    lost.add('v1');
    rows.show(400, 440);
    await vi.waitFor(() => expect(rows.row(410)?.row.id).toBe('v2-410'));
  });

  it('keep their place when one is changed, and get the new one at the end', async () => {
    core(3);
    const rows = createRowWindow();
    await rows.open({ register: 'person' });
    const changed = { row: { ...rowOf('v1', 1), version: 2 }, titles: {} } as never;
    rows.put(changed);
    expect(rows.row(1)).toBe(changed);
    const made = { row: rowOf('made', 0), titles: {} } as never;
    expect(rows.append(made)).toBe(3);
    expect(rows.state().total).toBe(4);
    expect(rows.byId('made-0')).toBe(made);
    expect((await rows.load(0, 4)).map(({ row }) => row.id)).toEqual(['v1-0', 'v1-1', 'v1-2', 'made-0']);
    await rows.open({ register: 'person' });
    expect(rows.state().total).toBe(3);
  });

  it('stay as they were saved when a page that was asked for before comes late', async () => {
    core(3);
    const rows = createRowWindow();
    await rows.open({ register: 'person' });
    const refreshed = rows.refresh();
    const saved = { row: { ...rowOf('v1', 1), version: 2 }, titles: {} } as never;
    rows.put(saved);
    await refreshed;
    expect(rows.row(1)).toBe(saved);
  });

  it('are those asked for last when they are read anew twice, however late the first answer comes', async () => {
    core(3);
    const rows = createRowWindow();
    await rows.open({ register: 'person' });
    const answers: ((answer: unknown) => void)[] = [];
    calls.answer.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    const named = (note: string) => ({ rows: [{ ...rowOf('v1', 0), values: { note } }], titles: {} });
    const masked = rows.refresh();
    const clear = rows.refresh();
    answers[1]?.(named('clear'));
    await clear;
    answers[0]?.(named('masked'));
    await masked;
    expect(rows.row(0)?.row.values.note).toBe('clear');
  });

  it('are gone from the screen when they are cleared', async () => {
    core(3);
    const rows = createRowWindow();
    await rows.open({ register: 'person' });
    rows.clear();
    expect(rows.row(0)).toBeUndefined();
  });
});
