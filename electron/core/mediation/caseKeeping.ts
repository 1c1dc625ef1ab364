// What follows from every change to a case or to a record of it, in the same transaction: nothing is changed after
// archiving, nothing new that the law forbids is kept, and what is worked out stands in the head and in the ledger.
import { type Problem, Refusal } from '../../../shared/contract/errors.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { headOf } from '../../../shared/rules/mediation/caseHead.ts';
import { judge, newErrors } from '../../../shared/rules/mediation/judge.ts';
import type { CaseProblem } from '../../../shared/rules/mediation/judgement.ts';
import type { MediationSettings } from '../../../shared/rules/mediation/mediationSettings.ts';
import { sentenceOfErrors } from '../registers/rowChecks.ts';
import type { ChangeRow, RowTouch } from '../registers/rules/registerRules.ts';
import type { WriteCall } from '../registers/writeCall.ts';
import { rowsIn } from '../tables.ts';
import { settleAgreements } from './caseAgreements.ts';
import { keepDispute } from './caseDispute.ts';
import { isInHand, withInHand } from './casesInHand.ts';
import { type CaseRecord, readCase } from './dossierReading.ts';
import { readMediationSettings } from './mediationSettings.ts';

const statement = 'caseStatement';

/** Says of an error that it does not stop a change. */
export type Forgiving = (error: CaseProblem) => boolean;

const noneForgiven: Forgiving = () => false;

/** `RegisterRules.around` of the case and of every record of it. */
export async function aroundCase<R>(
  touch: RowTouch,
  call: WriteCall,
  work: () => Promise<R>,
  changeRow: ChangeRow,
): Promise<R> {
  const isHead = touch.register.key === mediationCase.key;
  const id = isHead ? touch.id : await caseOf(touch, call);
  // A record without a case is refused by its own check.
  if (id === null || isInHand(call, id)) return work();
  const before = await readCase(call.trx, id, call.today);
  if (before && isArchived(before)) {
    await refuseAfterArchive(touch, call);
    return withInHand(call, id, work);
  }
  if (before && !isHead && before.head.withdrawnAt !== null) {
    throw new Refusal('conflict', '这个案件已注销，请先恢复案件再修改。');
  }
  // A case that is brought back is as good as it was.
  const isForgiven = isHead && touch.how === 'restore' ? () => true : noneForgiven;
  return keeping(id, before, isForgiven, call, changeRow, work);
}

/**
 * Runs several changes to one case as one: what follows from them is worked out once, after the last.
 * @param isForgiven errors of the case as a whole that are shown with it instead of refused.
 * @throws Refusal `invalid` when they bring an error that was not there before, `conflict` for an archived case.
 */
export async function keepingCase<R>(
  id: string,
  call: WriteCall,
  changeRow: ChangeRow,
  work: () => Promise<R>,
  isForgiven: Forgiving = noneForgiven,
): Promise<R> {
  const before = await readCase(call.trx, id, call.today);
  if (before && isArchived(before)) throw afterArchive();
  return keeping(id, before, isForgiven, call, changeRow, work);
}

async function keeping<R>(
  id: string,
  before: CaseRecord | undefined,
  isForgiven: Forgiving,
  call: WriteCall,
  changeRow: ChangeRow,
  work: () => Promise<R>,
): Promise<R> {
  return withInHand(call, id, async () => {
    const done = await work();
    await settle(id, before, isForgiven, call, changeRow);
    return done;
  });
}

function isArchived({ dossier }: CaseRecord): boolean {
  return dossier.case.archivedOn !== null;
}

function afterArchive(): Refusal {
  return new Refusal(
    'conflict',
    '案件已归档，卷宗不再修改。需要更正的，请在“卷宗情况说明”里追加一条，写明更正的内容和原因。',
  );
}

/** After archiving statements are added (R24); people who turn out to be one person are still merged. */
async function refuseAfterArchive(touch: RowTouch, call: WriteCall): Promise<void> {
  if (touch.how === 'merge') return;
  if (touch.register.key !== statement) throw afterArchive();
  if (touch.how === 'create') return;
  const row = await rowsIn(call.trx)
    .selectFrom(statement)
    .select('afterArchive')
    .where('id', '=', touch.id)
    .executeTakeFirst();
  if (row?.afterArchive !== 1) throw afterArchive();
}

/** The case that a record belongs to, or is being given. */
async function caseOf({ register, id, given }: RowTouch, call: WriteCall): Promise<string | null> {
  const row = await rowsIn(call.trx).selectFrom(register.key).select('case').where('id', '=', id).executeTakeFirst();
  const belongs = row?.case ?? given.case;
  return typeof belongs === 'string' ? belongs : null;
}

async function settle(
  id: string,
  before: CaseRecord | undefined,
  isForgiven: Forgiving,
  call: WriteCall,
  changeRow: ChangeRow,
): Promise<void> {
  const settings = await readMediationSettings(call.trx);
  const written = await readCase(call.trx, id, call.today);
  // A withdrawn case lets its row in the ledger go; it stands there for itself from now on.
  if (!written || written.head.withdrawnAt !== null) return;
  const record = (await settleAgreements(written, settings, call, changeRow))
    ? (await readCase(call.trx, id, call.today))!
    : written;
  const errors = errorsBrought(before, record, settings, call.today).filter((error) => !isForgiven(error));
  if (errors.length > 0) throw refusalOf(errors);
  const head = { ...headOf(record.dossier, settings, call.today) };
  const dispute = await keepDispute(record, head, call, changeRow);
  await changeRow({ register: mediationCase, id, version: null, changes: {}, own: { ...head, dispute } }, call);
}

function errorsBrought(
  before: CaseRecord | undefined,
  after: CaseRecord,
  settings: MediationSettings,
  today: string,
): readonly CaseProblem[] {
  const now = judge(after.dossier, settings, today);
  const was = before && before.head.withdrawnAt === null ? judge(before.dossier, settings, today) : { problems: [] };
  return newErrors(was, now);
}

/** A refusal that carries what the rules found. */
export function refusalOf(errors: readonly CaseProblem[]): Refusal {
  return new Refusal('invalid', sentenceOfErrors(errors), { problems: errors.map(problemFrom) });
}

/** What the rules found as a problem of a row's field. */
export function problemFrom({ rule, level, message, part, field }: CaseProblem): Problem {
  const label = field === null ? undefined : findRegister(part)?.fields.find(({ key }) => key === field)?.label;
  return {
    code: rule,
    level,
    message,
    ...(field === null ? {} : { field }),
    ...(label === undefined ? {} : { label }),
  };
}
