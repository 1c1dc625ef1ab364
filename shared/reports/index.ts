// The only list of reports. A new one is one declaration and one line here.
import { disputeLedger } from './disputeLedger.ts';
import { disputeMonthly } from './disputeMonthly.ts';
import { disputeProvince } from './disputeProvince.ts';
import { mediationCases } from './mediationCases.ts';
import { mediationOrganisations } from './mediationOrganisations.ts';
import { patrols } from './patrols.ts';
import type { Report } from './report.ts';

export const reports: readonly Report[] = [
  mediationCases,
  mediationOrganisations,
  disputeMonthly,
  disputeProvince,
  disputeLedger,
  patrols,
];

/** The report with this key, or the one of this title. */
export function findReport(named: string): Report | undefined {
  return reports.find(({ key, title }) => key === named || title === named);
}
