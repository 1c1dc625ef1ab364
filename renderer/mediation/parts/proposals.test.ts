import { describe, expect, it } from 'vitest';
import { findRegister } from '../../../shared/registers/index.ts';
import { caseParts } from '../../../shared/registers/mediation/index.ts';
import type { CasePartKey } from '../../../shared/rules/mediation/dossier.ts';
import { parties, row, view } from '../testing/caseView.ts';
import { proposalFor } from './proposals.ts';

const context = { today: '2026-11-22', user: '石永红', court: '保靖县人民法院' };

describe('proposals for new records', () => {
  it('an agreement takes the last session, the facts of the case and a copy for each party and the committee', () => {
    const sessions = [row('s1', { heldOn: '2026-11-05' }), row('s2', { heldOn: '2026-11-09' })];
    const told = view({ caseParty: parties, caseSession: sessions }, { summary: '界址不清。', amount: 5000 });
    expect(proposalFor('caseAgreement', told, context).values).toEqual({
      reachedOn: '2026-11-09',
      facts: '界址不清。',
      amount: 5000,
      copies: 4,
    });
  });

  it('what belongs to an agreement names the one in force, not the replaced one', () => {
    const agreements = [
      row('old', { reachedOn: '2026-11-05', replacedOn: '2026-11-08' }),
      row('now', { reachedOn: '2026-11-08', number: '（2026）迁陵人调字第1号' }),
    ];
    const told = view({ caseAgreement: agreements });
    expect(proposalFor('casePerformance', told, context)).toEqual({
      values: { agreement: 'now' },
      titles: { agreement: '（2026）迁陵人调字第1号 · 2026-11-08' },
    });
    expect(proposalFor('caseConfirmation', told, context).values).toMatchObject({
      court: '保靖县人民法院',
      allApply: true,
    });
  });

  it('an extension runs a month on from the limit', () => {
    const told = view({}, { dueOn: '2026-11-30' });
    expect(proposalFor('caseExtension', told, context).values.until).toBe('2026-12-30');
  });

  it('the first party applies, the next is applied against', () => {
    expect(proposalFor('caseParty', view({}), context).values).toEqual({ side: '1' });
    expect(proposalFor('caseParty', view({ caseParty: parties }), context).values).toEqual({ side: '2' });
  });

  it.each(caseParts.map(({ key }) => key))('%s is only proposed fields that it has', (key) => {
    const full = view({
      caseParty: parties,
      caseSession: [row('s')],
      caseAgreement: [row('a', { reachedOn: '2026-11-01' })],
    });
    const known = new Set(findRegister(key)!.fields.map((field) => field.key));
    const { values } = proposalFor(key as CasePartKey, full, context);
    expect(Object.keys(values).filter((field) => !known.has(field))).toEqual([]);
  });
});
