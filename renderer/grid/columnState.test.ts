import { describe, expect, it } from 'vitest';
import { emptyLayout, headerGroups, placeColumns, withHidden, withMoved, withShown, withWidth } from './columnState.ts';
import type { GridColumn } from './types.ts';

const column = (key: string, more: Partial<GridColumn> = {}): GridColumn => ({
  key,
  label: key,
  width: 100,
  kind: 'text',
  ...more,
});
const columns = [column('a', { frozen: true }), column('b'), column('c', { hidden: true }), column('d'), column('e')];
const keys = (layout = emptyLayout, list = columns) =>
  placeColumns(list, layout, 1)
    .map((placed) => placed.key)
    .join('');

describe('column layout', () => {
  it('shows declared order without hidden columns', () => {
    expect(keys()).toBe('abde');
  });
  it('places by width and scale', () => {
    const placed = placeColumns(columns, { ...emptyLayout, widths: { b: 60 } }, 1.25);
    expect(placed.map(({ left, width }) => [left, width])).toEqual([
      [0, 125],
      [125, 75],
      [200, 125],
      [325, 125],
    ]);
  });
  it('moves, and a column the layout does not know stays behind its declared neighbour', () => {
    const moved = withMoved(emptyLayout, columns, 'e', 'b');
    expect(keys(moved)).toBe('aebd');
    const grown = [...columns.slice(0, 2), column('neu'), ...columns.slice(2)];
    expect(keys(moved, grown)).toBe('aebneud');
    expect(keys(withMoved(emptyLayout, columns, 'b', undefined))).toBe('adeb');
    expect(keys(withMoved(emptyLayout, columns, 'b', 'nowhere'))).toBe('abde');
  });
  it('keeps frozen columns first and forgets columns that are gone', () => {
    expect(keys(withMoved(emptyLayout, columns, 'a', undefined))).toBe('abde');
    expect(keys({ ...emptyLayout, order: ['old', 'd', 'b'], hidden: ['older'] })).toBe('adeb');
  });
  it('hides and shows, also what is hidden by declaration', () => {
    const hidden = withHidden(emptyLayout, 'b');
    expect(keys(hidden)).toBe('ade');
    expect(keys(withShown(hidden, columns[1]!))).toBe('abde');
    const shown = withShown(emptyLayout, columns[2]!);
    expect(keys(shown)).toBe('abcde');
    expect(keys(withHidden(shown, 'c'))).toBe('abde');
  });
  it('keeps widths usable', () => {
    expect(withWidth(emptyLayout, column('a', { minWidth: 80 }), 3).widths).toEqual({ a: 80 });
    expect(withWidth(emptyLayout, column('a'), 99999).widths.a).toBe(900);
  });
});

describe('header groups', () => {
  it('join neighbours of one label, never across the freeze line', () => {
    const list = [
      column('a', { frozen: true, groupLabel: '基本' }),
      column('b', { groupLabel: '基本' }),
      column('c', { groupLabel: '基本' }),
      column('d'),
      column('e'),
    ];
    expect(
      headerGroups(placeColumns(list, emptyLayout, 1)).map(({ label, first, last }) => [label, first, last]),
    ).toEqual([
      ['基本', 0, 0],
      ['基本', 1, 2],
      [undefined, 3, 3],
      [undefined, 4, 4],
    ]);
  });
});
