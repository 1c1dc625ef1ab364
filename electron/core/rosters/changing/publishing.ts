// Publishing: what stands becomes the next edition. Somebody in two places at once is never published; other broken
// rules only with a reason.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { isNeverPublished } from '../../../../shared/rules/rota/neverPublished.ts';
import { addAudit } from '../../audit.ts';
import type { Call } from '../../handlers.ts';
import type { Db } from '../../tables.ts';
import type { StoredRota } from '../store.ts';

/** So many broken rules are named in a refusal; the sheet shows all. */
const named = 3;

const words = (violations: RotaSheet['violations']): string =>
  violations
    .slice(0, named)
    .map(({ sentence }) => sentence.replace(/。$/, ''))
    .join('；') + (violations.length > named ? `；另有 ${violations.length - named} 处` : '');

/** @throws Refusal `invalid` for an empty rota, somebody in two places, or broken rules without a reason. */
export function refuseUnpublishable(sheet: RotaSheet, note: string): void {
  if (sheet.cells.length === 0) throw new Refusal('invalid', '排班表还是空的，请先生成或填好再发布。');
  const problems = (violations: RotaSheet['violations']) => ({
    problems: violations.map(({ rule, sentence }) => ({ code: rule, message: sentence, level: 'error' as const })),
  });
  const clashes = sheet.violations.filter(isNeverPublished);
  if (clashes.length > 0) {
    throw new Refusal('invalid', `不能发布：${words(clashes)}。请先改派。`, problems(clashes));
  }
  if (sheet.violations.length === 0 || note.length >= 2) return;
  throw new Refusal(
    'invalid',
    `有 ${sheet.violations.length} 处不合规则：${words(sheet.violations)}。请先改好；确需照此发布的，在说明里写明理由。`,
    problems(sheet.violations),
  );
}

/** Writes the next edition. `sheetNow` reads the sheet after the rota has changed, so that the edition tells its own number. */
export async function publishRota(
  trx: Db,
  rota: StoredRota,
  { approver, note }: { approver: string; note: string },
  call: Call,
  sheetNow: () => Promise<RotaSheet>,
): Promise<void> {
  const { host } = call.app;
  const edition = rota.edition + 1;
  const at = host.now();
  await trx
    .updateTable('rota')
    .set({
      state: 'published',
      edition,
      note: note === '' ? null : note,
      version: rota.version + 1,
      changedAt: at,
      changedBy: call.user.id,
    })
    .where('id', '=', rota.id)
    .execute();
  // What led to an edition is not taken back step by step any more.
  await trx.deleteFrom('rotaStep').where('rota', '=', rota.id).execute();
  const head = { rota: rota.id, edition, publishedOn: host.today(), publishedAt: at, publishedBy: call.user.id };
  await trx
    .insertInto('rotaEdition')
    .values({ ...head, approver: approver || null, note: note || null, sheet: '{}' })
    .execute();
  const sheet = JSON.stringify(await sheetNow());
  await trx
    .updateTable('rotaEdition')
    .set({ sheet })
    .where('rota', '=', rota.id)
    .where('edition', '=', edition)
    .execute();
  await addAudit(trx, call, {
    action: 'rota',
    register: 'team',
    rowIds: [rota.team],
    detail: `${rota.month} 发布第 ${edition} 版`,
    ...(note === '' ? {} : { reason: note }),
  });
}
