// The indicators of this office: the built-in ones for its dictionaries, and its own.

import { builtInIndicators } from '../../../shared/indicators/index.ts';
import type { Indicator } from '../../../shared/indicators/indicator.ts';
import type { CodeBook } from '../codeBook.ts';
import type { Db } from '../tables.ts';
import { readOwnIndicators } from './ownIndicators.ts';

/** Items that are no longer offered keep their indicator: earlier months have figures of them. */
export async function indicatorsInForce(db: Db, codes: CodeBook): Promise<readonly Indicator[]> {
  return [...builtInIndicators((key) => codes.table(key)), ...(await readOwnIndicators(db))];
}
