// Every case stands once in the 矛盾纠纷 ledger. The case writes what it knows better; the rest of that row stays the
// ledger's own. So the ledger's statistics count the ledger alone.
import { sql } from 'kysely';
import type { Problem } from '../../../shared/contract/errors.ts';
import type { FieldValue, RowValues } from '../../../shared/fields/field.ts';
import { dispute } from '../../../shared/registers/dispute.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import { sameValue } from '../registers/normalise.ts';
import { readFullRow } from '../registers/readRows.ts';
import type { ChangeRow, RowBeingWritten } from '../registers/rules/registerRules.ts';
import type { WriteCall } from '../registers/writeCall.ts';
import { type Db, rowsIn } from '../tables.ts';
import { isInHand } from './casesInHand.ts';
import type { CaseRecord } from './dossierReading.ts';

const succeeded = '1';
const failed = '2';
const open = '3';
/** 化解方式: 人民调解. */
const byMediation = '01';

/** The fields of a ledger row that its case writes. */
export const ownedByCase: readonly string[] = [
  'title',
  'happenedOn',
  'acceptedOn',
  'village',
  'place',
  'scale',
  'event',
  'kind',
  'provincialKind',
  'source',
  'parties',
  'people',
  'amount',
  'summary',
  'dueOn',
  'way',
  'organisation',
  'mediator',
  'outcome',
  'resolvedOn',
];

/** Makes or mends the ledger row of a case; `head` holds what was worked out. @returns the row's id. */
export async function keepDispute(
  record: CaseRecord,
  head: RowValues,
  call: WriteCall,
  changeRow: ChangeRow,
): Promise<string> {
  const known = record.dossier.case.dispute;
  const row = known === null ? undefined : await readFullRow(call.trx, dispute, known, call.today);
  const standing = row && row.withdrawnAt === null ? row : undefined;
  const own = disputeValues(record, head, standing?.values ?? null);
  const changed = await changeRow(
    { register: dispute, id: standing?.id ?? null, version: null, changes: {}, own },
    call,
  );
  return changed.id;
}

/** What the ledger says of a case. `standing` is the ledger row as it stands, if there is one. */
function disputeValues(
  { dossier, head: before }: CaseRecord,
  head: RowValues,
  standing: RowValues | null,
): Record<string, FieldValue> {
  const of = dossier.case;
  const mediator = dossier.pool.find(({ id }) => id === head.mediator)?.name ?? null;
  const party = dossier.parties.find(({ person }) => person !== null)?.person ?? null;
  const isAccepted = of.acceptedOn !== null;
  return {
    title: of.title,
    happenedOn: of.happenedOn ?? earliest([of.registeredOn, of.appliedOn, of.acceptedOn, of.refusedOn]),
    acceptedOn: of.acceptedOn,
    village: of.village,
    place: of.place,
    scale: of.scale,
    event: of.event,
    kind: of.kind,
    provincialKind: of.provincialKind,
    source: of.channel,
    parties: cut(head.partyNames, 'parties'),
    ...(standing?.mainParty == null && party !== null ? { mainParty: party } : {}),
    people: of.people ?? (typeof head.partyCount === 'number' && head.partyCount > 0 ? head.partyCount : null),
    amount: of.amount,
    summary: cut(of.summary, 'summary'),
    dueOn: head.dueOn ?? null,
    way: isAccepted ? byMediation : (standing?.way ?? null),
    organisation: cut(dossier.committee.name, 'organisation'),
    mediator: cut(mediator ?? standing?.mediator ?? null, 'mediator'),
    ...ending(before.values.outcome ?? null, head, standing),
    ...story(dossier, standing),
  };
}

/** The result; a ledger row that was closed before its case is keeps what it says until the case says something. */
function ending(was: FieldValue, head: RowValues, standing: RowValues | null): Record<string, FieldValue> {
  const { outcome } = head;
  if (outcome === succeeded || outcome === failed)
    return { outcome, resolvedOn: head.closedOn ?? head.agreedOn ?? null };
  const wasOpen = was !== succeeded && was !== failed;
  if (standing && wasOpen) return { outcome: standing.outcome ?? open, resolvedOn: standing.resolvedOn ?? null };
  return { outcome: open, resolvedOn: null };
}

/** 化解情况 in the words of the agreement or of the end; where there are none the ledger's own words stay. */
function story(
  { agreements, case: of }: CaseRecord['dossier'],
  standing: RowValues | null,
): Record<string, FieldValue> {
  const agreement = agreements.findLast(({ replacedOn }) => replacedOn === null);
  const text = agreement?.content ?? of.terminationNote ?? null;
  return { result: cut(text ?? standing?.result ?? null, 'result') };
}

function earliest(days: readonly (string | null)[]): string | null {
  const known = days.filter((day) => day !== null);
  return known.length === 0 ? null : known.reduce((one, other) => (one < other ? one : other));
}

/** A text no longer than the ledger's column takes. */
function cut(text: FieldValue | undefined, field: string): string | null {
  if (typeof text !== 'string') return null;
  const declared = fieldOf(dispute, field);
  const most = 'maxLength' in declared ? declared.maxLength : 0;
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** The case in use that a ledger row belongs to, unless this transaction is at work on it. */
export async function caseOwning(id: string, call: WriteCall): Promise<{ id: string; title: string } | null> {
  const row = await rowsIn(call.trx)
    .selectFrom('mediationCase')
    .select(['id', 'title'])
    .where('dispute', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return row && !isInHand(call, row.id) ? { id: row.id, title: String(row.title) } : null;
}

const owned: ReadonlySet<string> = new Set(ownedByCase);

/** `RegisterRules.writtenElsewhere` of 矛盾纠纷. */
export async function fieldsOfCases(ids: readonly string[], db: Db): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ dispute: string }>`select "dispute" from "mediationCase"
    where "dispute" in (${sql.join(ids)}) and "withdrawnAt" is null`.execute(db);
  return new Map(found.rows.map(({ dispute: id }) => [id, owned]));
}

/** What the case writes is changed in the case (`ownedByCase`). */
export async function ownershipProblems(row: RowBeingWritten, call: WriteCall): Promise<Problem[]> {
  if (row.id === null || row.before === null) return [];
  const { before, values } = row;
  const touched = ownedByCase.filter((key) => !sameValue(before[key] ?? null, values[key] ?? null));
  if (touched.length === 0 || (await caseOwning(row.id, call)) === null) return [];
  return touched.map((key) => {
    const { label } = fieldOf(dispute, key);
    const message = `这条纠纷已立为人民调解案件，“${label}”由案件带出，请打开案件修改`;
    return { field: key, label, code: 'ownedByCase', level: 'error', message };
  });
}
