// A case as its page shows it: all records, masked as everywhere, and what the rules say of them today.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { Row, RowTitles } from '../../../shared/contract/shapes.ts';
import { caseRecords } from '../../../shared/registers/mediation/index.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import type { CasePartKey } from '../../../shared/rules/mediation/dossier.ts';
import { judge } from '../../../shared/rules/mediation/judge.ts';
import type { CaseJudgement } from '../../../shared/rules/mediation/judgement.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { type FullRow, showRows } from '../registers/readRows.ts';
import { revealRows } from '../registers/reveal.ts';
import { type CaseRecord, readCase } from './dossierReading.ts';
import { readMediationSettings } from './mediationSettings.ts';

/** @throws Refusal `notFound`. */
async function openedCase(id: string, call: Call): Promise<CaseRecord> {
  const record = await readCase(call.township.read, id, call.app.host.today());
  if (!record) throw new Refusal('notFound', '没有这个案件，可能已随导入撤销。');
  return record;
}

/** The rows of one register as this window may see them; their titles join `titles`. */
async function shownRows(
  register: (typeof caseRecords)[number],
  rows: readonly FullRow[],
  titles: RowTitles,
  call: Call,
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const revealed = await revealRows(call, register.key, ids);
  const shown = await showRows(call.township.read, register, rows, revealed, call.township.userName);
  for (const [key, named] of Object.entries(shown.titles)) titles[key] = { ...titles[key], ...named };
  return shown.rows;
}

/** The judgement as it crosses the wire: lists that may be changed. */
function plain(judgement: CaseJudgement): CaseView['judgement'] {
  return {
    ...judgement,
    limits: [...judgement.limits],
    problems: [...judgement.problems],
    tiles: judgement.tiles.map((tile) => ({ ...tile, lacking: [...tile.lacking], rows: [...tile.rows] })),
    actions: [...judgement.actions],
    late: [...judgement.late],
  };
}

export const openingHandlers = {
  'mediation.open': async ({ case: id }, call) => {
    const { township } = call;
    const { head, parts, dossier } = await openedCase(id, call);
    const titles: RowTitles = {};
    const [shownHead] = await shownRows(mediationCase, [withScans(head, dossier.scans)], titles, call);
    const shownParts: Record<string, Row[]> = {};
    for (const part of caseRecords.slice(1)) {
      shownParts[part.key] = await shownRows(part, parts[part.key as CasePartKey], titles, call);
    }
    const settings = await readMediationSettings(township.read);
    const archive = await township.read
      .selectFrom('caseArchive')
      .select(['at', 'by'])
      .where('case', '=', id)
      .executeTakeFirst();
    return {
      case: shownHead!,
      parts: shownParts,
      titles,
      judgement: plain(judge(dossier, settings, call.app.host.today())),
      archived: archive ? { at: archive.at, by: township.userName(archive.by) } : null,
    };
  },
} satisfies Partial<OpenHandlers>;

/** The slots for scans count their files, as in `rows.get`. */
function withScans(head: FullRow, scans: Readonly<Record<string, number>>): FullRow {
  const counts = mediationCase.fields.flatMap(({ key, type }) =>
    type === 'attachment' ? [[key, scans[key] ?? 0] as const] : [],
  );
  return { ...head, values: { ...head.values, ...Object.fromEntries(counts) } };
}
