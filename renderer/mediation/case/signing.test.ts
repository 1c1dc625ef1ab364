import { describe, expect, it } from 'vitest';
import { parties, row, view } from '../testing/caseView.ts';
import { signaturesUnder, signersIn } from './signing.ts';

describe('signing', () => {
  it('is for the elected representatives of a side, and for every party of the others', () => {
    expect(signersIn(view({ caseParty: parties })).map(({ id }) => id)).toEqual(['p1', 'p3']);
  });

  it('counts only under its own agreement', () => {
    const signed = [row('x', { agreement: 'a', party: 'p1' }), row('y', { agreement: 'b', party: 'p3' })];
    expect([...signaturesUnder(view({ caseSignature: signed }), 'a').keys()]).toEqual(['p1']);
  });
});
