import { describe, expect, it } from 'vitest';
import type { PoolMediator } from '../../../shared/contract/mediationProcedures.ts';
import { orderedPool } from './poolOrder.ts';

const one = (id: string, more: Partial<PoolMediator> = {}): PoolMediator => ({
  id,
  name: id,
  committee: 'own',
  sourceKind: null,
  expertise: [],
  freeDays: [],
  casesOpen: 0,
  warnings: [],
  ...more,
});

describe('the pool of mediators for a case', () => {
  it('who must stand back comes last, the committee before others, who knows the matter before who is free', () => {
    const pool = [
      one('relative', { warnings: ['与当事人同户'], expertise: ['02'] }),
      one('elsewhere', { committee: 'other', expertise: ['02'] }),
      one('busy', { casesOpen: 4 }),
      one('free'),
      one('expert', { expertise: ['02'], casesOpen: 9 }),
    ];
    const order = orderedPool(pool, { committee: 'own', kind: '02' }).map(({ id }) => id);
    expect(order).toEqual(['expert', 'free', 'busy', 'elsewhere', 'relative']);
  });

  it('equals keep the order of the pool', () => {
    expect(orderedPool([one('a'), one('b')], { committee: 'own', kind: '' }).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
