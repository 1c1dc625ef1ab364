import { describe, expect, it } from 'vitest';
import { caseState } from '../../../shared/codes/mediation.ts';
import { viewSpec } from '../../../shared/contract/shapes.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { bindableStates, caseChips, openStates } from './caseChips.ts';

const context = { today: '2026-11-28', noticeDays: 5, user: '石永红' };

describe('quick filters of cases', () => {
  it('every state is in hand, to be bound, or bound: no case is out of sight', () => {
    const covered = [...openStates, ...bindableStates, 'archived'].sort();
    expect(covered).toEqual(caseState.entries.map(({ code }) => code).sort());
  });

  it.each(caseChips.map((chip) => [chip.label, chip] as const))('%s is a view of the cases', (_label, chip) => {
    const filters = chip.filters(context);
    expect(filters.length).toBeGreaterThan(0);
    expect(viewSpec.parse({ register: mediationCase.key, filters }).filters).toEqual(filters);
    const keys = mediationCase.fields.map((field) => field.key);
    for (const { field } of filters) expect(keys).toContain(field);
  });

  it('a limit that ends today is soon, not over', () => {
    const of = (key: string) => caseChips.find((chip) => chip.key === key)?.filters(context);
    expect(of('soon')).toEqual([{ field: 'nextDueOn', op: 'between', values: ['2026-11-28', '2026-12-03'] }]);
    expect(of('over')).toEqual([{ field: 'nextDueOn', op: 'atMost', value: '2026-11-27' }]);
  });
});
