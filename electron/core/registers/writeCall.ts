// What a change needs while it is being written: the transaction, and who does it when.
import type { CodeBook } from '../codeBook.ts';
import type { Call } from '../handlers.ts';
import type { Db } from '../tables.ts';

export interface WriteCall {
  trx: Db;
  codes: CodeBook;
  userId: string;
  site: string;
  /** UTC instant and local day of the whole change. */
  now: string;
  today: string;
  newId(): string;
  /** The import this change belongs to, or null. */
  batch: string | null;
}

/** Runs a change in one transaction; what it throws undoes all of it. */
export function writing<R>(
  call: Call,
  work: (write: WriteCall) => Promise<R>,
  batch: string | null = null,
): Promise<R> {
  const { host } = call.app;
  return call.township.db.transaction().execute((trx) =>
    work({
      trx,
      codes: call.township.codes,
      userId: call.user.id,
      site: call.township.settings.site,
      now: host.now(),
      today: host.today(),
      newId: host.newId,
      batch,
    }),
  );
}
