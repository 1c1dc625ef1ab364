// Gathers what the documents of a case print: the dossier as it is, or as it was archived, with names and scans.
import { Refusal } from '../../../../shared/contract/errors.ts';
import { mediationCase } from '../../../../shared/registers/mediation/mediationCase.ts';
import { caseDocuments, type DocumentKey } from '../../../../shared/rules/mediation/documents.ts';
import type { Dossier } from '../../../../shared/rules/mediation/dossier.ts';
import type { CodeBook } from '../../codeBook.ts';
import type { Call } from '../../handlers.ts';
import type { Db } from '../../tables.ts';
import { archivedDossier } from '../archiving.ts';
import { readCase } from '../dossierReading.ts';
import { readMediationSettings } from '../mediationSettings.ts';
import type { PrintedCase } from './printedCase.ts';
import type { Scan } from './scanPages.ts';

export interface CaseScan extends Scan {
  document: DocumentKey;
}

export interface CaseToPrint {
  printed: PrintedCase;
  scans: CaseScan[];
}

const printedTables = [
  'sex',
  'ethnic',
  'disputeKind',
  'caseSource',
  'agentPower',
  'agentKind',
  'refusalReason',
  'terminationReason',
  'keepingTerm',
  'satisfaction',
] as const;

/** The names of the codes that documents print. */
export function printedNames(codes: Pick<CodeBook, 'table'>): PrintedCase['names'] {
  return Object.fromEntries(
    printedTables.map((key) => [
      key,
      Object.fromEntries((codes.table(key)?.entries ?? []).map(({ code, name, official }) => [code, official ?? name])),
    ]),
  );
}

/** Archived cases print as they were archived; what was stated since is added. */
async function dossierToPrint(db: Db, id: string, current: Dossier): Promise<Dossier> {
  const archived = await archivedDossier(db, id);
  return archived ? { ...archived, statements: current.statements } : current;
}

async function scansOf(db: Db, dossier: Dossier): Promise<CaseScan[]> {
  const byField = new Map(caseDocuments.map(({ scan, key }) => [scan, key]));
  const stored = (register: string, ids: readonly string[]) =>
    db
      .selectFrom('attachment')
      .select(['id', 'rowId', 'field', 'name', 'kind'])
      .where('register', '=', register)
      .where('rowId', 'in', ids)
      .where('withdrawnAt', 'is', null)
      .orderBy('addedAt')
      .orderBy('id')
      .execute();
  const own = await stored(mediationCase.key, [dossier.case.id]);
  const evidenceIds = dossier.evidence.map(({ id }) => id);
  const evidence = evidenceIds.length === 0 ? [] : await stored('caseEvidence', evidenceIds);
  // Evidence lies in the order of its list.
  evidence.sort((one, other) => evidenceIds.indexOf(one.rowId) - evidenceIds.indexOf(other.rowId));
  const scan = ({ id, name, kind }: (typeof own)[number], document: DocumentKey): CaseScan => ({
    id,
    name,
    kind: kind === 'pdf' ? 'pdf' : 'photo',
    document,
  });
  return [
    ...evidence.map((each) => scan(each, 'D08')),
    ...own.flatMap((each) => {
      const document = byField.get(each.field);
      return document === undefined ? [] : [scan(each, document)];
    }),
  ];
}

/** @throws Refusal `notFound`, or `conflict` for a withdrawn case. */
export async function readForPrinting(call: Call, id: string): Promise<CaseToPrint> {
  const { township, app } = call;
  const record = await readCase(township.read, id, app.host.today());
  if (!record) throw new Refusal('notFound', '没有这个案件，可能已随导入撤销。');
  if (record.head.withdrawnAt !== null) {
    throw new Refusal('conflict', '这个案件已注销，不能出具文书。需要时请先恢复案件。');
  }
  const dossier = await dossierToPrint(township.read, id, record.dossier);
  return {
    printed: {
      dossier,
      settings: await readMediationSettings(township.read),
      names: printedNames(township.codes),
    },
    scans: await scansOf(township.read, dossier),
  };
}
