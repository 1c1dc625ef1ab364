import { describe, expect, it } from 'vitest';
import { templateProblems } from '../../../shared/rules/mediation/templates.ts';
import { linesOf, withNeed } from './ownTemplate.ts';

describe('an own list', () => {
  const local = linesOf({ template: 'local', ownTemplate: [] });

  it('begins as the list before it, in the order of binding', () => {
    expect(local.find(({ document }) => document === 'D05')?.need).toBe('required');
    expect(linesOf({ template: 'national', ownTemplate: [] }).find(({ document }) => document === 'D05')?.need).toBe(
      'none',
    );
    expect(local[0]?.document).toBe('D01');
    expect(local.at(-1)?.document).toBe('D15');
  });

  it('changes one document and leaves out what is not used', () => {
    const own = withNeed(local, 'D12', 'none');
    expect(own.some(({ document }) => document === 'D12')).toBe(false);
    expect(linesOf({ template: 'own', ownTemplate: own }).find(({ document }) => document === 'D12')?.need).toBe(
      'none',
    );
    expect(templateProblems(own)).toEqual([]);
  });

  it('without the minutes is not lawful', () => {
    const problems = templateProblems(withNeed(local, 'D09', 'optional'));
    expect(problems.map(({ document }) => document)).toEqual(['D09']);
  });
});
