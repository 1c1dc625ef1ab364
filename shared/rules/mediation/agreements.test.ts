import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../days.ts';
import {
  currentAgreement,
  defaultCopies,
  effectiveDay,
  lackingForEffect,
  performanceOf,
  signersOf,
} from './agreements.ts';
import type { Dossier } from './dossier.ts';
import { type agreement, oralCase, party, performance, signature, writtenCase } from './testing/exampleDossier.ts';

const only = (dossier: Dossier) => currentAgreement(dossier)!;
const changed = (change: Partial<ReturnType<typeof agreement>>): Dossier => {
  const dossier = writtenCase();
  return { ...dossier, agreements: [{ ...only(dossier), ...change }] };
};

describe('the day from which an agreement binds', () => {
  test('written: the last of signatures, mediator and seal, whatever their order', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-03-18', days));
    fc.assert(
      fc.property(fc.array(day, { minLength: 4, maxLength: 4 }), (days) => {
        const dossier = writtenCase();
        const [first, second, mediatorSignedOn, sealedOn] = days as [string, string, string, string];
        const signed = {
          ...dossier,
          signatures: dossier.signatures.map((each, index) => ({ ...each, signedOn: index === 0 ? first : second })),
          agreements: [{ ...only(dossier), mediatorSignedOn, sealedOn }],
        };
        expect(effectiveDay(signed, only(signed))).toBe([...days].sort().at(-1));
      }),
    );
  });

  test.each([
    ['a signature', (dossier: Dossier) => ({ ...dossier, signatures: dossier.signatures.slice(1) })],
    ['the mediator', () => changed({ mediatorSignedOn: null })],
    ['the seal', () => changed({ sealedOn: null })],
  ])('written: not without %s', (_, change) => {
    const dossier = change(writtenCase());
    expect(effectiveDay(dossier, only(dossier))).toBeNull();
    expect(lackingForEffect(dossier, only(dossier))).toHaveLength(1);
  });

  test('written: a signature under another agreement does not count', () => {
    const dossier = writtenCase();
    const elsewhere = dossier.signatures.map((each) => ({ ...each, agreement: 'another' }));
    expect(lackingForEffect({ ...dossier, signatures: elsewhere }, only(dossier))).toEqual([
      '田秀英的签名、盖章或者指印',
      '彭长贵的签名、盖章或者指印',
    ]);
  });

  test('written: later signatures under another agreement do not move it', () => {
    const dossier = writtenCase();
    const other = signature({
      id: 'o',
      enteredOn: '2026-05-01',
      agreement: 'another',
      party: 'party-tian',
      signedOn: '2026-05-01',
    });
    expect(effectiveDay({ ...dossier, signatures: [...dossier.signatures, other] }, only(dossier))).toBe('2026-03-19');
  });

  test('oral: the day it was reached, with or without signatures and seal', () => {
    const dossier = oralCase();
    const bare = { ...only(dossier), mediatorSignedOn: null, sealedOn: null };
    expect(effectiveDay({ ...dossier, agreements: [bare] }, bare)).toBe('2026-05-06');
  });
});

test('elected representatives sign for their side, and only for it', () => {
  const dossier = writtenCase();
  const many = [
    ...dossier.parties,
    party({ id: 'elected', enteredOn: '2026-03-02', side: '1', isRepresentative: true }),
  ];
  expect(signersOf({ ...dossier, parties: many }).map(({ id }) => id)).toEqual(['party-peng', 'elected']);
});

test('a replaced agreement no longer counts', () => {
  const dossier = changed({ replacedOn: '2026-05-01' });
  expect(currentAgreement(dossier)).toBeNull();
});

describe('how it was carried out', () => {
  const at = '2026-04-10';
  const open = (items: Partial<ReturnType<typeof performance>>[]): Dossier => ({
    ...changed({ state: null }),
    performances: items.map((each, index) =>
      performance({ id: `p${index}`, enteredOn: '2026-03-18', agreement: 'agreement', dueOn: '2026-04-10', ...each }),
    ),
  });
  test.each([
    ['nothing agreed by a day', open([]), null],
    ['on the agreed day it is not late', open([{}]), null],
    ['all done', open([{ doneOn: '2026-04-01' }]), '1'],
    ['one done, one to come', open([{ doneOn: '2026-04-01' }, {}]), null],
    ['one late', open([{ doneOn: '2026-04-01' }, { dueOn: '2026-04-09' }]), '5'],
    ['said by hand', { ...open([{ dueOn: '2026-04-09' }]), agreements: changed({ state: '3' }).agreements }, '3'],
  ])('%s', (_, dossier, expected) => {
    expect(performanceOf(dossier, only(dossier), at)).toBe(expected);
  });

  test('unsigned, nothing is owed yet', () => {
    const dossier = { ...open([{ dueOn: '2026-04-09' }]), signatures: [] };
    expect(performanceOf(dossier, only(dossier), at)).toBeNull();
  });
});

test('copies: one each, one for the committee, one more for the court', () => {
  const dossier = writtenCase();
  expect(defaultCopies(dossier)).toBe(3);
  const third = party({ id: 'third', enteredOn: '2026-03-02', side: '3' });
  expect(defaultCopies({ ...dossier, parties: [...dossier.parties, third] })).toBe(4);
});

test('a signature without a day is none', () => {
  const dossier = writtenCase();
  const undated = dossier.signatures.map((each) => signature({ ...each, signedOn: null }));
  expect(effectiveDay({ ...dossier, signatures: undated }, only(dossier))).toBeNull();
});
