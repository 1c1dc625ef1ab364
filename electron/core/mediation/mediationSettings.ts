// How this office keeps its dossiers: one entry of the settings table.
import { defaultMediationSettings, type MediationSettings } from '../../../shared/rules/mediation/mediationSettings.ts';
import type { Db } from '../tables.ts';

const key = 'mediation';

/** The settings in force; what was never set has its default. */
export async function readMediationSettings(db: Db): Promise<MediationSettings> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  const stored = row ? (JSON.parse(row.value) as Partial<MediationSettings>) : {};
  return { ...defaultMediationSettings, ...stored };
}

/** Writes all settings; demo townships and tests use it too. */
export async function writeMediationSettings(db: Db, settings: MediationSettings): Promise<void> {
  const value = JSON.stringify(settings);
  await db
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
