// 治保会委员: nobody twice in one committee while in office (blocks); numbers of 主任, 副主任 and members (warn).
import { sql } from 'kysely';
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { compositionProblems } from '../../../../shared/rules/committeeComposition.ts';
import { rowsIn } from '../../tables.ts';
import type { WriteCall } from '../writeCall.ts';
import { standsAlready } from './membership.ts';
import type { RegisterRules, RowBeingWritten } from './registerRules.ts';

export const committeeMemberRules: RegisterRules = {
  checkValues(values) {
    if (values.leftOn == null || values.leftReason != null) return [];
    return [
      {
        field: 'leftReason',
        label: '退出原因',
        code: 'reasonMissing',
        level: 'warning',
        message: '退出的委员应写明退出原因',
      },
    ];
  },

  async checkAgainst(row, call) {
    const twice = await standsAlready('committeeMember', 'committee', row, call);
    if (twice) {
      return [
        {
          field: 'person',
          label: '姓名',
          code: 'alreadyMember',
          level: 'error',
          message: '这个人已在本治保会任职，不能重复登记。如是换届，请先在原来那条填写退出日期',
        },
      ];
    }
    return composition(row, call);
  },

  // A member made in place lives, as far as is known, in the committee's village.
  async newLinked(field, values, call): Promise<Record<string, FieldValue>> {
    if (field !== 'person' || typeof values.committee !== 'string') return {};
    const committee = await rowsIn(call.trx)
      .selectFrom('committee')
      .select('village')
      .where('id', '=', values.committee)
      .executeTakeFirst();
    return { village: (committee?.village as string | undefined) ?? null };
  },
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
