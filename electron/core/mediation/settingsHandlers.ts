// The settings of mediation as the page reads and changes them.
import { Refusal } from '../../../shared/contract/errors.ts';
import { patternProblems } from '../../../shared/rules/mediation/caseNumbers.ts';
import { type MediationSettings, mediationSettingLabels } from '../../../shared/rules/mediation/mediationSettings.ts';
import { templateProblems } from '../../../shared/rules/mediation/templates.ts';
import { addAudit } from '../audit.ts';
import type { OpenHandlers } from '../handlers.ts';
import { readMediationSettings, writeMediationSettings } from './mediationSettings.ts';
import { refreshOpenCases } from './passingDays.ts';

/** What stored columns of a case depend on. */
const workedIn = ['visitAfterDays', 'lateAfterDays', 'template', 'ownTemplate'] as const;

const settingKeys = Object.keys(mediationSettingLabels) as (keyof MediationSettings)[];

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
    const after = await call.township.db.transaction().execute(async (trx) => {
      const was = await readMediationSettings(trx);
      const will = { ...was, ...changes } as MediationSettings;
      refuseUnlawful(will);
      await writeMediationSettings(trx, will);
      const changed = settingKeys.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(will[key]));
      if (changed.length > 0) {
        const labels = changed.map((key) => mediationSettingLabels[key]).join('、');
        await addAudit(trx, call, { action: 'settings', detail: `人民调解设置：${labels}` });
      }
      if (workedIn.some((key) => changed.includes(key))) await refreshOpenCases(trx, call.app.host.today());
      return will;
    });
    return shown(after);
  },
} satisfies Partial<OpenHandlers>;
