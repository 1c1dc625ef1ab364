// A person's corrected name is the party's name in every open case; archived ones stay as they were bound.

import { sql } from 'kysely';
import { caseParty } from '../../../shared/registers/mediation/parties.ts';
import type { ChangeRow } from '../registers/rules/registerRules.ts';
import type { WriteCall } from '../registers/writeCall.ts';

/** Writes the person's present name into the parties of open cases, and what follows from it. */
export async function renameParties(person: string, call: WriteCall, changeRow: ChangeRow): Promise<void> {
  const found = await sql<{ id: string }>`select p."id" from "caseParty" p join "mediationCase" c on c."id" = p."case"
    where p."person" = ${person} and p."withdrawnAt" is null and c."withdrawnAt" is null
      and c."archivedOn" is null`.execute(call.trx);
  for (const { id } of found.rows) {
    await changeRow({ register: caseParty, id, version: null, changes: {} }, call);
  }
}
