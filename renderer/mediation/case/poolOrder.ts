// In which order mediators are offered for a case; pure.
import type { PoolMediator } from '../../../shared/contract/mediationProcedures.ts';

/** Those who need not stand back first, then the committee's own, then who knows this kind of dispute, then the least busy. */
export function orderedPool(
  pool: readonly PoolMediator[],
  { committee, kind }: { committee: string; kind: string },
): PoolMediator[] {
  const rank = (each: PoolMediator) => [
    each.warnings.length > 0 ? 1 : 0,
    each.committee === committee ? 0 : 1,
    each.expertise.includes(kind) ? 0 : 1,
    each.casesOpen,
  ];
  return pool
    .map((each, place) => ({ each, key: [...rank(each), place] }))
    .sort((a, b) => {
      const at = a.key.findIndex((value, index) => value !== b.key[index]);
      return at < 0 ? 0 : (a.key[at] ?? 0) - (b.key[at] ?? 0);
    })
    .map(({ each }) => each);
}
