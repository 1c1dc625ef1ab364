import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../days.ts';
import { confirmationDueDay, dayNumber, limitsOf, mediationDueDay } from './clock.ts';
import type { Dossier } from './dossier.ts';
import { defaultMediationSettings as settings } from './mediationSettings.ts';
import {
  caseHead,
  confirmation,
  emptyDossier,
  extension,
  performance,
  task,
  terminatedCase,
  visit,
  writtenCase,
} from './testing/exampleDossier.ts';

const accepted = (acceptedOn: string, more: Partial<Dossier> = {}): Dossier =>
  emptyDossier({ case: caseHead({ source: '1', appliedOn: acceptedOn, acceptedOn }), ...more });
const agreed = (until: string, allAgreed: boolean | null = true) =>
  extension({ id: until, enteredOn: '2026-04-01', agreedOn: '2026-04-01', until, allAgreed });

describe('day number', () => {
  test('day 1 is the day of acceptance, one more each day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
        expect(dayNumber(accepted('2026-02-27'), addDays('2026-02-27', days))).toBe(days + 1);
      }),
    );
  });

  test('it stands still once the case is closed', () => {
    const dossier = writtenCase();
    expect(dayNumber(dossier, '2026-03-19')).toBe(17);
    expect(dayNumber(dossier, '2027-03-19')).toBe(17);
    expect(dayNumber(terminatedCase(), '2027-01-01')).toBe(24);
  });

  test('none before acceptance', () => {
    expect(dayNumber(emptyDossier(), '2026-01-01')).toBeNull();
  });
});

describe('the month of mediation', () => {
  test.each([
    ['2026-03-03', '2026-04-03'],
    ['2026-01-31', '2026-02-28'],
    ['2026-12-15', '2027-01-15'],
  ])('accepted %s, due %s', (day, due) => {
    expect(mediationDueDay(accepted(day))).toBe(due);
  });

  test('only extensions to which every party agreed move it, and never back', () => {
    expect(mediationDueDay(accepted('2026-03-03', { extensions: [agreed('2026-05-03', false)] }))).toBe('2026-04-03');
    expect(mediationDueDay(accepted('2026-03-03', { extensions: [agreed('2026-05-03', null)] }))).toBe('2026-04-03');
    expect(mediationDueDay(accepted('2026-03-03', { extensions: [agreed('2026-05-03')] }))).toBe('2026-05-03');
    expect(mediationDueDay(accepted('2026-03-03', { extensions: [agreed('2026-03-20')] }))).toBe('2026-04-03');
  });

  test('running, soon from the notice on, over the day after', () => {
    const state = (today: string) => limitsOf(accepted('2026-03-03'), settings, today)[0];
    expect(state('2026-03-28')).toMatchObject({ key: 'mediation', days: 6, state: 'running' });
    expect(state('2026-03-29')).toMatchObject({ days: 5, state: 'soon' });
    expect(state('2026-04-03')).toMatchObject({ days: 0, state: 'soon' });
    expect(state('2026-04-04')).toMatchObject({ days: -1, state: 'over' });
  });

  test('a closed case has none', () => {
    expect(limitsOf(terminatedCase(), settings, '2026-08-01')).toEqual([]);
  });
});

describe('what follows an agreement', () => {
  const open = (more: Partial<Dossier> = {}): Dossier => {
    const dossier = writtenCase();
    return {
      ...dossier,
      agreements: [{ ...dossier.agreements[0]!, state: null }],
      performances: [performance({ id: 'p', enteredOn: '2026-03-18', agreement: 'agreement', dueOn: '2026-05-01' })],
      visits: [],
      ...more,
    };
  };
  const keys = (dossier: Dossier, today: string, own = settings) =>
    limitsOf(dossier, own, today).map(({ key, dueOn }) => `${key} ${dueOn}`);

  test('thirty days for the court, counted from the day it binds, and dropped when they have passed', () => {
    expect(confirmationDueDay('2026-03-19')).toBe('2026-04-18');
    expect(keys(open(), '2026-04-18')).toContain('confirmation 2026-04-18');
    expect(keys(open(), '2026-04-19').join()).not.toContain('confirmation');
  });

  test('no longer told once applied for, performed or oral', () => {
    const applied = confirmation({ id: 'c', enteredOn: '2026-03-25', agreement: 'agreement', appliedOn: '2026-03-25' });
    expect(keys(open({ confirmations: [applied] }), '2026-04-01').join()).not.toContain('confirmation');
    expect(keys(writtenCase(), '2026-04-01').join()).not.toContain('confirmation');
    const oral = open();
    const spoken = { ...oral, agreements: [{ ...oral.agreements[0]!, form: '1' }] };
    expect(keys(spoken, '2026-03-20').join()).not.toContain('confirmation');
  });

  test('agreed items until they are done, late ones stay', () => {
    expect(keys(open(), '2026-06-01')).toEqual(['performance 2026-05-01']);
    expect(limitsOf(open(), settings, '2026-06-01')[0]).toMatchObject({ state: 'over', days: -31, row: 'p' });
    const done = performance({
      id: 'p',
      enteredOn: '2026-03-18',
      agreement: 'agreement',
      dueOn: '2026-05-01',
      doneOn: '2026-04-30',
    });
    expect(keys(open({ performances: [done] }), '2026-06-01')).toEqual([]);
  });

  test('a first visit only where the office set a number of days; then the day agreed at the last visit', () => {
    expect(keys(open(), '2026-03-20').join()).not.toContain('visit');
    expect(keys(open(), '2026-03-20', { ...settings, visitAfterDays: 30 })).toContain('visit 2026-04-18');
    const seen = visit({ id: 'v', enteredOn: '2026-04-20', visitedOn: '2026-04-20', nextOn: '2026-05-20' });
    expect(keys(open({ visits: [seen] }), '2026-04-21', { ...settings, visitAfterDays: 30 })).toContain(
      'visit 2026-05-20',
    );
    expect(keys(open({ visits: [{ ...seen, nextOn: null }] }), '2026-04-21').join()).not.toContain('visit');
  });

  test('archived, nothing runs', () => {
    const dossier = open();
    expect(
      limitsOf({ ...dossier, case: { ...dossier.case, archivedOn: '2026-05-02' } }, settings, '2026-06-01'),
    ).toEqual([]);
  });
});

test('tasks of a consultation until they are done, and all limits by urgency', () => {
  const given = task({ id: 't', enteredOn: '2026-03-10', task: '鉴定裂缝', dueOn: '2026-03-20' });
  const dossier = accepted('2026-03-03', { tasks: [given] });
  const limits = limitsOf(dossier, settings, '2026-03-10');
  expect(limits.map(({ key }) => key)).toEqual(['task', 'mediation']);
  for (const { dueOn, days } of limits) expect(days).toBe(daysBetween('2026-03-10', dueOn));
  expect(limitsOf({ ...dossier, tasks: [{ ...given, doneOn: '2026-03-15' }] }, settings, '2026-03-16')).toHaveLength(1);
});
