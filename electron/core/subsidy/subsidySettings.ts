// The rules of the office, one entry of the settings table; every change of them is logged in words.
import { Refusal } from '../../../shared/contract/errors.ts';
import { rulesChangeInWords } from '../../../shared/rules/mediation/subsidy/rulesInWords.ts';
import {
  emptySubsidyRules,
  rulesProblems,
  type SubsidyRules,
  undecided,
} from '../../../shared/rules/mediation/subsidy/subsidyRules.ts';
import { addAudit } from '../audit.ts';
import type { OpenHandlers } from '../handlers.ts';
import type { Db } from '../tables.ts';

const key = 'subsidy';

/** The rules in force; what was never set is empty. */
export async function readSubsidyRules(db: Db): Promise<SubsidyRules> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  const stored = row ? (JSON.parse(row.value) as Partial<SubsidyRules>) : {};
  return { ...emptySubsidyRules, ...stored };
}

async function writeSubsidyRules(db: Db, rules: SubsidyRules): Promise<void> {
  await db
    .insertInto('setting')
    .values({ key, value: JSON.stringify(rules) })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((excluded) => ({ value: excluded.ref('excluded.value') })),
    )
    .execute();
}

export const subsidyRulesHandlers = {
  'subsidy.rules': async (_input, { township }) => {
    const rules = await readSubsidyRules(township.read);
    return { rules: forOutput(rules), undecided: undecided(rules) };
  },
  'subsidy.setRules': async ({ rules }, call) => {
    const problems = rulesProblems(rules);
    if (problems.length > 0) throw new Refusal('invalid', `${problems.join('')}规则没有保存。`);
    await call.township.db.transaction().execute(async (trx) => {
      const words = rulesChangeInWords(await readSubsidyRules(trx), rules);
      if (words === '') return;
      await writeSubsidyRules(trx, rules);
      await addAudit(trx, call, { action: 'settings', detail: `以案定补规则：${words}` });
    });
    return { rules: forOutput(rules), undecided: undecided(rules) };
  },
} satisfies Partial<OpenHandlers>;

const forOutput = (rules: SubsidyRules) => ({ ...rules, documents: [...rules.documents] });
