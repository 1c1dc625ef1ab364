import { describe, expect, it } from 'vitest';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { view } from '../testing/caseView.ts';
import { headForm, stepOfField } from './headForms.ts';

const today = '2026-11-22';

describe('forms of the head', () => {
  it('a step proposes only what is still empty', () => {
    const form = headForm('terminate', view({}, { terminatedOn: '2026-11-20' }), today);
    expect(form.proposal?.values).toEqual({ remedyToldOn: '2026-11-22' });
  });

  it('every field that can be filled leads to a form that holds it', () => {
    const filled = mediationCase.fields.filter((field) => field.readOnly !== true && field.type !== 'attachment');
    for (const { key } of filled) {
      expect(headForm(stepOfField(key), view({}), today).only, key).toContain(key);
    }
  });
});
