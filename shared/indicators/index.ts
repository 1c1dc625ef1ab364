// The only list of indicators. A new feature brings a file and one line here.
import type { CodeTables } from '../reports/report.ts';
import { affairs } from './affairs.ts';
import { care } from './care.ts';
import { disputes } from './disputes.ts';
import { forces } from './forces.ts';
import { hazards } from './hazards.ts';
import { housing } from './housing.ts';
import type { Indicator } from './indicator.ts';
import { law } from './law.ts';
import { matters } from './matters.ts';
import { mediation } from './mediation.ts';
import { meetings } from './meetings.ts';
import { patrol } from './patrol.ts';
import { peace } from './peace.ts';
import { schools } from './schools.ts';
import { situation } from './situation.ts';

/** Every built-in indicator, with one for each item of the office's dictionaries where it says so. */
export function builtInIndicators(tables: CodeTables): readonly Indicator[] {
  return [
    ...situation(tables),
    ...forces,
    ...meetings,
    ...patrol(tables),
    ...disputes(tables),
    ...mediation,
    ...hazards(tables),
    ...care,
    ...housing,
    ...schools,
    ...law(tables),
    ...matters,
    ...affairs(tables),
    ...peace,
  ];
}

/** The indicators that one is worked out from. */
export function partsOf({ figure }: Indicator): readonly string[] {
  switch (figure.kind) {
    case 'plus':
      return [...figure.of, ...(figure.less ?? [])];
    case 'beyond':
      return [figure.whole, ...figure.kinds];
    case 'rate':
      return [figure.numerator, figure.denominator];
    case 'monthEnds':
      return [figure.of];
    default:
      return [];
  }
}
