import { describe, expect, it } from 'vitest';
import { emptyUndo, pushStep, settle, takeRedo, takeUndo, type UndoStep } from './undo.ts';

const step = (name: string): UndoStep => ({
  kind: 'saved',
  cells: [{ rowId: '1', key: name, before: { text: '' }, after: { text: name } }],
});
const names = (steps: readonly UndoStep[]) => steps.map((each) => each.cells[0]!.key).join('');

describe('undo', () => {
  it('goes back and forth', () => {
    const stack = ['a', 'b', 'c'].reduce((all, name) => pushStep(all, step(name)), emptyUndo);
    const first = takeUndo(stack)!;
    const second = takeUndo(first.stack)!;
    expect([first.step, second.step].map((each) => each.cells[0]!.key)).toEqual(['c', 'b']);
    expect(names(takeRedo(second.stack)!.stack.done)).toBe('ab');
  });
  it('a new step forgets what was undone', () => {
    const { stack } = takeUndo(pushStep(emptyUndo, step('a')))!;
    const next = pushStep(stack, step('b'));
    expect(takeRedo(next)).toBeUndefined();
    expect(names(next.done)).toBe('b');
  });
  it('remembers no empty step and at most 200', () => {
    expect(pushStep(emptyUndo, { kind: 'saved', cells: [] })).toBe(emptyUndo);
    const many = Array.from({ length: 250 }, (_, at) => step(String(at))).reduce(pushStep, emptyUndo);
    expect(many.done).toHaveLength(200);
    expect(many.done[0]!.cells[0]!.key).toBe('50');
  });
  it('keeps of an undone step only what the owner took back', () => {
    const both: UndoStep = { kind: 'saved', cells: [...step('a').cells, ...step('b').cells] };
    const { stack, step: moved } = takeUndo(pushStep(emptyUndo, both))!;
    expect(names(settle(stack, moved, moved.cells.slice(1)).undone)).toBe('b');
    expect(settle(stack, moved, []).undone).toEqual([]);
  });
});
