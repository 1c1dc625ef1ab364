import { expect, test } from 'vitest';
import { caseSource } from '../../codes/mediation.ts';
import { isEntrusted } from './caseSource.ts';
import { usualCommittee } from './usualCommittee.ts';

test('entrusted are exactly the sources whose names say so', () => {
  for (const { code, name } of caseSource.entries) expect(isEntrusted(code), name).toBe(name.endsWith('委托移送'));
  expect(isEntrusted(null)).toBe(false);
});

test('the usual committee is the only one, else the only one of the township', () => {
  const village = { id: 'v', kind: '1' };
  const township = { id: 't', kind: '3' };
  const street = { id: 's', kind: '4' };
  expect(usualCommittee([])).toBeUndefined();
  expect(usualCommittee([village])).toBe(village);
  expect(usualCommittee([village, township, { id: 'w', kind: '2' }])).toBe(township);
  expect(usualCommittee([village, street])).toBe(street);
  expect(usualCommittee([township, street])).toBeUndefined();
  expect(usualCommittee([village, { id: 'w', kind: '1' }])).toBeUndefined();
});
