// The office's own indicators, stored as they were declared.
import type { OwnIndicator } from '../../../shared/contract/indicatorProcedures.ts';
import type { Indicator } from '../../../shared/indicators/indicator.ts';
import { indicatorFromOwn } from '../../../shared/indicators/ownIndicator.ts';
import type { Db } from '../tables.ts';

/** Those in use, in the order in which they were made. */
export async function readOwnDeclarations(db: Db): Promise<OwnIndicator[]> {
  const rows = await db
    .selectFrom('ownIndicator')
    .select('declared')
    .where('droppedAt', 'is', null)
    .orderBy('key')
    .execute();
  return rows.map(({ declared }) => JSON.parse(declared) as OwnIndicator);
}

export async function readOwnIndicators(db: Db): Promise<Indicator[]> {
  return (await readOwnDeclarations(db)).map(indicatorFromOwn);
}
