// How this office keeps its dossiers: one entry of the settings table.
import { Refusal } from '../../../shared/contract/errors.ts';
import { patternProblems } from '../../../shared/rules/mediation/caseNumbers.ts';
import { defaultMediationSettings, type MediationSettings } from '../../../shared/rules/mediation/mediationSettings.ts';
import { templateProblems } from '../../../shared/rules/mediation/templates.ts';
import { addAudit } from '../audit.ts';
import type { OpenHandlers } from '../handlers.ts';
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

/** @throws Refusal `invalid` naming what the law requires and the list lacks, or what a pattern lacks. */
function refuseUnlawful(settings: MediationSettings): void {
  if (settings.template === 'own') {
    const problems = templateProblems(settings.ownTemplate);
    if (problems.length > 0) throw new Refusal('invalid', problems.map(({ message }) => message).join(''));
  }
  for (const pattern of [settings.numberPattern, settings.agreementPattern]) {
    const problems = patternProblems(pattern);
    if (problems.length > 0) throw new Refusal('invalid', problems.join(''));
  }
}

const shown = (settings: MediationSettings) => ({ ...settings, ownTemplate: [...settings.ownTemplate] });

export const mediationSettingsHandlers = {
  'mediation.settings': async (_input, call) => shown(await readMediationSettings(call.township.read)),

  'mediation.setSettings': async (changes, call) => {
    const settings = await call.township.db.transaction().execute(async (trx) => {
      const before = await readMediationSettings(trx);
      const after = { ...before, ...changes } as MediationSettings;
      refuseUnlawful(after);
      await writeMediationSettings(trx, after);
      await addAudit(trx, call, { action: 'settings', detail: `人民调解：${Object.keys(changes).join('、')}` });
      return after;
    });
    return shown(settings);
  },
} satisfies Partial<OpenHandlers>;
