// The cases of a period with the verdict on each: what is payable, how much and to whom, or what stands in the way.
import { sql } from 'kysely';
import { lackingInWords, missingRequired, tilesOf } from '../../../shared/rules/mediation/checklist.ts';
import { documentOf } from '../../../shared/rules/mediation/documents.ts';
import type { Dossier } from '../../../shared/rules/mediation/dossier.ts';
import type { Tile } from '../../../shared/rules/mediation/judgement.ts';
import type { MediationSettings } from '../../../shared/rules/mediation/mediationSettings.ts';
import type { CaseMediatorShare } from '../../../shared/rules/mediation/subsidy/shares.ts';
import type { SubsidyRules } from '../../../shared/rules/mediation/subsidy/subsidyRules.ts';
import {
  type SubsidyCase,
  type SubsidyVerdict,
  subsidyDay,
  subsidyVerdict,
} from '../../../shared/rules/mediation/subsidy/verdict.ts';
import type { CodeBook } from '../codeBook.ts';
import { readDossiers } from '../mediation/dossierReading.ts';
import { readMediationSettings } from '../mediation/mediationSettings.ts';
import type { Db } from '../tables.ts';
import { paidCases } from './payments.ts';
import { type Repeat, repeatsOf } from './repeats.ts';
import { readSubsidyRules } from './subsidySettings.ts';

/** The columns of a case's head that decide about its payment. */
export interface SubsidyHead {
  id: string;
  number: string | null;
  title: string;
  acceptedOn: string | null;
  closedOn: string | null;
  archivedOn: string | null;
  outcome: string | null;
  agreementForm: string | null;
  difficulty: string | null;
  /** The name of who presides. */
  presiding: string | null;
}

export interface JudgedCase {
  head: SubsidyHead;
  /** The day that puts it into a period. */
  day: string;
  /** 书面协议, 口头协议, 调解不成 or empty. */
  form: string;
  difficulty: string;
  /** Null where the dossier was not looked at: paid or still open. */
  documents: SubsidyCase['documents'] | null;
  /** Who is paid; where the dossier was not looked at, who presides. */
  mediators: readonly string[];
  repeats: readonly Repeat[];
  verdict: SubsidyVerdict;
}

export interface JudgingFacts {
  codes: CodeBook;
  today: string;
}

const headColumns = [
  'id',
  'number',
  'title',
  'acceptedOn',
  'closedOn',
  'archivedOn',
  'outcome',
  'agreementForm',
  'difficulty',
] as const;

const dayExpressions = {
  archived: sql.raw('coalesce(c."archivedOn", c."closedOn", c."acceptedOn")'),
  complete: sql.raw('coalesce(c."closedOn", c."acceptedOn")'),
} satisfies Record<SubsidyRules['dossier'], unknown>;

/** Accepted cases of a period (both days included) in the order of their days, each with its verdict. */
export async function judgedCases(
  db: Db,
  period: { first: string; last: string },
  facts: JudgingFacts,
): Promise<JudgedCase[]> {
  const rules = await readSubsidyRules(db);
  const day = dayExpressions[rules.dossier];
  const found =
    await sql<SubsidyHead>`select ${sql.join(headColumns.map((column) => sql.ref(`c.${column}`)))}, p."name" as "presiding"
    from "mediationCase" c left join "mediator" m on m."id" = c."mediator" left join "person" p on p."id" = m."person"
    where c."withdrawnAt" is null and (c."acceptedOn" is not null or c."outcome" is not null)
    and ${day} between ${period.first} and ${period.last} order by c."id"`.execute(db);
  const judged = await judge(db, found.rows, rules, facts);
  return judged.sort((left, right) => collator.compare(orderOf(left), orderOf(right)));
}

// 第4号 stands before 第14号.
const collator = new Intl.Collator('zh-CN', { numeric: true });
const orderOf = ({ day, head }: JudgedCase): string => `${day} ${head.number ?? ''}`;

async function judge(
  db: Db,
  heads: readonly SubsidyHead[],
  rules: SubsidyRules,
  { codes, today }: JudgingFacts,
): Promise<JudgedCase[]> {
  const settings = await readMediationSettings(db);
  const paid = await paidCases(db);
  // Dossiers are read only where they can matter.
  const read = heads.filter(({ id, closedOn }) => closedOn !== null && !paid.has(id)).map(({ id }) => id);
  const dossiers = new Map((await readDossiers(db, read, today)).map((dossier) => [dossier.case.id, dossier]));
  const repeats = await repeatsOf(db, read, rules.sameWithinDays, new Set(paid.keys()));
  const difficulty = namesIn(codes, 'caseDifficulty');
  return heads.map((head) => {
    const dossier = dossiers.get(head.id);
    const documents = dossier ? documentsOf(dossier, settings) : null;
    const mediators = dossier ? mediatorsOf(dossier) : [];
    const own = repeats.get(head.id) ?? [];
    const facts: SubsidyCase = { ...head, mediators, documents: documents ?? { complete: 0, all: 0, missing: [] } };
    return {
      head,
      day: subsidyDay(head, rules.dossier)!,
      form: caseForm(head),
      difficulty: difficulty(head.difficulty),
      documents,
      mediators: dossier ? mediators.map(({ name }) => name) : head.presiding === null ? [] : [head.presiding],
      repeats: own,
      verdict: subsidyVerdict(
        facts,
        {
          paidOn: paid.get(head.id) ?? null,
          repeats: own.flatMap(({ title, why, decision }) =>
            decision?.isSeparate ? [] : [{ text: `${title}（${why}）`, confirmedBecause: decision?.reason ?? null }],
          ),
        },
        rules,
      ),
    };
  });
}

function caseForm({ outcome, agreementForm }: SubsidyHead): string {
  if (outcome === '2') return '调解不成';
  if (agreementForm === '1') return '口头协议';
  return agreementForm === '2' ? '书面协议' : '';
}

function namesIn(codes: CodeBook, table: string): (code: string | null) => string {
  const names = new Map(codes.table(table)?.entries.map(({ code, name }) => [code, name]));
  return (code) => (code === null ? '' : (names.get(code) ?? code));
}

const recorder = '3';
const presiding = '1';

/** Mediators who preside or take part and were not replaced, each once. */
function mediatorsOf(dossier: Dossier): CaseMediatorShare[] {
  const names = new Map(dossier.pool.map(({ id, name }) => [id, name]));
  const byId = new Map<string, CaseMediatorShare>();
  for (const { mediator, role, until } of dossier.mediators) {
    if (mediator === null || role === recorder || until !== null) continue;
    const isPresiding = role === presiding || (byId.get(mediator)?.presiding ?? false);
    byId.set(mediator, { mediator, name: names.get(mediator) ?? '', presiding: isPresiding });
  }
  return [...byId.values()];
}

/**
 * Complete documents out of those that the dossier has or needs. Cover, contents and back cover make themselves and do
 * not count; nor does an optional document of which there is neither a record nor a scan.
 */
function documentsOf(dossier: Dossier, settings: MediationSettings): SubsidyCase['documents'] {
  const tiles = tilesOf(dossier, settings).filter(({ document }) => documentOf(document).scan !== null);
  const counted = tiles.filter((tile) => tile.need === 'required' || (tile.state !== 'notNeeded' && isThere(tile)));
  return {
    complete: counted.filter(({ state }) => state === 'complete').length,
    all: counted.length,
    missing: missingRequired(tiles).map(lackingInWords),
  };
}

const isThere = ({ rows, scans }: Tile): boolean => rows.length > 0 || scans > 0;
