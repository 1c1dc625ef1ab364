import { expect, it } from 'vitest';
import { findRegister } from '../../shared/registers/index.ts';
import {
  dimensionsOf,
  draftFromText,
  newDraft,
  pivotOf,
  pivotRegisters,
  valueFrom,
  valuesOf,
  valueText,
} from './pivotDraft.ts';

it('every register offers tables, none of them by persons or numbers', () => {
  expect(pivotRegisters().length).toBeGreaterThan(10);
  for (const register of pivotRegisters()) {
    const types = dimensionsOf(register).map(({ type }) => type);
    expect(types).not.toContain('person');
    expect(types).not.toContain('idNumber');
    expect(types).not.toContain('phone');
    expect(draftFromText(JSON.stringify(newDraft(register.key)))).toEqual(newDraft(register.key));
  }
  const cases = findRegister('mediationCase')!;
  expect(dimensionsOf(cases).some((field) => field.type === 'reference' && field.register === 'mediator')).toBe(false);
});

it('asks for the period, and for conditions that say something', () => {
  const draft = {
    ...newDraft('dispute'),
    day: 'happenedOn',
    conditions: [
      { field: 'outcome', values: ['1'] },
      { field: 'event', values: [] },
    ],
  };
  expect(pivotOf(draft, '2026-Q1').view.filters).toEqual([
    { field: 'happenedOn', op: 'between', values: ['2026-01-01', '2026-03-31'] },
    { field: 'outcome', op: 'anyOf', values: ['1'] },
  ]);
  expect(pivotOf({ ...draft, day: null, conditions: [] }, '2026').view.filters).toEqual([]);
});

it('what an address no longer means is not guessed', () => {
  expect(draftFromText('{')).toBeNull();
  expect(draftFromText(JSON.stringify({ ...newDraft('dispute'), day: 'gone' }))).toBeNull();
  expect(draftFromText(JSON.stringify({ ...newDraft('dispute'), register: 'gone' }))).toBeNull();
});

it('figures of cells are told by kind and field', () => {
  for (const { value } of valuesOf(findRegister('dispute')!)) expect(valueText(valueFrom(value))).toBe(value);
});
