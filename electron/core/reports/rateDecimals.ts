// Decimals of rates and shares: published tables show none, one or two, so the office decides (mediation.md §3.3).
import { defaultMediationSettings, type MediationSettings } from '../../../shared/rules/mediation/mediationSettings.ts';
import type { Db } from '../tables.ts';

/** The decimals set with the office's dossiers. */
export async function readRateDecimals(db: Db): Promise<number> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'mediation').executeTakeFirst();
  const stored = row ? (JSON.parse(row.value) as Partial<MediationSettings>) : {};
  return stored.rateDecimals ?? defaultMediationSettings.rateDecimals;
}
