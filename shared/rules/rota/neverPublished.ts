// Broken rules that no reason outweighs when a rota is published: one person in two places, somebody who does not belong to
// the team, the same person twice in a shift.

/** One person in two teams or posts at once; told by the plan, not by the rules of one rota. */
export const clashRule = 'clash';

const never: ReadonlySet<string> = new Set([clashRule, 'overlap', 'unknown', 'repeated']);

export const isNeverPublished = ({ rule }: { rule: string }): boolean => never.has(rule);
