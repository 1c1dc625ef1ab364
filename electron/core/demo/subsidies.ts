// 以案定补 of the demo: amounts that only show how it works (no national ones exist), and the last full quarter paid.
import { addMonths } from '../../../shared/rules/days.ts';
import { emptySubsidyRules } from '../../../shared/rules/mediation/subsidy/subsidyRules.ts';
import type { DemoCall } from './createDemo.ts';

/** Fen. Plainly invented: whole hundreds of yuan from one to four. */
const rules = {
  ...emptySubsidyRules,
  documents: [],
  difficulty: { '1': 10_000, '2': 20_000, '3': 30_000, '4': 40_000 },
  oral: { way: 'ratio' as const, percent: 50, amount: null },
};

/** 2026-Q3 for a day of the fourth quarter of 2026. */
function quarterBefore(day: string): string {
  const month = addMonths(`${day.slice(0, 7)}-01`, -3);
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}

/** Sets the rules and pays what was archived in the quarter before `until`. */
export async function paySubsidies(call: DemoCall, until: string): Promise<void> {
  await call('subsidy.setRules', { rules, version: 0 });
  const period = quarterBefore(until);
  const { payable } = await call('subsidy.list', { period });
  if (payable.length === 0) return;
  const expected = payable.reduce((sum, { amount }) => sum + amount, 0);
  await call('subsidy.pay', { period, cases: payable.map((each) => each.case), paidOn: until, expected });
}
