// The dossier is closed: everything required is there, it is kept as it was, and only statements are added from then on.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../shared/fields/field.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { lackingInWords, missingRequired } from '../../../shared/rules/mediation/checklist.ts';
import { type Dossier, dossierLists } from '../../../shared/rules/mediation/dossier.ts';
import { errorsAt, judge } from '../../../shared/rules/mediation/judge.ts';
import type { CaseJudgement } from '../../../shared/rules/mediation/judgement.ts';
import type { OpenHandlers } from '../handlers.ts';
import { changeRow } from '../registers/change.ts';
import { writing } from '../registers/writeCall.ts';
import type { Db } from '../tables.ts';
import { caseSeen } from './accepting.ts';
import { keepingCase, problemFrom, refusalOf } from './caseKeeping.ts';
import { readCase } from './dossierReading.ts';
import { readMediationSettings } from './mediationSettings.ts';

/** States in which a case has come to its end. */
const ended = new Set(['refused', 'terminated', 'performing', 'performed', 'defaulted']);

/** @throws Refusal `invalid` naming every document that is missing (R21) and every rule that is broken. */
function refuseUnready(judgement: CaseJudgement): void {
  const { state, tiles } = judgement;
  if (!ended.has(state)) {
    throw new Refusal('invalid', '案件还没有办结，不能归档。请先达成协议、终止调解或者作出不予受理决定。');
  }
  const missing = missingRequired(tiles);
  const errors = errorsAt('archive', judgement);
  if (missing.length > 0) {
    const named = missing.map(lackingInWords).join('；');
    const message = `卷宗还缺必备的文书，不能归档：${named}。请补齐后再归档，也可以添加该文书的扫描件。`;
    throw new Refusal('invalid', message, {
      problems: [
        ...missing.map(({ document, title }) => ({
          field: document,
          label: title,
          code: 'R21',
          level: 'error' as const,
          message: `缺少《${title}》`,
        })),
        ...errors.filter(({ rule }) => rule !== 'R21').map(problemFrom),
      ],
    });
  }
  if (errors.length > 0) throw refusalOf(errors);
}

export const archivingHandlers = {
  'mediation.archive': async ({ case: id, version, ...filing }, call) => {
    await writing(call, async (write) => {
      await caseSeen(id, version, write);
      const settings = await readMediationSettings(write.trx);
      const entered = Object.entries(filing).filter(([, value]) => value !== undefined && value !== '');
      await keepingCase(id, write, changeRow, async () => {
        // Typed values go through their checks; then the dossier is judged as it will be kept.
        const changes = Object.fromEntries(entered);
        await changeRow({ register: mediationCase, id, version: null, changes }, write);
        const { dossier } = (await readCase(write.trx, id, write.today))!;
        if (dossier.case.archivedOn !== null) throw new Refusal('conflict', '这个案件已经归档。');
        refuseUnready(judge(dossier, settings, write.today));
        const own: Record<string, FieldValue> = { archivedOn: write.today };
        await changeRow({ register: mediationCase, id, version: null, changes: {}, own }, write);
      });
      const { dossier } = (await readCase(write.trx, id, write.today))!;
      const kept = { case: id, at: write.now, by: write.userId, dossier: JSON.stringify(dossier) };
      await write.trx.insertInto('caseArchive').values(kept).execute();
    });
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;

/** Lists of records that a program may have learned of after a case was archived. */
const noRecords = Object.fromEntries(Object.values(dossierLists).map((list) => [list, []]));

/** The dossier of an archived case as it was then; undefined for a case that is not archived. */
export async function archivedDossier(db: Db, id: string): Promise<Dossier | undefined> {
  const row = await db.selectFrom('caseArchive').select('dossier').where('case', '=', id).executeTakeFirst();
  return row ? ({ ...noRecords, ...JSON.parse(row.dossier) } as Dossier) : undefined;
}
