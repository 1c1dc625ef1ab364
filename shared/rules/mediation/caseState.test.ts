import { describe, expect, test } from 'vitest';
import { caseState } from '../../codes/mediation.ts';
import { closedDay, outcomeOf, stateOf, transitions } from './caseState.ts';
import type { CaseHead, Dossier } from './dossier.ts';
import {
  agreement,
  caseHead,
  emptyDossier,
  inquiry,
  oralCase,
  performance,
  session,
  terminatedCase,
  writtenCase,
} from './testing/exampleDossier.ts';

const today = '2026-07-01';
const head = (given: Partial<CaseHead>, more: Partial<Dossier> = {}): Dossier =>
  emptyDossier({ case: caseHead(given), ...more });
const accepted = { source: '1', appliedOn: '2026-06-01', acceptedOn: '2026-06-02' };
const on = (heldOn: string, result: string | null = null) => session({ id: heldOn, enteredOn: heldOn, heldOn, result });
const asked = (heldOn: string) => inquiry({ id: heldOn, enteredOn: heldOn, heldOn });
const draft = agreement({ id: 'a', enteredOn: '2026-06-10', reachedOn: '2026-06-10' });

describe('state', () => {
  test.each([
    ['a lead', head({}), 'lead'],
    ['the way in alone is no application', head({ source: '1' }), 'lead'],
    ['applied for', head({ source: '1', appliedOn: '2026-06-01' }), 'applied'],
    ['主动调解 needs no application', head({ source: '2' }), 'applied'],
    ['handed over', head({ source: '5', appliedOn: '2026-06-01' }), 'applied'],
    ['refused', head({ source: '1', appliedOn: '2026-06-01', refusedOn: '2026-06-02' }), 'refused'],
    ['withdrawn before acceptance', head({ source: '1', terminatedOn: '2026-06-02' }), 'terminated'],
    ['accepted', head(accepted), 'accepted'],
    ['an accepted case was not refused', head({ ...accepted, refusedOn: '2026-06-03' }), 'accepted'],
    ['inquiry', head(accepted, { inquiries: [asked('2026-06-03')] }), 'inquiring'],
    ['session', head(accepted, { sessions: [on('2026-06-04')] }), 'mediating'],
    [
      'back to inquiry (T7)',
      head(accepted, { sessions: [on('2026-06-04')], inquiries: [asked('2026-06-05')] }),
      'inquiring',
    ],
    [
      'both on one day',
      head(accepted, { sessions: [on('2026-06-04')], inquiries: [asked('2026-06-04')] }),
      'mediating',
    ],
    ['drafted', head(accepted, { sessions: [on('2026-06-10', '1')], agreements: [draft] }), 'drafted'],
    [
      'replaced: back to mediation (T17)',
      head(accepted, { sessions: [on('2026-06-10')], agreements: [{ ...draft, replacedOn: '2026-06-20' }] }),
      'mediating',
    ],
    ['terminated', terminatedCase(), 'terminated'],
    ['performed', writtenCase(), 'performed'],
    ['oral, done at once', oralCase(), 'performed'],
    ['archived', { ...writtenCase(), case: { ...writtenCase().case, archivedOn: '2026-05-01' } }, 'archived'],
  ])('%s', (_, dossier, expected) => {
    expect(stateOf(dossier, today)).toBe(expected);
  });

  test('performing turns to defaulted the day after the agreed day', () => {
    const whole = writtenCase();
    const dossier: Dossier = {
      ...whole,
      agreements: [{ ...whole.agreements[0]!, state: null }],
      performances: [performance({ id: 'p', enteredOn: '2026-03-18', agreement: 'agreement', dueOn: '2026-04-15' })],
    };
    expect(stateOf(dossier, '2026-04-15')).toBe('performing');
    expect(stateOf(dossier, '2026-04-16')).toBe('defaulted');
  });
});

describe('outcome and end', () => {
  test.each([
    ['nothing held', head(accepted), null],
    ['to be continued', head(accepted, { sessions: [on('2026-06-04', '3')] }), '3'],
    ['a success without its agreement is pending', head(accepted, { sessions: [on('2026-06-04', '1')] }), '3'],
    ['no success, not yet terminated', head(accepted, { sessions: [on('2026-06-04', '2')] }), '2'],
    ['agreement', writtenCase(), '1'],
    ['terminated', terminatedCase(), '2'],
    ['withdrawn before acceptance was never mediated', head({ source: '1', terminatedOn: '2026-06-02' }), null],
  ])('%s', (_, dossier, expected) => {
    expect(outcomeOf(dossier)).toBe(expected);
  });

  test('a case ends when its agreement binds, is terminated or refused', () => {
    expect(closedDay(writtenCase())).toBe('2026-03-19');
    expect(closedDay(oralCase())).toBe('2026-05-06');
    expect(closedDay(terminatedCase())).toBe('2026-06-25');
    expect(closedDay(head({ source: '1', refusedOn: '2026-06-02' }))).toBe('2026-06-02');
    expect(closedDay({ ...writtenCase(), signatures: [] })).toBeNull();
  });
});

describe('transitions', () => {
  test('T1 to T18 in order, between states that exist', () => {
    expect(transitions.map(({ key }) => key)).toEqual(Array.from({ length: 18 }, (_, index) => `T${index + 1}`));
    const states = caseState.entries.map(({ code }) => code);
    for (const { from, to } of transitions) {
      for (const state of [...from, ...to]) expect(states).toContain(state);
    }
  });

  test('every state but the first is reached, every state but the last is left', () => {
    const states = caseState.entries.map(({ code }) => code);
    const reached = new Set<string>(transitions.flatMap(({ to }) => to));
    const left = new Set<string>(transitions.flatMap(({ from }) => from));
    expect(states.filter((state) => !reached.has(state))).toEqual(['lead']);
    // Signing (drafted → performing) is part of T9.
    expect(states.filter((state) => !left.has(state))).toEqual(['drafted', 'archived']);
  });
});
