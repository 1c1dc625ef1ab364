// 治保会委员: ledgers name the village and leave the committee out, since there is one in each (registers.md §1.1).
import type { Problem } from '../../../../shared/contract/errors.ts';
import { compositionProblems } from '../../../../shared/rules/committeeComposition.ts';
import { sameName, unclear } from './referenceName.ts';
import type { ReferenceAnswer, ReferenceQuestion, RegisterReader, RowTogether } from './registerReader.ts';

function committeeOf({ written, village, villages, known }: ReferenceQuestion): ReferenceAnswer {
  if (written === null) return village === null ? { problem: null } : committeeOfVillage(village, villages, known);
  const named = sameName(known, written, village);
  const inVillage = village === null ? named : named.filter((row) => row.village === village);
  if (inVillage.length === 1) return { id: inVillage[0]!.id };
  if (inVillage.length > 1) return unclear('治保会', inVillage);
  const home = village ?? villages.leading(written) ?? villages.find(written)?.id ?? null;
  if (home !== null) return { create: { name: written, village: home } };
  return {
    problem: {
      code: 'unknownReference',
      message: `没有“${written}”这个治保会，也看不出它在哪个村（社区），请先登记治保会或写明村（社区）`,
    },
  };
}

function committeeOfVillage(
  village: string,
  villages: ReferenceQuestion['villages'],
  known: ReferenceQuestion['known'],
): ReferenceAnswer {
  const there = known.filter((row) => row.village === village);
  if (there.length === 1) return { id: there[0]!.id };
  if (there.length > 1) return unclear('治保会', there);
  return { create: { name: `${villages.nameOf(village) ?? ''}治保会`, village } };
}

/** What is too much is told at the last row that adds to it; what is missing may still come, and stands with the 治保会. */
const tooMuch: Readonly<Record<string, string | null>> = { manyChiefs: '01', manyDeputies: '02', manyMembers: null };

function compositions(rows: readonly RowTogether[], today: string): { token: string; problem: Problem }[] {
  const committees = new Map<string, RowTogether[]>();
  for (const row of rows) {
    const { committee, leftOn } = row.values;
    if (typeof committee !== 'string' || (typeof leftOn === 'string' && leftOn <= today)) continue;
    const members = committees.get(committee);
    if (members) members.push(row);
    else committees.set(committee, [row]);
  }
  return [...committees.values()].flatMap((members) => {
    const count = (post: string) => members.filter(({ values }) => values.post === post).length;
    const found = compositionProblems({ all: members.length, chiefs: count('01'), deputies: count('02') });
    return found.flatMap((problem) => {
      const post = tooMuch[problem.code];
      if (post === undefined) return [];
      const last = members.findLast(({ own, values }) => own && (post === null || values.post === post));
      return last ? [{ token: last.token, problem: { ...problem, field: 'post', label: '会中职务' } }] : [];
    });
  });
}

export const committeeMemberReader: RegisterReader = {
  completes: ['committee'],
  together: { columns: ['committee', 'post', 'leftOn'], problems: compositions },
  references: { committee: committeeOf },
  homeVia: 'committee',
};
