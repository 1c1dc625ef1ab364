// Batches that were paid. A case is in one batch at most, unless that batch was taken back.
import type { SubsidyRules } from '../../../shared/rules/mediation/subsidy/subsidyRules.ts';
import type { Db, SystemTables } from '../tables.ts';
import type { PrintedSheet } from './sheetTables.ts';

export type BatchRow = SystemTables['subsidyBatch'];

/** Paid cases with the day of their batch. */
export async function paidCases(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('subsidyPayment')
    .innerJoin('subsidyBatch', 'subsidyBatch.id', 'subsidyPayment.batch')
    .select(['subsidyPayment.case', 'subsidyBatch.paidOn'])
    .where('subsidyPayment.takenBackAt', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.case, row.paidOn]));
}

export interface NewBatch {
  id: string;
  period: string;
  paidOn: string;
  at: string;
  by: string;
  rules: SubsidyRules;
  sheet: PrintedSheet;
}

const atOnce = 400;

/** Writes a batch with its cases and shares, in the caller's transaction. */
export async function writeBatch(trx: Db, { rules, sheet, ...batch }: NewBatch): Promise<void> {
  const { cases, lines, total } = sheet;
  await trx
    .insertInto('subsidyBatch')
    .values({
      ...batch,
      cases: cases.length,
      mediators: lines.length,
      amount: total,
      rules: JSON.stringify(rules),
      sheet: JSON.stringify(sheet),
      takenBackAt: null,
      takenBackBy: null,
      takenBackReason: null,
    })
    .execute();
  const payments = cases.map(({ id, amount }) => ({ batch: batch.id, case: id, amount, takenBackAt: null }));
  const shares = cases.flatMap((one) =>
    one.shares.map(({ mediator, amount }) => ({ batch: batch.id, case: one.id, mediator, amount })),
  );
  for (let start = 0; start < payments.length; start += atOnce) {
    await trx
      .insertInto('subsidyPayment')
      .values(payments.slice(start, start + atOnce))
      .execute();
  }
  for (let start = 0; start < shares.length; start += atOnce) {
    await trx
      .insertInto('subsidyShare')
      .values(shares.slice(start, start + atOnce))
      .execute();
  }
}

/** The sheet of a batch as it was paid. */
export const sheetOfBatch = ({ sheet }: Pick<BatchRow, 'sheet'>): PrintedSheet => JSON.parse(sheet) as PrintedSheet;
