// Some columns of a case change without anybody changing the case: as days pass performance falls overdue and a right
// lapses, and the office decides anew when visits are due, what is late or what belongs to a dossier. Neither version nor history tells of that.
import { type RawBuilder, sql } from 'kysely';
import { headOf } from '../../../shared/rules/mediation/caseHead.ts';
import type { Call } from '../handlers.ts';
import { type Db, rowsIn } from '../tables.ts';
import type { Township } from '../township.ts';
import { readCases } from './dossierReading.ts';
import { readMediationSettings } from './mediationSettings.ts';

type Open = Pick<Call, 'app' | 'township'>;

const atOnce = 500;
const seenOn = new WeakMap<Township, string>();

/** Works out again the cases whose next limit has passed; once a day. */
export async function refreshPassedCases({ app, township }: Open): Promise<void> {
  const today = app.host.today();
  if (seenOn.get(township) === today) return;
  await township.db.transaction().execute((trx) => refreshCases(trx, today, sql`"nextDueOn" < ${today}`));
  seenOn.set(township, today);
}

/** Works out again every case that is not archived: the settings have changed, in the same transaction. */
export async function refreshOpenCases(trx: Db, today: string): Promise<void> {
  await refreshCases(trx, today, sql`"archivedOn" is null`);
}

async function refreshCases(trx: Db, today: string, which: RawBuilder<unknown>): Promise<void> {
  const found = await sql<{ id: string }>`select "id" from "mediationCase"
    where ${which} and "withdrawnAt" is null`.execute(trx);
  const ids = found.rows.map(({ id }) => id);
  const settings = await readMediationSettings(trx);
  for (let start = 0; start < ids.length; start += atOnce) {
    for (const { head, dossier } of await readCases(trx, ids.slice(start, start + atOnce), today)) {
      const { state, performance, nextDueOn, late, lacking } = headOf(dossier, settings, today);
      const { values } = head;
      const isSame = values.state === state && values.performance === performance && values.late === late;
      if (isSame && values.nextDueOn === nextDueOn && values.lacking === lacking) continue;
      const columns = { state, performance, nextDueOn, late: late ? 1 : 0, lacking };
      await rowsIn(trx).updateTable('mediationCase').set(columns).where('id', '=', head.id).execute();
    }
  }
}
