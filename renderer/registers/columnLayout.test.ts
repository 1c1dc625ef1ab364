import { describe, expect, it } from 'vitest';
import type { GridColumn } from '../grid/types.ts';
import { declaredLayout, layoutShowing, readLayout, shownKeys, storedLayout, withShown } from './columnLayout.ts';

const columns: GridColumn[] = [
  { key: 'name', label: '姓名', width: 80, kind: 'text' },
  { key: 'sex', label: '性别', width: 60, kind: 'code' },
  { key: 'note', label: '备注', width: 90, kind: 'text', hidden: true },
];
const [, sex, note] = columns as [GridColumn, GridColumn, GridColumn];

describe('the columns of a register', () => {
  it('are the declared ones until the user says otherwise', () => {
    expect(shownKeys(columns, declaredLayout)).toEqual(['name', 'sex']);
    const changed = withShown(withShown(declaredLayout, note, true), sex, false);
    expect(shownKeys(columns, changed)).toEqual(['name', 'note']);
    expect(shownKeys(columns, withShown(withShown(changed, note, false), sex, true))).toEqual(['name', 'sex']);
  });

  it('come back with a saved view, in its order', () => {
    const layout = layoutShowing(columns, ['note', 'name'], { ...declaredLayout, widths: { name: 120 } });
    expect(shownKeys(columns, layout)).toEqual(['note', 'name']);
    expect(layout.widths).toEqual({ name: 120 });
    expect(layoutShowing(columns, [], layout)).toBe(layout);
  });

  it('survive being stored, and strange stored things', () => {
    const layout = { widths: { name: 99 }, order: ['sex'], hidden: ['name'], shown: ['note'] };
    expect(readLayout(JSON.parse(JSON.stringify(storedLayout(layout))))).toEqual(layout);
    for (const odd of [null, 3, 'x', { widths: 'no', order: [1], hidden: {}, shown: null }]) {
      expect(readLayout(odd)).toEqual(declaredLayout);
    }
  });
});
