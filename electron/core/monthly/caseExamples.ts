// Closed cases of a period as anonymous paragraphs for 典型案例.
import { sql } from 'kysely';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Period } from '../../../shared/reports/period.ts';
import type { Dossier } from '../../../shared/rules/mediation/dossier.ts';
import { anonymousText, type Identities } from '../../../shared/rules/monthly/anonymousText.ts';
import type { CodeBook } from '../codeBook.ts';
import { readCases } from '../mediation/dossierReading.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import { type Db, rowsIn } from '../tables.ts';

type Example = OutputOf<'monthly.cases'>['cases'][number];

/** More is not read: two are chosen. */
const most = 30;

/** Closed in the period with success, those that were hard and told at length first. */
async function closedCases(db: Db, period: Period): Promise<string[]> {
  const found = await sql<{ id: string }>`select "id" from "mediationCase" where "withdrawnAt" is null
      and "closedOn" between ${period.first} and ${period.last} and "outcome" = '1'
    order by coalesce("difficulty", '') desc, length(coalesce("summary", '')) desc, "id" limit ${most}`.execute(db);
  return found.rows.map(({ id }) => id);
}

const texts = (values: readonly (string | null | undefined)[]): string[] =>
  values.filter((value): value is string => typeof value === 'string' && value.trim() !== '');

/** Names people write beside each other: 张建国、李四. */
const namesIn = (written: string | null): string[] =>
  (written ?? '').split(/[、，,；;\s]+/u).filter((name) => [...name].length <= 8);

function identitiesOf(dossier: Dossier, villages: readonly string[]): Identities {
  const { parties, agents, pool, agreements, confirmations, inquiries, sessions, consultations } = dossier;
  return {
    people: texts([
      ...parties.flatMap((party) => (party.organisation === null ? [party.name] : [])),
      ...parties.map(({ legalRepresentative }) => legalRepresentative),
      ...agents.map(({ name }) => name),
      ...pool.map(({ name }) => name),
      ...inquiries.flatMap((inquiry) => namesIn(inquiry.inquired)),
      ...sessions.flatMap((session) => namesIn(session.invited)),
      ...consultations.flatMap((consultation) => namesIn(consultation.host)),
      dossier.case.registrar,
    ]),
    organisations: texts([
      ...parties.map(({ organisation }) => organisation),
      ...parties.flatMap((party) => (party.organisation === null ? [] : [party.name])),
      dossier.case.sendingUnit,
      dossier.committee.name,
    ]),
    villages,
    places: texts([
      dossier.case.place,
      ...parties.flatMap(({ address, organisationAddress }) => [address, organisationAddress]),
      ...agents.map(({ address }) => address),
      ...pool.map(({ address }) => address),
    ]),
    numbers: texts([
      dossier.case.number,
      ...parties.flatMap(({ idNumber, phone, creditCode, organisationPhone }) => [
        idNumber,
        phone,
        creditCode,
        organisationPhone,
      ]),
      ...agents.flatMap(({ idNumber, phone }) => [idNumber, phone]),
      ...pool.flatMap(({ idNumber, phone }) => [idNumber, phone]),
      ...agreements.map(({ number }) => number),
      ...confirmations.map(({ rulingNumber }) => rulingNumber),
    ]),
  };
}

function exampleOf(dossier: Dossier, villages: readonly string[], codes: CodeBook): Example {
  const { case: head, agreements, sessions } = dossier;
  const identities = identitiesOf(dossier, villages);
  const nameOf = (table: string, code: string | null) =>
    codes.table(table)?.entries.find((entry) => entry.code === code)?.name ?? '';
  const kind = nameOf('disputeKind', head.kind) || '民间纠纷';
  const agreement = agreements.find(({ replacedOn }) => replacedOn === null);
  const form = agreement?.form === '2' ? '书面' : agreement?.form === '1' ? '口头' : '';
  const ended = (text: string) => (/[。！？]$/u.test(text.trim()) ? text.trim() : `${text.trim()}。`);
  const sentences = [
    head.summary === null ? '' : ended(head.summary),
    sessions.length > 0 ? `调委会受理后，先后组织调解${sessions.length}次。` : '调委会受理后组织调解。',
    agreement?.content ? `双方达成${form}协议：${ended(agreement.content)}` : `双方达成${form}协议。`,
  ];
  const told = sentences.join('').replaceAll(/\s*\n\s*/gu, '');
  return { case: head.id, title: anonymousText(`${kind}调解案`, identities), text: anonymousText(told, identities) };
}

export async function caseExamples(db: Db, period: Period, world: QueryWorld): Promise<Example[]> {
  const ids = await closedCases(db, period);
  const rows = await rowsIn(db).selectFrom('village').select('name').execute();
  const villages = rows.map(({ name }) => String(name));
  const records = await readCases(db, ids, world.today);
  return records.map(({ dossier }) => exampleOf(dossier, villages, world.codes));
}
