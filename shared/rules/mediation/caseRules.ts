// Every rule of mediation.md §2.4 and those of ours, in one table.
import { agreementRules } from './rules/agreementRules.ts';
import type { CaseRule } from './rules/caseRule.ts';
import { headRules } from './rules/headRules.ts';
import { mediatorRules } from './rules/mediatorRules.ts';
import { orderRules } from './rules/orderRules.ts';
import { partyRules } from './rules/partyRules.ts';

/** In the order in which problems are told: R01 … R25 by group. */
export const caseRules: readonly CaseRule[] = [
  ...partyRules,
  ...mediatorRules,
  ...orderRules,
  ...agreementRules,
  ...headRules,
];
