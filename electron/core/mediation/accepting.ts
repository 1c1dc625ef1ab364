// Acceptance (人民调解法 17): both sides known, none refusing, source and day recorded; the first one gives the number.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { isDay, isFuture } from '../../../shared/rules/days.ts';
import { errorsAt, judge } from '../../../shared/rules/mediation/judge.ts';
import type { OpenHandlers } from '../handlers.ts';
import { changeRow } from '../registers/change.ts';
import { type WriteCall, writing } from '../registers/writeCall.ts';
import { keepingCase, problemFrom, refusalOf } from './caseKeeping.ts';
import { giveNumber } from './caseNumbering.ts';
import { type CaseRecord, readCase } from './dossierReading.ts';
import { readMediationSettings } from './mediationSettings.ts';

export interface Acceptance {
  id: string;
  on: string;
  registrar?: string;
  noticeOn?: string;
}

/** The case as it stands in this transaction, in use and of the version seen. @throws Refusal. */
export async function caseSeen(id: string, version: number, write: WriteCall): Promise<CaseRecord> {
  const record = await readCase(write.trx, id, write.today);
  if (!record) throw new Refusal('notFound', '没有这个案件，可能已随导入撤销。');
  if (record.head.withdrawnAt !== null) throw new Refusal('conflict', '这个案件已注销，请先恢复案件再办理。');
  if (record.head.version !== version) {
    throw new Refusal('conflict', '这个案件刚被别人或在别处改过，请看过新内容再办理。', {
      details: { version: record.head.version },
    });
  }
  return record;
}

/**
 * Accepts a case that is in hand, or mends the day of its acceptance. @returns its number.
 * @param isPast the ledger's cases were accepted long ago; where they came from is asked for later.
 * @throws Refusal `invalid` with what stands against it.
 */
export async function acceptWithin(
  { id, on, registrar, noticeOn }: Acceptance,
  write: WriteCall,
  isPast = false,
): Promise<string> {
  if (!isDay(on)) throw new Refusal('invalid', `受理日期“${on}”不是日期，请写成 2026-03-01 的样子。`);
  if (isFuture(on, write.today)) {
    throw new Refusal('invalid', `受理日期（${on}）不能晚于今天（${write.today}）。`);
  }
  const settings = await readMediationSettings(write.trx);
  const { dossier } = (await readCase(write.trx, id, write.today))!;
  const own: Record<string, FieldValue> = { acceptedOn: on };
  if (registrar !== undefined && registrar !== '') own.registrar = registrar;
  if (noticeOn !== undefined) own.noticeOn = noticeOn;
  const errors = errorsAt('accept', judge(dossier, settings, write.today)).filter(
    ({ rule }) => !(isPast && rule === 'source'),
  );
  if (errors.length > 0) throw refusalOf(errors);
  const series = { committee: dossier.case.committee!, year: on.slice(0, 4) };
  const number = dossier.case.number ?? (await giveNumber(series, id, settings, write));
  await changeRow({ register: mediationCase, id, version: null, changes: {}, own: { ...own, number } }, write);
  return number;
}

export const acceptingHandlers = {
  'mediation.accept': async ({ case: id, version, ...acceptance }, call) =>
    writing(call, async (write) => {
      await caseSeen(id, version, write);
      const number = await keepingCase(id, write, changeRow, () => acceptWithin({ id, ...acceptance }, write));
      const { dossier } = (await readCase(write.trx, id, write.today))!;
      const { problems } = judge(dossier, await readMediationSettings(write.trx), write.today);
      return { number, problems: problems.filter(({ level }) => level === 'warning').map(problemFrom) };
    }),
} satisfies Partial<OpenHandlers>;
