import { expect, test } from 'vitest';
import { emptySubsidyRules, type SubsidyRules } from '../../shared/rules/mediation/subsidy/subsidyRules.ts';
import { draftOf, rulesFrom, withStep } from './rulesForm.ts';

const rules: SubsidyRules = {
  basis: 'documents',
  difficulty: { '1': 5000, '2': 10050, '3': null, '4': 30000 },
  documents: [
    { from: 1, to: 5, amount: 6000 },
    { from: 6, to: null, amount: 12001 },
  ],
  oral: { way: 'amount', percent: 50, amount: 3333 },
  unsuccessful: { paid: true, percent: 30 },
  share: 'presiding',
  dossier: 'complete',
  sameWithinDays: 90,
};

test('what is typed means what was kept', () => {
  expect(rulesFrom(draftOf(rules))).toEqual(rules);
  expect(rulesFrom(draftOf(emptySubsidyRules))).toEqual(emptySubsidyRules);
  expect(draftOf(rules).difficulty['2']).toBe('100.50');
});

test('lines of steps are put in order, empty ones left out', () => {
  const added = withStep(withStep({ ...draftOf(rules), steps: [] }));
  expect(added.steps.map(({ key, from }) => [key, from])).toEqual([
    [0, '1'],
    [1, '2'],
  ]);
  const steps = [
    { key: 0, from: '6', to: null, amount: '120.01' },
    { key: 1, from: null, to: null, amount: null },
    { key: 2, from: '1', to: '5', amount: '60' },
  ];
  expect(rulesFrom({ ...draftOf(rules), steps }).documents).toEqual(rules.documents);
});
