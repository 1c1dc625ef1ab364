// 人民调解: ledgers name the village and leave its committee out, shorten the committee's name, and name a mediator by
// the person alone.
import type { Problem } from '../../../../shared/contract/errors.ts';
import { excessProblems } from '../../../../shared/rules/peopleCommitteeComposition.ts';
import { adultProblems } from '../../registers/rules/mediator.ts';
import { organisationKey, sameName, unclear } from './referenceName.ts';
import type { NamedRow, ReferenceAnswer, ReferenceQuestion, RegisterReader, RowTogether } from './registerReader.ts';

/** The committee that is meant, or what is to be told; null where the ledger says nothing of a committee. */
function knownCommittee({ written, village, villages, known }: ReferenceQuestion): ReferenceAnswer | null {
  const inVillage = (rows: readonly NamedRow[], home: string | null) =>
    home === null ? rows : rows.filter((row) => row.village === home);
  if (written === null) {
    if (village === null) return { problem: null };
    return onlyOne(inVillage(known, village));
  }
  const named = sameName(known, written, village);
  const exact = onlyOne(named.length > 1 ? inVillage(named, village) : named);
  if (exact) return exact;
  // 那铁村 alone, or 那铁村调解委员会 where the committee is called 那铁村人民调解委员会.
  const home = villages.find(written)?.id ?? null;
  return home === null ? null : onlyOne(inVillage(known, home));
}

function onlyOne(rows: readonly NamedRow[]): ReferenceAnswer | null {
  const [row] = rows;
  if (!row) return null;
  return rows.length === 1 ? { id: row.id } : unclear('调委会', rows);
}

function unknownCommittee(written: string | null): ReferenceAnswer {
  const message =
    written === null
      ? '这个村（社区）还没有登记调委会，请先登记人民调解委员会'
      : `没有“${written}”这个调委会，请先登记人民调解委员会，或写明全称`;
  return { problem: { code: 'unknownReference', message } };
}

const committee = (question: ReferenceQuestion): ReferenceAnswer =>
  knownCommittee(question) ?? unknownCommittee(question.written);

/** A roster of mediators brings the committees of villages along; of what kind any other is, it does not say. */
function committeeOfRoster(question: ReferenceQuestion): ReferenceAnswer {
  const found = knownCommittee(question);
  if (found) return found;
  const { written, village, villages } = question;
  const home = village ?? (written === null ? null : (villages.leading(written) ?? villages.find(written)?.id ?? null));
  const homeName = home === null ? undefined : villages.nameOf(home);
  if (home === null || homeName === undefined) return unknownCommittee(written);
  const isNamed = written !== null && organisationKey(written).endsWith('调委会');
  const name = isNamed ? written : `${homeName}人民调解委员会`;
  return { create: { name, village: home, kind: /社区|居委会|居$/u.test(homeName) ? '2' : '1' } };
}

/** Rows of this name, those of the committee beside it where one is named. */
function inBody({ written, village, beside, known }: ReferenceQuestion): NamedRow[] {
  const named = sameName(known, written ?? '', village);
  const body = beside.committee;
  if (typeof body !== 'string') return named;
  return named.filter((row) => organisationKey(row.body ?? '') === organisationKey(body));
}

function room(question: ReferenceQuestion): ReferenceAnswer {
  if (question.written === null) return { problem: null };
  const rows = inBody(question);
  if (rows.length === 1) return { id: rows[0]!.id };
  if (rows.length > 1) return unclear('调解室', rows);
  return {
    problem: { code: 'unknownReference', message: `没有“${question.written}”这个调解室，请先登记调解室` },
  };
}

function mediator(question: ReferenceQuestion): ReferenceAnswer {
  const { written } = question;
  if (written === null) return { problem: null };
  const rows = inBody(question);
  if (rows.length === 1) return { id: rows[0]!.id };
  if (rows.length === 0) {
    return {
      problem: { code: 'unknownReference', message: `没有名为“${written}”的人民调解员，请先登记，或核对所属调委会` },
    };
  }
  const bodies = rows.map((row) => `“${row.body ?? ''}”`).slice(0, 3);
  const message = `有 ${rows.length} 名调解员叫“${written}”（${bodies.join('、')}），请写明所属调委会`;
  return { problem: { code: 'unclearReference', message } };
}

const memberPosts = new Set(['2', '3', '4']);
const chief = '3';
/** What is too much is told at the last row that adds to it; what is missing may still come. */
const addedBy: Readonly<Record<string, (post: string) => boolean>> = {
  manyChiefs: (post) => post === chief,
  manyMembers: (post) => memberPosts.has(post),
};

function compositions(rows: readonly RowTogether[], today: string): { token: string; problem: Problem }[] {
  const members = rows.filter(({ values: { committee: of, post, leftOn } }) => {
    const hasLeft = typeof leftOn === 'string' && leftOn <= today;
    return typeof of === 'string' && memberPosts.has(String(post)) && !hasLeft;
  });
  const byCommittee = Map.groupBy(members, ({ values }) => values.committee);
  return [...byCommittee.values()].flatMap((group) => {
    const chiefs = group.filter(({ values }) => values.post === chief).length;
    return excessProblems({ members: group.length, chiefs }).flatMap((problem) => {
      const last = group.findLast(({ own, values }) => own && addedBy[problem.code]?.(String(values.post)));
      return last ? [{ token: last.token, problem: { ...problem, field: 'post', label: '调委会职位' } }] : [];
    });
  });
}

export const mediatorReader: RegisterReader = {
  completes: ['committee'],
  together: { columns: ['committee', 'post', 'leftOn'], problems: compositions },
  references: { committee: committeeOfRoster, room },
  homeVia: 'committee',
  withLinked: (values, { person }, today) => (person === undefined ? [] : adultProblems(values, person, today)),
};

export const mediationRoomReader: RegisterReader = { completes: [], references: { committee } };

/** Trainings and awards: a row for each mediator. */
export const ofMediatorReader: RegisterReader = { completes: [], references: { mediator } };

export const screeningReader: RegisterReader = { completes: ['committee'], references: { committee } };
