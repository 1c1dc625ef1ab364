// 治保会委员: nobody twice in one committee while in office (blocks); numbers of 主任, 副主任 and members (warn).
import { sql } from 'kysely';
import type { Problem } from '../../../../shared/contract/errors.ts';
import { compositionProblems } from '../../../../shared/rules/committeeComposition.ts';
import type { WriteCall } from '../writeCall.ts';
import { cameBack, homeOfMember, type MembershipKind, membershipProblems } from './membership.ts';
import type { RegisterRules, RowBeingWritten } from './registerRules.ts';

const kind: MembershipKind = {
  register: 'committeeMember',
  body: 'committee',
  twice: '这个人已在本治保会任职，不能重复登记。如是换届，请先在原来那条填写退出日期',
};

export const committeeMemberRules: RegisterRules = {
  derive: cameBack,

  checkValues(values) {
    if (values.leftOn == null || values.leftReason != null) return [];
    const message = '退出的委员应写明退出原因';
    return [{ field: 'leftReason', label: '退出原因', code: 'reasonMissing', level: 'warning', message }];
  },

  async checkAgainst(row, call) {
    const problems = await membershipProblems(kind, row, call);
    if (problems.some((problem) => problem.level === 'error')) return problems;
    return [...problems, ...(await composition(row, call))];
  },

  newLinked: async (field, values, call) =>
    field === 'person' ? homeOfMember('committee', values.committee ?? null, call) : {},
};

async function composition(row: RowBeingWritten, call: WriteCall): Promise<Problem[]> {
  const { committee, post, leftOn } = row.values;
  if (typeof committee !== 'string') return [];
  const found = await sql<{ post: string; people: number }>`select "post", count(*) as "people" from "committeeMember"
    where "committee" = ${committee} and "withdrawnAt" is null and ("leftOn" is null or "leftOn" > ${call.today})
      and "id" <> ${row.id ?? ''} group by "post"`.execute(call.trx);
  const inOffice = leftOn == null || String(leftOn) > call.today;
  const others = (wanted: string | null) =>
    found.rows
      .filter((each) => wanted === null || each.post === wanted)
      .reduce((sum, each) => sum + Number(each.people), 0);
  const count = (wanted: string | null) => others(wanted) + (inOffice && (wanted === null || post === wanted) ? 1 : 0);
  return compositionProblems({ all: count(null), chiefs: count('01'), deputies: count('02') });
}
