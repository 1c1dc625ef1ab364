// The numbers of a committee and year: the next running one, those left out with their reason. None is given twice.
import { sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { numberText } from '../../../shared/rules/mediation/caseNumbers.ts';
import type { MediationSettings } from '../../../shared/rules/mediation/mediationSettings.ts';
import type { OpenHandlers } from '../handlers.ts';
import { numbersToLeaveOut } from '../numbering/leavingOut.ts';
import { type WriteCall, writing } from '../registers/writeCall.ts';
import { type Db, rowsIn } from '../tables.ts';
import { readMediationSettings } from './mediationSettings.ts';

interface Series {
  committee: string;
  /** YYYY of the acceptance. */
  year: string;
}

async function lastRunning({ committee, year }: Series, db: Db): Promise<number> {
  const found = await db
    .selectFrom('caseNumber')
    .select((builder) => builder.fn.max('running').as('last'))
    .where('committee', '=', committee)
    .where('year', '=', year)
    .executeTakeFirst();
  return Number(found?.last ?? 0);
}

/** @throws Refusal `invalid` when the pattern needs a short name that the committee has not. */
async function shortNameFor({ committee }: Series, settings: MediationSettings, db: Db): Promise<string> {
  const row = await rowsIn(db)
    .selectFrom('peopleCommittee')
    .select(['name', 'shortName'])
    .where('id', '=', committee)
    .executeTakeFirst();
  if (!row) throw new Refusal('notFound', '没有这个人民调解委员会，请重新选择。');
  if (row.shortName === null && settings.numberPattern.includes('{简称}')) {
    const message = `“${String(row.name)}”还没有填写简称，卷号编不出来。请先在“人民调解委员会”里填写简称，再办理受理。`;
    throw new Refusal('invalid', message);
  }
  return String(row.shortName ?? '');
}

/** Gives a case the next number of its series and returns the text. */
export async function giveNumber(
  series: Series,
  id: string,
  settings: MediationSettings,
  call: WriteCall,
): Promise<string> {
  const shortName = await shortNameFor(series, settings, call.trx);
  const running = (await lastRunning(series, call.trx)) + 1;
  const text = numberText(settings.numberPattern, { year: series.year, running, shortName });
  const taken = await rowsIn(call.trx)
    .selectFrom('mediationCase')
    .select('title')
    .where('number', '=', text)
    .executeTakeFirst();
  if (taken) {
    const message = `卷号“${text}”已经给了“${String(taken.title)}”。请检查调委会的简称和卷号格式，不同调委会的卷号不能相同。`;
    throw new Refusal('conflict', message);
  }
  const given = { ...series, running, case: id, text, reason: null, at: call.now, by: call.userId };
  await call.trx.insertInto('caseNumber').values(given).execute();
  return text;
}

interface CaseOfNumber {
  id: string;
  title: string;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
}

type Numbers = OutputOf<'mediation.numbers'>;

export const numberHandlers = {
  'mediation.numbers': async (series, call): Promise<Numbers> => {
    const db = call.township.read;
    const rows = await db
      .selectFrom('caseNumber')
      .selectAll()
      .where('committee', '=', series.committee)
      .where('year', '=', series.year)
      .orderBy('running')
      .execute();
    const found = await sql<CaseOfNumber>`select "id", "title", "withdrawnAt", "withdrawnReason" from "mediationCase"
      where "id" in (select "case" from "caseNumber"
        where "committee" = ${series.committee} and "year" = ${series.year})`.execute(db);
    const byId = new Map(found.rows.map((each) => [each.id, each]));
    const numbers = rows.map(({ running, text, case: id, reason, at, by }) => {
      const of = id === null ? undefined : byId.get(id);
      return {
        running,
        text,
        case: id,
        title: of?.title ?? null,
        withdrawn: of?.withdrawnAt != null,
        reason: reason ?? of?.withdrawnReason ?? null,
        at,
        by: call.township.userName(by),
      };
    });
    return { numbers, next: (rows.at(-1)?.running ?? 0) + 1 };
  },

  'mediation.skipNumbers': async ({ committee, year, upTo, reason }, call) => {
    const skipped = await writing(call, async (write) => {
      const series = { committee, year };
      const settings = await readMediationSettings(write.trx);
      const shortName = await shortNameFor(series, settings, write.trx);
      const leftOut = numbersToLeaveOut(await lastRunning(series, write.trx), upTo);
      for (const running of leftOut) {
        const text = numberText(settings.numberPattern, { year, running, shortName });
        const left = { committee, year, running, case: null, text, reason, at: write.now, by: write.userId };
        await write.trx.insertInto('caseNumber').values(left).execute();
      }
      return leftOut.length;
    });
    return { skipped };
  },
} satisfies Partial<OpenHandlers>;
