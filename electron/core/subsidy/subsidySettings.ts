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

interface InForce {
  rules: SubsidyRules;
  /** Counts the changes. */
  version: number;
}

async function readInForce(db: Db): Promise<InForce> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  if (!row) return { rules: emptySubsidyRules, version: 0 };
  const { version = 1, ...stored } = JSON.parse(row.value) as Partial<SubsidyRules & { version: number }>;
  return { rules: { ...emptySubsidyRules, ...stored }, version };
}

/** The rules in force; what was never set is empty. */
export async function readSubsidyRules(db: Db): Promise<SubsidyRules> {
  return (await readInForce(db)).rules;
}

async function writeSubsidyRules(db: Db, { rules, version }: InForce): Promise<void> {
  await db
    .insertInto('setting')
    .values({ key, value: JSON.stringify({ ...rules, version }) })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((excluded) => ({ value: excluded.ref('excluded.value') })),
    )
    .execute();
}

export const subsidyRulesHandlers = {
  'subsidy.rules': async (_input, { township }) => {
    return forOutput(await readInForce(township.read));
  },
  'subsidy.setRules': async ({ rules, version: seen }, call) => {
    const problems = rulesProblems(rules);
    if (problems.length > 0) throw new Refusal('invalid', `${problems.join('')}规则没有保存。`);
    const inForce = await call.township.db.transaction().execute(async (trx): Promise<InForce> => {
      const before = await readInForce(trx);
      if (before.version !== seen) {
        throw new Refusal('conflict', '以案定补规则刚才在别处改过，没有保存。请关闭后重新打开，看过再改。', {
          details: { version: before.version },
        });
      }
      const words = rulesChangeInWords(before.rules, rules);
      if (words === '') return before;
      const after = { rules, version: seen + 1 };
      await writeSubsidyRules(trx, after);
      await addAudit(trx, call, { action: 'settings', detail: `以案定补规则：${words}` });
      return after;
    });
    return forOutput(inForce);
  },
} satisfies Partial<OpenHandlers>;

const forOutput = ({ rules, version }: InForce) => ({
  rules: { ...rules, documents: [...rules.documents] },
  version,
  undecided: undecided(rules),
});
