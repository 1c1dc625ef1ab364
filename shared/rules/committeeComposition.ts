// How a 治保会 must be made up: 治安保卫委员会暂行组织条例 (1952) article 3; registers.md §1.1.
import type { Problem } from '../contract/errors.ts';

export interface Composition {
  /** Members in office, whatever their post. */
  all: number;
  chiefs: number;
  deputies: number;
}

/**
 * What is not as the rule asks. Warnings while members are being entered: a committee is filled one by one. The
 * registration form is not issued while one of them stands (codes.md §13).
 */
export function compositionProblems({ all, chiefs, deputies }: Composition): Problem[] {
  const problems: Problem[] = [];
  const warn = (code: string, message: string) => problems.push({ code, message, level: 'warning' });
  if (all === 0) {
    warn('noMembers', '还没有登记委员，应有主任 1 人、委员共 3—11 人');
    return problems;
  }
  if (chiefs === 0) warn('noChief', '缺主任，应有主任 1 人');
  if (chiefs > 1) warn('manyChiefs', `主任有 ${chiefs} 人，应为 1 人`);
  if (deputies > 2) warn('manyDeputies', `副主任有 ${deputies} 人，不应超过 2 人`);
  if (all < 3) warn('fewMembers', `委员共 ${all} 人，不足 3 人`);
  if (all > 11) warn('manyMembers', `委员共 ${all} 人，超过 11 人`);
  return problems;
}
