// How a 人民调解委员会 must be made up: 人民调解法 (2011) article 8; mediation.md §4.2.
import type { Problem } from '../contract/errors.ts';

export interface PeopleCommitteeComposition {
  /** 委员, 主任 and 副主任 in office; mediators who are only engaged do not count. */
  members: number;
  chiefs: number;
  women: number;
  /** Where several ethnic groups live together. */
  isMinorityArea: boolean;
  /** Different ethnic groups among the members; an unknown one counts as another. */
  ethnicGroups: number;
}

const article = '（人民调解法第八条）';

/** What is not as article 8 asks: warnings, since a committee is filled one by one. */
export function peopleCommitteeProblems(composition: PeopleCommitteeComposition): Problem[] {
  const { members, chiefs, women, isMinorityArea, ethnicGroups } = composition;
  const problems: Problem[] = [];
  const warn = (code: string, message: string) =>
    problems.push({ code, message: `${message}${article}`, level: 'warning' });
  if (members === 0) {
    warn('noMembers', '还没有登记委员，应有委员 3—9 人，其中主任 1 人');
    return problems;
  }
  if (chiefs === 0) warn('noChief', '缺主任，应设主任 1 人');
  problems.push(...excessProblems(composition));
  if (members < 3) warn('fewMembers', `委员共 ${members} 人，不足 3 人`);
  if (women === 0) warn('noWoman', '没有妇女成员，应当有妇女成员');
  if (isMinorityArea && ethnicGroups === 1) {
    warn('oneEthnicGroup', '委员都是同一民族，多民族居住的地区应当有人数较少民族的成员');
  }
  return problems;
}

/** What is too much: told with the member who adds to it; what is missing may still come. */
export function excessProblems({ members, chiefs }: Pick<PeopleCommitteeComposition, 'members' | 'chiefs'>): Problem[] {
  const problems: Problem[] = [];
  const warn = (code: string, message: string) =>
    problems.push({ code, message: `${message}${article}`, level: 'warning' });
  if (chiefs > 1) warn('manyChiefs', `主任有 ${chiefs} 人，应为 1 人`);
  if (members > 9) warn('manyMembers', `委员共 ${members} 人，超过 9 人`);
  return problems;
}
