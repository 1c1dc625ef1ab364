// Some columns of a case change only because days pass: performance falls overdue, a right lapses. Once a day the cases
// whose next limit has passed are worked out again; that is nobody's change, so neither version nor history tells of it.
import { sql } from 'kysely';
import { headOf } from '../../../shared/rules/mediation/caseHead.ts';
import type { Call } from '../handlers.ts';
import { rowsIn } from '../tables.ts';
import type { Township } from '../township.ts';
import { readCases } from './dossierReading.ts';
import { readMediationSettings } from './mediationSettings.ts';

const atOnce = 500;
const seenOn = new WeakMap<Township, string>();

/** Brings the columns up to today; at once when that was done today already. */
export async function refreshPassedCases({ app, township }: Pick<Call, 'app' | 'township'>): Promise<void> {
  const today = app.host.today();
  if (seenOn.get(township) === today) return;
  const found = await sql<{ id: string }>`select "id" from "mediationCase"
    where "nextDueOn" < ${today} and "withdrawnAt" is null`.execute(township.read);
  const ids = found.rows.map(({ id }) => id);
  const settings = await readMediationSettings(township.read);
  for (let start = 0; start < ids.length; start += atOnce) {
    await township.db.transaction().execute(async (trx) => {
      for (const { head, dossier } of await readCases(trx, ids.slice(start, start + atOnce), today)) {
        const { state, performance, nextDueOn } = headOf(dossier, settings, today);
        const { values } = head;
        if (values.state === state && values.performance === performance && values.nextDueOn === nextDueOn) continue;
        const columns = { state, performance, nextDueOn };
        await rowsIn(trx).updateTable('mediationCase').set(columns).where('id', '=', head.id).execute();
      }
    });
  }
  seenOn.set(township, today);
}
