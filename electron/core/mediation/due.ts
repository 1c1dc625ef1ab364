// What falls due or is over in all open cases. A case says in its own column when its next limit ends, so that only cases
// with something due are read.
import { sql } from 'kysely';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { addDays } from '../../../shared/rules/days.ts';
import { limitsOf } from '../../../shared/rules/mediation/clock.ts';
import type { OpenHandlers } from '../handlers.ts';
import type { Db } from '../tables.ts';
import { readDossiers } from './dossierReading.ts';
import { readMediationSettings } from './mediationSettings.ts';
import { refreshPassedCases } from './passingDays.ts';

type Item = OutputOf<'mediation.due'>['items'][number];

/** More cases are not read at once, they are only counted; the most urgent come first. */
const most = 500;

async function casesDue(db: Db, until: string): Promise<string[]> {
  const found = await sql<{ id: string }>`select "id" from "mediationCase"
    where "nextDueOn" <= ${until} and "withdrawnAt" is null order by "nextDueOn", "id"`.execute(db);
  return found.rows.map(({ id }) => id);
}

export const dueHandlers = {
  'mediation.due': async (_input, call) => {
    const db = call.township.read;
    const today = call.app.host.today();
    await refreshPassedCases(call);
    const settings = await readMediationSettings(db);
    const due = await casesDue(db, addDays(today, settings.noticeDays));
    const ids = due.slice(0, most);
    const items: Item[] = [];
    for (const dossier of await readDossiers(db, ids, today)) {
      const { id, title, number } = dossier.case;
      for (const limit of limitsOf(dossier, settings, today)) {
        if (limit.state !== 'running') items.push({ ...limit, case: id, caseTitle: title ?? '', number });
      }
    }
    return { items: items.sort((one, other) => one.days - other.days), casesLeft: due.length - ids.length };
  },
} satisfies Partial<OpenHandlers>;
